import { useState } from 'react';
import { useCommand } from '../data/use-command.ts';
import { useLanguage } from '../i18n/language-provider.tsx';
import { isolateLtr } from '../i18n/script.ts';
import { FormDialog } from './form-dialog.tsx';
import { TextField } from './text-field.tsx';
import { showUndo } from './toasts.tsx';

type Props = {
  readonly thing: { readonly kind: 'receipt' | 'file'; readonly id: string; readonly number: string };
  readonly onClose: () => void;
  readonly onDone?: () => void;
};

/** Cancels an entry made by mistake: its number stays used, and the reason stands in the register. */
export function BinDialog({ thing, onClose, onDone }: Props) {
  const { t } = useLanguage();
  const [reason, setReason] = useState('');
  const receipt = { put: useCommand('bin.putReceipt'), back: useCommand('bin.restoreReceipt') };
  const file = { put: useCommand('bin.putFile'), back: useCommand('bin.restoreFile') };
  const { put } = thing.kind === 'receipt' ? receipt : file;
  const restore = () => void (thing.kind === 'receipt' ? receipt.back.run({ receiptId: thing.id }) : file.back.run({ fileId: thing.id }));
  const submit = async () => {
    const result = thing.kind === 'receipt' ? await receipt.put.run({ receiptId: thing.id, reason }) : await file.put.run({ fileId: thing.id, reason });
    if (!result.ok) return;
    onClose();
    onDone?.();
    showUndo(t('bin.put', { number: isolateLtr(thing.number) }), t('lists.undo'), restore);
  };
  return (
    <FormDialog name="bin" title={t(`bin.title_${thing.kind}`, { number: isolateLtr(thing.number) })} action={t('bin.cancelEntry')} ready={!put.busy && reason.trim() !== ''} error={put.error} onClose={onClose} onSubmit={() => void submit()}>
      <p className="soft">{t('bin.text')}</p>
      <TextField label={t('files.reason')} value={reason} onChange={setReason} lines={2} autoFocus maxLength={4000} testId="bin-reason" />
    </FormDialog>
  );
}
