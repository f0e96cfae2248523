import Database from 'better-sqlite3';
import { Refusal } from '../refusal.ts';
import { keepBeforeUpdate } from './before-update.ts';
import { migrations } from './migrations/index.ts';
import { isCheckedAtOnce, isTableSound, tablesToCheck } from './soundness.ts';
import { isDiskFailure, Store } from './store.ts';

export type DatabaseOptions = {
  readonly file: string;
  /** Path of the driver built for an older runtime; the driver's own prebuilt file when absent. */
  readonly nativeBinding?: string | undefined;
  /** Hears once that the disk failed under the connection, which then does nothing more. */
  readonly diskFailed?: (() => void) | undefined;
};

/**
 * Opens the desk's database so that a committed act survives a power cut: the driver's own default for WAL is
 * `synchronous=NORMAL`, which may roll back committed transactions, so FULL is set and read back.
 * `recursive_triggers` lets the triggers of the ledger see the deletion inside an `INSERT OR REPLACE`.
 * Refuses a database that a newer version wrote (`databaseNewer`) or that SQLite calls damaged (`databaseDamaged`); a large one is
 * looked through later (soundness.ts).
 */
export function openDatabase(options: DatabaseOptions): Store {
  const database = new Database(options.file, options.nativeBinding ? { nativeBinding: options.nativeBinding } : {});
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('recursive_triggers = ON');
    database.pragma('busy_timeout = 5000');
    if (database.pragma('synchronous', { simple: true }) !== 2) throw new Error('synchronous=FULL was not accepted');
    if (isCheckedAtOnce(options.file) && !isSound(database)) throw new Refusal('databaseDamaged');
    migrate(database);
    database.pragma('foreign_keys = ON');
  } catch (error) {
    database.close();
    throw toRefusal(error);
  }
  return new Store(database, options.diskFailed);
}

function isSound(database: Database.Database): boolean {
  return tablesToCheck(database).every((table) => isTableSound(database, table));
}

/**
 * All steps that are missing or none, after a copy of the database as it was. Foreign keys are off meanwhile, since a table that is made anew is dropped
 * in between; each step ends with a look that none dangles.
 */
function migrate(database: Database.Database): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  const newest = migrations.at(-1)?.number ?? 0;
  if (version > newest) throw new Refusal('databaseNewer', { version });
  if (version === newest) return;
  if (version > 0) keepBeforeUpdate(database, version);
  database.pragma('foreign_keys = OFF');
  database.transaction(() => {
    for (const migration of migrations.filter(({ number }) => number > version)) {
      database.exec(migration.sql);
      if (version > 0 && !keysHold(database)) throw new Refusal('databaseDamaged');
    }
    database.pragma(`user_version = ${newest}`);
  })();
}

function keysHold(database: Database.Database): boolean {
  return database.prepare('PRAGMA foreign_key_check').get() === undefined;
}

/** Beginnings of codes, of SQLite and of the system, and what a clerk is told. */
const reasons = [
  ['diskFull', ['SQLITE_FULL', 'ENOSPC']],
  ['databaseBusy', ['SQLITE_BUSY', 'SQLITE_LOCKED']],
  ['readOnly', ['SQLITE_CANTOPEN', 'EACCES', 'EPERM', 'EROFS', 'SQLITE_READONLY']],
  ['databaseDamaged', ['SQLITE_NOTADB', 'SQLITE_CORRUPT']],
] as const;

/** SQLite's own codes for what a clerk can act on: no room, no right to write, a damaged file, a failing disk, another program in the way. */
export function toRefusal(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  if (isDiskFailure(error)) return new Refusal('diskFailed');
  const { code } = error;
  const reason = reasons.find(([, beginnings]) => beginnings.some((beginning) => code.startsWith(beginning)));
  return reason ? new Refusal(reason[0]) : error;
}
