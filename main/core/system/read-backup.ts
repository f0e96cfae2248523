import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { toRefusal } from '../db/open-database.ts';
import { Refusal } from '../refusal.ts';
import { belongsInBackup, formatLine, hashLength } from './backup-format.ts';
import { readTar, type TarEntry } from './tar.ts';

/** Where the archive of a backup begins and ends, in bytes. */
type Extent = { readonly start: number; readonly end: number };

/**
 * Reads a backup through once and holds it against its own hash. Refuses with `backupInvalid` what is no backup, or was cut,
 * lengthened or changed.
 */
export async function checkBackup(file: string): Promise<Extent> {
  try {
    const { size, told } = await readEnd(file);
    const end = size - hashLength;
    const hash = createHash('sha256');
    await pipeline(createReadStream(file, { end: end - 1, highWaterMark: 1024 * 1024 }), hash);
    const { first } = await readStart(file);
    if (!first.equals(formatLine) || !hash.digest().equals(told)) throw new Refusal('backupInvalid');
    return { start: formatLine.length, end };
  } catch {
    throw new Refusal('backupInvalid');
  }
}

/** Hands over each file of a backup that was checked, in order; the pieces have to be read before the next file. */
export async function eachFile(file: string, { start, end }: Extent, put: (entry: TarEntry) => Promise<void>): Promise<void> {
  try {
    await pipeline(createReadStream(file, { start, end: end - 1 }), createBrotliDecompress(), async (unpacked: AsyncIterable<Uint8Array>) => {
      for await (const entry of readTar(unpacked)) {
        if (!belongsInBackup(entry.path)) throw new Refusal('backupInvalid');
        await put(entry);
      }
    });
  } catch (error) {
    throw isUnreadable(error) ? new Refusal('backupInvalid') : toRefusal(error);
  }
}

/** zlib says so of what brotli never wrote. */
const isUnreadable = (error: unknown): boolean => error instanceof Error && 'code' in error && /^(ERR_)+BROTLI|^ERR__|^Z_/u.test(String(error.code));

async function readStart(file: string): Promise<{ readonly first: Buffer }> {
  const handle = await open(file, 'r');
  try {
    const { buffer } = await handle.read(Buffer.alloc(formatLine.length), 0, formatLine.length, 0);
    return { first: buffer };
  } finally {
    await handle.close();
  }
}

async function readEnd(file: string): Promise<{ readonly size: number; readonly told: Buffer }> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    if (size <= formatLine.length + hashLength) throw new Refusal('backupInvalid');
    const { buffer } = await handle.read(Buffer.alloc(hashLength), 0, hashLength, size - hashLength);
    return { size, told: buffer };
  } finally {
    await handle.close();
  }
}
