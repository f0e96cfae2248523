import type { DeskId } from '../lan/roster/desk-keys.ts';
import type { Store } from '../db/store.ts';
import type { EventBlob } from '../ledger/event.ts';
import { MerkleTree } from '../ledger/merkle.ts';

/** How far a log of a replaced desk has come: its events, the hash of the last one, and the tree over all of them. */
export type Loaded = { readonly log: string; readonly desk: DeskId; readonly size: number; readonly head: Uint8Array; readonly tree: MerkleTree };

/** Contents asked for at once. */
const contentsAtOnce = 48;

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

  /** Keeps the bytes of an event that found no place in the record. */
  setAside(log: string, seq: number, bytes: Uint8Array): void {
    this.#store.run(this.#store.build.insertInto('loaded_aside').values({ log, seq, bytes }).onConflict((conflict) => conflict.doNothing()));
  }

  want({ hash, size, mime }: EventBlob): void {
    const row = { hash: Buffer.from(hash).toString('hex'), size, mime };
    this.#store.run(this.#store.build.insertInto('content_wanted').values(row).onConflict((conflict) => conflict.column('hash').doNothing()));
  }

  /** Small ones first. */
  wanted(passedOver: ReadonlySet<string>): readonly { readonly hash: string; readonly size: number; readonly mime: string }[] {
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

  /** Events that have come, of how many; events without a place in the record; contents that are wanted. */
  progress(): { readonly events: number; readonly of: number; readonly aside: number; readonly contents: number } {
    const { build } = this.#store;
    const logs = this.#store.all(build.selectFrom('loaded_log').select(['size', 'total']));
    const count = (table: 'loaded_aside' | 'content_wanted') => this.#store.first(build.selectFrom(table).select((row) => row.fn.countAll<number>().as('rows')))?.rows ?? 0;
    return { events: logs.reduce((sum, { size }) => sum + size, 0), of: logs.reduce((sum, { total }) => sum + total, 0), aside: count('loaded_aside'), contents: count('content_wanted') };
  }
}
