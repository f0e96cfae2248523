import type { ReceiptRow } from '../../../preload/contract/dak.ts';
import type { Draft } from '../../../preload/contract/letters.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { SelectField } from '../../ui/select-field.tsx';

type Props = { readonly fileId: string; readonly draft: Draft; readonly onChange: (draft: Draft) => void };

const none = 'none';

/** Which receipt on the file the letter answers; its letter number then stands in the reference. Nothing where the file has none. */
export function AnsweredField({ fileId, draft, onChange }: Props) {
  const { t, day } = useLanguage();
  const { value: receipts } = useOfficeQuery('dak.onFile', { fileId });
  if (!receipts || receipts.length === 0) return null;
  const referenceTo = ({ letterNumber, letterDate }: ReceiptRow) => [letterNumber, letterDate ? day(letterDate) : ''].filter((part) => part !== '').join(' · ');
  const choose = (id: string) => {
    const { replyToReceiptId: _, ...rest } = draft;
    const receipt = receipts.find((candidate) => candidate.id === id);
    onChange(receipt ? { ...rest, replyToReceiptId: receipt.id, replyTo: referenceTo(receipt) } : rest);
  };
  const options = [{ id: none, label: t('letters.answersNone') }, ...receipts.map((receipt) => ({ id: receipt.id, label: `${receipt.number} · ${receipt.subject || receipt.from}` }))];
  return <SelectField label={t('letters.answers')} options={options} value={draft.replyToReceiptId ?? none} onChange={choose} testId="answers" />;
}
