import { useState } from 'react';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Props = { readonly receiptId: string; readonly onClose: () => void };

/** Closes a receipt that needs no further action, and says why. */
export function DisposeDialog({ receiptId, onClose }: Props) {
  const { t } = useLanguage();
  const [remarks, setRemarks] = useState('');
  const dispose = useCommand('dak.dispose');
  const submit = async () => {
    if (!dispose.busy && (await dispose.run({ receiptId, remarks })).ok) onClose();
  };
  return (
    <Dialog
      title={t('dak.dispose')}
      onClose={onClose}
      onSubmit={() => void submit()}
      testId="dispose-dialog"
      actions={
        <>
          <Button onPress={onClose}>{t('frame.cancel')}</Button>
          <Button kind="primary" icon="check" submits disabled={dispose.busy} testId="dispose-confirm">
            {t('dak.disposeNow')}
          </Button>
        </>
      }
    >
      <TextField label={t('files.remarks')} value={remarks} onChange={setRemarks} lines={2} autoFocus maxLength={4000} testId="dispose-remarks" />
      <ErrorNotice error={dispose.error} />
    </Dialog>
  );
}
