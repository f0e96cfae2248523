import { useState } from 'react';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { ComboField } from '../../ui/combo-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Props = { readonly receiptId: string; readonly onClose: () => void };

/** Puts a receipt in one of the files that lie on this desk. */
export function PutInFileDialog({ receiptId, onClose }: Props) {
  const { t } = useLanguage();
  const { value: files } = useOfficeQuery('files.list', { folder: 'inbox', limit: 500 });
  const [fileId, setFileId] = useState<string | null>(null);
  const [remarks, setRemarks] = useState('');
  const [tried, setTried] = useState(false);
  const put = useCommand('dak.putInFile');
  const submit = async () => {
    setTried(true);
    if (fileId === null || put.busy) return;
    if ((await put.run({ receiptId, fileId, remarks })).ok) onClose();
  };
  return (
    <Dialog
      title={t('dak.putInFile')}
      onClose={onClose}
      onSubmit={() => void submit()}
      testId="put-in-file-dialog"
      actions={
        <>
          <Button onPress={onClose}>{t('frame.cancel')}</Button>
          <Button kind="primary" icon="file" submits disabled={put.busy} testId="put-in-file-confirm">
            {t('dak.putInFileNow')}
          </Button>
        </>
      }
    >
      <ComboField
        label={t('dak.file')}
        options={(files?.rows ?? []).map((file) => ({ id: file.id, label: file.number, detail: file.subject }))}
        value={fileId}
        onChange={setFileId}
        empty={t('frame.nothingFound')}
        autoFocus
        error={tried && fileId === null ? t('dak.needsFile') : undefined}
        testId="receipt-file"
      />
      <TextField label={t('files.remarks')} value={remarks} onChange={setRemarks} lines={2} optional maxLength={4000} />
      <ErrorNotice error={put.error} />
    </Dialog>
  );
}
