import type { KeyObject } from 'node:crypto';
import { readByteString, readWholeNumber } from './cbor-heads.ts';
import { eventHash, verifyDesk, type SignedEvent } from './signed-event.ts';

/** An event as it lies in a log and travels, read as far as its place in the log and no further. */
export type StoredEvent = SignedEvent & {
  /** 16 bytes. */
  readonly log: Uint8Array;
  /** From 1. */
  readonly seq: number;
  /** Hash of the event before it, 32 bytes. */
  readonly prev: Uint8Array;
};

const arrayOf3 = 0x83;
const arrayOf14 = 0x8e;
const nothing = 0xf6;
const envelopeVersion = 1;
const logLength = 16;
const hashLength = 32;
const signatureLength = 64;

/**
 * Reads where an event stands and what signs it, in a fiftieth of the time of `decodeSignedEvent` (0.5 and 25 µs for 700 bytes): for whoever keeps logs and does not look at what is said in them. Total: null for bytes
 * that are not the one encoding of a signed event up to there.
 */
export function readStoredEvent(bytes: Uint8Array): StoredEvent | null {
  if (bytes[0] !== arrayOf3) return null;
  const envelope = readByteString(bytes, 1);
  const desk = envelope && readByteString(bytes, envelope.end);
  if (!envelope || desk?.value.length !== signatureLength) return null;
  const officer = bytes[desk.end] === nothing ? { value: null, end: desk.end + 1 } : readByteString(bytes, desk.end);
  if (!officer || officer.end !== bytes.length || (officer.value && officer.value.length !== signatureLength)) return null;
  const place = readPlace(envelope.value);
  return place && { envelope: envelope.value, deskSignature: desk.value, officerSignature: officer.value, ...place };
}

/** The first members of an envelope: version, log, place, hash of the event before. */
function readPlace(envelope: Uint8Array): Pick<StoredEvent, 'log' | 'seq' | 'prev'> | null {
  if (envelope[0] !== arrayOf14 || envelope[1] !== envelopeVersion) return null;
  const log = readByteString(envelope, 2);
  const seq = log && readWholeNumber(envelope, log.end);
  const prev = seq && readByteString(envelope, seq.end);
  if (log?.value.length !== logLength || !seq || seq.value < 1 || prev?.value.length !== hashLength) return null;
  return { log: log.value, seq: seq.value, prev: prev.value };
}

/** Has the desk of that key signed these bytes? False for bytes that are no event. */
export function isSignedBy(bytes: Uint8Array, deskKey: KeyObject): boolean {
  const event = readStoredEvent(bytes);
  return event !== null && verifyDesk(eventHash(event.envelope), event.deskSignature, deskKey);
}
