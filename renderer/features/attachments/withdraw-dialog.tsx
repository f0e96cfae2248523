import { useState } from 'react';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Props = { readonly id: string; readonly ofFile: boolean; readonly onClose: () => void };

/** Crosses a scan out, with the reason. */
export function WithdrawDialog({ id, ofFile, onClose }: Props) {
  const { t } = useLanguage();
  const [reason, setReason] = useState('');
  const withdraw = useCommand(ofFile ? 'attachments.withdrawFromFile' : 'attachments.withdrawFromReceipt');
  const submit = async () => {
    if ((await withdraw.run({ id, reason })).ok) onClose();
  };
  return (
    <FormDialog name="withdraw-scan" title={t('attachments.withdrawTitle')} action={t('attachments.withdrawNow')} ready={!withdraw.busy} error={withdraw.error} onClose={onClose} onSubmit={() => void submit()}>
      <p>{t('attachments.withdrawText')}</p>
      <TextField label={t('attachments.reason')} value={reason} onChange={setReason} lines={2} autoFocus maxLength={4000} testId="withdraw-reason" />
    </FormDialog>
  );
}
