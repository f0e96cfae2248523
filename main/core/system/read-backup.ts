import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { toRefusal } from '../db/open-database.ts';
import { Refusal } from '../refusal.ts';
import { belongsInBackup, formatLine, hashLength } from './backup-format.ts';
import { readFirstFormat } from './first-backup-format.ts';
import { readTar, type TarEntry } from './tar.ts';

/** Hands over each file of a backup, in order; the pieces have to be read before it is called for the next one. */
export type EachFile = (put: (entry: TarEntry) => Promise<void>) => Promise<void>;

/**
 * Reads a backup through once and holds it against its own hash, before anything of it is used. Refuses with `backupInvalid` what is
 * no backup, or was cut, lengthened or changed.
 */
export async function openBackup(file: string): Promise<EachFile> {
  return openArchive(file, { line: formatLine, belongs: belongsInBackup, otherwise: async () => eachOf(await readFirstFormat(file)) });
}

/** Which archives are opened, by the line at their beginning, and what may be in them; `otherwise` reads what begins with another line. */
export type ArchiveKind = { readonly line: Uint8Array; readonly belongs: (path: string) => boolean; readonly otherwise?: () => Promise<EachFile> };

/** The same for an archive of any kind. Refuses with `backupInvalid`. */
export async function openArchive(file: string, { line, belongs, otherwise }: ArchiveKind): Promise<EachFile> {
  try {
    const { start, size, told } = await readEnds(file, line.length);
    if (!start.equals(line)) {
      if (otherwise) return await otherwise();
      throw new Refusal('backupInvalid');
    }
    const end = size - hashLength - 1;
    const hash = createHash('sha256');
    await pipeline(createReadStream(file, { end, highWaterMark: 1024 * 1024 }), hash);
    if (!hash.digest().equals(told)) throw new Refusal('backupInvalid');
    return (put) => eachUnpacked(file, { start: line.length, end, belongs }, put);
  } catch {
    throw new Refusal('backupInvalid');
  }
}

function eachOf(entries: readonly TarEntry[]): EachFile {
  return async (put) => {
    for (const entry of entries) await put(entry);
  };
}

async function eachUnpacked(file: string, { start, end, belongs }: { readonly start: number; readonly end: number; readonly belongs: ArchiveKind['belongs'] }, put: (entry: TarEntry) => Promise<void>): Promise<void> {
  const packed = createReadStream(file, { start, end });
  try {
    await pipeline(packed, createBrotliDecompress(), async (unpacked: AsyncIterable<Uint8Array>) => {
      for await (const entry of readTar(unpacked)) {
        if (!belongs(entry.path)) throw new Refusal('backupInvalid');
        await put(entry);
      }
    });
  } catch (error) {
    throw isUnreadable(error) ? new Refusal('backupInvalid') : toRefusal(error);
  }
}

/** zlib's codes for bytes that brotli never wrote. */
const isUnreadable = (error: unknown): boolean => error instanceof Error && 'code' in error && /^ERR_(BROTLI|_ERROR)|^Z_/u.test(String(error.code));

type Ends = { readonly start: Buffer; readonly size: number; readonly told: Buffer };

async function readEnds(file: string, lineLength: number): Promise<Ends> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    if (size <= lineLength + hashLength) throw new Refusal('backupInvalid');
    return { start: await bytesAt(handle, 0, lineLength), size, told: await bytesAt(handle, size - hashLength, hashLength) };
  } finally {
    await handle.close();
  }
}

async function bytesAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer;
}
