import { blobsOf, type Chain, type DeskId } from '../custody/event.ts';
import type { Message } from '../custody/message.ts';
import type { Thing } from '../custody/state.ts';
import type { Desk } from '../desk.ts';
import { readCbor, writeCbor } from '../lan/cbor.ts';
import type { ContentItem } from '../parcels/items.ts';
import type { CustodyHost } from './custody-host.ts';
import { toWire } from './outgoing.ts';
import { custodyMessage, type WireMessage } from './wire.ts';

type Sender = { readonly desk: Pick<Desk, 'store' | 'blobs'>; readonly host: CustodyHost; readonly self: DeskId };

/** Events in one letter: what `custody.message` allows. */
const eventsALetter = 64;
const pieceBytes = 256 * 1024;

/** The messages that go by other roads than a link. */
export type Letter = Message & { readonly body: Extract<Message['body'], { readonly kind: 'offer' | 'recall' | 'receipt' }> };

/** Does a message speak of a thing between just two desks, and not of what is where? Only these go into parcels. */
export function isForParcels(message: Message): message is Letter {
  const { kind } = message.body;
  return kind === 'offer' || kind === 'recall' || kind === 'receipt';
}

/**
 * A message of custody as letters: the very bytes that a link would carry. An offer has the whole parcel behind it, as nobody can ask for it: all events, and
 * what was said of receipts in the file.
 */
export function lettersOf(sender: Sender, message: Letter): readonly Uint8Array[] {
  const { checkpoint, replaced, seen } = message.header;
  const letter = (body: WireMessage['body']) => writeCbor({ checkpoint: { ...checkpoint }, replaced: [...replaced], seen: seen && { ...seen }, after: { ...checkpoint }, body });
  const wires = toWire({ desk: sender.desk, custody: sender.host.store, self: sender.self }, message);
  return [...wires, ...(message.body.kind === 'offer' ? parcelsOf(sender, message.body) : [])].map(letter);
}

function* parcelsOf({ desk, host, self }: Sender, { thing, era, epoch, offer }: Extract<Message['body'], { readonly kind: 'offer' }>): Generator<WireMessage['body']> {
  const chain = host.thing(thing)?.chain ?? [];
  for (let start = 0; start < chain.length; ) {
    const events = chain.slice(start, start + eventsALetter);
    const [wire] = toWire({ desk, custody: host.store, self }, { body: { kind: 'parcel', thing, era, epoch, offer, start, events, blobs: [] } });
    if (wire?.kind !== 'parcel' || wire.events.length === 0) return;
    yield wire;
    start += wire.events.length;
  }
}

/** A letter that was read; null for bytes that are none, or speak of what does not go by parcel. */
export function readLetter(bytes: Uint8Array): WireMessage | null {
  const read = custodyMessage.body.safeParse(readCbor(bytes)?.value);
  if (!read.success) return null;
  const { kind } = read.data.body;
  return kind === 'offer' || kind === 'recall' || kind === 'receipt' || kind === 'parcel' ? read.data : null;
}

/** Contents that go along with a file: all that the receiver may lack. What it had when it gave the file away it has still, unless it was restored since. */
export function contentsFor({ desk, host }: Sender, thing: Thing, to: DeskId): readonly ContentItem[] {
  const had = new Set(blobsOf(hadBy(thing.chain, to, host.store.peers()[to]?.log)));
  return [...new Set(blobsOf(thing.chain))].flatMap((hash) => {
    const size = desk.blobs.sizeOf(hash);
    return size === null || had.has(hash) || !desk.blobs.has(hash) ? [] : [{ hash, size, pieces: () => piecesOf(desk, hash, size) }];
  });
}

/** The part of the chain that the desk had in hand in its present incarnation. */
function hadBy(chain: Chain, desk: DeskId, log: string | undefined): Chain {
  const last = chain.findLastIndex((event) => event.desk === desk && event.log === log);
  return chain.slice(0, last + 1);
}

function* piecesOf({ blobs }: Pick<Desk, 'blobs'>, hash: string, size: number): Generator<Uint8Array> {
  for (let at = 0; at < size; at += pieceBytes) yield blobs.readPiece(hash, at, Math.min(pieceBytes, size - at)) ?? new Uint8Array(0);
}
