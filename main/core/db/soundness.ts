import { statSync } from 'node:fs';
import type Database from 'better-sqlite3';

/** SQLite looks through so much in less than 50 ms; what is larger is looked through in a thread of its own while the desk is already at work. */
const checkedAtOnceBytes = 32 * 1024 * 1024;

const checkedTables = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'search_*'`;

/**
 * The tables of record and of work. The search indexes are as large as all of them and can be made anew, so they are left to the
 * audit, which checks the whole file.
 */
export function tablesToCheck(database: Database.Database): string[] {
  return database.prepare<[], string>(checkedTables).pluck().all();
}

/** Is every page of a table readable and in order? */
export function isTableSound(database: Database.Database, table: string): boolean {
  return database.pragma(`quick_check('${table}')`, { simple: true }) === 'ok';
}

/** True for a database small enough to be looked through before anybody is let in. */
export function isCheckedAtOnce(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) <= checkedAtOnceBytes;
}
