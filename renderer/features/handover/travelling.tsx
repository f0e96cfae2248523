import { useState } from 'react';
import type { Travelling as TravellingThing } from '../../../preload/contract/handover.ts';
import { goTo } from '../../data/navigation.ts';
import { requestReadParcel } from '../../data/parcel-request.ts';
import { useMay } from '../../data/session.tsx';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { Tag } from '../../ui/tag.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useNamedDesk } from './desk-name.ts';
import { WriteToStick } from './write-to-stick.tsx';
import './travelling.css';

/** Files of this post that are between two desks, and where a parcel is brought in; nothing in an office of one desk. */
export function Travelling() {
  const { value: files } = useOfficeQuery('handover.travelling', {});
  const { value: standing } = useOfficeQuery('handover.standing', {});
  const works = useMay('dak.work');
  const { t } = useLanguage();
  const [refusing, setRefusing] = useState<TravellingThing | null>(null);
  const brings = works && standing?.others === true;
  if (!files || (files.length === 0 && !brings)) return null;
  return (
    <section className="panel travelling" aria-label={t('handover.travelling')} data-testid="travelling">
      <div className="row row-spread">
        <h2>{t('handover.travelling')}</h2>
        {brings ? (
          <Button kind="quiet" icon="returned" onPress={requestReadParcel} testId="read-stick">
            {t('handover.readStick')}
          </Button>
        ) : null}
      </div>
      <ul className="plain">
        {files.map((file) => (
          <TravellingLine key={file.id} file={file} onRefuse={() => setRefusing(file)} />
        ))}
      </ul>
      {refusing ? <RefuseDialog file={refusing} onClose={() => setRefusing(null)} /> : null}
    </section>
  );
}

function TravellingLine({ file, onRefuse }: { readonly file: TravellingThing; readonly onRefuse: () => void }) {
  const { t, moment } = useLanguage();
  const nameOf = useNamedDesk();
  const out = file.way === 'out';
  const desk = nameOf(file.desk);
  return (
    <li className="travelling-line" data-testid="travelling-file" data-way={file.way}>
      <div className="grow">
        <p>
          <NumberText text={file.number} /> <ScriptText text={file.subject} />
        </p>
        <p className="soft small">
          {t(out ? 'handover.goingTo' : 'handover.comingFrom', { desk })}
          {file.since === null ? null : <> · {t('handover.since', { moment: moment(file.since) })}</>}
        </p>
        {file.relays.map((relay) => (
          <p key={relay.desk?.id ?? 'centre'} className="soft small" data-testid="lies-at">
            {t('handover.liesAt', { desk: relay.desk ? nameOf(relay.desk) : t('handover.centralServer'), moment: moment(relay.since) })}
          </p>
        ))}
      </div>
      {out || !file.desk.reachable ? <Standing file={file} /> : <Arriving file={file} />}
      {out && !file.desk.reachable ? <WriteToStick thing={file} /> : null}
      {out ? (
        <Button kind="quiet" icon="file" onPress={() => goTo(file.kind === 'file' ? { screen: 'file', fileId: file.id } : { screen: 'receipt', receiptId: file.id })} testId="travelling-open">
          {t('handover.look')}
        </Button>
      ) : (
        <Button onPress={onRefuse} testId="travelling-refuse">
          {t('handover.refuse')}
        </Button>
      )}
    </li>
  );
}

function Standing({ file }: { readonly file: TravellingThing }) {
  const { t } = useLanguage();
  if (file.recalled) return <Tag text={t('handover.askedBack')} tone="warn" icon="pullBack" />;
  if (!file.desk.reachable) return <Tag text={t('handover.waiting')} tone="warn" icon="warning" />;
  return <Tag text={t('handover.handingOver')} tone="accent" icon="sent" />;
}

const bytesAMegabyte = 1024 * 1024;

function Arriving({ file: { done, total } }: { readonly file: TravellingThing }) {
  const { t, number } = useLanguage();
  const megabytes = (bytes: number) => number(Math.round((10 * bytes) / bytesAMegabyte) / 10);
  return (
    <div className="travelling-progress">
      <Progress label={t('handover.arriving')} done={done} total={total} text={t('handover.arrived', { done: megabytes(done), total: megabytes(total) })} />
    </div>
  );
}

function RefuseDialog({ file, onClose }: { readonly file: TravellingThing; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const refuse = useCommand('handover.refuse');
  return (
    <ReasonDialog
      name="refuse-file"
      title={t('handover.refuseTitle')}
      text={t('handover.refuseText')}
      action={t('handover.refuse')}
      run={(reason) => refuse.run({ id: file.id, reason })}
      error={refuse.error}
      done={t('handover.refused')}
      onClose={onClose}
    />
  );
}
