import { reused } from '../db/reused.ts';
import { sqlBuilder, type Store } from '../db/store.ts';
import type { RecordedEvent } from '../ledger/event-type.ts';

const nextOf = reused(({ key }: { key: string }) => sqlBuilder.selectFrom('series').select('next').where('key', '=', key));
const nextKept = reused((row: { key: string; next: number }) => sqlBuilder.insertInto('series').values(row).onConflict((conflict) => conflict.column('key').doUpdateSet(row)));

/** The next number of a series, without taking it. */
export function peekNumber(store: Store, key: string): number {
  return store.first(nextOf({ key }))?.next ?? 1;
}

/**
 * Notes that an event used number `sequence` of a series. Called by projections only: the counter is what the events used,
 * inside the transaction that appended them, so a crash can neither skip nor repeat. Throws when the number is not the next one.
 * A number that another desk gave is of its series and moves nothing here (ledger.md 7.3: one desk gives the numbers of a series);
 * one that this desk gave and lost is given no second time.
 */
export function useNumber(store: Store, event: Pick<RecordedEvent, 'foreign' | 'recovered'>, { key, sequence }: { readonly key: string; readonly sequence: number }): void {
  if (event.foreign && !event.recovered) return;
  const next = peekNumber(store, key);
  if (event.recovered && sequence < next) return;
  if (!event.recovered && sequence !== next) throw new Error(`series ${key}: number ${sequence} used, ${next} was next`);
  store.run(nextKept({ key, next: sequence + 1 }));
}
