import { failure, success, type Result } from '../result.ts';
import type { OpenedParcel } from './open-parcel.ts';
import type { PlainContent } from './seal-parcel.ts';

/** Bytes of a content, by the hash that names it. */
export type ContentItem = { readonly hash: string; readonly size: number; readonly pieces: () => Iterable<Uint8Array> };

/** What is put into a parcel: letters, how the sender's log goes on, and the contents that the letters speak of. */
export type ParcelItems = { readonly trail: Uint8Array; readonly letters: readonly Uint8Array[]; readonly contents: readonly ContentItem[] };

/** Takes the bytes of one content in, piece after piece: `end` once all of them have come, `drop` when they did not. */
export type ContentTaker = { readonly write: (piece: Uint8Array) => Promise<void>; readonly end: () => Promise<void>; readonly drop: () => Promise<void> };

/** Who reads a parcel. Letters come before contents. */
export type ItemReader = {
  readonly trail: (bytes: Uint8Array) => void;
  readonly letter: (bytes: Uint8Array) => void;
  /** Null for a content that is not wanted: its bytes are passed over. */
  readonly content: (hash: string, size: number) => Promise<ContentTaker | null>;
};

const kinds = { letter: 1, trail: 2, content: 3 } as const;
const itemHeadBytes = 7;
const hashBytes = 32;

/** Letters of one parcel together: a chain of 20,000 events with what was said of its receipts. */
export const mostLetterBytes = 64 * 1024 * 1024;

/** All of it as one run of bytes: each item with its kind and length before it. */
export function packItems({ trail, letters, contents }: ParcelItems): PlainContent {
  const small = [itemHead(kinds.trail, trail.length), trail, ...letters.flatMap((letter) => [itemHead(kinds.letter, letter.length), letter])];
  const length = small.reduce((sum, bytes) => sum + bytes.length, 0) + contents.reduce((sum, { size }) => sum + itemHeadBytes + hashBytes + size, 0);
  return { length, pieces: packed(small, contents) };
}

function* packed(small: readonly Uint8Array[], contents: readonly ContentItem[]): Generator<Uint8Array> {
  yield* small;
  for (const { hash, size, pieces } of contents) {
    yield itemHead(kinds.content, hashBytes + size);
    yield Uint8Array.from(Buffer.from(hash, 'hex'));
    yield* pieces();
  }
}

function itemHead(kind: number, length: number): Uint8Array {
  const head = Buffer.alloc(itemHeadBytes);
  head.writeUInt8(kind);
  head.writeUIntBE(length, 1, 6);
  return head;
}

/** Reads a parcel to its end. Items of a kind that a later version adds are passed over. */
export async function readItems(parcel: OpenedParcel, reader: ItemReader): Promise<Result<null, 'parcelDamaged'>> {
  const plain = new PlainReader(parcel);
  let letterBytes = 0;
  for (let head = await plain.take(itemHeadBytes); head !== 'damaged'; head = await plain.take(itemHeadBytes)) {
    if (head === 'end') return success(null);
    const length = Buffer.from(head).readUIntBE(1, 6);
    const kind = head[0];
    if (kind === kinds.letter || kind === kinds.trail) {
      letterBytes += length;
      const bytes = letterBytes > mostLetterBytes ? 'damaged' : await plain.take(length);
      if (typeof bytes === 'string') return failure('parcelDamaged');
      if (kind === kinds.letter) reader.letter(bytes);
      else reader.trail(bytes);
    } else if (!(await pass(plain, { kind, length, reader }))) return failure('parcelDamaged');
  }
  return failure('parcelDamaged');
}

async function pass(plain: PlainReader, { kind, length, reader }: { readonly kind: number | undefined; readonly length: number; readonly reader: ItemReader }): Promise<boolean> {
  if (kind !== kinds.content) return plain.each(length, () => Promise.resolve());
  const hash = length > hashBytes ? await plain.take(hashBytes) : 'damaged';
  if (typeof hash === 'string') return false;
  const size = length - hashBytes;
  const taker = await reader.content(Buffer.from(hash).toString('hex'), size);
  let whole = false;
  try {
    whole = await plain.each(size, (piece) => taker?.write(piece) ?? Promise.resolve());
    if (whole) await taker?.end();
  } finally {
    if (!whole) await taker?.drop();
  }
  return whole;
}

/** Reads so many bytes at a time, however the pieces of the parcel lie. */
class PlainReader {
  readonly #parcel: OpenedParcel;
  #rest: Uint8Array = new Uint8Array(0);
  #isAtEnd = false;

  constructor(parcel: OpenedParcel) {
    this.#parcel = parcel;
  }

  /** Exactly so many bytes; `end` where the parcel ends before the first of them. */
  async take(length: number): Promise<Uint8Array | 'end' | 'damaged'> {
    const pieces: Uint8Array[] = [];
    let taken = 0;
    const whole = await this.each(length, (piece) => {
      pieces.push(piece);
      taken += piece.length;
      return Promise.resolve();
    });
    if (whole) return new Uint8Array(Buffer.concat(pieces));
    return taken === 0 && this.#isAtEnd ? 'end' : 'damaged';
  }

  /** Hands over so many bytes in the pieces in which they lie; false where they are not there. */
  async each(length: number, hand: (piece: Uint8Array) => Promise<void>): Promise<boolean> {
    for (let left = length; left > 0; ) {
      if (this.#rest.length === 0 && !(await this.#more())) return false;
      const piece = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      await hand(piece);
    }
    return true;
  }

  async #more(): Promise<boolean> {
    const next = await this.#parcel.next();
    this.#isAtEnd = next.ok && next.value === null;
    if (!next.ok || next.value === null) return false;
    this.#rest = next.value;
    return next.value.length > 0 || this.#more();
  }
}
