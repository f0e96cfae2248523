import { sql } from 'kysely';
import type { Store } from '../db/store.ts';
import { MerkleTree } from '../ledger/merkle.ts';
import { ownLogs } from '../ledger/log-tree.ts';
import { decodeSignedEvent } from '../ledger/signed-event.ts';

export type Cursor = { readonly instance: string; readonly size: number; readonly cosignature: string };

/** Beyond this many a desk has no papers: it is how many contents are asked for at once. */
const contentsAtOnce = 200;

const writeEveryMs = 60_000;

/** What this desk remembers of the central server: signed words of how far it has each log, and what it is owed besides. */
export class SyncStore {
  readonly #store: Store;
  readonly #trees = new Map<string, MerkleTree>();
  #succeededAt: number | null = null;
  #writtenAt = Number.NEGATIVE_INFINITY;

  constructor(store: Store) {
    this.#store = store;
  }

  /** This desk's own logs, with how many events each has. */
  logs(): readonly { readonly log: string; readonly size: number }[] {
    const { build } = this.#store;
    return [...ownLogs(this.#store)].map((log) => ({ log, size: this.#store.first(build.selectFrom('event').select((event) => event.fn.max('seq').as('size')).where('log', '=', log))?.size ?? 0 }));
  }

  cursor(log: string): Cursor | null {
    const { build } = this.#store;
    return this.#store.first(build.selectFrom('sync_log').select(['instance', 'size', 'cosignature']).where('log', '=', log)) ?? null;
  }

  /** Exact bytes of the events of a log after a place. */
  events(log: string, after: number, most: number): Uint8Array[] {
    const { build } = this.#store;
    const rows = this.#store.all(build.selectFrom('event').select('bytes').where('log', '=', log).where('seq', '>', after).orderBy('seq').limit(most));
    return rows.map(({ bytes }) => new Uint8Array(bytes));
  }

  /** The tree over the first events of a log. What was hashed for the last question is not hashed again: a log only grows. */
  treeAt(log: string, size: number): MerkleTree {
    const { build } = this.#store;
    const known = this.#trees.get(log);
    const tree = known && known.size <= size ? known : new MerkleTree();
    const rows = this.#store.each(build.selectFrom('event').select('hash').where('log', '=', log).where('seq', '>', tree.size).where('seq', '<=', size).orderBy('seq'));
    for (const { hash } of rows) tree.add(hash);
    this.#trees.set(log, tree);
    return tree;
  }

  /** The server holds the log so far; contents that the events speak of are owed from now on. One commit. */
  moveOn(log: string, cursor: Cursor, events: readonly Uint8Array[]): void {
    const { build } = this.#store;
    this.#store.transaction(() => {
      const { instance, size, cosignature } = cursor;
      this.#store.run(build.insertInto('sync_log').values({ log, instance, size, cosignature }).onConflict((conflict) => conflict.column('log').doUpdateSet({ instance, size, cosignature })));
      const contents = events.flatMap((bytes) => decodeSignedEvent(bytes).event.blobs);
      for (const blob of contents) this.#owe(Buffer.from(blob.hash).toString('hex'), blob.size);
    });
  }

  /** The server's database was made anew, or another server took its place: it is believed to hold nothing until it says so. */
  beginAnew(instance: string): void {
    const { build } = this.#store;
    this.#store.transaction(() => {
      this.#store.run(build.insertInto('sync_state').values({ id: 1, instance, succeeded_at: null }).onConflict((conflict) => conflict.column('id').doUpdateSet({ instance })));
      this.#store.run(build.deleteFrom('sync_log'));
      const all = build.selectFrom('blob').select(['hash', 'size']);
      this.#store.run(build.insertInto('content_owed').orIgnore().columns(['hash', 'size']).expression(all));
    });
  }

  get instance(): string | null {
    return this.#store.first(this.#store.build.selectFrom('sync_state').select('instance'))?.instance ?? null;
  }

  /** When the oldest act was done that the server has not; milliseconds since 1970 by this desk's clock. */
  owedSince(): number | null {
    const { build } = this.#store;
    const oldest = this.logs().flatMap(({ log }) => this.#store.first(build.selectFrom('event').select('wall').where('log', '=', log).where('seq', '>', this.cursor(log)?.size ?? 0).orderBy('seq').limit(1))?.wall ?? []);
    return oldest.length === 0 ? null : Math.min(...oldest);
  }

  /** When all was at the server last; milliseconds since 1970. */
  get succeededAt(): number | null {
    return this.#succeededAt ?? this.#store.first(this.#store.build.selectFrom('sync_state').select('succeeded_at'))?.succeeded_at ?? null;
  }

  /** Written once a minute at most: every write is a flush of the disk, and after a crash a minute more or less says nothing else. */
  succeeded(at: number): void {
    this.#succeededAt = at;
    if (Math.abs(at - this.#writtenAt) < writeEveryMs) return;
    this.#writtenAt = at;
    this.#store.run(this.#store.build.updateTable('sync_state').set({ succeeded_at: at }));
  }

  /** Small ones first: a scan of 200 MB must not keep a page waiting. */
  contentsOwed(): readonly { readonly hash: string; readonly size: number }[] {
    return this.#store.all(this.#store.build.selectFrom('content_owed').selectAll().orderBy('size').limit(contentsAtOnce));
  }

  paid(hash: string): void {
    this.#store.run(this.#store.build.deleteFrom('content_owed').where('hash', '=', hash));
  }

  /** Events and contents that the server has not, and the bytes of the contents. */
  owed(): { readonly events: number; readonly contents: number; readonly bytes: number } {
    const { build } = this.#store;
    const events = this.logs().reduce((sum, { log, size }) => sum + Math.max(0, size - (this.cursor(log)?.size ?? 0)), 0);
    const contents = this.#store.first(build.selectFrom('content_owed').select((row) => [row.fn.countAll<number>().as('contents'), sql<number>`coalesce(sum(size), 0)`.as('bytes')]));
    return { events, contents: contents?.contents ?? 0, bytes: contents?.bytes ?? 0 };
  }

  #owe(hash: string, size: number): void {
    this.#store.run(this.#store.build.insertInto('content_owed').values({ hash, size }).onConflict((conflict) => conflict.column('hash').doNothing()));
  }
}
