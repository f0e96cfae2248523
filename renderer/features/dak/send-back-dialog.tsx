import { useState } from 'react';
import type { ReceiptView } from '../../../preload/contract/dak.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { SendingFields, useSending } from '../../ui/movement/sending-fields.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toasts.tsx';

type Props = { readonly receipt: ReceiptView; readonly onClose: () => void };

/** An answer to the post that the receipt came from. */
export function ReplyReceiptDialog({ receipt, onClose }: Props) {
  const { t, name } = useLanguage();
  const { sending, change, said } = useSending(receipt.urgency);
  const reply = useCommand('dak.reply');
  const submit = async () => {
    if (!(await reply.run({ receiptId: receipt.id, ...said })).ok) return;
    showToast(t('dak.replied'));
    onClose();
  };
  return (
    <FormDialog name="reply" title={t('files.reply')} action={t('files.replyNow')} ready={!reply.busy} error={reply.error} onClose={onClose} onSubmit={() => void submit()}>
      {receipt.cameFrom ? <p>{t('dak.replyTo', { post: name(receipt.cameFrom) })}</p> : null}
      <SendingFields sending={sending} onChange={change} autoFocus name="reply" />
    </FormDialog>
  );
}

/** Back to where the receipt came from, never without saying why. */
export function ReturnReceiptDialog({ receipt, onClose }: Props) {
  const { t } = useLanguage();
  const [remarks, setRemarks] = useState('');
  const [tried, setTried] = useState(false);
  const giveBack = useCommand('dak.return');
  const submit = async () => {
    setTried(true);
    if (remarks.trim() === '') return;
    if (!(await giveBack.run({ receiptId: receipt.id, remarks })).ok) return;
    showToast(t('dak.replied'));
    onClose();
  };
  return (
    <FormDialog
      name="return-receipt"
      title={t('files.return')}
      action={t('dak.returnNow')}
      ready={!giveBack.busy}
      error={giveBack.error}
      onClose={onClose}
      onSubmit={() => void submit()}
    >
      <TextField
        label={t('files.returnRemarks')}
        value={remarks}
        onChange={setRemarks}
        lines={3}
        autoFocus
        maxLength={4000}
        error={tried && remarks.trim() === '' ? t('errors.remarksRequired') : undefined}
        testId="return-receipt-remarks"
      />
    </FormDialog>
  );
}
