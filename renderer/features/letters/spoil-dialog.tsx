import { useState } from 'react';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Props = { readonly copyId: string; readonly copyNumber: number; readonly onClose: () => void };

/** Notes in the copy ledger that a paper copy came out spoiled. */
export function SpoilDialog({ copyId, copyNumber, onClose }: Props) {
  const { t, number } = useLanguage();
  const [reason, setReason] = useState('');
  const spoil = useCommand('letters.spoilCopy');
  const submit = async () => {
    if (reason.trim() === '' || spoil.busy) return;
    const result = await spoil.run({ copyId, reason });
    if (result.ok) onClose();
  };
  return (
    <Dialog
      title={t('letters.spoilTitle', { number: number(copyNumber) })}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onPress={onClose}>{t('frame.cancel')}</Button>
          <Button kind="primary" submits disabled={reason.trim() === '' || spoil.busy}>
            {t('letters.spoilNow')}
          </Button>
        </>
      }
    >
      <TextField label={t('letters.reason')} value={reason} onChange={setReason} autoFocus maxLength={4000} />
      <ErrorNotice error={spoil.error} />
    </Dialog>
  );
}
