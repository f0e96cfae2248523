import type { Output } from '../../../preload/contract/index.ts';
import { draft } from '../../../preload/contract/letters.ts';
import type { Desk } from '../desk.ts';
import { actorOf } from '../office/actors.ts';

/** A letter's draft as it was recorded each time the file went on, oldest first; versions whose text is gone are left out. */
export function draftVersions(desk: Desk, letterId: string): Output<'letters.versions'> {
  const rows = desk.store.all(desk.store.build.selectFrom('draft_version').selectAll().where('letter_id', '=', letterId).orderBy('ordinal'));
  return rows.flatMap((row) => {
    const bytes = desk.blobs.read(row.hash);
    if (!bytes) return [];
    return [
      {
        ordinal: row.ordinal,
        draft: draft.parse(JSON.parse(new TextDecoder().decode(bytes))),
        actor: actorOf(desk.store, { post: row.post_id, person: row.person_id, acting: row.acting }),
        at: row.at,
      },
    ];
  });
}
