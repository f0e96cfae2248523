import { useState } from 'react';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { ComboField } from '../../ui/combo-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Props = { readonly receiptId: string; readonly onClose: () => void };

/** Puts a receipt in one of the files that lie on this desk. */
export function PutInFileDialog({ receiptId, onClose }: Props) {
  const { t } = useLanguage();
  const { value: files } = useOfficeQuery('files.list', { folder: 'desk', limit: 500 });
  const [fileId, setFileId] = useState<string | null>(null);
  const [remarks, setRemarks] = useState('');
  const [tried, setTried] = useState(false);
  const put = useCommand('dak.putInFile');
  const submit = async () => {
    setTried(true);
    if (fileId === null) return;
    if ((await put.run({ receiptId, fileId, remarks })).ok) onClose();
  };
  return (
    <FormDialog name="put-in-file" title={t('dak.putInFile')} action={t('dak.putInFileNow')} ready={!put.busy} error={put.error} onClose={onClose} onSubmit={() => void submit()}>
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
    </FormDialog>
  );
}
