import type { DispatchLine } from '../../../preload/contract/dispatch.ts';
import type { LanguageTools } from '../../i18n/language-provider.tsx';
import type { TagTone } from '../../ui/tag.tsx';
import { Tag } from '../../ui/tag.tsx';
import type { Column } from '../../ui/register/register-columns.ts';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { SubjectText } from '../../ui/subject-text.tsx';

const tones: Record<DispatchLine['state'], TagTone> = { pending: 'warn', 'with-messenger': 'accent', dispatched: 'accent', delivered: 'good', returned: 'danger', withheld: 'danger' };

function outcome(row: DispatchLine, { t, shortDay }: LanguageTools): string {
  if (row.state === 'delivered' && row.deliveredOn) return t('dispatch.deliveredTo', { day: shortDay(row.deliveredOn), name: row.receivedBy });
  if (row.state === 'returned') return row.returnReason;
  if (row.state === 'with-messenger') return row.messenger;
  return row.tracking;
}

/** The columns of the dispatch register: those of the common form, with mode, proof and outcome. */
export function dispatchColumns(language: LanguageTools): readonly Column<DispatchLine>[] {
  const { t, shortDay, number } = language;
  const mode = (row: DispatchLine) => (row.mode ? t(`dispatch.mode_${row.mode}`) : '—');
  return [
    { id: 'serial', title: t('dispatch.serial'), width: '3.6rem', cell: (row) => <span className="number" dir="ltr">{row.mark === '' ? number(row.serial) : `${row.mark}-${number(row.serial)}`}</span>, sortBy: (row) => row.serial },
    { id: 'date', title: t('dispatch.date'), width: 'minmax(6rem, 0.6fr)', cell: (row) => shortDay(row.date), text: (row) => shortDay(row.date), sortBy: (row) => row.date },
    {
      id: 'addressee',
      title: t('dispatch.addressee'),
      width: 'minmax(6.5rem, 1.4fr)',
      cell: (row) => (
        <>
          <ScriptText text={row.addressee} /> {row.kind === 'copy' ? <span className="soft small">{t('dispatch.copy')}</span> : null}
        </>
      ),
      sortBy: (row) => row.addressee,
    },
    {
      id: 'letter',
      title: t('dispatch.letter'),
      width: 'minmax(12rem, 2fr)',
      cell: (row) => (
        <>
          <NumberText text={row.letterNumber} />
          <div className="soft small">
            <SubjectText paper={row} />
          </div>
        </>
      ),
      text: (row) => `${row.letterNumber} ${row.subject}`,
      sortBy: (row) => row.letterNumber,
    },
    { id: 'enclosures', title: t('dispatch.enclosures'), width: '4rem', cell: (row) => <span className="number">{number(row.enclosures)}</span>, sortBy: (row) => row.enclosures },
    { id: 'mode', title: t('dispatch.mode'), width: 'minmax(4.5rem, 0.7fr)', cell: mode, sortBy: mode },
    { id: 'postage', title: t('dispatch.postage'), width: '3.2rem', cell: (row) => (row.postage === null ? '—' : <span className="number">{number(row.postage / 100)}</span>), text: (row) => (row.postage === null ? '' : (row.postage / 100).toFixed(2)), sortBy: (row) => row.postage ?? 0 },
    {
      id: 'state',
      title: t('dispatch.state'),
      width: 'minmax(6.5rem, 1.2fr)',
      cell: (row) => (
        <>
          <Tag text={t(`dispatch.state_${row.state}`)} tone={tones[row.state]} />
          <div className="soft small">
            <ScriptText text={outcome(row, language)} />
          </div>
        </>
      ),
      text: (row) => [t(`dispatch.state_${row.state}`), outcome(row, language)].filter(Boolean).join(' '),
      sortBy: (row) => row.state,
    },
  ];
}
