import { useState } from 'react';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { ComboField } from '../../ui/combo-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { asciiDigits } from '../../ui/pin-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Props = { readonly receiptId: string; readonly enclosures: number; readonly onClose: () => void };

/** Puts a receipt in one of the files that lie on this desk. */
export function PutInFileDialog({ receiptId, enclosures, onClose }: Props) {
  const { t } = useLanguage();
  const { value: scans } = useOfficeQuery('attachments.ofReceipt', { receiptId });
  const scanned = scans?.some(({ withdrawal }) => withdrawal === null) ?? false;
  const { value: files } = useOfficeQuery('files.list', { folder: 'desk', limit: 500 });
  const [fileId, setFileId] = useState<string | null>(null);
  const [remarks, setRemarks] = useState('');
  const [sheets, setSheets] = useState('');
  const [tried, setTried] = useState(false);
  const counted = sheets.trim() === '' ? undefined : Number(asciiDigits(sheets));
  const put = useCommand('dak.putInFile');
  const submit = async () => {
    setTried(true);
    if (fileId === null || counted === 0) return;
    if ((await put.run({ receiptId, fileId, remarks, ...(counted === undefined || scanned ? {} : { sheets: counted }) })).ok) onClose();
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
      {scans && !scanned ? (
        <TextField
          label={t('dak.sheets')}
          value={sheets}
          onChange={setSheets}
          optional
          inputMode="numeric"
          maxLength={4}
          hint={t('dak.sheetsHint', { sheets: 1 + enclosures })}
          error={tried && counted === 0 ? t('dak.sheetsWrong') : undefined}
          testId="receipt-sheets"
        />
      ) : null}
      <TextField label={t('files.remarks')} value={remarks} onChange={setRemarks} lines={2} optional maxLength={4000} />
    </FormDialog>
  );
}
