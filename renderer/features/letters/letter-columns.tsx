import type { LetterRow } from '../../../preload/contract/letters.ts';
import type { LanguageTools } from '../../i18n/language-provider.tsx';
import { LetterStateTag } from '../../ui/letter-state-tag.tsx';
import type { Column } from '../../ui/register/register-columns.ts';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { SubjectText } from '../../ui/subject-text.tsx';

/** The columns of the register of letters issued. */
export function letterColumns({ t, name, shortDay }: LanguageTools): readonly Column<LetterRow>[] {
  return [
    { id: 'number', title: t('letters.number'), width: 'minmax(12rem, 1.3fr)', cell: (row) => <NumberText text={row.number} />, sortBy: (row) => row.number },
    { id: 'date', title: t('letters.date'), width: 'minmax(6rem, 0.8fr)', cell: (row) => shortDay(row.date), text: (row) => shortDay(row.date), sortBy: (row) => row.date },
    { id: 'to', title: t('letters.to'), width: 'minmax(6.5rem, 1.2fr)', cell: (row) => <ScriptText text={row.to} />, sortBy: (row) => row.to },
    { id: 'subject', title: t('letters.subject'), width: 'minmax(7rem, 2fr)', cell: (row) => <SubjectText paper={row} />, sortBy: (row) => row.subject },
    { id: 'form', title: t('letters.form'), width: 'minmax(5rem, 0.8fr)', cell: (row) => t(`letters.form_${row.form}`), sortBy: (row) => t(`letters.form_${row.form}`) },
    { id: 'signatory', title: t('letters.signatory'), width: 'minmax(7rem, 1fr)', cell: (row) => <ScriptText text={name(row.signatory)} />, sortBy: (row) => name(row.signatory) },
    { id: 'state', title: t('letters.state'), width: 'minmax(5.5rem, 0.7fr)', cell: (row) => <LetterStateTag state={row.state} />, text: (row) => t(`letters.state_${row.state}`), sortBy: (row) => row.state },
  ];
}
