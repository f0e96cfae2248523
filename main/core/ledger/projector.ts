import { projectionTables } from '../db/schema.ts';
import { reused } from '../db/reused.ts';
import { sqlBuilder, type Store } from '../db/store.ts';
import { plainBytes } from './event.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Projection, RecordedEvent } from './event-type.ts';
import { ownLogs } from './log-tree.ts';
import { rememberNewer, understandsMore, type Reader } from './newer-events.ts';
import { decodeSignedEvent, eventHash } from './signed-event.ts';

/** What can be searched: fed in the same commit as the tables, but never compared with the ledger (docs/decisions/0008-search.md). */
export type SearchTables = { readonly projections: readonly Projection[]; readonly empty: (store: Store) => void };

type End = { readonly id: string; readonly head: Uint8Array };
const fileGrows = reused(({ id, head }: End) => sqlBuilder.updateTable('file').set((row) => ({ chain_head: head, chain_length: row('chain_length', '+', 1) })).where('id', '=', id));
const receiptGrows = reused(({ id, head }: End) => sqlBuilder.updateTable('receipt').set((row) => ({ chain_head: head, chain_length: row('chain_length', '+', 1) })).where('id', '=', id));

type ByType = ReadonlyMap<string, Projection>;

/** Turns events into table rows. Kinds that this version does not know are kept and passed over (ledger.md 7.9). */
export class Projector {
  readonly #projections: ByType;
  readonly #search: ByType;
  readonly #emptySearch: (store: Store) => void;

  readonly #reader: Reader;

  constructor({ projections, features }: Knowledge, search: SearchTables) {
    this.#projections = byType(projections);
    this.#reader = { reads: (kind) => this.#projections.has(key(kind)), features };
    this.#search = byType(search.projections);
    this.#emptySearch = search.empty;
  }

  /** Were the tables filled by a version that understood less? */
  understandsMore(store: Store): boolean {
    return understandsMore(store, this.#reader);
  }

  apply(store: Store, event: RecordedEvent): void {
    this.#project(store, event);
    this.#makeFindable(store, event);
  }

  /**
   * Empties every projection and fills it from the events in the order in which this desk recorded them.
   * One transaction; returns the number of events.
   */
  rebuild(store: Store): number {
    return store.transaction(() => {
      store.database.pragma('defer_foreign_keys = ON');
      for (const table of [...projectionTables].reverse()) store.run(store.build.deleteFrom(table));
      this.#emptySearch(store);
      return eachEvent(store, (event) => this.apply(store, event));
    });
  }

  /** The same for what can be searched alone. */
  rebuildSearch(store: Store): number {
    return store.transaction(() => {
      this.#emptySearch(store);
      return eachEvent(store, (event) => this.#makeFindable(store, event));
    });
  }

  /** Applies all events of `source` to the projections of `target`, all but what can be searched; `tell` hears how many there were so far. */
  replay(source: Store, target: Store, tell: (events: number) => void): number {
    let events = 0;
    return eachEvent(source, (event) => {
      this.#project(target, event);
      events += 1;
      tell(events);
    });
  }

  #project(store: Store, event: RecordedEvent): void {
    this.#projections.get(key({ name: event.type, version: event.typeVersion }))?.apply(store, event);
    rememberNewer(store, event, this.#reader);
    if (!event.file) return;
    const end = { id: event.file.id, head: event.hash };
    if (store.run(fileGrows(end)).changes === 0) store.run(receiptGrows(end));
  }

  #makeFindable(store: Store, event: RecordedEvent): void {
    this.#search.get(key({ name: event.type, version: event.typeVersion }))?.apply(store, event);
  }
}

/** Every event in the order in which the desk recorded it, but for those that lost against a retaking; returns how many there are. */
function eachEvent(store: Store, act: (event: RecordedEvent) => void): number {
  let events = 0;
  let position = 0;
  const own = ownLogs(store);
  const lost = new Set(store.all(store.build.selectFrom('set_aside').select('hash')).map(({ hash }) => Buffer.from(hash).toString('hex')));
  for (;;) {
    const rows = store.all(
      store.build.selectFrom('event').select(['position', 'bytes', 'desk', 'log']).where('position', '>', position).orderBy('position').limit(1000),
    );
    for (const row of rows) {
      const { envelope, event } = decodeSignedEvent(row.bytes);
      const hash = plainBytes(eventHash(envelope));
      if (!lost.has(Buffer.from(hash).toString('hex'))) act({ ...event, hash, foreign: row.desk !== null, recovered: row.desk !== null && own.has(row.log) });
      position = row.position;
      events += 1;
    }
    if (rows.length < 1000) return events;
  }
}

function byType(projections: readonly Projection[]): ByType {
  return new Map(projections.map((projection) => [key(projection), projection]));
}

function key(type: { readonly name: string; readonly version: number }): string {
  return `${type.name}@${type.version}`;
}
