import { createHash } from 'node:crypto';
import { Bucket } from './bucket.ts';
import type { BucketPlace } from './bucket-place.ts';
import { endingAt, pieceName, piecesTo, type ComingPiece } from './coming-pieces.ts';
import { StoreAway, type ContentStore, type Piece, type Standing } from './content-store.ts';
import { heldAgainst, WrongContent } from './held-bytes.ts';
import { ahead, together } from './several-at-once.ts';

/** As in a folder (`content-folder.ts`), so that contents can be carried from one to the other by any tool. */
const whole = (hash: string): string => `${hash.slice(0, 2)}/${hash.slice(2)}`;
const coming = (hash: string): string => `incoming/${hash}/`;

/** A desk brings pieces of 64 KiB at least: 16,384 for the largest content. Names beyond that are nobody's honest work. */
const mostPieces = 50_000;
const readAhead = 4;
const removedAtOnce = 16;

/** Opens a bucket as a store of contents. Refuses with `contentsUnreachable`, `contentsRefused`, `contentsBucketMissing` what can't be listed, or be written. */
export async function openContentBucket(place: BucketPlace): Promise<ContentStore> {
  const bucket = new Bucket(place);
  await bucket.list('incoming/', 1);
  await bucket.put('incoming/probe', named(new Uint8Array()));
  await bucket.remove('incoming/probe');
  return new ContentBucket(bucket);
}

/** A piece went while they were joined: another server has joined them already, or thrown them away. */
class PieceGone extends Error {}

/**
 * Contents in a bucket, each one object, put there in one request whose signature names it by its hash. What is on its way lies beside them, an object a piece (docs/decisions/0024-contents-in-a-bucket.md). All that is known stands in the
 * bucket: several servers may share it, and any of them goes on where another one ended.
 */
class ContentBucket implements ContentStore {
  readonly #bucket: Bucket;
  /** Contents that are just joined, which takes long: a desk that comes again meanwhile waits for the same. */
  readonly #joining = new Map<string, Promise<'whole' | 'wrong' | 'gap'>>();

  constructor(bucket: Bucket) {
    this.#bucket = bucket;
  }

  async standing(hash: string): Promise<Standing> {
    const size = await this.#bucket.sizeOf(whole(hash));
    if (size !== null) return { have: size, whole: true };
    return { have: piecesTo(await this.#bucket.list(coming(hash), mostPieces))?.end ?? 0, whole: false };
  }

  async append(hash: string, { offset, size, bytes }: Piece): Promise<'more' | 'whole' | 'wrong' | 'gap'> {
    const end = offset + bytes.length;
    if (offset === 0 && end === size) return this.#takeAlone(hash, bytes);
    if (!(await this.#goesOnAt(hash, offset))) return this.#meanwhile(hash);
    if (end === size) return this.#joinOnce(hash, offset, bytes);
    const put = named(bytes);
    if (bytes.length > 0) await this.#bucket.put(`${coming(hash)}${pieceName(offset, end, put.hash)}`, put);
    return 'more';
  }

  async put(hash: string, size: number, pieces: AsyncIterable<Uint8Array>): Promise<'whole' | 'wrong'> {
    try {
      await this.#bucket.put(whole(hash), { hash, size, body: heldAgainst(hash, size, pieces) });
      return 'whole';
    } catch (error) {
      if (error instanceof WrongContent) return 'wrong';
      throw error;
    }
  }

  read(hash: string, offset: number, length: number): Promise<Uint8Array | null> {
    return this.#bucket.read(whole(hash), offset, length);
  }

  async answers(): Promise<boolean> {
    return this.#bucket.list('incoming/', 1).then(() => true, () => false);
  }

  async #takeAlone(hash: string, bytes: Uint8Array): Promise<'whole' | 'wrong'> {
    const put = named(bytes);
    if (put.hash !== hash) return (await this.#isWhole(hash)) ? 'whole' : 'wrong';
    await this.#bucket.put(whole(hash), put);
    return 'whole';
  }

  /** Whether a piece that begins there is the next one. What led to it was here when the one before it was taken. */
  async #goesOnAt(hash: string, offset: number): Promise<boolean> {
    if (offset === 0) return !(await this.#isWhole(hash));
    return (await this.#bucket.list(`${coming(hash)}${endingAt(offset)}`, 1)).length > 0;
  }

  async #joinOnce(hash: string, offset: number, last: Uint8Array): Promise<'whole' | 'wrong' | 'gap'> {
    const key = `${hash}/${pieceName(offset, offset + last.length, named(last).hash)}`;
    const under = this.#joining.get(key) ?? this.#join(hash, offset, last).finally(() => this.#joining.delete(key));
    this.#joining.set(key, under);
    return under;
  }

  /** Puts the pieces and the last one, which is not put by itself before, together. */
  async #join(hash: string, offset: number, last: Uint8Array): Promise<'whole' | 'wrong' | 'gap'> {
    const names = await this.#bucket.list(coming(hash), mostPieces);
    const chain = piecesTo(names, offset);
    if (!chain) return this.#meanwhile(hash);
    try {
      const became = await this.put(hash, offset + last.length, this.#bytesOf(hash, chain.pieces, last));
      await this.#drop(hash, names, became === 'whole');
      return became;
    } catch (error) {
      if (error instanceof PieceGone) return this.#meanwhile(hash);
      throw error;
    }
  }

  async *#bytesOf(hash: string, pieces: readonly ComingPiece[], last: Uint8Array): AsyncGenerator<Uint8Array> {
    yield* ahead(pieces, readAhead, async ({ name, start, end }) => {
      const bytes = await this.#bucket.read(`${coming(hash)}${name}`, 0, end - start);
      if (bytes?.length !== end - start) throw new PieceGone(name);
      return bytes;
    });
    yield last;
  }

  /** Removes pieces. Of a whole content nothing depends on it: what stays goes with the bucket's own rule for what is old. */
  async #drop(hash: string, names: readonly string[], isWhole: boolean): Promise<void> {
    try {
      await together(names, removedAtOnce, (name) => this.#bucket.remove(`${coming(hash)}${name}`));
    } catch (error) {
      if (!isWhole || !(error instanceof StoreAway)) throw error;
    }
  }

  async #meanwhile(hash: string): Promise<'whole' | 'gap'> {
    return (await this.#isWhole(hash)) ? 'whole' : 'gap';
  }

  async #isWhole(hash: string): Promise<boolean> {
    return (await this.#bucket.sizeOf(whole(hash))) !== null;
  }
}

const named = (bytes: Uint8Array) => ({ hash: createHash('sha256').update(bytes).digest('hex'), size: bytes.length, body: bytes });
