import { useState } from 'react';
import { toPaise } from '../../data/to-paise.ts';
import { today } from '../../data/today.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toasts.tsx';

/** Stamps received: day and amount, for the postage account. */
export function PostageDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage();
  const [on, setOn] = useState<string | null>(today());
  const [typed, setTyped] = useState('');
  const [remarks, setRemarks] = useState('');
  const enter = useCommand('registers.receivePostage');
  const amount = toPaise(typed);
  const submit = async () => {
    if (on === null || typeof amount !== 'number') return;
    const result = await enter.run({ on, amount, remarks });
    if (!result.ok) return;
    showToast(t('registers.entered'));
    onClose();
  };
  return (
    <FormDialog
      name="postage"
      title={t('registers.receivePostage')}
      action={t('registers.enter')}
      ready={on !== null && typeof amount === 'number' && amount > 0 && !enter.busy}
      error={enter.error}
      onClose={onClose}
      onSubmit={() => void submit()}
    >
      <DateField label={t('registers.col_date')} value={on} onChange={setOn} />
      <TextField label={t('registers.amount')} value={typed} onChange={setTyped} leftToRight autoFocus inputMode="numeric" error={amount === null ? t('dispatch.postageWrong') : undefined} testId="stamps-amount" />
      <TextField label={t('registers.postageRemarks')} value={remarks} onChange={setRemarks} optional maxLength={300} />
    </FormDialog>
  );
}
