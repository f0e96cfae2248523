import type { DeskId } from '../lan/roster/desk-keys.ts';
import type { Store } from '../db/store.ts';
import { plainBytes, type EventBlob } from '../ledger/event.ts';
import { MerkleTree } from '../ledger/merkle.ts';
import { mostSmallContents } from './wire.ts';

/** How far a log of a replaced desk has come: its events, the hash of the last one, and the tree over all of them. */
export type Loaded = { readonly log: string; readonly desk: DeskId; readonly size: number; readonly head: Uint8Array; readonly tree: MerkleTree };

/** Of such a log the signatures in its events were held against their keys so far. */
export type Unproven = { readonly log: string; readonly desk: DeskId; readonly size: number; readonly proven: number };
/** An event as it came, and its place. */
export type Kept = { readonly seq: number; readonly bytes: Uint8Array };

/** A content that is not here yet: its SHA-256 in hex, and bytes. */
export type Wanted = { readonly hash: string; readonly size: number; readonly mime: string };

/** `events` of a log are here, `of` how many; of these `proven` had their signatures looked at, of which one did not hold if it is `flawed`; `aside` found no place in the record; `contents` are wanted. */
export type LoadProgress = { readonly events: number; readonly of: number; readonly proven: number; readonly flawed: boolean; readonly aside: number; readonly contents: number };

/** Contents looked for at once. */
const contentsAtOnce = mostSmallContents;

/** What is remembered of loading: written in the commit of what it speaks of, so that whoever is interrupted goes on there. */
export class LoadStore {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Where a log stands here; its beginning when none of it has come. */
  loaded(log: string, desk: DeskId): Loaded {
    const { build } = this.#store;
    const row = this.#store.first(build.selectFrom('loaded_log').selectAll().where('log', '=', log));
    const tree = row && MerkleTree.from(row.size, row.peaks);
    return row && tree ? { log, desk: row.desk, size: row.size, head: new Uint8Array(row.head), tree } : { log, desk, size: 0, head: new Uint8Array(32), tree: new MerkleTree() };
  }

  /** Only inside the commit of the events. `total`: events of the log at the server. */
  moveOn({ log, desk, size, head, tree }: Loaded, total: number): void {
    const { build } = this.#store;
    const row = { log, desk, size, head, peaks: tree.peaks(), total };
    this.#store.run(build.insertInto('loaded_log').values(row).onConflict((conflict) => conflict.column('log').doUpdateSet(row)));
  }

  /** Of which signatures are still to be looked at. */
  unproven(): readonly Unproven[] {
    return this.#store.all(this.#store.build.selectFrom('loaded_log').select(['log', 'desk', 'size', 'proven']).whereRef('proven', '<', 'size').orderBy('log'));
  }

  /** The next events of a log whose signatures are to be looked at, in the record or beside it; those that were passed over are nowhere. */
  keptAfter({ log, proven, size }: Unproven, most: number): readonly Kept[] {
    const { build } = this.#store;
    const inRecord = build.selectFrom('event').select(['seq', 'bytes']).where('log', '=', log).where('seq', '>', proven).where('seq', '<=', size);
    const beside = build.selectFrom('loaded_aside').select(['seq', 'bytes']).where('log', '=', log).where('seq', '>', proven).where('seq', '<=', size);
    const rows = this.#store.all(inRecord.unionAll(beside).orderBy('seq').limit(most));
    return rows.map(({ seq, bytes }) => ({ seq, bytes: plainBytes(bytes) }));
  }

  /** Signatures hold up to this place, but for the `flawed` one, which is told of from now on. */
  proved(log: string, until: number, flawed: number | null): void {
    const { build } = this.#store;
    this.#store.run(build.updateTable('loaded_log').set((row) => ({ proven: until, flawed: row.fn.coalesce('flawed', row.val(flawed)) })).where('log', '=', log));
  }

  /** Keeps the bytes of an event that found no place in the record. */
  setAside(log: string, seq: number, bytes: Uint8Array): void {
    this.#store.run(this.#store.build.insertInto('loaded_aside').values({ log, seq, bytes }).onConflict((conflict) => conflict.doNothing()));
  }

  want({ hash, size, mime }: EventBlob): void {
    const row = { hash: Buffer.from(hash).toString('hex'), size, mime };
    this.#store.run(this.#store.build.insertInto('content_wanted').values(row).onConflict((conflict) => conflict.column('hash').doNothing()));
  }

  /** Small ones first. */
  wanted(passedOver: ReadonlySet<string>): readonly Wanted[] {
    const { build } = this.#store;
    return this.#store.all(build.selectFrom('content_wanted').selectAll().where('hash', 'not in', [...passedOver]).orderBy('size').limit(contentsAtOnce));
  }

  /** Only inside the commit that records it. */
  came(hash: string): void {
    this.#store.run(this.#store.build.deleteFrom('content_wanted').where('hash', '=', hash));
  }

  get isHeld(): boolean {
    return this.#store.first(this.#store.build.selectFrom('load_held').select('id')) !== undefined;
  }

  hold(held: boolean): void {
    const { build } = this.#store;
    this.#store.run(held ? build.insertInto('load_held').orIgnore().values({ id: 1 }) : build.deleteFrom('load_held'));
  }

  progress(): LoadProgress {
    const { build } = this.#store;
    const logs = this.#store.all(build.selectFrom('loaded_log').select(['size', 'total', 'proven', 'flawed']));
    const count = (table: 'loaded_aside' | 'content_wanted') => this.#store.first(build.selectFrom(table).select((row) => row.fn.countAll<number>().as('rows')))?.rows ?? 0;
    const sum = (of: 'size' | 'total' | 'proven') => logs.reduce((total, log) => total + log[of], 0);
    return { events: sum('size'), of: sum('total'), proven: sum('proven'), flawed: logs.some(({ flawed }) => flawed !== null), aside: count('loaded_aside'), contents: count('content_wanted') };
  }
}
