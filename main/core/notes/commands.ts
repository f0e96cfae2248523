import type { Input, Output } from '../../../preload/contract/index.ts';
import { richText, type RichText } from '../../../preload/contract/values.ts';
import type { Desk } from '../desk.ts';
import { fileInHand } from '../files/move-file.ts';
import { newId } from '../id.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { noteSigned } from './events.ts';
import { countParagraphs, signatureSide } from './rules.ts';

/** Keeps the yellow note as typed; a working paper, not yet a record. */
export function saveYellow(desk: Desk, officer: Officer, input: Input<'notes.saveYellow'>): { savedAt: number } {
  fileInHand(desk, officer, input.fileId);
  const row = { post_id: officer.postId, content: JSON.stringify(input.content), saved_at: desk.ledger.now() };
  desk.store.run(
    desk.store.build
      .insertInto('yellow_note')
      .values({ file_id: input.fileId, ...row })
      .onConflict((conflict) => conflict.column('file_id').doUpdateSet(row)),
  );
  return { savedAt: row.saved_at };
}

export function discardYellow(desk: Desk, officer: Officer, fileId: string): void {
  fileInHand(desk, officer, fileId);
  desk.store.run(desk.store.build.deleteFrom('yellow_note').where('file_id', '=', fileId));
}

/** Turns the yellow note green, or signs alone when there is none and a decision is given. Refuses with `noteEmpty`. */
export function confirmNote(desk: Desk, officer: Officer, input: Input<'notes.confirm'>): Output<'notes.confirm'> {
  return desk.ledger.commit(() => {
    const file = fileInHand(desk, officer, input.fileId);
    const content = yellowContent(desk, file.id);
    if (!content && input.decision === undefined) throw new Refusal('noteEmpty');
    const paragraphs = content ? countParagraphs(content) : 0;
    const noteId = newId();
    const number = file.notes + 1;
    desk.ledger.append({
      type: noteSigned,
      officer,
      file: file.id,
      body: {
        id: noteId,
        number,
        firstParagraph: paragraphs === 0 ? 0 : file.paragraphs + 1,
        lastParagraph: paragraphs === 0 ? 0 : file.paragraphs + paragraphs,
        content,
        decision: input.decision ?? null,
        side: signatureSide(officer.roles),
      },
    });
    desk.store.run(desk.store.build.deleteFrom('yellow_note').where('file_id', '=', file.id));
    return { noteId, number };
  });
}

/** The yellow note when it says anything. */
function yellowContent(desk: Desk, fileId: string): RichText | null {
  const row = desk.store.first(desk.store.build.selectFrom('yellow_note').select('content').where('file_id', '=', fileId));
  const content = row ? richText.parse(JSON.parse(row.content)) : null;
  return content && countParagraphs(content) > 0 ? content : null;
}
