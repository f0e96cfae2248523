import { z } from 'zod';
import { byteString } from '../keys/byte-string.ts';
import { readCbor, writeCbor } from '../lan/cbor.ts';
import { plainBytes } from '../ledger/event.ts';
import { encodeSignedEvent, eventHash } from '../ledger/signed-event.ts';
import { readStoredEvent } from '../ledger/stored-event.ts';
import { logName, mostEventsABatch } from './wire.ts';

/**
 * A batch as it goes over the line: what no packing makes smaller is left out or kept apart. Hashes of events of the same batch are cut out of the envelopes, since whoever
 * reads it hashes them anyhow; signatures, which are chance to any packing, stand behind one another.
 */
export type FoldedBatch = { readonly head: Uint8Array; readonly signatures: Uint8Array };

const hashLength = 32;
const signatureLength = 64;
/** CBOR's mark before 32 bytes. */
const beforeHash = Buffer.of(0x58, hashLength);
const mostCuts = 32;

const foldedHead = z.strictObject({
  log: logName,
  /** The desk's signature of the log's size and root after the batch. */
  checkpoint: byteString(signatureLength),
  envelopes: z.array(byteString()).min(1).max(mostEventsABatch),
  /** For each event, two numbers for each hash that was cut out: at which byte, and how many events back in the batch the event of that hash stands: the same numbers again and again, which pack to almost nothing. */
  cuts: z.array(z.array(z.int().nonnegative()).max(2 * mostCuts)).max(mostEventsABatch),
  officers: z.array(z.boolean()).max(mostEventsABatch),
});

/** Folds events of one log; `checkpoint`: the desk's signature (64 bytes) of the log's size and root with them. Throws for bytes that are no event. */
export function foldBatch(log: string, events: readonly Uint8Array[], checkpoint: Uint8Array): FoldedBatch {
  const known = new Map<string, number>();
  const read = events.map((bytes, at) => {
    const event = readStoredEvent(bytes);
    if (!event) throw new Error(`event ${at} of a batch can't be read`);
    const { envelope, deskSignature, officerSignature } = event;
    const folded = cut(envelope, known, at);
    known.set(Buffer.from(eventHash(envelope)).toString('latin1'), at);
    return { ...folded, deskSignature, officerSignature };
  });
  const head = { log, checkpoint, envelopes: read.map(({ envelope }) => envelope), cuts: read.map(({ cuts }) => cuts), officers: read.map(({ officerSignature }) => officerSignature !== null) };
  const signatures = read.flatMap(({ deskSignature, officerSignature }) => (officerSignature ? [deskSignature, officerSignature] : [deskSignature]));
  return { head: writeCbor(head), signatures: plainBytes(Buffer.concat(signatures)) };
}

export type UnfoldedBatch = { readonly log: string; readonly events: readonly Uint8Array[]; readonly checkpoint: Uint8Array };

/** The events that were folded, byte for byte. Total: null for bytes that are no folded batch. What the events are is not looked at. */
export function unfoldBatch({ head, signatures }: FoldedBatch): UnfoldedBatch | null {
  const read = foldedHead.safeParse(readCbor(head)?.value);
  if (!read.success) return null;
  const { log, checkpoint, envelopes, cuts, officers } = read.data;
  if (cuts.length !== envelopes.length || officers.length !== envelopes.length) return null;
  if (signatures.length !== signatureLength * (officers.length + officers.filter(Boolean).length)) return null;
  const hashes: Uint8Array[] = [];
  const events: Uint8Array[] = [];
  let place = 0;
  const next = () => signatures.slice(place, (place += signatureLength));
  for (const [at, folded] of envelopes.entries()) {
    const envelope = mend(folded, cuts[at] ?? [], hashes);
    if (!envelope) return null;
    hashes.push(eventHash(envelope));
    events.push(encodeSignedEvent({ envelope, deskSignature: next(), officerSignature: officers[at] === true ? next() : null }));
  }
  return { log, events, checkpoint };
}

function cut(envelope: Uint8Array, known: ReadonlyMap<string, number>, place: number): { readonly envelope: Uint8Array; readonly cuts: number[] } {
  const bytes = Buffer.from(envelope.buffer, envelope.byteOffset, envelope.length);
  const pieces: Buffer[] = [];
  const cuts: number[] = [];
  let from = 0;
  for (let mark = bytes.indexOf(beforeHash); mark !== -1 && cuts.length < 2 * mostCuts; mark = bytes.indexOf(beforeHash, mark + 1)) {
    const at = mark + beforeHash.length;
    const event = at < from ? undefined : known.get(bytes.toString('latin1', at, at + hashLength));
    if (event === undefined) continue;
    pieces.push(bytes.subarray(from, at));
    cuts.push(at, place - event);
    from = at + hashLength;
  }
  return { envelope: plainBytes(Buffer.concat([...pieces, bytes.subarray(from)])), cuts };
}

function mend(folded: Uint8Array, cuts: readonly number[], hashes: readonly Uint8Array[]): Uint8Array | null {
  const pieces: Uint8Array[] = [];
  let [from, length] = [0, 0];
  for (let pair = 0; pair < cuts.length; pair += 2) {
    const upTo = (cuts[pair] ?? 0) - length;
    const hash = hashes[hashes.length - (cuts[pair + 1] ?? 0)];
    if (!hash || upTo < 0 || from + upTo > folded.length) return null;
    pieces.push(folded.subarray(from, from + upTo), hash);
    [from, length] = [from + upTo, length + upTo + hashLength];
  }
  return plainBytes(Buffer.concat([...pieces, folded.subarray(from)]));
}
