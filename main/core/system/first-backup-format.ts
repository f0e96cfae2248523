import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { brotliDecompressSync } from 'node:zlib';
import { cdeDecodeOptions, decode } from 'cbor2';
import { z } from 'zod';
import { plainBytes } from '../ledger/event.ts';
import { belongsInBackup, hashLength } from './backup-format.ts';
import type { TarEntry } from './tar.ts';

const shape = z.strictObject({
  format: z.literal('daftar-backup-1'),
  files: z.record(z.string().refine(belongsInBackup), z.instanceof(Uint8Array)),
});

/**
 * The files of a backup of the first format, which offices may still keep: a CBOR map of path to bytes through brotli, behind its
 * hash. It was made in memory and is read there. Throws on anything else.
 */
export async function readFirstFormat(file: string): Promise<TarEntry[]> {
  const stored = await readFile(file);
  const packed = stored.subarray(hashLength);
  if (!createHash('sha256').update(packed).digest().equals(stored.subarray(0, hashLength))) throw new Error('the hash is not that of the backup');
  const { files } = shape.parse(decode(plainBytes(brotliDecompressSync(packed)), cdeDecodeOptions));
  return Object.entries(files).map(([path, bytes]) => ({ path, size: bytes.length, pieces: Readable.from([bytes]) }));
}
