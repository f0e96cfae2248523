import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { plainBytes } from '../ledger/event.ts';

/** How a body is packed on the line: zstd where the runtime has it, else brotli, which all have (ledger.md 7.6). */
export type Packing = 'zstd' | 'br';

/** Asked of the module as a whole: a named import of what a runtime lacks would end the program. */
const hasZstd = typeof zlib.zstdCompress === 'function';

/** What this program can read, the best first: the value of `accept-encoding`. */
export const readablePackings: readonly Packing[] = hasZstd ? ['zstd', 'br'] : ['br'];

/** The packing to use towards one who reads these. */
export function packingFor(accepted: string | undefined): Packing {
  return hasZstd && accepted?.split(',').some((name) => name.trim() === 'zstd') === true ? 'zstd' : 'br';
}

const quality = { br: 5, zstd: 6 } as const;

/** How far back, as a power of two, a text of so many bytes is looked: over the whole of it. A wider window costs both ends megabytes and saves nothing. */
const windowOf = (bytes: number): number => Math.min(21, Math.max(10, Math.ceil(Math.log2(bytes + 16))));

export async function pack(bytes: Uint8Array, packing: Packing): Promise<Uint8Array> {
  const { constants } = zlib;
  const window = windowOf(bytes.length);
  if (packing === 'zstd') return plainBytes(await promisify(zlib.zstdCompress)(bytes, { params: { [constants.ZSTD_c_compressionLevel]: quality.zstd, [constants.ZSTD_c_windowLog]: window } }));
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality.br, [constants.BROTLI_PARAM_LGWIN]: window, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return plainBytes(await promisify(zlib.brotliCompress)(bytes, { params }));
}

/** Packs as one text what goes out piece by piece; `flush` lets all go that was written. */
export type Packer = zlib.ZstdCompress | zlib.BrotliCompress;

/** Half a megabyte: what the server holds in memory for each stream, to look back on. */
const windowBits = 19;

/** On a thin line bytes cost more than the work to save them: brotli, which knows texts, saves a tenth more than what is quick. */
export function packerFor(line: 'quick' | 'thin'): { readonly packing: Packing; readonly packer: Packer } {
  if (line === 'quick' && hasZstd) return { packing: 'zstd', packer: zlib.createZstdCompress({ params: { [zlib.constants.ZSTD_c_compressionLevel]: 3, [zlib.constants.ZSTD_c_windowLog]: windowBits } }) };
  return { packing: 'br', packer: zlib.createBrotliCompress({ params: { [zlib.constants.BROTLI_PARAM_QUALITY]: line === 'quick' ? 4 : 11, [zlib.constants.BROTLI_PARAM_LGWIN]: windowBits } }) };
}

/** Unpacks such a text as it comes. */
export function unpackerOf(packing: Packing): zlib.ZstdDecompress | zlib.BrotliDecompress {
  return packing === 'zstd' ? zlib.createZstdDecompress() : zlib.createBrotliDecompress();
}

/** Unpacks what a stranger may have packed; null for bytes that are not that, or that grow beyond `most`. */
export async function unpack(bytes: Uint8Array, packing: Packing, most: number): Promise<Uint8Array | null> {
  try {
    if (packing === 'zstd') return hasZstd ? plainBytes(await promisify(zlib.zstdDecompress)(bytes, { maxOutputLength: most })) : null;
    return plainBytes(await promisify(zlib.brotliDecompress)(bytes, { maxOutputLength: most }));
  } catch {
    return null;
  }
}
