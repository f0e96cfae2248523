import { useState } from 'react';
import type { ReceiptView } from '../../../preload/contract/dak.ts';
import { today } from '../../data/today.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { asciiDigits } from '../../ui/pin-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Props = { readonly receipt: ReceiptView; readonly onClose: () => void };
type CountProps = { readonly label: string; readonly value: string; readonly onChange: (typed: string) => void; readonly most: number; readonly testId: string };

const isCount = (typed: string, most: number): boolean => /^\d{1,4}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= most;

function CountField({ label, value, onChange, most, testId }: CountProps) {
  const { t } = useLanguage();
  const wrong = value !== '' && !isCount(value, most);
  return <TextField label={label} value={value} onChange={(typed) => onChange(asciiDigits(typed))} leftToRight inputMode="numeric" autoFocus error={wrong ? t('dak.missingWrong') : undefined} testId={testId} />;
}

/** Enclosures found missing after the entry. */
export function NoteMissingDialog({ receipt, onClose }: Props) {
  const { t } = useLanguage();
  const most = receipt.enclosures - receipt.enclosuresMissing;
  const [count, setCount] = useState('1');
  const [which, setWhich] = useState('');
  const note = useCommand('dak.noteMissing');
  const submit = async () => {
    if ((await note.run({ receiptId: receipt.id, count: Number(count), which })).ok) onClose();
  };
  return (
    <FormDialog name="missing" title={t('dak.enclosuresMissing')} action={t('dak.noteMissingNow')} ready={isCount(count, most) && !note.busy} error={note.error} onClose={onClose} onSubmit={() => void submit()}>
      <CountField label={t('dak.missingCount')} value={count} onChange={setCount} most={most} testId="missing-number" />
      <TextField label={t('dak.missingWhich')} value={which} onChange={setWhich} optional maxLength={300} testId="missing-names" />
    </FormDialog>
  );
}

/** The sender was reminded: on which day, how, and of what. */
export function ChaseDialog({ receipt, onClose }: Props) {
  const { t } = useLanguage();
  const [on, setOn] = useState<string | null>(today());
  const [remarks, setRemarks] = useState('');
  const chase = useCommand('dak.chaseEnclosures');
  const submit = async () => {
    if (on !== null && (await chase.run({ receiptId: receipt.id, on, remarks })).ok) onClose();
  };
  return (
    <FormDialog name="chase" title={t('dak.chase')} action={t('dak.chaseNow')} ready={on !== null && remarks.trim() !== '' && !chase.busy} error={chase.error} onClose={onClose} onSubmit={() => void submit()}>
      <DateField label={t('dak.chaseOn')} value={on} onChange={setOn} />
      <TextField label={t('dak.chaseHow')} value={remarks} onChange={setRemarks} lines={2} autoFocus maxLength={4000} testId="chase-remarks" />
    </FormDialog>
  );
}

/** Missing enclosures came after all. */
export function EnclosuresCameDialog({ receipt, onClose }: Props) {
  const { t } = useLanguage();
  const most = receipt.enclosuresMissing;
  const [on, setOn] = useState<string | null>(today());
  const [count, setCount] = useState(String(most));
  const [remarks, setRemarks] = useState('');
  const receive = useCommand('dak.receiveEnclosures');
  const submit = async () => {
    if (on !== null && (await receive.run({ receiptId: receipt.id, on, count: Number(count), remarks })).ok) onClose();
  };
  return (
    <FormDialog name="came" title={t('dak.came')} action={t('dak.cameNow')} ready={on !== null && isCount(count, most) && !receive.busy} error={receive.error} onClose={onClose} onSubmit={() => void submit()}>
      <CountField label={t('dak.cameCount')} value={count} onChange={setCount} most={most} testId="came-number" />
      <DateField label={t('dak.cameOn')} value={on} onChange={setOn} />
      <TextField label={t('dak.remarks')} value={remarks} onChange={setRemarks} optional maxLength={4000} testId="came-remarks" />
    </FormDialog>
  );
}
