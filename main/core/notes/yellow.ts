import { z } from 'zod';
import { richText, type RichText } from '../../../preload/contract/values.ts';
import type { Desk } from '../desk.ts';
import { newId } from '../id.ts';
import { noteAuthor, notePutUp, type PutUpBy } from './events.ts';
import { mayRestore, type YellowAuthor } from './rules.ts';

const authorsColumn = z.array(noteAuthor.extend({ at: z.int() }));

/** The yellow note on a file. */
export type YellowRow = {
  readonly noteId: string;
  readonly content: RichText;
  readonly authors: readonly YellowAuthor[];
  readonly postId: string;
  readonly savedAt: number;
  readonly discardedAt: number | null;
};

/** The yellow note on a file, thrown away or not. */
export function readYellowRow(desk: Desk, fileId: string): YellowRow | null {
  const row = desk.store.first(desk.store.build.selectFrom('yellow_note').selectAll().where('file_id', '=', fileId));
  if (!row) return null;
  return {
    noteId: row.note_id,
    content: richText.parse(JSON.parse(row.content)),
    authors: authorsColumn.parse(JSON.parse(row.authors)),
    postId: row.post_id,
    savedAt: row.saved_at,
    discardedAt: row.discarded_at,
  };
}

/** The yellow note that is being written. */
export function yellowInWork(desk: Desk, fileId: string): YellowRow | null {
  const row = readYellowRow(desk, fileId);
  return row?.discardedAt === null ? row : null;
}

/** The yellow note that was thrown away and may still be taken back. */
export function yellowDiscarded(desk: Desk, fileId: string): YellowRow | null {
  const row = readYellowRow(desk, fileId);
  return row && row.discardedAt !== null && mayRestore(row.discardedAt, desk.ledger.now()) ? row : null;
}

/**
 * Records the yellow note of a file that goes to another post, unless it stands as it was last recorded, so that what each post changed
 * can be shown (row 36). One that was thrown away is gone for good now. Only inside a commit.
 */
export function recordYellow(desk: Desk, who: PutUpBy, fileId: string): void {
  const { store } = desk;
  store.run(store.build.deleteFrom('yellow_note').where('file_id', '=', fileId).where('discarded_at', 'is not', null));
  const yellow = yellowInWork(desk, fileId);
  if (!yellow) return;
  const last = store.first(store.build.selectFrom('note_version').select('content').where('note_id', '=', yellow.noteId).orderBy('at', 'desc').orderBy('id', 'desc'));
  if (last && last.content === JSON.stringify(yellow.content)) return;
  desk.ledger.append({ type: notePutUp, officer: who.officer ?? null, file: fileId, body: { id: newId(), noteId: yellow.noteId, content: yellow.content, by: who.by ?? null } });
}
