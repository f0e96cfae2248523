import { useState } from 'react';
import type { FileView } from '../../../preload/contract/files.ts';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useShellQuery } from '../../data/use-shell-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { PaperDialog } from '../../ui/paper-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { showToast } from '../../ui/toasts.tsx';

type Props = { readonly file: FileView; readonly onClose: () => void };

/** A printer of this system and the button that sends the sheet to it; nothing where there is none. */
function ToPrinter({ fileId }: { readonly fileId: string }) {
  const { t, language } = useLanguage();
  const { value: printers } = useShellQuery('shell.printers', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const print = useCommand('notes.printSheet');
  const printer = chosen ?? (printers?.find((candidate) => candidate.isDefault) ?? printers?.[0])?.name ?? null;
  if (!printers || printer === null) return null;
  const send = async () => {
    const result = await print.run({ fileId, language, printer });
    if (result.ok) showToast(t('notes.paperSent'));
  };
  return (
    <div className="stack">
      <div className="row row-end-fields">
        <SelectField label={t('letters.printer')} options={printers.map(({ name, description }) => ({ id: name, label: description || name }))} value={printer} onChange={setChosen} />
        <Button icon="print" disabled={print.busy} onPress={() => void send()} testId="print-notesheet">
          {t('notes.printPaper')}
        </Button>
      </div>
      <ErrorNotice error={print.error} />
    </div>
  );
}

/** The whole notesheet as it looks on paper: to be read, kept as a PDF, or printed. */
export function NotesheetPaper({ file, onClose }: Props) {
  const { t, language } = useLanguage();
  const paper = useOfficeQuery('notes.sheetPdf', { fileId: file.id, language });
  return (
    <PaperDialog title={t('notes.paper')} paper={paper} purpose="register" onClose={onClose}>
      <ToPrinter fileId={file.id} />
    </PaperDialog>
  );
}
