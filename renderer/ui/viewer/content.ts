/** A paper whose bytes are fetched as they are needed. */
export type Content = {
  readonly mime: string;
  readonly size: number;
  /** Bytes from `offset`, fewer at the end; at most a mebibyte at once. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
  /** One page of a TIFF, from 1, as a TIFF of its own. */
  readonly tiffPage?: (page: number) => Promise<Uint8Array>;
};

const pieceBytes = 1024 * 1024;

/** All bytes from `begin` to before `end`, piece after piece. */
export async function readWhole(content: Content, begin: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(end - begin);
  let at = begin;
  while (at < end) {
    const piece = await content.read(at, Math.min(pieceBytes, end - at));
    if (piece.length === 0) throw new RangeError('the paper ended early');
    bytes.set(piece, at - begin);
    at += piece.length;
  }
  return bytes;
}
