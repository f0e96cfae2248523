import { useState } from 'react';
import type { Printer } from '../../../preload/contract/shell.ts';
import type { LetterView } from '../../../preload/contract/letters.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { asciiDigits } from '../../ui/pin-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Props = { readonly letter: LetterView; readonly printers: readonly Printer[]; readonly onClose: () => void; readonly onSent: (job: string) => void };

const mostCopies = 50;
const preferred = (printers: readonly Printer[]): string | null => (printers.find((printer) => printer.isDefault) ?? printers[0])?.name ?? null;

/** Which printer, how many copies, and from the second printing on, why. */
export function PrintForm({ letter, printers, onClose, onSent }: Props) {
  const { t, number } = useLanguage();
  const [printer, setPrinter] = useState(preferred(printers));
  const [copies, setCopies] = useState('1');
  const [reason, setReason] = useState('');
  const print = useCommand('letters.print');
  const again = letter.copies.length > 0;
  const count = Number(copies);
  const explained = !again || reason.trim() !== '';
  const ready = count >= 1 && count <= mostCopies && explained && !print.busy;
  const submit = async () => {
    if (printer === null || !ready) return;
    const result = await print.run({ letterId: letter.id, printer, copies: count, reason });
    if (result.ok) onSent(result.value.jobId);
  };
  const options = printers.map((candidate) => ({ id: candidate.name, label: candidate.description || candidate.name, detail: candidate.acceptsJobs ? undefined : t('letters.printerStopped') }));
  return (
    <Dialog
      title={t('letters.printTitle')}
      onClose={onClose}
      onSubmit={() => void submit()}
      testId="print-dialog"
      actions={
        <>
          <Button onPress={onClose}>{t('frame.cancel')}</Button>
          <Button kind="primary" icon="print" submits disabled={!ready} testId="print-confirm">
            {t('letters.printNow')}
          </Button>
        </>
      }
    >
      <div className="columns-2">
        <SelectField label={t('letters.printer')} options={options} value={printer} onChange={setPrinter} testId="printer" />
        <TextField
          label={t('letters.copyCount')}
          value={copies}
          onChange={(typed) => setCopies(asciiDigits(typed).slice(0, 2))}
          inputMode="numeric"
          leftToRight
          error={count > mostCopies ? t('letters.tooManyCopies', { most: number(mostCopies) }) : undefined}
        />
      </div>
      {again ? <TextField label={t('letters.reprintReason')} hint={t('letters.reprintHint')} value={reason} onChange={setReason} autoFocus maxLength={4000} testId="reprint-reason" /> : null}
      <ErrorNotice error={print.error} />
    </Dialog>
  );
}
