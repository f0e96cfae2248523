import type { Store } from '../db/store.ts';
import { lineOf } from './line-of.ts';
import { flagsAfter, type FlagAct, type Flags } from './rules.ts';

/** Brings the flags of a line of volumes to what they are after an act. */
export function applyFlags(store: Store, line: string, act: FlagAct): void {
  const { build } = store;
  const rows = store.all(build.selectFrom('correspondence').select(['paper_id', 'flag']).where('line_id', '=', line).where('flag', 'is not', null));
  const before: Flags = new Map(rows.flatMap(({ paper_id: id, flag }) => (flag === null ? [] : [[id, flag] as const])));
  const after = flagsAfter(before, act);
  const set = (paperId: string, flag: 'puc' | 'fr' | null) =>
    store.run(build.updateTable('correspondence').set({ flag }).where('line_id', '=', line).where('paper_id', '=', paperId));
  for (const paperId of before.keys()) if (!after.has(paperId)) set(paperId, null);
  for (const [paperId, flag] of after) if (before.get(paperId) !== flag) set(paperId, flag);
}

/** Takes the flags off once no volume of the file is at work any more. */
export function clearFlags(store: Store, fileId: string): void {
  const { build } = store;
  const file = store.first(build.selectFrom('file').select(['id', 'kind', 'main_id']).where('id', '=', fileId));
  if (!file) return;
  const line = lineOf(file);
  const working = build
    .selectFrom('file')
    .select('id')
    .where('state', 'in', ['open', 'parked'])
    .where((where) => where.or([where('id', '=', line), where.and([where('main_id', '=', line), where('kind', '=', 'volume')])]));
  if (store.first(working.limit(1)) === undefined) applyFlags(store, line, { act: 'dealt-with' });
}
