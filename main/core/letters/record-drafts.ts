import { createHash } from 'node:crypto';
import type { Desk } from '../desk.ts';
import type { PutUpBy } from '../notes/events.ts';
import { letterPutUp } from './events.ts';

/**
 * Records the drafts on a file as they stand, so that each version an officer saw can be shown later (CSMOP keeps superseded
 * drafts), and the next desk goes on with the last one. A draft that stands as it was last recorded is not recorded again. Only inside a commit.
 */
export function recordDrafts(desk: Desk, who: PutUpBy, fileId: string): void {
  const rows = desk.store.all(
    desk.store.build
      .selectFrom('letter_draft')
      .innerJoin('letter', 'letter.id', 'letter_draft.letter_id')
      .select(['letter.id as id', 'letter_draft.draft as draft', 'letter_draft.updated_at as updated_at'])
      .where('letter.file_id', '=', fileId)
      .where('letter.state', '=', 'draft'),
  );
  for (const row of rows) {
    const text = new TextEncoder().encode(row.draft);
    const hash = createHash('sha256').update(text).digest('hex');
    const last = desk.store.first(desk.store.build.selectFrom('draft_version').select('hash').where('letter_id', '=', row.id).orderBy('ordinal', 'desc').limit(1));
    if (last?.hash === hash) continue;
    desk.blobs.prepare(text);
    const blob = desk.blobs.record(text, { mime: 'application/json', name: 'draft.json' });
    desk.ledger.append({ type: letterPutUp, officer: who.officer ?? null, file: fileId, body: { id: row.id, updatedAt: row.updated_at, by: who.by ?? null }, blobs: [blob] });
  }
}
