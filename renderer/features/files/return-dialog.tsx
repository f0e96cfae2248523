import { useState } from 'react';
import type { FileView } from '../../../preload/contract/files.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toasts.tsx';

type Props = { readonly file: FileView; readonly onClose: () => void; readonly onReturned: () => void };

/** Back to where the file came from, never without saying why. */
export function ReturnDialog({ file, onClose, onReturned }: Props) {
  const { t } = useLanguage();
  const [remarks, setRemarks] = useState('');
  const [tried, setTried] = useState(false);
  const giveBack = useCommand('files.return');
  const submit = async () => {
    setTried(true);
    if (remarks.trim() === '' || giveBack.busy) return;
    const result = await giveBack.run({ fileId: file.id, remarks });
    if (!result.ok) return;
    onClose();
    showToast(t('files.returned'));
    onReturned();
  };
  return (
    <Dialog
      title={t('files.return')}
      onClose={onClose}
      onSubmit={() => void submit()}
      testId="return-dialog"
      actions={
        <>
          <Button onPress={onClose}>{t('frame.cancel')}</Button>
          <Button kind="primary" icon="returned" submits disabled={giveBack.busy} testId="return-confirm">
            {t('files.returnNow')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('files.returnRemarks')}
        value={remarks}
        onChange={setRemarks}
        lines={4}
        autoFocus
        maxLength={4000}
        error={tried && remarks.trim() === '' ? t('errors.remarksRequired') : undefined}
        testId="return-remarks"
      />
      <ErrorNotice error={giveBack.error} />
    </Dialog>
  );
}
