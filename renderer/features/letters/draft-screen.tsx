import { useCallback, useState } from 'react';
import type { Draft, LetterView } from '../../../preload/contract/letters.ts';
import { ask } from '../../data/ask.ts';
import { goBack, goTo } from '../../data/navigation.ts';
import { useDraft, type DraftState } from '../../data/use-draft.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { LetterStateTag } from '../../ui/letter-state-tag.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { SaveStateText } from '../../ui/save-state-text.tsx';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { showToast, showUndo } from '../../ui/toasts.tsx';
import { ApproveDialog } from './approve-dialog.tsx';
import { DraftVersionsButton } from './draft-versions.tsx';
import { DraftForm } from './draft-form.tsx';
import { missingParts, sendable, subjectOf } from './letter-draft.ts';
import { LetterPdf } from './letter-pdf.tsx';

type Open = 'approve' | 'discard' | null;

function DiscardDraftDialog({ letter, onClose, onDiscarded }: { readonly letter: LetterView; readonly onClose: () => void; readonly onDiscarded: () => void }) {
  const { t, errorText } = useLanguage();
  const discard = async () => {
    const result = await ask('letters.discard', { letterId: letter.id });
    onClose();
    if (result.ok) onDiscarded();
    else showToast(errorText(result.error), true);
  };
  return (
    <Dialog
      title={t('letters.discardTitle')}
      alert
      onClose={onClose}
      actions={
        <>
          <Button autoFocus onPress={onClose}>
            {t('notes.keepWriting')}
          </Button>
          <Button kind="danger" onPress={() => void discard()} testId="discard-letter-confirm">
            {t('letters.discard')}
          </Button>
        </>
      }
    >
      <p>{t('letters.discardText')}</p>
    </Dialog>
  );
}

function DraftTitle({ letter, draft }: { readonly letter: LetterView; readonly draft: DraftState<Draft> }) {
  const { t } = useLanguage();
  return (
    <div>
      <h1>
        <ScriptText text={subjectOf(draft.value) || t('letters.noSubject')} />
      </h1>
      <p className="row soft">
        <LetterStateTag state="draft" />
        <button type="button" className="link" onClick={() => goTo({ screen: 'file', fileId: letter.fileId })}>
          {t('letters.onFile')} <NumberText text={letter.fileNumber} />
        </button>
        <SaveStateText save={draft.save} />
      </p>
    </div>
  );
}

/** Writing a letter: the form on one side, on the other the sheet as it will be printed. */
export function DraftScreen({ letter }: { readonly letter: LetterView }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState<Open>(null);
  /** Begins the form anew when another text is put into it. */
  const [restored, setRestored] = useState(0);
  const save = useCallback((draft: Draft) => ask('letters.save', { letterId: letter.id, draft: sendable(draft) }), [letter.id]);
  const draft = useDraft<Draft>(letter.draft, save);
  const { value: forms } = useOfficeQuery('letters.forms', {});
  const needsAddressee = forms?.find((known) => known.form === draft.value.form)?.needsAddressee ?? true;
  const missing = missingParts(draft.value, needsAddressee);
  const approve = async () => {
    if (await draft.flush()) setOpen('approve');
  };
  const putBack = (older: Draft) => {
    draft.change(older);
    setRestored((count) => count + 1);
  };
  const actions = (
    <>
      <DraftVersionsButton letterId={letter.id} now={draft.value} onRestore={letter.canEdit ? putBack : undefined} />
      {letter.canEdit ? (
        <Button kind="quiet" icon="remove" onPress={() => setOpen('discard')} testId="discard-letter">
          {t('letters.discard')}
        </Button>
      ) : null}
      {letter.canApprove ? (
        <Button kind="primary" icon="verify" disabled={missing.length > 0} onPress={() => void approve()} testId="approve">
          {t('letters.approve')}
        </Button>
      ) : null}
    </>
  );
  return (
    <Page title={<DraftTitle letter={letter} draft={draft} />} actions={actions} testId="letter-draft">
      <div className="panes letter-panes">
        <div className="letter-pane-form">
          {letter.canEdit ? (
            <>
              {missing.length > 0 ? (
                <Notice>
                  {t('letters.stillMissing')} {missing.map((key) => t(key)).join(t('session.listSeparator'))}
                </Notice>
              ) : null}
              <DraftForm key={restored} draft={draft.value} onChange={draft.change} fileId={letter.fileId} />
            </>
          ) : (
            <Notice>{t('letters.onOtherDesk')}</Notice>
          )}
        </div>
        <LetterPdf letterId={letter.id} />
      </div>
      {open === 'approve' ? <ApproveDialog letter={letter} draft={draft.value} onClose={() => setOpen(null)} onApproved={draft.drop} /> : null}
      {open === 'discard' ? (
        <DiscardDraftDialog
          letter={letter}
          onClose={() => setOpen(null)}
          onDiscarded={() => {
            draft.drop();
            goBack();
            showUndo(t('letters.discarded'), t('lists.undo'), () => void ask('bin.restoreLetter', { letterId: letter.id }));
          }}
        />
      ) : null}
    </Page>
  );
}
