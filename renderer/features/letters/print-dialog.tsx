import type { ReactNode } from 'react';
import { useState } from 'react';
import type { LetterView } from '../../../preload/contract/letters.ts';
import { useShellQuery } from '../../data/use-shell-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { PrintForm } from './print-form.tsx';

type Props = { readonly letter: LetterView; readonly onClose: () => void };

const tones = { queued: 'plain', printing: 'plain', done: 'good', failed: 'danger' } as const;

function JobState({ job }: { readonly job: string }) {
  const { t } = useLanguage();
  const { value } = useShellQuery('shell.printJob', { job }, { everyMs: 1_000 });
  if (!value) return null;
  return (
    <Notice tone={tones[value.state]}>
      <span data-testid="print-state" data-state={value.state}>
        {t(`letters.print_${value.state}`)}
      </span>
    </Notice>
  );
}

function Message({ children, onClose }: { readonly children: ReactNode; readonly onClose: () => void }) {
  const { t } = useLanguage();
  return (
    <Dialog
      title={t('letters.printTitle')}
      onClose={onClose}
      testId="print-dialog"
      actions={
        <Button kind="primary" autoFocus onPress={onClose}>
          {t('frame.close')}
        </Button>
      }
    >
      {children}
    </Dialog>
  );
}

/** Sends sealed copies to a printer of this system; each is numbered in the copy ledger, and a reprint says why. */
export function PrintDialog({ letter, onClose }: Props) {
  const { t } = useLanguage();
  const printers = useShellQuery('shell.printers', {});
  const [job, setJob] = useState<string | null>(null);
  if (job !== null) {
    return (
      <Message onClose={onClose}>
        <JobState job={job} />
      </Message>
    );
  }
  if (printers.value && printers.value.length > 0) return <PrintForm letter={letter} printers={printers.value} onClose={onClose} onSent={setJob} />;
  return (
    <Message onClose={onClose}>
      <ErrorNotice error={printers.error} />
      {printers.value ? <Notice tone="warn">{t('letters.noPrinter')}</Notice> : <p>{t('frame.loading')}</p>}
    </Message>
  );
}
