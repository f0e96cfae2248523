import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { FileView } from '../../../preload/contract/files.ts';
import type { RichText } from '../../../preload/contract/values.ts';
import { ask } from '../../data/ask.ts';
import { useCommand } from '../../data/use-command.ts';
import { useDraft } from '../../data/use-draft.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { LazyRichEditor } from '../../ui/editor/lazy-rich-editor.tsx';
import type { InsertText } from '../../ui/editor/rich-editor.tsx';
import { emptyRichText, plainText } from '../../ui/editor/rich-text.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { OfferedActs } from '../../ui/offered-acts.tsx';
import { SaveStateText } from '../../ui/save-state-text.tsx';
import { showToast, showUndo } from '../../ui/toasts.tsx';
import { PrecedentsDialog } from './precedents-dialog.tsx';
import { FilesNamed, YellowAuthors } from './yellow-facts.tsx';

type Decision = NonNullable<FileView['notes'][number]['decision']>;

type Props = {
  readonly file: FileView;
  readonly onClosed: () => void;
  /** Lets the screen save before it sends the file on. */
  readonly onFlush: (flush: () => Promise<boolean>) => void;
};

function DiscardDialog({ onClose, onDiscard }: { readonly onClose: () => void; readonly onDiscard: () => void }) {
  const { t } = useLanguage();
  return (
    <Dialog
      title={t('notes.discardTitle')}
      onClose={onClose}
      alert
      actions={
        <>
          <Button autoFocus onPress={onClose}>
            {t('notes.keepWriting')}
          </Button>
          <Button kind="danger" onPress={onDiscard} testId="discard-note-confirm">
            {t('notes.discard')}
          </Button>
        </>
      }
    >
      <p>{t('notes.discardText')}</p>
    </Dialog>
  );
}

function useYellowNote({ file, onClosed, onFlush }: Props) {
  const { t, number } = useLanguage();
  const draft = useDraft<RichText>(file.yellow?.content ?? emptyRichText, (content) => ask('notes.saveYellow', { fileId: file.id, content }));
  const confirm = useCommand('notes.confirm');
  const discard = useCommand('notes.discardYellow');
  const { flush } = draft;
  useEffect(() => {
    onFlush(flush);
    return () => onFlush(() => Promise.resolve(true));
  }, [onFlush, flush]);
  const confirmNote = async (decision?: Decision) => {
    const content = await draft.take();
    const result = await confirm.run({ fileId: file.id, ...(content === null ? {} : { content }), ...(decision ? { decision } : {}) });
    if (!result.ok) {
      if (content !== null) draft.change(content);
      return;
    }
    draft.drop();
    showToast(t('notes.confirmed', { number: number(result.value.number) }));
    onClosed();
  };
  const discardNote = async () => {
    draft.drop();
    const result = await discard.run({ fileId: file.id });
    if (!result.ok) return;
    showUndo(t('notes.discarded'), t('lists.undo'), () => void ask('notes.restoreYellow', { fileId: file.id }));
    onClosed();
  };
  return { draft, confirmNote, discardNote, busy: confirm.busy || discard.busy, error: confirm.error ?? discard.error };
}

/** The yellow note: written here, saved while one types, nobody's word until it is confirmed. */
export function YellowNote(props: Props) {
  const { t, number } = useLanguage();
  const { draft, confirmNote, discardNote, busy, error } = useYellowNote(props);
  const [open, setOpen] = useState<'discard' | 'precedents' | null>(null);
  const insert = useRef<InsertText>(() => undefined);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.code !== 'KeyP' || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    setOpen('precedents');
  };
  const { yellow } = props.file;
  const empty = plainText(draft.value) === '';
  return (
    <article className="note note-yellow" data-testid="yellow-note" aria-label={t('notes.yellow')} onKeyDown={onKeyDown}>
      <header className="row row-spread">
        <span className="note-number">{t('notes.yellowFrom', { paragraph: number(props.file.nextParagraph) })}</span>
        <SaveStateText save={draft.save} />
      </header>
      {yellow ? <YellowAuthors yellow={yellow} now={draft.value} /> : null}
      <LazyRichEditor
        label={t('notes.yellow')}
        initial={draft.value}
        onChange={draft.change}
        autoFocus
        testId="note-editor"
        onReady={(ready) => {
          insert.current = ready;
        }}
      />
      <FilesNamed fileId={props.file.id} />
      <ErrorNotice error={error} />
      <div className="row row-end">
        <OfferedActs>
          <Button kind="quiet" icon="copies" onPress={() => setOpen('precedents')} testId="insert-precedent">
            {t('notes.insertPrecedent')}
          </Button>
          <Button kind="quiet" disabled={busy} onPress={() => setOpen('discard')} testId="discard-note">
            {t('notes.discard')}
          </Button>
          <Button kind="primary" icon="check" disabled={busy || empty} onPress={() => void confirmNote()} testId="confirm-note">
            {t('notes.confirm')}
          </Button>
        </OfferedActs>
      </div>
      <p className="soft small">{t('notes.confirmHint')}</p>
      {open === 'discard' ? <DiscardDialog onClose={() => setOpen(null)} onDiscard={() => void discardNote()} /> : null}
      {open === 'precedents' ? <PrecedentsDialog onClose={() => setOpen(null)} onInsert={(text) => insert.current(text)} /> : null}
    </article>
  );
}
