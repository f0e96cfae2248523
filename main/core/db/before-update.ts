import type Database from 'better-sqlite3';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Two updates can be gone back on; older copies make room. */
const copiesKept = 2;

const copyName = /^(\d+)\.sqlite$/u;

/**
 * Before a newer version of the program changes the tables, the database is copied as it is (ledger.md 7.9): into `before-update` beside it, named by
 * the number of its schema. Without room for the copy nothing is changed. A copy that a crash left half made is made anew.
 */
export function keepBeforeUpdate(database: Database.Database, version: number): void {
  const folder = join(dirname(database.name), 'before-update');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const copy = join(folder, `${version}.sqlite`);
  const part = `${copy}.part`;
  rmSync(part, { force: true });
  database.prepare('VACUUM INTO ?').run(part);
  renameSync(part, copy);
  const kept = readdirSync(folder).flatMap((name) => copyName.exec(name)?.[1] ?? []);
  for (const old of kept.toSorted((left, right) => Number(right) - Number(left)).slice(copiesKept)) rmSync(join(folder, `${old}.sqlite`), { force: true });
}
