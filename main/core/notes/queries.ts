import { z } from 'zod';
import type { FileView, NoteView } from '../../../preload/contract/files.ts';
import { richText } from '../../../preload/contract/values.ts';
import type { Desk } from '../desk.ts';
import { actorOf, postName } from '../office/actors.ts';

const decision = z.enum(['approved', 'agreed', 'seen']).nullable();

/** The green notes of a file in order. */
export function readNotes(desk: Desk, fileId: string): NoteView[] {
  const rows = desk.store.all(desk.store.build.selectFrom('note').selectAll().where('file_id', '=', fileId).orderBy('number'));
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    firstParagraph: row.first_paragraph,
    lastParagraph: row.last_paragraph,
    content: row.content === null ? null : richText.parse(JSON.parse(row.content)),
    decision: decision.parse(row.decision),
    actor: actorOf(desk.store, { post: row.post_id, person: row.person_id, acting: row.acting }),
    at: row.at,
    side: row.side,
  }));
}

/** The yellow note on a file, if there is one. */
export function readYellow(desk: Desk, fileId: string): FileView['yellow'] {
  const row = desk.store.first(desk.store.build.selectFrom('yellow_note').selectAll().where('file_id', '=', fileId));
  return row ? { content: richText.parse(JSON.parse(row.content)), by: postName(desk.store, row.post_id), savedAt: row.saved_at } : null;
}
