import type { Checkpoint, DeskId } from '../custody/event.ts';
import type { Desk } from '../desk.ts';

type Place = Pick<Desk, 'store' | 'ledger'>;

/** How much of this desk's log another one has said it knows; 0 where it has said nothing of this log. */
export function seenPlace({ store, ledger }: Place, desk: DeskId): number {
  const row = store.first(store.build.selectFrom('log_seen').selectAll().where('desk', '=', desk));
  return row?.log === ledger.logName ? row.size : 0;
}

/**
 * Remembers it: a parcel to that desk need not show what is older. `atLeast`: by how many places more than was known, so that a busy link does not write at
 * each message; a trail reaches much further than that.
 */
export function noteSeen(place: Place, desk: DeskId, seen: Checkpoint | null, atLeast = 1): void {
  const { store, ledger } = place;
  if (seen?.log !== ledger.logName || seen.size < seenPlace(place, desk) + atLeast) return;
  const row = { desk, log: seen.log, size: seen.size };
  store.run(store.build.insertInto('log_seen').values(row).onConflict((conflict) => conflict.column('desk').doUpdateSet(row)));
}
