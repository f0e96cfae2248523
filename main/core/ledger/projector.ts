import { projectionTables } from '../db/schema.ts';
import type { Store } from '../db/store.ts';
import { plainBytes } from './event.ts';
import type { Projection, RecordedEvent } from './event-type.ts';
import { decodeSignedEvent, eventHash } from './signed-event.ts';

/** Turns events into table rows. Kinds that this version does not know are kept and passed over (ledger.md 7.9). */
export class Projector {
  readonly #projections: ReadonlyMap<string, Projection>;

  constructor(projections: readonly Projection[]) {
    this.#projections = new Map(projections.map((projection) => [key(projection), projection]));
  }

  apply(store: Store, event: RecordedEvent): void {
    this.#projections.get(key({ name: event.type, version: event.typeVersion }))?.apply(store, event);
    if (event.file) {
      store.run(
        store.build
          .updateTable('file')
          .set((row) => ({ chain_head: event.hash, chain_length: row('chain_length', '+', 1) }))
          .where('id', '=', event.file.id),
      );
    }
  }

  /**
   * Empties every projection and fills it from the events in the order in which this desk recorded them.
   * One transaction; returns the number of events.
   */
  rebuild(store: Store): number {
    return store.transaction(() => {
      store.database.pragma('defer_foreign_keys = ON');
      for (const table of [...projectionTables].reverse()) store.run(store.build.deleteFrom(table));
      return this.replay(store, store);
    });
  }

  /** Applies all events of `source` to the projections of `target`. */
  replay(source: Store, target: Store): number {
    let events = 0;
    let position = 0;
    for (;;) {
      const rows = source.all(
        source.build.selectFrom('event').select(['position', 'bytes']).where('position', '>', position).orderBy('position').limit(1000),
      );
      for (const row of rows) {
        const { envelope, event } = decodeSignedEvent(row.bytes);
        this.apply(target, { ...event, hash: plainBytes(eventHash(envelope)) });
        position = row.position;
        events += 1;
      }
      if (rows.length < 1000) return events;
    }
  }
}

function key(type: { readonly name: string; readonly version: number }): string {
  return `${type.name}@${type.version}`;
}
