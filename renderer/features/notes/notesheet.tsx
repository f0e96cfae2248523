import { Fragment, memo, useState, type ReactNode } from 'react';
import type { FileView, NoteView } from '../../../preload/contract/files.ts';
import { useMay } from '../../data/session.tsx';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { RichTextView } from '../../ui/editor/rich-text-view.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ScriptText } from '../../ui/script-text.tsx';
import { Tag } from '../../ui/tag.tsx';
import { KeepPrecedentDialog } from './keep-precedent-dialog.tsx';
import { NoteVersions } from './note-versions.tsx';
import { NotesheetPaper } from './notesheet-paper.tsx';
import './notes.css';

/** Who signed and when: dealing hands on the left, officers on the right, as on paper. */
function Signature({ note }: { readonly note: NoteView }) {
  const { t, name, moment } = useLanguage();
  return (
    <footer className={note.side === 'right' ? 'signature signature-right' : 'signature'}>
      {note.decision ? (
        <p>
          <Tag text={t(`notes.decision_${note.decision}`)} tone="good" icon="check" />
        </p>
      ) : null}
      <p className="strong">
        <ScriptText text={name(note.actor.person)} />
      </p>
      <p>
        <ScriptText text={name(note.actor.post)} /> {note.actor.acting ? <span className="soft">({t('session.acting')})</span> : null}
      </p>
      <p className="soft small">{moment(note.at)}</p>
    </footer>
  );
}

/** Whose words another signed, and what may be done with a note that is frozen: see its versions, keep it for the next notes. */
function NoteFoot({ note }: { readonly note: NoteView }) {
  const { t, name } = useLanguage();
  const keeps = useMay('letter.approve');
  const [open, setOpen] = useState<'versions' | 'keep' | null>(null);
  const { content } = note;
  if (!content) return null;
  const people = note.draftedBy.map((author) => t('notes.personOf', { person: name(author.person), post: name(author.post) })).join(t('session.listSeparator'));
  return (
    <div className="row row-spread small">
      <span className="soft" data-testid="drafted-by">
        {people === '' ? '' : t('notes.draftedBy', { people })}
      </span>
      <span className="row">
        {note.versions > 0 ? (
          <Button kind="quiet" icon="copies" onPress={() => setOpen('versions')} testId="note-versions">
            {t('notes.versions')}
          </Button>
        ) : null}
        {keeps ? (
          <Button kind="quiet" icon="save" onPress={() => setOpen('keep')} testId="keep-precedent">
            {t('notes.keepPrecedent')}
          </Button>
        ) : null}
      </span>
      {open === 'versions' ? <NoteVersions noteId={note.id} now={content} signed={note} onClose={() => setOpen(null)} /> : null}
      {open === 'keep' ? <KeepPrecedentDialog note={note} content={content} onClose={() => setOpen(null)} /> : null}
    </div>
  );
}

/** A green note: numbered, signed, never changed again, and so drawn once however many follow it. */
const GreenNote = memo(function GreenNote({ note }: { readonly note: NoteView }) {
  const { t, number } = useLanguage();
  return (
    <article className="note" data-testid="green-note" aria-label={t('notes.noteNumber', { number: number(note.number) })}>
      <header className="note-number">{t('notes.noteNumber', { number: number(note.number) })}</header>
      {note.content ? <RichTextView text={note.content} firstParagraph={{ number: note.firstParagraph, format: number }} /> : null}
      <Signature note={note} />
      <NoteFoot note={note} />
    </article>
  );
});

type Props = {
  readonly file: FileView;
  readonly yellow: ReactNode;
  readonly mine: boolean;
  /** What must be seen before the notes are read. */
  readonly above?: ReactNode;
  /** What stands directly below a note, by its number; 0 is before the first. */
  readonly below?: (note: number) => ReactNode;
};

/** The left side of the file: the notes in their order, and under them the one being written. */
export function Notesheet({ file, yellow, mine, above, below }: Props) {
  const { t } = useLanguage();
  const [paper, setPaper] = useState(false);
  const { notes } = file;
  return (
    <section className="pane" aria-label={t('notes.notesheet')}>
      <header className="pane-head">
        <h2>{t('notes.notesheet')}</h2>
        <span className="row">
          {above}
          {notes.length > 0 ? (
            <Button kind="quiet" icon="print" onPress={() => setPaper(true)} testId="notesheet-paper">
              {t('notes.paper')}
            </Button>
          ) : null}
        </span>
      </header>
      <div className="pane-scroll notesheet" tabIndex={0} role="group" aria-label={t('notes.notesheet')}>
        {notes.length === 0 && !yellow ? <EmptyState icon="pen" title={t('notes.emptyTitle')} text={t(mine ? 'notes.emptyText' : 'notes.emptyElsewhere')} /> : null}
        {below?.(0)}
        {notes.map((note) => (
          <Fragment key={note.id}>
            <GreenNote note={note} />
            {below?.(note.number)}
          </Fragment>
        ))}
        {yellow}
      </div>
      {paper ? <NotesheetPaper file={file} onClose={() => setPaper(false)} /> : null}
    </section>
  );
}
