import type { Chain, CustodyEvent, DeskId } from '../custody/event.ts';
import { reused } from '../db/reused.ts';
import { sqlBuilder, type Store } from '../db/store.ts';
import { receiptFiled } from '../dak/events.ts';
import { plainBytes } from '../ledger/event.ts';
import { decodeSignedEvent } from '../ledger/signed-event.ts';
import { custodyEventOf } from './custody-event.ts';

/** Events of chains that are kept as custody reads them, some 20 MB: reading a chain of a thousand anew for each message about it takes longer than all else. */
const mostKept = 30_000;

type Kept = Map<string, CustodyEvent>;

const setAside = reused(() => sqlBuilder.selectFrom('set_aside').select('hash'));
const chainOf = reused(({ file }: { file: string }) => sqlBuilder.selectFrom('event').select('hash').where('file', '=', file).orderBy('position'));
const scansOf = reused(({ receiptId }: { receiptId: string }) => sqlBuilder.selectFrom('attachment').select('hash').where('receipt_id', '=', receiptId));
const eventNamed = reused(({ hash }: { hash: Uint8Array }) => sqlBuilder.selectFrom('event').select(['bytes', 'hash', 'desk']).where('hash', '=', hash));

/** Reads the chains of files out of the ledger. `self` is this desk's id among the desks of the office. */
export class Chains {
  readonly #store: Store;
  readonly #self: DeskId;
  readonly #most: number;
  /** By file, the one that was asked for last at the end. */
  readonly #kept = new Map<string, Kept>();
  #count = 0;

  constructor(store: Store, self: DeskId, most = mostKept) {
    this.#store = store;
    this.#self = self;
    this.#most = most;
  }

  /** The whole chain of a file, as it counts here: what was set aside is left out. */
  of(file: string): Chain {
    const lost = new Set(this.#store.all(setAside({})).map(({ hash }) => Buffer.from(hash).toString('hex')));
    const rows = this.#store.all(chainOf({ file }));
    const kept = this.#keptOf(file);
    const before = kept.size;
    const chain = rows.map(({ hash }) => Buffer.from(hash).toString('hex')).filter((hash) => !lost.has(hash)).flatMap((hash) => this.#event(kept, hash) ?? []);
    this.#count += kept.size - before;
    this.#forgetOthers(file);
    return chain;
  }

  /** The scans of a receipt that are not withdrawn. */
  readonly scansOf = (receiptId: string): readonly string[] =>
    this.#store.all(scansOf({ receiptId })).map(({ hash }) => hash);

  /** What an event says never changes; only what lies with a receipt may, which is read each time. */
  #event(kept: Kept, name: string): CustodyEvent | null {
    const known = kept.get(name);
    if (known) return known;
    const row = this.#store.first(eventNamed({ hash: Buffer.from(name, 'hex') }));
    if (!row) return null;
    const { event } = decodeSignedEvent(row.bytes);
    const read = custodyEventOf({ event, hash: plainBytes(row.hash), desk: row.desk ?? this.#self }, this.scansOf);
    if (event.type === receiptFiled.name) return read;
    kept.set(name, read);
    return read;
  }

  #keptOf(file: string): Kept {
    const kept = this.#kept.get(file) ?? new Map<string, CustodyEvent>();
    this.#kept.delete(file);
    this.#kept.set(file, kept);
    return kept;
  }

  /** Whole chains, those first that were not asked for the longest: of one that is in use nothing is ever read twice, however long it is. */
  #forgetOthers(file: string): void {
    for (const [other, { size }] of this.#kept) {
      if (this.#count <= this.#most || other === file) return;
      this.#kept.delete(other);
      this.#count -= size;
    }
  }
}

/** The end of a chain that other desks are told of: from the event by which the last taker took the file on, without what was written in between. */
export function tailOf(chain: Chain): Chain {
  const taken = chain.findLastIndex(({ act }) => act.kind !== 'note' && act.kind !== 'other' && act.kind !== 'dispatch');
  return chain.slice(Math.max(taken, 0)).filter(({ act }) => act.kind !== 'note' && act.kind !== 'other');
}
