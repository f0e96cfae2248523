import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failure, success } from '../result.ts';
import { packItems, readItems, type ContentItem } from './items.ts';
import type { OpenedParcel } from './open-parcel.ts';

const hashOf = (at: number): string => at.toString(16).padStart(64, '0');

/** A parcel that says these bytes in pieces of that length, and is broken after them if it is to be. */
function parcelOf(bytes: Uint8Array, pieceLength: number, broken = false): OpenedParcel {
  let at = 0;
  const next = async () => {
    if (at >= bytes.length) return broken ? failure('parcelDamaged') : success(null);
    const piece = bytes.subarray(at, at + pieceLength);
    at += piece.length;
    return success(piece);
  };
  return { head: { office: '', to: '', id: '', size: 0 }, from: '', next };
}

async function read(parcel: OpenedParcel, wanted: (hash: string) => boolean) {
  const got = { trail: new Uint8Array(0), letters: [] as Uint8Array[], contents: new Map<string, number[]>(), ended: [] as string[] };
  const result = await readItems(parcel, {
    trail: (bytes) => {
      got.trail = Uint8Array.from(bytes);
    },
    letter: (bytes) => got.letters.push(bytes),
    content: async (hash) => {
      const bytes: number[] = [];
      if (wanted(hash)) got.contents.set(hash, bytes);
      return wanted(hash) ? { write: async (piece) => void bytes.push(...piece), end: async () => void got.ended.push(hash), drop: async () => undefined } : null;
    },
  });
  return { ok: result.ok, ...got };
}

const bytesOf = (content: ReturnType<typeof packItems>) => new Uint8Array(Buffer.concat([...(Symbol.iterator in content.pieces ? content.pieces : [])]));

describe('the items of a parcel', () => {
  const some = fc.uint8Array({ maxLength: 40 });
  const contents = fc.array(fc.uint8Array({ minLength: 1, maxLength: 60 }), { maxLength: 3 });

  it('are read as they were packed, however the pieces fall; contents that are not wanted are passed over', async () => {
    await fc.assert(
      fc.asyncProperty(some, fc.array(some, { maxLength: 4 }), contents, fc.integer({ min: 1, max: 50 }), async (trail, letters, given, pieceLength) => {
        const items: ContentItem[] = given.map((bytes, at) => ({ hash: hashOf(at), size: bytes.length, pieces: () => [bytes] }));
        const packed = packItems({ trail, letters, contents: items });
        const bytes = bytesOf(packed);
        expect(bytes.length).toBe(packed.length);
        const got = await read(parcelOf(bytes, pieceLength), (hash) => hash !== hashOf(1));
        expect(got.ok).toBe(true);
        expect([got.trail, got.letters]).toEqual([trail, letters]);
        given.forEach((content, at) => expect(got.contents.get(hashOf(at))).toEqual(at === 1 ? undefined : [...content]));
      }),
      { numRuns: 60 },
    );
  });

  it('of a later version are passed over; what is cut or broken off is damaged, and no content of it counts as whole', async () => {
    const bytes = bytesOf(packItems({ trail: Uint8Array.of(1), letters: [Uint8Array.of(2, 3)], contents: [{ hash: hashOf(7), size: 3, pieces: () => [Uint8Array.of(4, 5, 6)] }] }));
    const later = Uint8Array.from([9, 0, 0, 0, 0, 0, 2, 8, 8, ...bytes]);
    expect(await read(parcelOf(later, 5), () => true)).toMatchObject({ ok: true, ended: [hashOf(7)] });
    for (let length = 1; length < bytes.length; length += 1) {
      const got = await read(parcelOf(bytes.subarray(0, length), 5), () => true);
      const isWholeItem = length === 8 || length === 17;
      expect([length, got.ok, got.ended]).toEqual([length, isWholeItem, []]);
      expect((await read(parcelOf(bytes.subarray(0, length), 5, true), () => true)).ok).toBe(false);
    }
  });

  it('may claim any length: nothing is laid aside before it is there', async () => {
    const claims = Uint8Array.from([1, 255, 255, 255, 255, 255, 255, 1, 2, 3]);
    expect((await read(parcelOf(claims, 4), () => true)).ok).toBe(false);
  });
});
