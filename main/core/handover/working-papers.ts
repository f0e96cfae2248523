import { sql } from 'kysely';
import { draft } from '../../../preload/contract/letters.ts';
import type { Desk } from '../desk.ts';
import { noteAuthor } from '../notes/events.ts';

/**
 * Drafts and the yellow note travel with a file as they stood when it was sent on: the next desk goes on with them (domain.md row 36). Only inside the
 * commit that takes the file over. Texts that this desk still has of an earlier time give way to what came.
 */
export function restoreWorkingPapers(desk: Desk, fileId: string): void {
  restoreDrafts(desk, fileId);
  restoreYellow(desk, fileId);
}

function restoreDrafts({ store, blobs }: Desk, fileId: string): void {
  const { build } = store;
  const letters = store.all(build.selectFrom('letter').select('id').where('file_id', '=', fileId).where('state', '=', 'draft'));
  for (const { id } of letters) {
    const last = store.first(build.selectFrom('draft_version').select(['hash', 'at']).where('letter_id', '=', id).orderBy('ordinal', 'desc').limit(1));
    const bytes = last && blobs.read(last.hash);
    if (!last || !bytes) continue;
    const text = new TextDecoder().decode(bytes);
    if (!draft.safeParse(JSON.parse(text)).success) continue;
    const row = { letter_id: id, draft: text, updated_at: last.at };
    store.run(build.insertInto('letter_draft').values(row).onConflict((conflict) => conflict.column('letter_id').doUpdateSet(row)));
  }
}

/** The note that was put up last, unless it has been signed since. */
function restoreYellow({ store }: Desk, fileId: string): void {
  const { build } = store;
  store.run(build.deleteFrom('yellow_note').where('file_id', '=', fileId));
  const last = store.first(build.selectFrom('note_version').selectAll().where('file_id', '=', fileId).orderBy(sql`rowid`, 'desc').limit(1));
  if (!last || store.first(build.selectFrom('note').select('id').where('id', '=', last.note_id))) return;
  const versions = store.all(build.selectFrom('note_version').selectAll().where('note_id', '=', last.note_id).orderBy(sql`rowid`));
  const authors = versions.map((version) => ({ ...noteAuthor.parse({ post: version.post_id, person: version.person_id, acting: version.acting === 1 }), at: version.at }));
  const row = { file_id: fileId, post_id: last.post_id, content: last.content, saved_at: last.at, note_id: last.note_id, authors: JSON.stringify(authors), discarded_at: null };
  store.run(build.insertInto('yellow_note').values(row));
}
