import type { ReactNode } from 'react';
import { useState } from 'react';
import type { LetterView } from '../../../preload/contract/letters.ts';
import { ask } from '../../data/ask.ts';
import { goTo } from '../../data/navigation.ts';
import { saveFile } from '../../data/save-file.ts';
import { useMay } from '../../data/session.tsx';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { LetterStateTag } from '../../ui/letter-state-tag.tsx';
import { Page } from '../../ui/page.tsx';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { Tag } from '../../ui/tag.tsx';
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

const papers = ['sealed', 'signed'] as const;

/** The sealed letter or, where one was brought or may be, the scan of its paper copy signed by hand. */
function Beside({ letter, signedCopy }: { readonly letter: LetterView; readonly signedCopy: ReactNode }) {
  const { t } = useLanguage();
  const [shown, setShown] = useState<(typeof papers)[number]>('sealed');
  const { scan, mayAdd } = letter.signedCopy;
  if (scan === null && !mayAdd) return <LetterPdf letterId={letter.id} />;
  const names = { sealed: t('letters.sealedShown'), signed: t('letters.signedCopy') };
  return (
    <div className="letter-beside">
      <div className="row" data-testid="letter-papers">
        <Choices label={t('letters.paperShown')} hideLabel options={papers.map((id) => ({ id, label: names[id] }))} value={shown} onChange={setShown} />
        {scan && shown === 'sealed' ? <Tag text={t(letter.signedCopy.confirmed ? 'letters.signedCopyIsConfirmed' : 'letters.signedCopyIsWaiting')} tone={letter.signedCopy.confirmed ? 'good' : 'warn'} icon={letter.signedCopy.confirmed ? 'check' : 'clock'} /> : null}
      </div>
      {shown === 'sealed' ? <LetterPdf letterId={letter.id} /> : signedCopy}
    </div>
  );
}

/** A letter under seal: the sheet, and what happened to it since. */
export function IssuedScreen({ letter, issued, signedCopy }: { readonly letter: LetterView; readonly issued: Issued; readonly signedCopy: ReactNode }) {
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
      <div className="panes letter-panes">
        <div className="letter-pane-form">
          <IssuedFacts letter={letter} issued={issued} />
        </div>
        <Beside letter={letter} signedCopy={signedCopy} />
      </div>
      {open === 'print' ? <PrintDialog letter={letter} onClose={close} /> : null}
      {open === 'cancel' ? <CancelDialog letter={letter} number={issued.number} onClose={close} /> : null}
      {open === 'supersede' ? <SupersedeDialog letter={letter} number={issued.number} onClose={close} /> : null}
    </Page>
  );
}
