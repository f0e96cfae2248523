import type { ReactNode } from 'react';
import { useState } from 'react';
import type { DialogPurpose } from '../../preload/contract/shell.ts';
import type { Answer } from '../data/use-office-query.ts';
import { saveFile } from '../data/save-file.ts';
import { useLanguage } from '../i18n/language-provider.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorNotice } from './notice.tsx';
import { PdfView } from './pdf/pdf-view.tsx';
import { showToast } from './toasts.tsx';

type Paper = { readonly bytes: Uint8Array; readonly fileName: string };
type Props = { readonly title: string; readonly paper: Answer<Paper>; readonly purpose: DialogPurpose; readonly onClose: () => void; readonly children?: ReactNode };

/** A register, list or sheet of labels as it will come out on paper; kept as a PDF from here. */
export function PaperDialog({ title, paper, purpose, onClose, children }: Props) {
  const { t, errorText } = useLanguage();
  const [busy, setBusy] = useState(false);
  const save = async ({ bytes, fileName }: Paper) => {
    setBusy(true);
    const { saved, error } = await saveFile({ bytes, fileName, purpose, kind: 'pdf' });
    setBusy(false);
    if (error) showToast(errorText(error), true);
    else if (saved !== null) showToast(t('frame.saved'));
  };
  const { value } = paper;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      wide
      testId="paper-dialog"
      actions={
        <>
          <Button onPress={onClose}>{t('frame.close')}</Button>
          <Button kind="primary" icon="save" disabled={!value || busy} onPress={() => (value ? void save(value) : undefined)} testId="paper-save">
            {t('frame.saveAsPdf')}
          </Button>
        </>
      }
    >
      {children}
      <ErrorNotice error={paper.error} />
      <div className="paper-preview">
        {value ? <PdfView bytes={value.bytes} label={title} /> : null}
        {!value && !paper.error ? (
          <p className="soft" role="status">
            {t('frame.layingOut')}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}
