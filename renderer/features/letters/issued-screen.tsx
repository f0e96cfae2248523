import { useState } from 'react';
import type { LetterView } from '../../../preload/contract/letters.ts';
import { ask } from '../../data/ask.ts';
import { goTo } from '../../data/navigation.ts';
import { saveFile } from '../../data/save-file.ts';
import { useMay } from '../../data/session.tsx';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { LetterStateTag } from '../../ui/letter-state-tag.tsx';
import { Page } from '../../ui/page.tsx';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { IssuedFacts } from './issued-facts.tsx';
import { subjectOf } from './letter-draft.ts';
import { LetterPdf } from './letter-pdf.tsx';
import { PrintDialog } from './print-dialog.tsx';
import { SupersedeDialog } from './supersede-dialog.tsx';

type Issued = NonNullable<LetterView['issued']>;
type Open = 'print' | 'cancel' | 'supersede' | null;

function useSaveCopy(letterId: string) {
  const { t, errorText } = useLanguage();
  return async () => {
    const pdf = await ask('letters.pdf', { letterId });
    if (!pdf.ok) return showToast(errorText(pdf.error), true);
    const { saved, error } = await saveFile({ bytes: pdf.value.bytes, fileName: pdf.value.fileName, purpose: 'letter', kind: 'pdf' });
    if (error) showToast(errorText(error), true);
    else if (saved !== null) showToast(t('frame.saved'));
  };
}

function Actions({ letter, onOpen }: { readonly letter: LetterView; readonly onOpen: (open: Open) => void }) {
  const { t } = useLanguage();
  const mayCancel = useMay('letter.cancel');
  const save = useSaveCopy(letter.id);
  return (
    <>
      {mayCancel && letter.state === 'issued' ? (
        <>
          <Button kind="quiet" onPress={() => onOpen('supersede')} testId="supersede">
            {t('letters.supersede')}
          </Button>
          <Button kind="danger" onPress={() => onOpen('cancel')} testId="cancel-letter">
            {t('letters.cancel')}
          </Button>
        </>
      ) : null}
      <Button icon="save" onPress={() => void save()} testId="save-copy">
        {t('letters.saveCopy')}
      </Button>
      <Button kind="primary" icon="print" onPress={() => onOpen('print')} testId="print">
        {t('letters.print')}
      </Button>
    </>
  );
}

/** A letter under seal: the sheet, and what happened to it since. */
export function IssuedScreen({ letter, issued }: { readonly letter: LetterView; readonly issued: Issued }) {
  const { t, day } = useLanguage();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const title = (
    <div>
      <h1>
        <span data-testid="letter-number">
          <NumberText text={issued.number} />
        </span>
      </h1>
      <p className="row soft">
        <LetterStateTag state={letter.state} />
        <span>{day(issued.date)}</span>
        <ScriptText text={subjectOf(letter.draft)} />
        <button type="button" className="link" onClick={() => goTo({ screen: 'file', fileId: letter.fileId })}>
          {t('letters.onFile')} <NumberText text={letter.fileNumber} />
        </button>
      </p>
    </div>
  );
  return (
    <Page title={title} actions={<Actions letter={letter} onOpen={setOpen} />} testId="letter-issued">
      <div className="letter-panes">
        <div className="letter-pane-form">
          <IssuedFacts letter={letter} issued={issued} />
        </div>
        <LetterPdf letterId={letter.id} />
      </div>
      {open === 'print' ? <PrintDialog letter={letter} onClose={close} /> : null}
      {open === 'cancel' ? <CancelDialog letter={letter} number={issued.number} onClose={close} /> : null}
      {open === 'supersede' ? <SupersedeDialog letter={letter} number={issued.number} onClose={close} /> : null}
    </Page>
  );
}
