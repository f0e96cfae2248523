import type { Chain, CustodyEvent, DeskId } from '../custody/event.ts';
import type { Store } from '../db/store.ts';
import { plainBytes } from '../ledger/event.ts';
import { decodeSignedEvent } from '../ledger/signed-event.ts';
import { custodyEventOf } from './custody-event.ts';

type Row = { readonly bytes: Uint8Array; readonly hash: Uint8Array; readonly desk: string | null };

/** Reads the chains of files out of the ledger. `self` is this desk's id among the desks of the office. */
export class Chains {
  readonly #store: Store;
  readonly #self: DeskId;

  constructor(store: Store, self: DeskId) {
    this.#store = store;
    this.#self = self;
  }

  /** The whole chain of a file, as it counts here: what was set aside is left out. */
  of(file: string): Chain {
    const { build } = this.#store;
    const lost = new Set(this.#store.all(build.selectFrom('set_aside').select('hash')).map(({ hash }) => Buffer.from(hash).toString('hex')));
    const rows = this.#store.all(build.selectFrom('event').select(['bytes', 'hash', 'desk']).where('file', '=', file).orderBy('position'));
    return rows.map((row) => this.#custodyEvent(row)).filter(({ hash }) => !lost.has(hash));
  }

  /** The scans of a receipt that are not withdrawn. */
  readonly scansOf = (receiptId: string): readonly string[] =>
    this.#store.all(this.#store.build.selectFrom('attachment').select('hash').where('receipt_id', '=', receiptId)).map(({ hash }) => hash);

  #custodyEvent({ bytes, hash, desk }: Row): CustodyEvent {
    return custodyEventOf({ event: decodeSignedEvent(bytes).event, hash: plainBytes(hash), desk: desk ?? this.#self }, this.scansOf);
  }
}

/** The end of a chain that other desks are told of: from the event by which the last taker took the file on, without what was written in between. */
export function tailOf(chain: Chain): Chain {
  const taken = chain.findLastIndex(({ act }) => act.kind !== 'note' && act.kind !== 'other' && act.kind !== 'dispatch');
  return chain.slice(Math.max(taken, 0)).filter(({ act }) => act.kind !== 'note' && act.kind !== 'other');
}
