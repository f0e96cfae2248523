import { createHash } from 'node:crypto';

/** Bytes are not those of the content under whose name they came. */
export class WrongContent extends Error {}

/**
 * Lets a content through, its last bytes only once all of them are what they are called: who takes it in by its length is left with an incomplete one that counts for nothing. Throws `WrongContent`.
 */
export async function* heldAgainst(name: string, size: number, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let length = 0;
  let last: Uint8Array | null = null;
  for await (const piece of pieces) {
    // An empty one at the end would let the bytes before it go unchecked.
    if (piece.length === 0) continue;
    if (last) yield last;
    hash.update(piece);
    length += piece.length;
    if (length > size) throw new WrongContent(name);
    last = piece;
  }
  if (length !== size || hash.digest('hex') !== name) throw new WrongContent(name);
  if (last) yield last;
}
