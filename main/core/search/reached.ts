import { sql } from 'kysely';
import { reused } from '../db/reused.ts';
import { sqlBuilder, type Store } from '../db/store.ts';

const reachedRow = reused(() => sqlBuilder.selectFrom('search_reached').select('position'));
const waitsFromHere = reused(() =>
  sqlBuilder.insertInto('search_reached').orIgnore().columns(['id', 'position']).expression(sqlBuilder.selectFrom('event').select([sql<number>`1`.as('id'), sql<number>`coalesce(max(position), 0)`.as('position')])),
);

/** Place in the ledger up to which everything can be found; null where all of it can. */
export function reached(store: Store): number | null {
  return store.first(reachedRow({}))?.position ?? null;
}

/**
 * From here on what is recorded is made findable later, in its order: while very much comes at once, the index would take longer than all else, and the texts of letters come after their events. Only
 * inside a commit; `SearchCatchUp` goes on from there.
 */
export function findLater(store: Store): void {
  store.run(waitsFromHere({}));
}

/** Everything up to this place can be found; null: all there is. */
export function moveReached(store: Store, position: number | null): void {
  const { build } = store;
  store.run(position === null ? build.deleteFrom('search_reached') : build.updateTable('search_reached').set({ position }));
}
