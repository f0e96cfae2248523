import type { Input, Output } from '../../../preload/contract/index.ts';
import type { RichText } from '../../../preload/contract/values.ts';
import type { Desk } from '../desk.ts';
import { fileInHand } from '../files/move-file.ts';
import { newId } from '../id.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { noteSigned } from './events.ts';
import { draftedByOthers, numberedBlocks, paragraphsAfter, signatureSide, withAuthor } from './rules.ts';
import { yellowDiscarded, yellowInWork, type YellowRow } from './yellow.ts';

/** Keeps the yellow note as typed; a working paper, not yet a record. Whoever writes on it is named on it (row 36). */
export function saveYellow(desk: Desk, officer: Officer, input: Input<'notes.saveYellow'>): { savedAt: number } {
  fileInHand(desk, officer, input.fileId);
  const now = desk.ledger.now();
  const before = yellowInWork(desk, input.fileId);
  const { post, person, acting } = officer.actor;
  const row = {
    post_id: officer.postId,
    content: JSON.stringify(input.content),
    saved_at: now,
    note_id: before?.noteId ?? newId(),
    authors: JSON.stringify(withAuthor(before?.authors ?? [], { post, person, acting, at: now })),
    discarded_at: null,
  };
  desk.store.run(
    desk.store.build
      .insertInto('yellow_note')
      .values({ file_id: input.fileId, ...row })
      .onConflict((conflict) => conflict.column('file_id').doUpdateSet(row)),
  );
  return { savedAt: now };
}

/** Throws the yellow note away; it can be taken back until another is begun or the file goes on. */
export function discardYellow(desk: Desk, officer: Officer, fileId: string): void {
  fileInHand(desk, officer, fileId);
  setDiscarded(desk, fileId, desk.ledger.now());
}

/** Takes the discarded yellow note back. Refuses with `notFound` once it is gone. */
export function restoreYellow(desk: Desk, officer: Officer, fileId: string): void {
  fileInHand(desk, officer, fileId);
  if (!yellowDiscarded(desk, fileId)) throw new Refusal('notFound');
  setDiscarded(desk, fileId, null);
}

function setDiscarded(desk: Desk, fileId: string, at: number | null): void {
  desk.store.run(desk.store.build.updateTable('yellow_note').set({ discarded_at: at }).where('file_id', '=', fileId));
}

/** Turns the yellow note green, with its last words where they come along, or signs alone when there is none and a decision is given. Refuses with `noteEmpty`. */
export function confirmNote(desk: Desk, officer: Officer, input: Input<'notes.confirm'>): Output<'notes.confirm'> {
  return desk.ledger.commit(() => {
    const file = fileInHand(desk, officer, input.fileId);
    if (input.content) saveYellow(desk, officer, { fileId: file.id, content: input.content });
    const yellow = yellowInWork(desk, file.id);
    const content = yellow ? whatItSays(yellow) : null;
    if (!content && input.decision === undefined) throw new Refusal('noteEmpty');
    const { first, last } = paragraphsAfter(file.paragraphs, content);
    const noteId = content && yellow ? yellow.noteId : newId();
    const number = file.notes + 1;
    desk.ledger.append({
      type: noteSigned,
      officer,
      file: file.id,
      body: {
        id: noteId,
        number,
        firstParagraph: first,
        lastParagraph: last,
        content,
        decision: input.decision ?? null,
        side: signatureSide(officer.roles),
        draftedBy: content && yellow ? [...draftedByOthers(yellow.authors, officer.actor)] : [],
      },
    });
    desk.store.run(desk.store.build.deleteFrom('yellow_note').where('file_id', '=', file.id).where('discarded_at', 'is', null));
    return { noteId, number };
  });
}

/** The text of a yellow note when it says anything. */
function whatItSays({ content }: YellowRow): RichText | null {
  return numberedBlocks(content).length > 0 ? content : null;
}
