import { officeLevel, type OfficeLevel } from '../../../preload/contract/offices.ts';
import type { Store } from '../db/store.ts';
import { plainBytes } from '../ledger/event.ts';

/** An office to which this one says it is bound; `office` is its mark. */
export type Affiliation = { readonly office: string; readonly root: Uint8Array; readonly side: 'superior' | 'subordinate' };

/** What this office's own record says of its place in the tree, the oldest first. */
export function affiliations(store: Store): readonly Affiliation[] {
  return store.all(store.build.selectFrom('affiliation').select(['office', 'root', 'side']).orderBy('at').orderBy('office')).map((row) => ({ ...row, root: plainBytes(row.root) }));
}

/** Where this office stands in the tree; null where nobody has said. */
export function ownLevel(store: Store): OfficeLevel | null {
  const row = store.first(store.build.selectFrom('office').select('level'));
  return officeLevel.nullable().catch(null).parse(row?.level ?? null);
}
