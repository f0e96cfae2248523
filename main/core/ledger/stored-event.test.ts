import { encode, cdeEncodeOptions } from 'cbor2';
import fc from 'fast-check';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { byteStringHead, readWholeNumber } from './cbor-heads.ts';
import { encodeEnvelope, plainBytes } from './event.ts';
import { decodeSignedEvent, encodeSignedEvent, eventHash, signAsDesk } from './signed-event.ts';
import { isSignedBy, readStoredEvent } from './stored-event.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');

function eventOf({ seq, text, officer }: { readonly seq: number; readonly text: string; readonly officer: boolean }): Uint8Array {
  const envelope = encodeEnvelope({
    version: 1, log: plainBytes(randomBytes(16)), seq, prev: plainBytes(randomBytes(32)), type: 'note.signed', typeVersion: 1, file: null, actor: null, wall: 1, hlc: new Uint8Array(8),
    body: { text }, blobs: [], must: [], algorithm: 1,
  });
  return encodeSignedEvent({ envelope, deskSignature: signAsDesk(eventHash(envelope), privateKey), officerSignature: officer ? plainBytes(randomBytes(64)) : null });
}

const events = fc.record({ seq: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), text: fc.string({ maxLength: 400 }), officer: fc.boolean() }).map(eventOf);

describe('an event as it is stored', () => {
  it('is read to the same place, envelope and signatures as when all of it is decoded', () => {
    fc.assert(
      fc.property(events, (bytes) => {
        const { envelope, deskSignature, officerSignature, event } = decodeSignedEvent(bytes);
        expect(readStoredEvent(bytes)).toEqual({ envelope, deskSignature, officerSignature, log: event.log, seq: event.seq, prev: event.prev });
      }),
    );
  });

  it('is written as deterministic CBOR has it', () => {
    fc.assert(
      fc.property(events, (bytes) => {
        const { envelope, deskSignature, officerSignature } = decodeSignedEvent(bytes);
        expect(bytes).toEqual(encode([envelope, deskSignature, officerSignature], cdeEncodeOptions));
      }),
    );
  });

  it('is none with bytes missing or added, and whatever bytes there are gives an event or nothing', () => {
    const bytes = eventOf({ seq: 7, text: 'a note', officer: true });
    for (let length = 0; length < bytes.length; length += 1) expect(readStoredEvent(bytes.subarray(0, length))).toBeNull();
    expect(readStoredEvent(Uint8Array.of(...bytes, 0))).toBeNull();
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (any) => readStoredEvent(any) === null));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = bytes.map((byte, place) => (place === at ? byte ^ change : byte));
        expect(isSignedBy(changed, publicKey) && at < bytes.length - 66).toBe(false);
      }),
    );
  });

  it('is the desk’s by its key alone', () => {
    const bytes = eventOf({ seq: 1, text: '', officer: false });
    expect(isSignedBy(bytes, publicKey)).toBe(true);
    expect(isSignedBy(bytes, generateKeyPairSync('ed25519').publicKey)).toBe(false);
    expect(isSignedBy(Uint8Array.of(1), publicKey)).toBe(false);
  });
});

describe('heads of CBOR', () => {
  it('are those of deterministic CBOR for every length', () => {
    for (const length of [0, 1, 23, 24, 255, 256, 65_535, 65_536, 100_000]) expect(byteStringHead(length)).toEqual(encode(new Uint8Array(length), cdeEncodeOptions).subarray(0, -length || undefined));
  });

  it('give a number that was written in its shortest form, and no other', () => {
    fc.assert(
      fc.property(fc.oneof(fc.maxSafeNat(), fc.nat(300), fc.nat(70_000)), (value) => {
        const bytes = encode(value, cdeEncodeOptions);
        expect(readWholeNumber(bytes, 0)).toEqual({ value, end: bytes.length });
      }),
    );
    for (const longer of [[0x18, 23], [0x19, 0, 255], [0x1a, 0, 0, 255, 255], [0x1b, 0, 0, 0, 0, 255, 255, 255, 255], [0x1b, 0x20, 0, 0, 0, 0, 0, 0, 0], [0x1c, 0], [0x20], [0x19, 1]]) {
      expect(readWholeNumber(Uint8Array.of(...longer), 0)).toBeNull();
    }
  });
});
