import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { z } from 'zod';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openContentBucket } from '../../main/hub/contents/content-bucket.ts';
import { contentFolder } from '../../main/hub/contents/content-folder.ts';
import { bytesOfContent, type ContentStore } from '../../main/hub/contents/content-store.ts';
import { startS3, type S3Server } from '../support/s3-server.ts';

let s3: S3Server;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.stop());

const megabyte = 1024 * 1024;
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

setFlagsFromString('--expose-gc');
const collectGarbage = z.function().parse(runInNewContext('gc'));

/** Bytes outside the heap that somebody still holds. */
function heldBytes(): number {
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

/** Where contents lie, as several servers open it, and what else lies there. */
type Place = { readonly open: () => Promise<ContentStore>; readonly underWay: () => Promise<string[]>; readonly spoil: (hash: string) => Promise<void>; readonly remove: () => void };

async function inFolder(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'daftar-contents-'));
  return {
    open: async () => contentFolder(folder),
    underWay: async () => readdirSync(join(folder, 'incoming')),
    spoil: async (hash) => writeFileSync(join(folder, 'incoming', hash), randomBytes(1000)),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

async function inBucket(): Promise<Place> {
  const bucket = await s3.bucket();
  return {
    open: () => openContentBucket(bucket),
    underWay: async () => (await s3.names(bucket)).filter((name) => name.startsWith('office/incoming/')),
    spoil: (hash) => {
      const bytes = randomBytes(1000);
      return s3.place(bucket, `incoming/${hash}/0000001000-0000000000-${hashOf(bytes)}`, bytes);
    },
    remove: () => undefined,
  };
}

/** Brings bytes from a place on in pieces, as a desk does; what each of them became. */
async function bring(store: ContentStore, bytes: Uint8Array, { hash = hashOf(bytes), from = 0, to = bytes.length, piece = megabyte } = {}): Promise<string[]> {
  const became: string[] = [];
  for (let offset = from; offset < to; offset += piece) became.push(await store.append(hash, { offset, size: bytes.length, bytes: bytes.subarray(offset, Math.min(offset + piece, to)) }));
  return became;
}

async function held(store: ContentStore, bytes: Uint8Array): Promise<boolean> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytesOfContent(store, hashOf(bytes), bytes.length)) pieces.push(piece);
  return Buffer.concat(pieces).equals(bytes);
}

