import { hash, sign, verify, type KeyObject } from 'node:crypto';
import { cdeDecodeOptions, decode } from 'cbor2';
import { z } from 'zod';
import { byteStringHead } from './cbor-heads.ts';
import { decodeEnvelope, plainBytes, type EventEnvelope } from './event.ts';

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
  return plainBytes(hash('sha256', Buffer.concat([eventDomain, envelope]), 'buffer'));
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

const arrayOf3 = Uint8Array.of(0x83);
const nothing = Uint8Array.of(0xf6);

/**
 * Bytes of the `event.bytes` column and of every transport: a CBOR array of envelope, the desk's signature and the officer's or null, in the deterministic encoding. Put together by
 * hand: whoever unfolds a batch makes thousands.
 */
export function encodeSignedEvent({ envelope, deskSignature, officerSignature }: SignedEvent): Uint8Array {
  const officer = officerSignature ? [byteStringHead(officerSignature.length), officerSignature] : [nothing];
  return plainBytes(Buffer.concat([arrayOf3, byteStringHead(envelope.length), envelope, byteStringHead(deskSignature.length), deskSignature, ...officer]));
}

/** Throws when the bytes are not the one encoding of a signed event. */
export function decodeSignedEvent(bytes: Uint8Array): SignedEvent & { readonly event: EventEnvelope } {
  const [envelope, deskSignature, officerSignature] = storedTuple.parse(decode(plainBytes(bytes), cdeDecodeOptions));
  return { envelope, deskSignature, officerSignature, event: decodeEnvelope(envelope) };
}
