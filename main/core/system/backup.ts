import { existsSync, readdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { contract } from '../../../preload/contract/index.ts';
import type { Desk } from '../desk.ts';
import { countEvents } from '../db/copy-database.ts';
import { makeFolder } from '../db/make-folder.ts';
import { toRefusal } from '../db/open-database.ts';
import { newId } from '../id.ts';
import { plainBytes } from '../ledger/event.ts';
import { deskRestored } from '../office/events.ts';
import { Refusal } from '../refusal.ts';
import { databaseName } from './backup-format.ts';
import { openBackup } from './read-backup.ts';
import type { TarEntry } from './tar.ts';
import { partOf, writeBackup, type BackupDone, type BackupOrder } from './write-backup.ts';

/**
 * Copies the running desk into one file outside its own folder and waits for it in this thread; see `writeBackup`. A backup has to be
 * kept like the desk itself: the desk's secret goes along. Refuses with `badInput` (`file`), `diskFull`, `readOnly`.
 */
export async function backupDesk(desk: Desk, file: string): Promise<BackupDone> {
  return writeBackup(orderFor(desk, file), () => undefined);
}

/** The same in a thread of its own, so that nobody waits for it; one at a time. Refuses with `jobStopped` too, and leaves nothing behind then. */
export async function backupBeside(desk: Desk, file: string): Promise<BackupDone> {
  const order = orderFor(desk, file);
  return desk.longWork.backups.run(async () => {
    try {
      const { copy } = order;
      const answer = await desk.longWork.run({ kind: 'backup', file, copy, secret: plainBytes(desk.secret) });
      return contract['system.backup'].output.parse(answer);
    } finally {
      for (const left of [order.copy, partOf(file)]) if (existsSync(left)) rmSync(left);
    }
  });
}

function orderFor({ folder, secret, nativeBinding }: Desk, file: string): BackupOrder {
  if (!isAbsolute(file) || isInside(folder, file)) throw new Refusal('badInput', { field: 'file' });
  return { folder, file, copy: join(folder, `backup-${newId()}.part.sqlite`), secret, nativeBinding };
}

/** At the start: copies of the database that a backup left when the program was killed. */
export function sweepBackups(folder: string): void {
  for (const name of readdirSync(folder)) if (/^backup.*\.part\.sqlite/u.test(name)) rmSync(join(folder, name), { force: true });
}

/** Puts on record that this desk was put back from a backup: its log goes on, and everybody can see where. */
export function recordRestore(desk: Desk): void {
  desk.ledger.commit(() => desk.ledger.append({ type: deskRestored, officer: null, body: { backupSeq: desk.ledger.head.seq } }));
}

/**
 * Puts a backup into a new, empty folder, piece by piece, after all of it was held against its hash; `recordRestore` follows when the
 * desk is opened. A folder where it failed is left empty. Refuses with `backupInvalid`, `folderNotEmpty`, `databaseNewer`, `diskFull`,
 * `readOnly`.
 */
export async function restoreDesk(backup: string, folder: string, nativeBinding?: string): Promise<{ events: number }> {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Refusal('folderNotEmpty', { folder });
  const eachFile = await openBackup(backup);
  const existed = existsSync(folder);
  try {
    makeFolder(folder);
    await eachFile((entry) => putInto(folder, entry));
    const database = join(folder, databaseName);
    if (!existsSync(database)) throw new Refusal('backupInvalid');
    return { events: countEvents(database, nativeBinding) };
  } catch (error) {
    empty(folder, existed);
    throw toRefusal(error);
  }
}

/** Puts a file of a backup into a new folder, flushed. Refuses with `backupInvalid` where it is there already. */
export async function putInto(folder: string, { path, pieces }: TarEntry): Promise<void> {
  const target = join(folder, path);
  if (existsSync(target)) throw new Refusal('backupInvalid');
  makeFolder(dirname(target));
  const handle = await open(target, 'wx', 0o600);
  try {
    for await (const piece of pieces) await handle.writeFile(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function empty(folder: string, keep: boolean): void {
  if (!keep) return rmSync(folder, { recursive: true, force: true });
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
}

function isInside(folder: string, file: string): boolean {
  return `${resolve(file)}${sep}`.startsWith(`${resolve(folder)}${sep}`);
}