describe.each([
  ['a folder', inFolder],
  ['a bucket', inBucket],
] as const)('contents in %s', (_, make) => {
  let place: Place;
  let store: ContentStore;
  beforeEach(async () => {
    place = await make();
    store = await place.open();
  });
  afterEach(() => place.remove());

  it('are taken in one piece, also an empty one, and again without harm', async () => {
    for (const bytes of [randomBytes(1234), new Uint8Array()]) {
      const hash = hashOf(bytes);
      const put = () => store.append(hash, { offset: 0, size: bytes.length, bytes });
      expect(await store.standing(hash)).toEqual({ have: 0, whole: false });
      expect([await put(), await put(), await store.standing(hash)]).toEqual(['whole', 'whole', { have: bytes.length, whole: true }]);
      expect(await store.read(hash, 0, 5000)).toEqual(Buffer.from(bytes));
    }
    expect(await place.underWay()).toEqual([]);
  });

  it('come piece by piece, are read by nobody before they are whole, and leave nothing beside them', async () => {
    const bytes = randomBytes(5 * megabyte + 77);
    expect(await bring(store, bytes, { to: 5 * megabyte })).toEqual(Array(5).fill('more'));
    expect([await store.standing(hashOf(bytes)), await store.read(hashOf(bytes), 0, 10)]).toEqual([{ have: 5 * megabyte, whole: false }, null]);
    expect(await bring(store, bytes, { from: 5 * megabyte })).toEqual(['whole']);
    expect([await held(store, bytes), await place.underWay(), (await store.standing(hashOf(bytes))).whole]).toEqual([true, [], true]);
    expect([await bring(store, bytes), await place.underWay()], 'a desk that did not hear of it brings some of it again').toEqual([Array(6).fill('whole'), []]);
  });

  it('are read from any place to any place of them, and never past their end', async () => {
    const bytes = randomBytes(3000);
    const hash = hashOf(bytes);
    await bring(store, bytes, { piece: 1100 });
    const ranges = [[0, 1], [0, 3000], [2999, 1], [2999, 50], [1099, 2], [0, 9000], [3000, 1], [4000, 1]] as const;
    for (const [offset, length] of ranges) expect(await store.read(hash, offset, length)).toEqual(bytes.subarray(offset, offset + length));
    expect(await store.read(hashOf(randomBytes(3)), 0, 1)).toBeNull();
  });

  it('go on where they stood after the server has been started anew, at whatever place it ended', async () => {
    const bytes = randomBytes(9000);
    for (let from = 0; from < 9000; from += 1000) {
      expect(await store.standing(hashOf(bytes))).toEqual({ have: from, whole: false });
      expect(await bring(store, bytes, { from, to: from + 1000, piece: 1000 })).toEqual([from === 8000 ? 'whole' : 'more']);
      store = await place.open();
    }
    expect([await held(store, bytes), await place.underWay()]).toEqual([true, []]);
  });

  it('take a piece at no other place than the next one', async () => {
    const bytes = randomBytes(5000);
    expect(await bring(store, bytes, { from: 1000, to: 2000 })).toEqual(['gap']);
    await bring(store, bytes, { to: 2000, piece: 1000 });
    expect([await bring(store, bytes, { from: 3000, to: 4000 }), await bring(store, bytes, { from: 4000 })]).toEqual([['gap'], ['gap']]);
    expect(await bring(store, bytes, { to: 2000, piece: 1000 }), 'one that is here already is no harm').toEqual(['more', 'more']);
    expect(await store.standing(hashOf(bytes))).toEqual({ have: 2000, whole: false });
    expect(await bring(store, bytes, { from: 2000, piece: 1000 })).toEqual(['more', 'more', 'whole']);
  });

  it('that are not what they are called are thrown away, wherever the wrong byte is, and can be brought anew', async () => {
    const bytes = randomBytes(4000);
    const hash = hashOf(bytes);
    for (const [at, piece] of [[0, 1000], [3999, 1000], [2000, 1000], [5, 4000]] as const) {
      const wrong = bytes.map((byte, place_) => (place_ === at ? byte ^ 1 : byte));
      expect((await bring(store, wrong, { hash, piece })).at(-1)).toBe('wrong');
      expect([await store.standing(hash), await store.read(hash, 0, 1), await place.underWay()]).toEqual([{ have: 0, whole: false }, null, []]);
    }
    await place.spoil(hash);
    expect(await store.standing(hash)).toEqual({ have: 1000, whole: false });
    expect((await bring(store, bytes, { from: 1000, piece: 1000 })).at(-1)).toBe('wrong');
    expect((await bring(store, bytes, { piece: 1000 })).at(-1)).toBe('whole');
    expect((await bring(store, randomBytes(4000), { hash, piece: 4000 })).at(-1)).toBe('whole');
    expect(await held(store, bytes)).toBe(true);
  });

  it('come whole through two servers at once that are brought the same pieces', async () => {
    const stores = [store, await place.open()];
    for (let round = 0; round < 4; round += 1) {
      const bytes = randomBytes(20_000 + round);
      const became = [];
      for (let offset = 0; offset < bytes.length; offset += 4000) {
        const piece = { offset, size: bytes.length, bytes: bytes.subarray(offset, offset + 4000) };
        became.push(await Promise.all(stores.map((one) => one.append(hashOf(bytes), piece))));
      }
      expect(became.flat().filter((one) => one === 'wrong')).toEqual([]);
      expect(became.at(-1)).toEqual(['whole', 'whole']);
      expect([await held(store, bytes), await place.underWay()]).toEqual([true, []]);
    }
  });

  it('come whole through two servers that are brought pieces of other lengths, each from where it is told that they stand', async () => {
    const bytes = randomBytes(60_000);
    const hash = hashOf(bytes);
    const desk = async (one: ContentStore, piece: number) => {
      for (let { have, whole } = await one.standing(hash); !whole; { have, whole } = await one.standing(hash)) {
        const became = await one.append(hash, { offset: have, size: bytes.length, bytes: bytes.subarray(have, have + piece) });
        expect(became).not.toBe('wrong');
      }
    };
    await Promise.all([desk(store, 5000), desk(await place.open(), 7100)]);
    expect(await held(store, bytes)).toBe(true);
  });

  it('are put back whole from pieces of any lengths, or not at all', async () => {
    const bytes = randomBytes(2 * megabyte + 5);
    async function* cut(from: Uint8Array, lengths: number[]) {
      for (let at = 0; at < from.length; ) {
        const length = lengths.shift() ?? from.length;
        yield from.subarray(at, at + length);
        at += length;
      }
    }
    for (const [given, size] of [[bytes.map((byte, at) => (at === 7 ? byte ^ 1 : byte)), bytes.length], [bytes.subarray(1), bytes.length], [bytes, bytes.length - 1]] as const) {
      expect(await store.put(hashOf(bytes), size, cut(given, [3, 70_000]))).toBe('wrong');
      expect([await store.standing(hashOf(bytes)), await place.underWay()]).toEqual([{ have: 0, whole: false }, []]);
    }
    expect([await store.put(hashOf(bytes), bytes.length, cut(bytes, [1, megabyte, 0, 7])), await held(store, bytes)]).toEqual(['whole', true]);
  });

  it('of 64 MiB go through with a memory that stays the same', async () => {
    const bytes = randomBytes(64 * megabyte);
    const before = heldBytes();
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, heldBytes())), 100);
    expect((await bring(store, bytes)).at(-1)).toBe('whole');
    clearInterval(watch);
    expect([most > 0, most - before < 24 * megabyte]).toEqual([true, true]);
    expect(await held(store, bytes)).toBe(true);
  });
});
