import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { sql } from 'kysely';
import { cdeDecodeOptions, cdeEncodeOptions, decode, encode } from 'cbor2';
import { z } from 'zod';
import type { Desk } from '../desk.ts';
import { makeFolder } from '../db/make-folder.ts';
import { openDatabase, toRefusal } from '../db/open-database.ts';
import { writeSecretFile } from '../keys/secret-file.ts';
import { plainBytes } from '../ledger/event.ts';
import { deskRestored } from '../office/events.ts';
import { Refusal } from '../refusal.ts';

/**
 * One file: a map of folder path to bytes, compressed, behind its own hash. The high-water mark is left out on purpose: a
 * desk that is put back from an old copy must be recognised (ledger.md 7.4).
 */
const backupFormat = 'daftar-backup-1';

/** A path that a backup may put into a folder: inside it, whatever an office calls its templates. */
function belongsInBackup(path: string): boolean {
  const [top = '', ...rest] = path.split('/');
  if (path === 'daftar.sqlite') return true;
  return ['blobs', 'keys', 'templates'].includes(top) && rest.length > 0 && !/[\\\0]/u.test(path) && !rest.some((part) => ['', '.', '..'].includes(part));
}

const backupShape = z.strictObject({
  format: z.literal(backupFormat),
  files: z.record(z.string().refine(belongsInBackup), z.instanceof(Uint8Array)),
});

/**
 * Copies the running desk into one file outside its own folder, and opens the copy before saying that it is good. An earlier
 * backup of that name stays until the new one is complete. The desk's secret goes along as it is: in the keystore's wrapping it
 * would open on no other computer, so a backup has to be kept like the desk itself. Refuses with `badInput` (`file`), `diskFull`, `readOnly`.
 */
export function backupDesk(desk: Desk, file: string): { file: string; bytes: number; events: number } {
  if (!isAbsolute(file) || isInside(desk.folder, file)) throw new Refusal('badInput', { field: 'file' });
  const copy = join(desk.folder, 'backup.part.sqlite');
  try {
    rmSync(copy, { force: true });
    desk.store.database.prepare('VACUUM INTO ?').run(copy);
    const events = countEvents(copy, desk.nativeBinding);
    const files: Record<string, Uint8Array> = { 'daftar.sqlite': plainBytes(readFileSync(copy)) };
    for (const folder of ['blobs', 'keys', 'templates']) addFolder(files, desk.folder, folder);
    files['keys/desk-secret'] = writeSecretFile({ kind: 'plain', content: desk.secret });
    const packed = brotliCompressSync(encode({ format: backupFormat, files }, cdeEncodeOptions), {
      params: { [constants.BROTLI_PARAM_QUALITY]: 4 },
    });
    const hash = createHash('sha256').update(packed).digest();
    makeFolder(dirname(file));
    replaceFile(file, Buffer.concat([hash, packed]));
    return { file, bytes: hash.length + packed.length, events };
  } catch (error) {
    throw toRefusal(error);
  } finally {
    rmSync(copy, { force: true });
  }
}

/** The whole file or the one before it; a place that can't be written, whatever stands there, is `readOnly`. */
function replaceFile(file: string, bytes: Uint8Array): void {
  const part = `${file}.part`;
  try {
    writeFileSync(part, bytes, { mode: 0o600, flush: true });
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    const known = toRefusal(error);
    throw known instanceof Refusal ? known : new Refusal('readOnly');
  }
}

/** Puts on record that this desk was put back from a backup: its log goes on, and everybody can see where. */
export function recordRestore(desk: Desk): void {
  desk.ledger.commit(() => desk.ledger.append({ type: deskRestored, officer: null, body: { backupSeq: desk.ledger.head.seq } }));
}

/**
 * Puts a backup into a new, empty folder; `recordRestore` follows when the desk is opened. A folder where it failed is left
 * empty. Refuses with `backupInvalid`, `folderNotEmpty`, `databaseNewer`, `diskFull`, `readOnly`.
 */
export function restoreDesk(backup: string, folder: string, nativeBinding?: string): { events: number } {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Refusal('folderNotEmpty', { folder });
  const { files } = readBackup(backup);
  const existed = existsSync(folder);
  try {
    makeFolder(folder);
    for (const [path, bytes] of Object.entries(files)) {
      const target = join(folder, path);
      makeFolder(dirname(target));
      writeFileSync(target, bytes, { mode: 0o600, flush: true });
    }
    return { events: countEvents(join(folder, 'daftar.sqlite'), nativeBinding) };
  } catch (error) {
    empty(folder, existed);
    throw toRefusal(error);
  }
}

function empty(folder: string, keep: boolean): void {
  if (!keep) return rmSync(folder, { recursive: true, force: true });
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
}

function readBackup(file: string): z.infer<typeof backupShape> {
  try {
    const stored = readFileSync(file);
    const packed = stored.subarray(32);
    if (!createHash('sha256').update(packed).digest().equals(stored.subarray(0, 32))) throw new Refusal('backupInvalid');
    return backupShape.parse(decode(plainBytes(brotliDecompressSync(packed)), cdeDecodeOptions));
  } catch (error) {
    throw toRefusal(error) instanceof Refusal ? toRefusal(error) : new Refusal('backupInvalid');
  }
}

function isInside(folder: string, file: string): boolean {
  return `${resolve(file)}${sep}`.startsWith(`${resolve(folder)}${sep}`);
}

function countEvents(file: string, nativeBinding: string | undefined): number {
  const store = openDatabase({ file, nativeBinding });
  try {
    return store.first(store.build.selectFrom('event').select(sql<number>`count(*)`.as('total')))?.total ?? 0;
  } finally {
    store.close();
  }
}

function addFolder(files: Record<string, Uint8Array>, root: string, folder: string): void {
  const start = join(root, folder);
  if (!existsSync(start)) return;
  for (const name of readdirSync(start, { recursive: true, encoding: 'utf8' })) {
    const path = join(start, name);
    if (statSync(path).isFile()) files[relative(root, path).replaceAll('\\', '/')] = plainBytes(readFileSync(path));
  }
}
