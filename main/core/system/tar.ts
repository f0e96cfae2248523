import { Refusal } from '../refusal.ts';

/** A file of an archive; its bytes come in pieces, `size` of them in all. */
export type TarEntry = { readonly path: string; readonly size: number; readonly pieces: AsyncIterable<Uint8Array> };

const blockLength = 512;
/** What eleven octal digits hold; a larger size stands in an extended header. */
const largestPlainSize = 8 ** 11;
/** An extended header holds a path and a size, nothing longer. */
const longestExtended = 16 * 1024;

/**
 * An archive as POSIX.1-2001 (pax) describes it, so that any `tar` lists and unpacks it: a header block for each file, its bytes,
 * zeros up to the next block; two blocks of zeros at the end. Paths that are long or not ASCII stand in an extended header.
 */
export async function* writeTar(entries: AsyncIterable<TarEntry>): AsyncGenerator<Uint8Array> {
  for await (const { path, size, pieces } of entries) {
    const isPlain = /^[\x20-\x7e]{1,100}$/u.test(path) && size < largestPlainSize;
    if (!isPlain) yield* extendedHeader(path, size);
    yield headerBlock(isPlain ? path : 'file', size < largestPlainSize ? size : 0, '0');
    let written = 0;
    for await (const piece of pieces) {
      written += piece.length;
      yield piece;
    }
    if (written !== size) throw new Error(`${path} changed its length while it was archived`);
    yield padding(size);
  }
  yield new Uint8Array(2 * blockLength);
}

/** Reads what `writeTar` wrote; the pieces of an entry have to be read before the next one. Refuses anything else with `backupInvalid`. */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const reader = new BlockReader(source);
  let extended: { readonly path: string; readonly size: number } | null = null;
  for (;;) {
    const header = parseHeader(await reader.take(blockLength));
    if (!header) return;
    if (header.type === 'x') {
      if (header.size > longestExtended) throw new Refusal('backupInvalid');
      extended = parseExtended(await reader.take(header.size));
      await reader.take(padding(header.size).length);
      continue;
    }
    const { path, size }: { readonly path: string; readonly size: number } = extended ?? header;
    yield { path, size, pieces: reader.pieces(size) };
    await reader.take(padding(size).length);
    extended = null;
  }
}

function padding(size: number): Uint8Array {
  return new Uint8Array((blockLength - (size % blockLength)) % blockLength);
}

function headerBlock(path: string, size: number, type: '0' | 'x'): Uint8Array {
  const block = Buffer.alloc(blockLength);
  block.write(path, 0, 'latin1');
  block.write('0000600\0', 100, 'latin1');
  block.write('0000000\0', 108, 'latin1');
  block.write('0000000\0', 116, 'latin1');
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  block.write('00000000000\0', 136, 'latin1');
  block.write('        ', 148, 'latin1');
  block.write(type, 156, 'latin1');
  block.write('ustar\x0000', 257, 'latin1');
  block.write(`${checksum(block).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

/** The sum of the bytes of a header, its own field counted as spaces. */
function checksum(block: Uint8Array): number {
  return block.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0);
}

function* extendedHeader(path: string, size: number): Generator<Uint8Array> {
  const records = Buffer.concat([extendedRecord('path', path), extendedRecord('size', String(size))]);
  yield headerBlock('pax', records.length, 'x');
  yield records;
  yield padding(records.length);
}

/** `length keyword=value` and a newline, where the length counts its own digits. */
function extendedRecord(keyword: string, value: string): Buffer {
  const rest = Buffer.from(` ${keyword}=${value}\n`);
  let length = rest.length;
  while (length !== rest.length + String(length).length) length = rest.length + String(length).length;
  return Buffer.concat([Buffer.from(String(length)), rest]);
}

/** Null for the zeros at the end. */
function parseHeader(block: Buffer): { readonly path: string; readonly size: number; readonly type: string } | null {
  if (block.every((byte) => byte === 0)) return null;
  const field = (start: number, length: number) => block.toString('latin1', start, start + length).replace(/[\0 ].*$/su, '');
  const type = field(156, 1);
  if (field(257, 6) !== 'ustar' || Number.parseInt(field(148, 8), 8) !== checksum(block) || (type !== '0' && type !== 'x')) throw new Refusal('backupInvalid');
  const [path = ''] = block.toString('latin1', 0, 100).split('\0');
  return { path, size: Number.parseInt(field(124, 12), 8), type };
}

function parseExtended(records: Buffer): { readonly path: string; readonly size: number } {
  const found = /^\d+ path=(?<path>[^\n]*)\n\d+ size=(?<size>\d+)\n$/u.exec(records.toString('utf8'));
  const size = Number(found?.groups?.['size']);
  if (!found || !Number.isSafeInteger(size)) throw new Refusal('backupInvalid');
  return { path: found.groups?.['path'] ?? '', size };
}

/** Takes so many bytes at a time from a stream whose pieces have their own lengths. */
class BlockReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async take(length: number): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    for await (const piece of this.pieces(length)) parts.push(piece);
    return Buffer.concat(parts);
  }

  async *pieces(length: number): AsyncGenerator<Uint8Array> {
    for (let left = length; left > 0; ) {
      if (this.#rest.length === 0) await this.#more();
      const piece = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  async #more(): Promise<void> {
    const next = await this.#source.next();
    if (next.done === true) throw new Refusal('backupInvalid');
    this.#rest = next.value;
  }
}
