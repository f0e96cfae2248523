import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../../db/store.ts';
import { PartRecords } from './part-records.ts';
import { partPath } from './part-file.ts';
import { partKeptMs } from './rules.ts';

/**
 * At the start: contents that came in part and that nothing was added to for 30 days, contents that are complete and that no event
 * spoke of for as long, part files that nothing knows of, and how contents are cut up that are not here any more. Complete contents leave their file to the sweep of the contents.
 */
export function sweepParts(store: Store, folder: string, now: number): void {
  const records = new PartRecords(store);
  const before = now - partKeptMs;
  for (const hash of records.untouchedSince(before)) records.forget(hash);
  store.run(store.build.deleteFrom('received_content').where('received_at', '<', before));
  const isGone = (['blob', 'staged_attachment', 'received_content'] as const).map((table) => store.build.selectFrom(table).select('hash'));
  store.run(isGone.reduce((query, known) => query.where('hash', 'not in', known), store.build.deleteFrom('content_manifest')));
  if (!existsSync(folder)) return;
  const known = new Set(store.all(store.build.selectFrom('content_part').select('hash')).map(({ hash }) => partPath(folder, hash)));
  for (const name of readdirSync(folder)) if (name.endsWith('.part') && !known.has(join(folder, name))) rmSync(join(folder, name), { force: true });
}
