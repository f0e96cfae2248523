import { useState } from 'react';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Props = { readonly receiptId: string; readonly onClose: () => void };

/** Closes a receipt that needs no further action, and says why. */
export function DisposeDialog({ receiptId, onClose }: Props) {
  const { t } = useLanguage();
  const [remarks, setRemarks] = useState('');
  const dispose = useCommand('dak.dispose');
  const submit = async () => {
    if ((await dispose.run({ receiptId, remarks })).ok) onClose();
  };
  return (
    <FormDialog name="dispose" title={t('dak.dispose')} action={t('dak.disposeNow')} ready={!dispose.busy} error={dispose.error} onClose={onClose} onSubmit={() => void submit()}>
      <TextField label={t('files.remarks')} value={remarks} onChange={setRemarks} lines={2} autoFocus maxLength={4000} testId="dispose-remarks" />
    </FormDialog>
  );
}
