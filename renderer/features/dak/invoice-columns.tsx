import type { InvoiceRow } from '../../../preload/contract/dak-registry.ts';
import type { LanguageTools } from '../../i18n/language-provider.tsx';
import type { Column } from '../../ui/register/register-columns.ts';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { Tag, type TagTone } from '../../ui/tag.tsx';

const tones: Record<InvoiceRow['state'], TagTone> = { open: 'accent', out: 'warn', returned: 'good' };

/** A sheet by its id; papers that wait for one by what the sheet will be of. */
export const invoiceKey = ({ id, day, register, sectionId }: InvoiceRow): string => id ?? [day, register, sectionId].join(' ');

/** An invoice by section and day, and whether its signed copy is back. */
export function invoiceColumns({ t, name, shortDay, number }: LanguageTools): readonly Column<InvoiceRow>[] {
  const returned = (row: InvoiceRow) => (row.returnedOn === null ? '' : shortDay(row.returnedOn));
  return [
    { id: 'day', title: t('dak.invoiceDay'), width: 'minmax(5.2rem, 0.6fr)', cell: (row) => shortDay(row.day), text: (row) => shortDay(row.day), sortBy: (row) => row.day },
    { id: 'section', title: t('dak.invoiceSection'), width: 'minmax(6.5rem, 1.6fr)', cell: (row) => name(row.section), text: (row) => name(row.section), sortBy: (row) => name(row.section) },
    { id: 'register', title: t('dak.registerLetter'), width: 'minmax(4rem, 0.4fr)', cell: (row) => row.register, text: (row) => row.register, sortBy: (row) => row.register },
    { id: 'number', title: t('dak.invoiceNumber'), width: 'minmax(5rem, 0.7fr)', cell: (row) => <NumberText text={row.number} />, text: (row) => row.number, sortBy: (row) => row.number },
    { id: 'papers', title: t('dak.invoicePapers'), width: 'minmax(4rem, 0.4fr)', align: 'end', cell: (row) => number(row.papers), text: (row) => number(row.papers), sortBy: (row) => row.papers },
    { id: 'state', title: t('dak.invoiceStage'), width: 'minmax(6.2rem, 0.9fr)', cell: (row) => <Tag text={t(`dak.invoiceState_${row.state}`)} tone={tones[row.state]} />, text: (row) => t(`dak.invoiceState_${row.state}`), sortBy: (row) => row.state },
    { id: 'returned', title: t('dak.returnedOn'), width: 'minmax(5.2rem, 0.6fr)', cell: returned, text: returned, sortBy: (row) => row.returnedOn ?? '' },
    { id: 'remarks', title: t('dak.remarks'), width: 'minmax(5rem, 1.2fr)', cell: (row) => <ScriptText text={row.remarks} />, text: (row) => row.remarks },
  ];
}
