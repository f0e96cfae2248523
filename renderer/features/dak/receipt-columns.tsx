import type { ReceiptRow } from '../../../preload/contract/dak.ts';
import type { LanguageTools } from '../../i18n/language-provider.tsx';
import type { Column } from '../../ui/register/register-columns.ts';
import { DueText } from '../../ui/movement/due-text.tsx';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { SubjectText } from '../../ui/subject-text.tsx';
import { ReceiptStateTag, ReceiptTags } from './receipt-tags.tsx';

/** The columns of the diary as a list of work: number, sender, letter, subject, where it lies. */
export function receiptColumns({ t, shortDay, name }: LanguageTools): readonly Column<ReceiptRow>[] {
  return [
    { id: 'number', title: t('dak.number'), width: 'minmax(8rem, 0.8fr)', cell: (row) => <NumberText text={row.number} />, sortBy: (row) => row.number },
    { id: 'received', title: t('dak.receivedOn'), width: 'minmax(6rem, 0.5fr)', cell: (row) => shortDay(row.receivedOn), text: (row) => shortDay(row.receivedOn), sortBy: (row) => row.receivedOn },
    {
      id: 'from',
      title: t('dak.from'),
      width: 'minmax(8rem, 1.4fr)',
      cell: (row) => (
        <>
          <ScriptText text={row.from} />
          <div className="soft small">
            <ScriptText text={row.letterNumber} /> {row.letterDate ? shortDay(row.letterDate) : null}
          </div>
        </>
      ),
      text: (row) => [row.from, row.letterNumber, row.letterDate ? shortDay(row.letterDate) : ''].filter(Boolean).join(' '),
      sortBy: (row) => row.from,
    },
    {
      id: 'subject',
      title: t('dak.subject'),
      width: 'minmax(10rem, 2fr)',
      cell: (row) => (
        <span className="row">
          <SubjectText paper={row} />
          <ReceiptTags receipt={row} />
        </span>
      ),
      sortBy: (row) => row.subject,
    },
    {
      id: 'state',
      title: t('dak.state'),
      width: 'minmax(7rem, 0.8fr)',
      cell: (row) => (
        <>
          <ReceiptStateTag receipt={row} />
          {row.state === 'open' ? <div><DueText dueOn={row.dueOn} /></div> : null}
        </>
      ),
      text: (row) => [t(`dak.state_${row.state}`), row.dueOn === null ? '' : shortDay(row.dueOn)].filter(Boolean).join(' '),
      sortBy: (row) => row.state,
    },
    {
      id: 'holder',
      title: t('dak.holder'),
      width: 'minmax(7.2rem, 1fr)',
      cell: (row) => (row.fileNumber === '' ? name(row.holder) : <NumberText text={row.fileNumber} />),
      text: (row) => (row.fileNumber === '' ? name(row.holder) : row.fileNumber),
    },
  ];
}
