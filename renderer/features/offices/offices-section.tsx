import { useState } from 'react';
import type { OfficeTree, OtherOffice } from '../../../preload/contract/offices.ts';
import { useMay } from '../../data/session.tsx';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { AdmitDialog } from './admit-dialog.tsx';
import { OfficeLine } from './office-line.tsx';
import { levels, useOfficeName } from './office-words.ts';
import { PartDialog } from './part-dialog.tsx';
import { SuperiorForm } from './superior-form.tsx';
import './offices.css';

/** The office among other offices: who stands over and under it, and for the registrar saying so. */
export function OfficesSection() {
  const { t } = useLanguage();
  const mayManage = useMay('office.manage');
  const { value: tree } = useOfficeQuery('offices.tree', {});
  const look = useCommand('offices.look');
  if (!tree || !tree.centre) return null;
  const manages = mayManage && tree.registrarDesk;
  const isAlone = !tree.superior && tree.subordinates.length === 0 && tree.requests.length === 0;
  if (!manages && isAlone) return null;
  return (
    <section className="panel panel-padded stack" data-testid="offices">
      <h2>{t('offices.title')}</h2>
      {isAlone ? <p>{t('offices.about')}</p> : null}
      {manages ? <OwnPlace tree={tree} /> : null}
      <Requests tree={tree} manages={manages} />
      <Bonds tree={tree} manages={manages} />
      <Others tree={tree} />
      <ErrorNotice error={look.error} />
      <div>
        <Button disabled={look.busy} onPress={() => void look.run({})} testId="offices-look">
          {t('offices.look')}
        </Button>
      </div>
    </section>
  );
}

/** The code by which others name this office, and its level. */
function OwnPlace({ tree }: { readonly tree: OfficeTree }) {
  const { t } = useLanguage();
  const setLevel = useCommand('offices.setLevel');
  return (
    <div className="stack stack-tight offices-own">
      <dl className="offices-facts">
        <dt>{t('offices.ownCode')}</dt>
        <dd>
          <bdi dir="ltr" className="number offices-code" data-testid="office-code">
            {tree.code}
          </bdi>
        </dd>
      </dl>
      <p className="soft small">{t('offices.ownCodeHint')}</p>
      <SelectField
        label={t('offices.ownLevel')}
        options={levels.map((id) => ({ id, label: t(`offices.level_${id}`) }))}
        value={tree.level}
        onChange={(level) => void setLevel.run({ level })}
        placeholder={t('offices.chooseLevel')}
        testId="office-level"
      />
      <ErrorNotice error={setLevel.error} />
    </div>
  );
}

/** Offices that say they stand under this one: asked who they are before it counts. */
function Requests({ tree, manages }: { readonly tree: OfficeTree; readonly manages: boolean }) {
  const { t } = useLanguage();
  const nameOf = useOfficeName();
  const [admitting, setAdmitting] = useState<OtherOffice | null>(null);
  if (!manages || tree.requests.length === 0) return null;
  return (
    <>
      {tree.requests.map((office) => (
        <Notice key={office.office} tone="warn">
          <div className="offices-request" data-testid="office-request">
            <span>{t('offices.asks', { office: nameOf(office) })}</span>
            <Button kind="primary" onPress={() => setAdmitting(office)} testId="office-admit">
              {t('offices.lookAtRequest')}
            </Button>
          </div>
        </Notice>
      ))}
      {admitting ? <AdmitDialog office={admitting} onClose={() => setAdmitting(null)} /> : null}
    </>
  );
}

function Bonds({ tree, manages }: { readonly tree: OfficeTree; readonly manages: boolean }) {
  const { t } = useLanguage();
  const [parting, setParting] = useState<OtherOffice | null>(null);
  const onPart = manages ? setParting : null;
  return (
    <>
      <h3>{t('offices.superior')}</h3>
      {tree.superior ? (
        <ul className="plain">
          <OfficeLine office={tree.superior} side="superior" onPart={onPart} />
        </ul>
      ) : manages ? (
        <SuperiorForm />
      ) : (
        <p className="soft">{t('offices.noSuperior')}</p>
      )}
      {tree.subordinates.length === 0 ? null : (
        <>
          <h3>{t('offices.subordinates')}</h3>
          <ul className="plain">
            {tree.subordinates.map((office) => (
              <OfficeLine key={office.office} office={office} side="subordinate" onPart={onPart} />
            ))}
          </ul>
        </>
      )}
      {parting ? <PartDialog office={parting} onClose={() => setParting(null)} /> : null}
    </>
  );
}

/** Where files can go besides: what stands above and below those. */
function Others({ tree }: { readonly tree: OfficeTree }) {
  const { t } = useLanguage();
  const bound = new Set([tree.superior, ...tree.subordinates].flatMap((office) => office?.office ?? []));
  const others = tree.others.filter(({ office }) => !bound.has(office));
  if (others.length === 0) return null;
  return (
    <>
      <h3>{t('offices.others')}</h3>
      <ul className="plain">
        {others.map((office) => (
          <OfficeLine key={office.office} office={{ ...office, bound: true }} side="other" onPart={null} />
        ))}
      </ul>
    </>
  );
}
