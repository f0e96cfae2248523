import { z } from 'zod';
import type { Peer } from '../custody/state.ts';
import type { Desk } from '../desk.ts';
import { byteString } from '../keys/byte-string.ts';
import { readCbor, writeCbor } from '../lan/cbor.ts';
import { plainBytes } from '../ledger/event.ts';
import type { Proof } from './custody-tools.ts';
import type { WireMessage } from './wire.ts';

/**
 * A link asks a desk what stands where its memory of the other's log ends. A parcel can't ask: it brings the hashes of the sender's log at all places where the
 * receiver's memory may end. Places in one run; of a long log two runs are brought, after the place that the receiver is known to know, and the newest.
 */
const mostPlaces = 4_096;
const hashBytes = 32;

const run = z.strictObject({ from: z.int().positive(), hashes: byteString().refine((bytes) => bytes.length % hashBytes === 0) });
const trailSchema = z.strictObject({ log: z.string().regex(/^[0-9a-f]{32}$/u), runs: z.array(run).max(2) });
export type LogTrail = z.infer<typeof trailSchema>;

/** How this desk's log goes on from a place that the receiver has said it knows; 0 where it has said nothing. */
export function writeTrail({ store, ledger }: Pick<Desk, 'store' | 'ledger'>, seen: number): Uint8Array {
  const { head, logName } = ledger;
  const from = Math.max(1, Math.min(seen, head.seq));
  const first = { from, to: Math.min(head.seq, from + mostPlaces - 1) };
  const second = { from: Math.max(first.to + 1, head.seq - mostPlaces + 1), to: head.seq };
  const { build } = store;
  const read = (place: { readonly from: number; readonly to: number }) =>
    store.all(build.selectFrom('event').select('hash').where('log', '=', logName).where('seq', '>=', place.from).where('seq', '<=', place.to).orderBy('seq'));
  const runs = [first, second].filter((place) => place.from <= place.to).map((place) => ({ from: place.from, hashes: plainBytes(Buffer.concat(read(place).map(({ hash }) => hash))) }));
  return writeCbor({ log: logName, runs });
}

/** Null for bytes that are no trail. */
export function readTrail(bytes: Uint8Array): LogTrail | null {
  const read = trailSchema.safeParse(readCbor(bytes)?.value);
  return read.success ? read.data : null;
}

/**
 * Whether the log of a letter goes on from what is known of its desk: what the trail says stands in that place, for the reducer to judge. Null where the trail
 * does not reach back so far: nothing is shown then, which is no sign of a fork.
 */
export function proofOf(peer: Peer | undefined, { checkpoint }: WireMessage, trail: LogTrail | null): Proof {
  if (!peer || peer.log !== checkpoint.log || peer.size === 0 || peer.size >= checkpoint.size) return { after: { size: 0, head: '' }, now: checkpoint };
  const head = trail?.log === peer.log ? hashAt(trail, peer.size) : null;
  return head === null ? null : { after: { size: peer.size, head }, now: checkpoint };
}

function hashAt({ runs }: LogTrail, place: number): string | null {
  for (const { from, hashes } of runs) {
    const at = (place - from) * hashBytes;
    if (at >= 0 && at < hashes.length) return Buffer.from(hashes.subarray(at, at + hashBytes)).toString('hex');
  }
  return null;
}
