import { projectionTables } from '../db/schema.ts';
import { reused } from '../db/reused.ts';
import { sqlBuilder, type Store } from '../db/store.ts';
import { plainBytes } from './event.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Projection, RecordedEvent } from './event-type.ts';
import { ownLogs } from './log-tree.ts';
import { projectOther } from '../offices/project-other.ts';
import { rememberNewer, understandsMore, type Reader } from './newer-events.ts';
import { decodeSignedEvent, eventHash } from './signed-event.ts';

/** What can be searched: fed in the same commit as the tables, but never compared with the ledger (docs/decisions/0008-search.md). */
export type SearchTables = {
  readonly projections: readonly Projection[];
  readonly empty: (store: Store) => void;
  /** Place in the ledger up to which everything can be found, while the rest waits; null where nothing waits. */
  readonly reached: (store: Store) => number | null;
  readonly moveReached: (store: Store, position: number | null) => void;
};

type End = { readonly id: string; readonly head: Uint8Array };
const fileGrows = reused(({ id, head }: End) => sqlBuilder.updateTable('file').set((row) => ({ chain_head: head, chain_length: row('chain_length', '+', 1) })).where('id', '=', id));
const receiptGrows = reused(({ id, head }: End) => sqlBuilder.updateTable('receipt').set((row) => ({ chain_head: head, chain_length: row('chain_length', '+', 1) })).where('id', '=', id));

type ByType = ReadonlyMap<string, Projection>;

/** Turns events into table rows. Kinds that this version does not know are kept and passed over (ledger.md 7.9). */
export class Projector {
  readonly #projections: ByType;
  readonly #findable: ByType;
  readonly #search: SearchTables;
  readonly #reader: Reader;
  /** This desk's logs, which the whole ledger must be read for, while events are made findable bit by bit; a log that begins meanwhile changes nothing for those before it. */
  #own: ReadonlySet<string> | null = null;

  constructor({ projections, features }: Knowledge, search: SearchTables) {
    this.#projections = byType(projections);
    this.#reader = { reads: (kind) => this.#projections.has(key(kind)), features };
    this.#findable = byType(search.projections);
    this.#search = search;
  }

  /** Were the tables filled by a version that understood less? */
  understandsMore(store: Store): boolean {
    return understandsMore(store, this.#reader);
  }

  apply(store: Store, event: RecordedEvent): void {
    this.#project(store, event);
    if (this.#search.reached(store) === null) this.#find(store, event);
  }

  /** Makes so many events findable, at most, of those that wait for it; whether more of them wait. One transaction. */
  makeFindable(store: Store, most: number): boolean {
    return store.transaction(() => {
      const after = this.#search.reached(store);
      if (after === null) return false;
      this.#own ??= ownLogs(store);
      const { position, events } = eachEvent(store, (event) => this.#find(store, event), { after, most, own: this.#own });
      const more = events === most;
      if (!more) this.#own = null;
      this.#search.moveReached(store, more ? position : null);
      return more;
    });
  }

  /**
   * Empties every projection and fills it from the events in the order in which this desk recorded them.
   * One transaction; returns the number of events.
   */
  rebuild(store: Store): number {
    return store.transaction(() => {
      store.database.pragma('defer_foreign_keys = ON');
      for (const table of [...projectionTables].reverse()) store.run(store.build.deleteFrom(table));
      this.#search.empty(store);
      return eachEvent(store, (event) => this.apply(store, event)).events;
    });
  }

  /** The same for what can be searched alone. */
  rebuildSearch(store: Store): number {
    return store.transaction(() => {
      this.#search.empty(store);
      return eachEvent(store, (event) => this.#find(store, event)).events;
    });
  }

  /** Applies all events of `source` to the projections of `target`, all but what can be searched; `tell` hears how many there were so far. */
  replay(source: Store, target: Store, tell: (events: number) => void): number {
    let events = 0;
    return eachEvent(source, (event) => {
      this.#project(target, event);
      events += 1;
      tell(events);
    }).events;
  }

  #project(store: Store, event: RecordedEvent): void {
    applied(store, event, this.#projections);
    rememberNewer(store, event, this.#reader);
    if (!event.file) return;
    const end = { id: event.file.id, head: event.hash };
    if (store.run(fileGrows(end)).changes === 0) store.run(receiptGrows(end));
  }

  #find(store: Store, event: RecordedEvent): void {
    applied(store, event, this.#findable);
  }
}

/** What follows from the event, if this version knows its kind; of what another office says only what it may say. */
function applied(store: Store, event: RecordedEvent, projections: ByType): void {
  const projection = projections.get(key({ name: event.type, version: event.typeVersion }));
  if (event.office === '') projection?.apply(store, event);
  else if (projection) projectOther(store, event, projection);
}

type Stretch = { readonly after: number; readonly most: number; /** This desk's logs, where they are known. */ readonly own?: ReadonlySet<string> };

/** Events read at once. */
const aPage = 1_000;

/** Every event of a stretch of the ledger in the order in which the desk recorded it, but for those that lost against a retaking; gives how many there are, and the place of the last. */
function eachEvent(store: Store, act: (event: RecordedEvent) => void, { after, most, own = ownLogs(store) }: Stretch = { after: 0, most: Number.POSITIVE_INFINITY }): { readonly events: number; readonly position: number } {
  let events = 0;
  let position = after;
  const offices = new Map(store.all(store.build.selectFrom('desk_log').select(['log', 'office'])).map(({ log, office }) => [log, office]));
  const lost = new Set(store.all(store.build.selectFrom('set_aside').select('hash')).map(({ hash }) => Buffer.from(hash).toString('hex')));
  for (;;) {
    const size = Math.min(aPage, most - events);
    const rows = store.all(
      store.build.selectFrom('event').select(['position', 'bytes', 'desk', 'log']).where('position', '>', position).orderBy('position').limit(size),
    );
    for (const row of rows) {
      const { envelope, event } = decodeSignedEvent(row.bytes);
      const hash = plainBytes(eventHash(envelope));
      if (!lost.has(Buffer.from(hash).toString('hex'))) act({ ...event, hash, foreign: row.desk !== null, recovered: row.desk !== null && own.has(row.log), office: row.desk === null ? '' : (offices.get(row.log) ?? '') });
      position = row.position;
      events += 1;
    }
    if (rows.length < aPage) return { events, position };
  }
}

function byType(projections: readonly Projection[]): ByType {
  return new Map(projections.map((projection) => [key(projection), projection]));
}

function key(type: { readonly name: string; readonly version: number }): string {
  return `${type.name}@${type.version}`;
}
