import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { migrations } from '../../main/core/db/migrations/index.ts';
import { openDatabase } from '../../main/core/db/open-database.ts';
import { temporaryFolder } from '../unit/desk-kit.ts';
import { isLonger, patienceOf, tally } from './tally.ts';

const place = temporaryFolder();
afterAll(() => place.remove());

/** In `npm test` from three updates ago; for longer from every version that has a table to write in. */
const versions = migrations.slice(0, -1).map(({ number }) => number).slice(isLonger ? 1 : -3, isLonger ? undefined : -2);

const schemaOf = (database: Database.Database) => database.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();
const keptIn = (database: Database.Database) => database.prepare(`SELECT value FROM preference WHERE key = 'kept'`).pluck().get();

function databaseOf(version: number): string {
  const file = join(place.path, `of-${version}.sqlite`);
  const database = new Database(file);
  for (const { number, sql } of migrations) if (number <= version) database.exec(sql);
  database.exec(`INSERT INTO preference (key, value) VALUES ('kept', 'written before')`);
  database.pragma(`user_version = ${version}`);
  database.close();
  return file;
}

/** Updates in a program of its own, killed at that call of the driver; returns what it said when it was not. */
function update(file: string, killAt: number): string {
  const { stdout } = spawnSync(process.execPath, [join(import.meta.dirname, 'upgrade-child.ts'), file, String(killAt)], { encoding: 'utf8' });
  return stdout;
}

describe('an update of the database', () => {
  it.each(versions)('from version %i that is killed at any moment is done whole or not at all, and done when the program is started again', { timeout: patienceOf(120_000) }, async (version) => {
    const old = databaseOf(version);
    const file = join(place.path, 'daftar.sqlite');
    const begin = () => {
      for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
      rmSync(join(place.path, 'before-update'), { recursive: true, force: true });
      copyFileSync(old, file);
    };
    const fresh = openDatabase({ file: ':memory:' });
    begin();
    const calls = Number(update(file, 0));
    // Before the copy; before and after each update of the tables, and the number of the version.
    expect(calls).toBe(1 + 2 * (migrations.filter(({ number }) => number > version).length + 1));
    for (let killAt = 1; killAt <= calls; killAt += 1) {
      await tally('V2 kill -9 at each step of an update of the database', () => {
        begin();
        expect(update(file, killAt)).toBe('');
        const raw = new Database(file);
        const left = raw.pragma('user_version', { simple: true });
        raw.close();
        expect([version, migrations.at(-1)?.number]).toContain(left);
        const again = openDatabase({ file });
        expect(schemaOf(again.database)).toEqual(schemaOf(fresh.database));
        expect(keptIn(again.database)).toBe('written before');
        again.close();
        const copy = join(place.path, 'before-update', `${version}.sqlite`);
        expect(existsSync(copy)).toBe(true);
        const kept = new Database(copy, { readonly: true });
        expect([kept.pragma('user_version', { simple: true }), kept.pragma('quick_check', { simple: true })]).toEqual([version, 'ok']);
        kept.close();
      });
    }
    fresh.close();
  });
});
