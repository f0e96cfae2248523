import { useState } from 'react';
import type { LetterView } from '../../../preload/contract/letters.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { isMessageKey } from '../../i18n/catalog.ts';
import { isolate, isolateLtr } from '../../i18n/script.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { Tag } from '../../ui/tag.tsx';
import { SpoilDialog } from './spoil-dialog.tsx';

type Issued = NonNullable<LetterView['issued']>;
type Copy = LetterView['copies'][number];

function Ended({ ended, state }: { readonly ended: NonNullable<LetterView['ended']>; readonly state: LetterView['state'] }) {
  const { t, name, moment } = useLanguage();
  return (
    <Notice tone="danger">
      <p className="strong">{state === 'superseded' ? t('letters.supersededBy', { number: isolateLtr(ended.supersededBy ?? '') }) : t('letters.cancelledTitle')}</p>
      <p>
        <ScriptText text={ended.reason} />
      </p>
      <p className="small">{t('letters.endedBy', { person: isolate(name(ended.by.person)), post: isolate(name(ended.by.post)), at: moment(ended.at) })}</p>
    </Notice>
  );
}

function DispatchLines({ lines }: { readonly lines: LetterView['dispatch'] }) {
  const { t } = useLanguage();
  const word = (key: string, fallback: string) => (isMessageKey(key) ? t(key) : fallback);
  return (
    <section className="stack stack-tight">
      <h2>{t('letters.dispatchLines')}</h2>
      <ul className="plain lines">
        {lines.map((line) => (
          <li key={line.id} className="line" data-testid="letter-dispatch-line">
            <NumberText text={line.serial} />
            <span className="grow">
              <ScriptText text={line.addressee} /> {line.kind === 'copy' ? <span className="soft small">{t('dispatch.copy')}</span> : null}
            </span>
            {line.mode ? <span className="soft small">{word(`dispatch.mode_${line.mode}`, line.mode)}</span> : null}
            <Tag text={word(`dispatch.state_${line.state}`, line.state)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Copies({ copies, onSpoil }: { readonly copies: readonly Copy[]; readonly onSpoil: (copy: Copy) => void }) {
  const { t, name, moment, number } = useLanguage();
  return (
    <section className="stack stack-tight">
      <h2>{t('letters.copies')}</h2>
      {copies.length === 0 ? <p className="soft">{t('letters.noCopies')}</p> : null}
      <ul className="plain lines">
        {copies.map((copy) => (
          <li key={copy.id} className="line" data-testid="copy">
            <span className="number">{number(copy.copyNumber)}</span>
            <span className="grow">
              <ScriptText text={name(copy.actor.person)} /> <span className="soft small">{moment(copy.at)}</span>
              <span className="soft small line-detail">
                <ScriptText text={[copy.printer, copy.reason].filter((part) => part !== '').join(' · ')} />
              </span>
            </span>
            <Tag text={t(`letters.copy_${copy.state}`)} tone={copy.state === 'printed' ? 'good' : copy.state === 'queued' ? 'warn' : 'danger'} />
            {copy.state === 'printed' ? (
              <Button kind="quiet" onPress={() => onSpoil(copy)}>
                {t('letters.spoil')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who approved, what the seal holds, where each addressee's cover is, and every paper copy. */
export function IssuedFacts({ letter, issued }: { readonly letter: LetterView; readonly issued: Issued }) {
  const { t, name, moment, number } = useLanguage();
  const [spoiling, setSpoiling] = useState<Copy | null>(null);
  return (
    <div className="stack stack-wide">
      {letter.ended ? <Ended ended={letter.ended} state={letter.state} /> : null}
      <dl className="facts">
        <dt>{t('letters.approvedBy')}</dt>
        <dd>
          <ScriptText text={name(issued.by.person)} /> · <ScriptText text={name(issued.by.post)} /> {issued.by.acting ? `(${t('session.acting')})` : ''}
          <div className="soft small">{moment(issued.at)}</div>
        </dd>
        <dt>{t('letters.form')}</dt>
        <dd>{t(`letters.form_${letter.draft.form}`)}</dd>
        <dt>{t('letters.pages')}</dt>
        <dd>{number(issued.pages)}</dd>
        <dt>{t('letters.shortCode')}</dt>
        <dd>
          <NumberText text={issued.shortCode} />
        </dd>
        <dt>{t('letters.verifyAt')}</dt>
        <dd>
          <div className="digits-value" tabIndex={0} role="group" aria-label={t('letters.verifyAt')}>
            <bdi dir="ltr" data-testid="letter-url">
              {issued.url}
            </bdi>
          </div>
        </dd>
      </dl>
      <DispatchLines lines={letter.dispatch} />
      <Copies copies={letter.copies} onSpoil={setSpoiling} />
      {spoiling ? <SpoilDialog copyId={spoiling.id} copyNumber={spoiling.copyNumber} onClose={() => setSpoiling(null)} /> : null}
    </div>
  );
}
