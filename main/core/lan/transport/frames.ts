import { plainBytes } from '../../ledger/event.ts';
import { ownMemoryFrom } from '../../own-memory.ts';

/** The longest frame between desks, in bytes, its length of four bytes not counted. Larger things go in pieces. */
export const maximumFrame = 1024 * 1024;

/** Before both ends know each other a frame holds a greeting only. */
export const maximumGreeting = 4 * 1024;

const headLength = 4;
/** A frame that comes byte by byte is joined now and then: a thousand small pieces weigh more than their bytes. */
const mostChunks = 1024;

/** The bytes on the wire: length, four bytes big-endian, then the content. Throws a RangeError for content over `maximumFrame`. */
export function frame(content: Uint8Array): Uint8Array {
  const [bytes = content] = framePieces([content]);
  return bytes;
}

/** The same for content in pieces, none of which is copied but the first. Throws a RangeError for more than `maximumFrame` together. */
export function framePieces([first = new Uint8Array(0), ...rest]: readonly Uint8Array[]): readonly Uint8Array[] {
  const length = rest.reduce((sum, piece) => sum + piece.length, first.length);
  if (length === 0 || length > maximumFrame) throw new RangeError(`a frame has 1 to ${maximumFrame} bytes, not ${length}`);
  const head = new Uint8Array(headLength + first.length);
  new DataView(head.buffer).setUint32(0, length);
  head.set(first, headLength);
  return [head, ...rest];
}

/**
 * Cuts a stream into frames. Nothing is set aside for a declared length: only bytes that have come are held, and a length out of
 * bounds ends the stream at its fourth byte (fault row S4).
 */
export class FrameReader {
  #chunks: Uint8Array[] = [];
  #held = 0;
  #limit: number;
  #broken = false;
  readonly #copied: (piece: Uint8Array) => void;

  /** `copied` hears of each piece that came by `push` and is not needed any more, since all of it was copied. */
  constructor(limit: number, copied: (piece: Uint8Array) => void = () => undefined) {
    this.#limit = limit;
    this.#copied = copied;
  }

  /** From now on frames may be that long. */
  allow(limit: number): void {
    this.#limit = limit;
  }

  /** Bytes held of a frame that has not come whole. */
  get held(): number {
    return this.#held;
  }

  /** Whether the stream has declared a frame out of bounds; nothing more is read from it. */
  get broken(): boolean {
    return this.#broken;
  }

  /** Takes what has come. Frames are taken with `next`, one by one, so that a bound can change between two of them. */
  push(chunk: Uint8Array): void {
    if (this.#broken) return;
    this.#chunks.push(chunk);
    this.#held += chunk.length;
    if (this.#chunks.length > mostChunks) this.#gather();
  }

  /** The next whole frame; null when there is none yet or the stream is broken. */
  next(): Uint8Array | null {
    if (this.#broken || this.#held < headLength) return null;
    const length = this.#declared();
    if (length === 0 || length > this.#limit) {
      this.#broken = true;
      this.#chunks = [];
      this.#held = 0;
      return null;
    }
    return this.#held < headLength + length ? null : this.#take(headLength + length).subarray(headLength);
  }

  #declared(): number {
    const first = this.#chunks[0];
    const head = first !== undefined && first.length >= headLength ? first : this.#gather();
    return new DataView(head.buffer, head.byteOffset, headLength).getUint32(0);
  }

  #gather(): Uint8Array {
    const all = this.#take(this.#held);
    this.#chunks = [all];
    this.#held = all.length;
    return all;
  }

  /** The next bytes, cut from one piece, or copied into room of their own: out of several, and where they are many. */
  #take(length: number): Uint8Array {
    const [first = new Uint8Array()] = this.#chunks;
    this.#held -= length;
    if (first.length >= length && length < ownMemoryFrom) {
      this.#leave(0, first.subarray(length));
      return first.subarray(0, length);
    }
    const bytes = plainBytes(Buffer.allocUnsafeSlow(length));
    let at = 0;
    for (const [index, piece] of this.#chunks.entries()) {
      const rest = piece.subarray(Math.min(piece.length, length - at));
      bytes.set(piece.subarray(0, piece.length - rest.length), at);
      at += piece.length - rest.length;
      if (rest.length === 0) this.#copied(piece);
      if (at < length) continue;
      this.#leave(index, rest);
      break;
    }
    return bytes;
  }

  /** Drops the pieces up to this one; of this one `rest` is still to be read. */
  #leave(index: number, rest: Uint8Array): void {
    this.#chunks = rest.length === 0 ? this.#chunks.slice(index + 1) : [rest, ...this.#chunks.slice(index + 1)];
  }
}
