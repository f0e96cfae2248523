import type { ReactNode } from 'react';
import { useCallback, useState } from 'react';
import type { StagedAttachment } from '../../../preload/contract/attachments.ts';
import { ask } from '../../data/ask.ts';
import { today } from '../../data/today.ts';
import { useScansUnderWay } from '../../data/scans-under-way.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { NumberText } from '../../ui/script-text.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** Where a scan of the signed copy is taken in; it comes from the area of scans. */
export type ScanField = (field: { readonly taken: StagedAttachment | null; readonly onTaken: (scan: StagedAttachment) => void }) => ReactNode;

type Props = { readonly invoice: { readonly id: string; readonly number: string }; readonly scanField: ScanField; readonly onClose: () => void; readonly onDone: () => void };

/** The copy that the diarist of the section signed came back to the registry. */
export function ReturnInvoiceDialog({ invoice, scanField, onClose, onDone }: Props) {
  const { t } = useLanguage();
  const [on, setOn] = useState<string | null>(today());
  const [remarks, setRemarks] = useState('');
  const [taken, setTaken] = useState<StagedAttachment | null>(null);
  const underWay = useScansUnderWay();
  const give = useCommand('dak.returnInvoice');
  const drop = (scan: StagedAttachment | null) => {
    if (scan) void ask('attachments.discard', { id: scan.id });
  };
  const onTaken = useCallback((scan: StagedAttachment) => {
    setTaken((before) => {
      drop(before);
      return scan;
    });
  }, []);
  const close = () => {
    drop(taken);
    onClose();
  };
  const submit = async () => {
    if (on !== null && (await give.run({ invoiceId: invoice.id, on, remarks, ...(taken ? { scanId: taken.id } : {}) })).ok) onDone();
  };
  return (
    <FormDialog name="invoice-return" title={t('dak.noteReturned')} action={t('dak.returnedNow')} ready={on !== null && !underWay && !give.busy} error={give.error} onClose={close} onSubmit={() => void submit()}>
      <p className="strong">
        <NumberText text={invoice.number} />
      </p>
      <DateField label={t('dak.returnedOn')} value={on} onChange={setOn} />
      <TextField label={t('dak.remarks')} value={remarks} onChange={setRemarks} optional maxLength={4000} testId="return-remarks" />
      <div className="field">
        <span className="field-label">{t('dak.invoiceScan')}</span>
        {scanField({ taken, onTaken })}
      </div>
    </FormDialog>
  );
}
