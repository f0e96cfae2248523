import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { open, rename, type FileHandle } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress } from 'node:zlib';
import { makeFolder } from '../db/make-folder.ts';
import { countEvents, copyDatabase } from '../db/copy-database.ts';
import { toRefusal } from '../db/open-database.ts';
import { writeSecretFile } from '../keys/secret-file.ts';
import { Refusal } from '../refusal.ts';
import { backedUpFolders, databaseName, formatLine, rosterName, secretName } from './backup-format.ts';
import { writeTar, type TarEntry } from './tar.ts';

export type BackupOrder = {
  /** The desk's own folder. */
  readonly folder: string;
  /** Where the backup goes: a full path outside that folder. */
  readonly file: string;
  /** Where the copy of the database lies meanwhile; in the desk's folder, so that it needs room there and nowhere else. */
  readonly copy: string;
  /** The desk's secret as it is: in the keystore's wrapping it would open on no other computer. */
  readonly secret: Uint8Array;
  readonly nativeBinding: string | undefined;
};

export type BackupDone = { readonly file: string; readonly bytes: number; readonly events: number };

const pieceLength = 1024 * 1024;

/** A half-made backup: the file that becomes the backup when it is complete. */
export const partOf = (file: string): string => `${file}.part`;

/**
 * Copies a running desk into one file, piece by piece: memory stays the same however much the desk holds. The copy of the
 * database is opened before it is said to be good; an earlier backup of that name stays until the new one is complete. `told` hears
 * how many bytes of how many were read. Refuses with `diskFull`, `readOnly`.
 */
export async function writeBackup(order: BackupOrder, told: (done: number, total: number) => void): Promise<BackupDone> {
  const { folder, file, copy, nativeBinding } = order;
  try {
    rmSync(copy, { force: true });
    copyDatabase(join(folder, databaseName), copy, nativeBinding);
    const events = countEvents(copy, nativeBinding);
    makeFolder(dirname(file));
    return { file, bytes: await replaceArchive(file, formatLine, archiveOf(order, told)), events };
  } catch (error) {
    throw toRefusal(error);
  } finally {
    rmSync(copy, { force: true });
  }
}

type Source = { readonly path: string; readonly from: string; readonly size: number };

async function* archiveOf({ folder, copy, secret }: BackupOrder, told: (done: number, total: number) => void): AsyncGenerator<TarEntry> {
  const sources = [{ path: databaseName, from: copy, size: statSync(copy).size }, ...rosterIn(folder), ...backedUpFolders.flatMap((name) => filesIn(folder, name))];
  const total = sources.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  const read = async function* (from: string): AsyncGenerator<Uint8Array> {
    for await (const piece of bytesOf(from)) {
      yield piece;
      done += piece.length;
      told(done, total);
    }
  };
  for (const { path, from, size } of sources) yield { path, size, pieces: read(from) };
  const kept = writeSecretFile({ kind: 'plain', content: secret });
  yield { path: secretName, size: kept.length, pieces: Readable.from([kept]) };
}

/** A file's bytes, a megabyte at a time. */
export async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  for await (const piece of createReadStream(file, { highWaterMark: pieceLength })) if (piece instanceof Uint8Array) yield piece;
}

function rosterIn(folder: string): Source[] {
  const from = join(folder, rosterName);
  return existsSync(from) ? [{ path: rosterName, from, size: statSync(from).size }] : [];
}

/** The files of a folder with where they go in the backup; what is just being written is no content yet, and the secret goes along by itself. */
function filesIn(root: string, folder: string): Source[] {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((from) => ({ path: relative(root, from).replaceAll('\\', '/'), from, size: statSync(from).size }))
    .filter(({ path }) => path !== secretName);
}

/** Writes an archive: the line that names its format, its files through brotli, a hash. The whole file or the one before it; a place that can't be written, whatever stands there, is `readOnly`. Returns its length in bytes. */
export async function replaceArchive(file: string, line: Uint8Array, entries: AsyncIterable<TarEntry>): Promise<number> {
  const part = partOf(file);
  try {
    const bytes = await writeWhole(part, line, entries);
    await rename(part, file);
    return bytes;
  } catch (error) {
    rmSync(part, { force: true });
    const known = toRefusal(error);
    throw known instanceof Refusal || !hasSystemCode(error) ? known : new Refusal('readOnly');
  }
}

const hasSystemCode = (error: unknown): boolean => error instanceof Error && 'syscall' in error;

async function writeWhole(part: string, line: Uint8Array, entries: AsyncIterable<TarEntry>): Promise<number> {
  const handle = await open(part, 'w', 0o600);
  try {
    const hash = createHash('sha256').update(line);
    let length = await append(handle, line);
    const compress = createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MIN_QUALITY + 1 } });
    await pipeline(Readable.from(writeTar(entries), { objectMode: true }), compress, async (packed: AsyncIterable<Uint8Array>) => {
      for await (const piece of packed) {
        hash.update(piece);
        length += await append(handle, piece);
      }
    });
    length += await append(handle, hash.digest());
    await handle.sync();
    return length;
  } finally {
    await handle.close();
  }
}

async function append(handle: FileHandle, bytes: Uint8Array): Promise<number> {
  for (let written = 0; written < bytes.length; ) written += (await handle.write(bytes, written)).bytesWritten;
  return bytes.length;
}
