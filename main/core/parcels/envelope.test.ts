import { createHash, createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { headBytes, plainPieceBytes, sealedPieceBytes } from './head.ts';
import { parcelSize } from './seal-parcel.ts';
import { makeParcelDesk, opened, said, sealed, type ParcelDesk } from './parcels.fixture.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));

let sender: ParcelDesk;
let receiver: ParcelDesk;
let stranger: ParcelDesk;
let small: Uint8Array;
let large: Uint8Array;
const text = new TextEncoder().encode('Boundary wall: for orders.');
const long = Uint8Array.from({ length: 2 * plainPieceBytes + 1_000 }, (_, at) => (at * 7) % 251);

beforeAll(async () => {
  [sender, receiver, stranger] = [makeParcelDesk(), makeParcelDesk(), makeParcelDesk()];
  small = await sealed(sender, receiver, said(text));
  large = await sealed(sender, receiver, said(long));
});

describe('HPKE as the library does it', () => {
  it('gives what RFC 9180, appendix A.3.1, says', async () => {
    const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes128Gcm() });
    const recipientPublicKey = await suite.kem.deserializePublicKey(
      hex('04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0').buffer,
    );
    const ekm = await suite.kem.deriveKeyPair(hex('4270e54ffd08d79d5928020af4686d8f6b7d35dbe470265f1f5aa22816ce860e').buffer);
    const context = await suite.createSenderContext({ recipientPublicKey, info: hex('4f6465206f6e2061204772656369616e2055726e'), ekm });
    const seal = async (aad: string) => Buffer.from(await context.seal(hex('4265617574792069732074727574682c20747275746820626561757479'), Buffer.from(aad))).toString('hex');
    expect(Buffer.from(context.enc).toString('hex')).toBe(
      '04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4',
    );
    expect(await seal('Count-0')).toBe('5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434');
    expect(await seal('Count-1')).toBe('fa6f037b47fc21826b610172ca9637e82d6e5801eb31cbd3748271affd4ecb06646e0329cbdf3c3cd655b28e82');
  });
});

describe('a sealed parcel', () => {
  it('is read by its receiver, from the first byte to the last, and is as long as was said', async () => {
    for (const length of [0, 1, plainPieceBytes - 97, plainPieceBytes - 96, plainPieceBytes - 95, long.length]) {
      const parcel = await sealed(sender, receiver, said(long.subarray(0, length)));
      expect(parcel.length).toBe(parcelSize(length));
      expect(await opened(parcel, receiver, [sender])).toEqual(long.slice(0, length));
    }
  });

  it('says nothing to another desk, to another office, or of a sender that the office does not know', async () => {
    expect(await opened(small, stranger, [sender])).toBe('parcelOtherDesk');
    expect(await opened(small, receiver, [sender], 'cd'.repeat(32))).toBe('parcelOtherOffice');
    expect(await opened(small, receiver, [stranger])).toBe('parcelSenderUnknown');
    const readdressed = Uint8Array.from(small);
    readdressed.set(hex(stranger.id), 40);
    expect(await opened(readdressed, stranger, [sender])).toBe('parcelDamaged');
  });

  it('bears the signature of the desk that it says it is from', async () => {
    const forged = await sealed(sender, receiver, said(text), { signingKey: stranger.signing });
    expect(await opened(forged, receiver, [sender, stranger])).toBe('parcelDamaged');
  });

  it('shows no sender and nothing of what it says to who has it in hand', () => {
    const bytes = Buffer.from(small);
    expect(bytes.includes(Buffer.from(sender.id, 'hex'))).toBe(false);
    expect(bytes.includes(Buffer.from(text))).toBe(false);
    expect(bytes.includes(Buffer.from(receiver.id, 'hex'))).toBe(true);
  });

  it('is refused in one clear way by a version that does not know it, and when it is something else', async () => {
    const newer = Uint8Array.from(small);
    newer[7] = 2;
    expect(await opened(newer, receiver, [sender])).toBe('parcelNewer');
    expect(await opened(newer.subarray(0, 20), receiver, [sender])).toBe('parcelNewer');
    expect(await opened(text, receiver, [sender])).toBe('parcelUnreadable');
    expect(await opened(new Uint8Array(0), receiver, [sender])).toBe('parcelUnreadable');
  });

  it('is refused with any bit turned over', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(small.length * 8 - 1), async (bit) => {
        const changed = Uint8Array.from(small);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(await opened(changed, receiver, [sender, stranger])).toBeTypeOf('string');
      }),
      { numRuns: 150 },
    );
  });

  it('is refused when it was cut, lengthened, or its pieces were exchanged, repeated or left out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(large.length - 1), async (length) => {
        expect(await opened(large.subarray(0, length), receiver, [sender])).toBeTypeOf('string');
      }),
      { numRuns: 25 },
    );
    const head = large.subarray(0, headBytes);
    const pieces = [0, 1, 2].map((at) => large.subarray(headBytes + at * sealedPieceBytes, headBytes + (at + 1) * sealedPieceBytes));
    const orders = [[1, 0, 2], [0, 0, 2], [0, 2], [0, 1], [0, 2, 1], [0, 1, 2, 2], [0, 1, 1, 2]];
    for (const order of orders) expect(await opened(together(head, order.map((at) => pieces[at] ?? head)), receiver, [sender])).toBeTypeOf('string');
    for (const size of [0, large.length + 1, large.length - 1]) expect(await opened(withSize(large, size), receiver, [sender])).toBeTypeOf('string');
  });

  it('does not give its pieces to another parcel of the same desks', async () => {
    const other = await sealed(sender, receiver, said(long));
    expect(await opened(together(large.subarray(0, headBytes + sealedPieceBytes), [other.subarray(headBytes + sealedPieceBytes)]), receiver, [sender])).toBeTypeOf('string');
  });

  it('may be any bytes at all: nothing throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (bytes) => {
        expect(await opened(bytes, receiver, [sender])).toBeTypeOf('string');
        const behindHead = withSize(together(small.subarray(0, headBytes), [bytes]), headBytes + bytes.length);
        expect(await opened(behindHead, receiver, [sender])).toBeTypeOf('string');
      }),
      { numRuns: 150 },
    );
  });
});

describe('the golden parcel', () => {
  it('of version 1 opens for ever', async () => {
    const folder = join(import.meta.dirname, '../../../tests/vectors/parcel');
    const key = (name: string) => createPrivateKey(readFileSync(join(folder, name)));
    const desk = (name: string, id: string) => ({ id, signing: key(`${name}-signing.pem`), tls: key(`${name}-tls.pem`) });
    const [from, to] = readFileSync(join(folder, 'desks.txt'), 'utf8').trim().split('\n');
    const outcome = await opened(readFileSync(join(folder, 'version-1.daftar-parcel')), desk('receiver', to ?? ''), [desk('sender', from ?? '')]);
    expect(createHash('sha256').update(outcome).digest('hex')).toBe(createHash('sha256').update(text).digest('hex'));
  });
});

function together(head: Uint8Array, pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat([head, ...pieces]));
}

function withSize(parcel: Uint8Array, size: number): Uint8Array {
  const changed = Buffer.from(parcel);
  changed.writeBigUInt64BE(BigInt(size), 88);
  return new Uint8Array(changed);
}
