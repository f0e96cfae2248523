import { useState } from 'react';
import type { LetterView } from '../../../preload/contract/letters.ts';
import { useCommand } from '../../data/use-command.ts';
import { useShellQuery } from '../../data/use-shell-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { asciiDigits } from '../../ui/pin-field.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Props = { readonly letter: LetterView; readonly onClose: () => void };

function JobState({ job }: { readonly job: string }) {
  const { t } = useLanguage();
  const { value } = useShellQuery('shell.printJob', { job }, { everyMs: 1_000 });
  if (!value) return null;
  return (
    <Notice tone={value.state === 'failed' ? 'danger' : value.state === 'done' ? 'good' : 'plain'}>
      <span data-testid="print-state" data-state={value.state}>
        {t(`letters.print_${value.state}`)}
      </span>
    </Notice>
  );
}

/** Sends sealed copies to a printer of this system; each is numbered in the copy ledger, and a reprint says why. */
export function PrintDialog({ letter, onClose }: Props) {
  const { t, number } = useLanguage();
  const printers = useShellQuery('shell.printers', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const [copies, setCopies] = useState('1');
  const [reason, setReason] = useState('');
  const [job, setJob] = useState<string | null>(null);
  const print = useCommand('letters.print');
  const known = printers.value ?? [];
  const printer = chosen ?? known.find((candidate) => candidate.isDefault)?.name ?? known[0]?.name ?? null;
  const again = letter.copies.length > 0;
  const count = Number(copies);
  const ready = printer !== null && count >= 1 && count <= 50 && (!again || reason.trim() !== '') && !print.busy;
  const submit = async () => {
    if (!ready) return;
    const result = await print.run({ letterId: letter.id, printer, copies: count, reason });
    if (result.ok) setJob(result.value.jobId);
  };
  return (
    <Dialog
      title={t('letters.printTitle')}
      onClose={onClose}
      onSubmit={() => void submit()}
      testId="print-dialog"
      actions={
        <>
          <Button onPress={onClose}>{t(job ? 'frame.close' : 'frame.cancel')}</Button>
          {job ? null : (
            <Button kind="primary" icon="print" submits disabled={!ready} testId="print-confirm">
              {t('letters.printNow')}
            </Button>
          )}
        </>
      }
    >
      {job ? (
        <JobState job={job} />
      ) : (
        <>
          {printers.value && known.length === 0 ? <Notice tone="warn">{t('letters.noPrinter')}</Notice> : null}
          <div className="columns-2">
            <SelectField
              label={t('letters.printer')}
              options={known.map((candidate) => ({ id: candidate.name, label: candidate.description || candidate.name, detail: candidate.acceptsJobs ? undefined : t('letters.printerStopped') }))}
              value={printer}
              onChange={setChosen}
              testId="printer"
            />
            <TextField label={t('letters.copyCount')} value={copies} onChange={(typed) => setCopies(asciiDigits(typed).slice(0, 2))} inputMode="numeric" leftToRight error={count > 50 ? t('letters.tooManyCopies', { most: number(50) }) : undefined} />
          </div>
          {again ? <TextField label={t('letters.reprintReason')} hint={t('letters.reprintHint')} value={reason} onChange={setReason} autoFocus maxLength={4000} testId="reprint-reason" /> : null}
          <ErrorNotice error={print.error ?? printers.error} />
        </>
      )}
    </Dialog>
  );
}
