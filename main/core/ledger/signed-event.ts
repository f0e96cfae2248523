import { createHash, sign, verify, type KeyObject } from 'node:crypto';
import { cdeDecodeOptions, decode, encode } from 'cbor2';
import { z } from 'zod';
import { decodeEnvelope, plainBytes, type EventEnvelope } from './event.ts';
import { shortCbor } from './short-cbor.ts';

const eventDomain = Buffer.from('daftar/event/1\0');
const officerDomain = Buffer.from('daftar/officer/1\0');

/** An event as stored: the envelope's exact bytes, the desk's signature, and the officer's when a person acted. */
export type SignedEvent = {
  readonly envelope: Uint8Array;
  readonly deskSignature: Uint8Array;
  readonly officerSignature: Uint8Array | null;
};

const signature = z.instanceof(Uint8Array).refine((value) => value.length === 64);
const storedTuple = z.tuple([z.instanceof(Uint8Array), signature, z.union([z.null(), signature])]);

/** Identity of an event: SHA-256 over the domain and the envelope's bytes. */
export function eventHash(envelope: Uint8Array): Uint8Array {
  return plainBytes(createHash('sha256').update(eventDomain).update(envelope).digest());
}

/** Signs an event's hash with the desk's Ed25519 key. */
export function signAsDesk(hash: Uint8Array, deskKey: KeyObject): Uint8Array {
  return plainBytes(sign(null, hash, deskKey));
}

/** Signs with the officer's Ed25519 key; the domain keeps the two signatures from standing in for each other. */
export function signAsOfficer(hash: Uint8Array, officerKey: KeyObject): Uint8Array {
  return plainBytes(sign(null, officerMessage(hash), officerKey));
}

/** What an officer signs of an event with that hash. */
export const officerMessage = (hash: Uint8Array): Uint8Array => Buffer.concat([officerDomain, hash]);

export function verifyDesk(hash: Uint8Array, deskSignature: Uint8Array, deskKey: KeyObject): boolean {
  return verify(null, hash, deskKey, deskSignature);
}

export function verifyOfficer(hash: Uint8Array, officerSignature: Uint8Array, officerKey: KeyObject): boolean {
  return verify(null, officerMessage(hash), officerKey, officerSignature);
}

/** Bytes of the `event.bytes` column and of every transport. */
export function encodeSignedEvent(event: SignedEvent): Uint8Array {
  return encode([event.envelope, event.deskSignature, event.officerSignature], shortCbor);
}

/** Throws when the bytes are not the one encoding of a signed event. */
export function decodeSignedEvent(bytes: Uint8Array): SignedEvent & { readonly event: EventEnvelope } {
  const [envelope, deskSignature, officerSignature] = storedTuple.parse(decode(plainBytes(bytes), cdeDecodeOptions));
  return { envelope, deskSignature, officerSignature, event: decodeEnvelope(envelope) };
}

/** Has the desk of that key signed these bytes? False for bytes that are no event. */
export function isSignedBy(bytes: Uint8Array, deskKey: KeyObject): boolean {
  try {
    const { envelope, deskSignature } = decodeSignedEvent(bytes);
    return verifyDesk(eventHash(envelope), deskSignature, deskKey);
  } catch {
    return false;
  }
}
