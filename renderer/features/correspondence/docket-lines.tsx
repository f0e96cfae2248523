import { memo } from 'react';
import type { Docket } from '../../../preload/contract/correspondence.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { isolate, isolateLtr } from '../../i18n/script.ts';
import { ScriptText } from '../../ui/script-text.tsx';
import { spanLabel } from './pages.ts';
import './correspondence.css';

function DocketLine({ docket, onOpen }: { readonly docket: Docket; readonly onOpen: (paperId: string) => void }) {
  const { t, name, number, shortDay } = useLanguage();
  const pages = isolateLtr(spanLabel({ ...docket, part: 'correspondence' }));
  const receipt = docket.kind === 'receipt';
  const theirs = receipt ? { number: docket.theirNumber, date: docket.theirDate } : { number: docket.number, date: docket.date };
  const facts = [
    theirs.number === '' ? '' : t('correspondence.docketNumber', { number: isolateLtr(theirs.number) }),
    theirs.date === null ? '' : t('correspondence.docketDated', { day: shortDay(theirs.date) }),
    receipt && docket.date !== null ? t('correspondence.docketDiary', { number: isolateLtr(docket.number), day: shortDay(docket.date) }) : '',
  ].filter((fact) => fact !== '');
  return (
    <li className="docket" data-testid="docket" data-serial={docket.serial}>
      <button type="button" className="docket-open" title={t('correspondence.docketOpen', { pages })} onClick={() => onOpen(docket.paperId)}>
        {t(receipt ? 'correspondence.docketReceipt' : 'correspondence.docketLetter', { serial: number(docket.serial), pages, party: docket.hidden ? t('frame.confidential') : isolate(docket.party) })}
      </button>
      {facts.length > 0 ? <span className="small">{facts.join(', ')}</span> : null}
      {docket.remarks.map(({ text, by }, at) => (
        <span key={at} className="small docket-remark">
          {by ? `${name(by.post)}: ` : ''}
          <ScriptText text={text} />
        </span>
      ))}
    </li>
  );
}

type Props = { readonly dockets: readonly Docket[]; readonly after: number; readonly onOpen: (paperId: string) => void };

/** The entries in the notes for the papers that came after a note, directly below it; drawn once, however many notes follow. */
export const DocketLines = memo(function DocketLines({ dockets, after, onOpen }: Props) {
  const { t } = useLanguage();
  const here = dockets.filter(({ afterNote }) => afterNote === after);
  if (here.length === 0) return null;
  return (
    <ul className="plain dockets" aria-label={t('correspondence.dockets')} data-testid={`dockets-${after}`}>
      {here.map((docket) => (
        <DocketLine key={docket.paperId} docket={docket} onOpen={onOpen} />
      ))}
    </ul>
  );
});
