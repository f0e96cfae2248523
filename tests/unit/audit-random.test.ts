import Database from 'better-sqlite3';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { projectionTables } from '../../main/core/db/schema.ts';
import { toRefusal } from '../../main/core/db/open-database.ts';
import { audit } from '../../main/core/ledger/audit.ts';
import { Refusal } from '../../main/core/refusal.ts';
import { busyWeeks } from './busy-office.ts';
import { openDemo, openKit, temporaryFolder, type Kit } from './desk-kit.ts';
import { seededRandom, type Random } from '../../main/cli/seeded-random.ts';
import { isCounted, patienceOf, tally } from '../faults/tally.ts';

const place = temporaryFolder();
const folder = join(place.path, 'desk');
const file = join(folder, 'daftar.sqlite');
const clean = join(place.path, 'clean.sqlite');
const seed = Number(process.env['DAFTAR_SEED'] ?? 20_261_121);
/** Of flipped bits and of changed rows (ledger.md 9, D4 and S1). */
const [flips, changes] = isCounted ? [500, 1_000] : [100, 100];

const recordTables: readonly string[] = ['event', 'checkpoint', 'blob', ...projectionTables];
const names = z.array(z.object({ name: z.string() }));
const rows = z.array(z.record(z.string(), z.unknown()));

beforeAll(async () => {
  const kit = await openDemo(folder);
  await busyWeeks(kit);
  kit.close();
  copyFileSync(file, clean);
});
afterAll(() => place.remove());

/** Every value of every row of the tables, in order of the rows. */
function contentOf(path: string, tables: readonly string[]): string {
  const database = new Database(path, { readonly: true });
  try {
    const text = (value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value);
    return JSON.stringify(tables.map((table) => database.prepare(`SELECT * FROM ${table} NOT INDEXED ORDER BY 1, 2`).raw().all().map((row) => z.array(z.unknown()).parse(row).map(text))));
  } finally {
    database.close();
  }
}

/** What a desk says of its database: the problems that it found, by opening it or by its audit. */
async function problemsFound(): Promise<string[]> {
  let kit: Kit | undefined;
  try {
    kit = await openKit(folder);
    return audit(kit.desk).problems.map(({ where, what }) => `${where}: ${what}`);
  } catch (error) {
    const known = toRefusal(error);
    if (!(known instanceof Refusal)) throw error;
    return [known.code];
  } finally {
    kit?.close();
  }
}

function putBack(): void {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  copyFileSync(clean, file);
}

describe(`a desk whose database is patched at random (seed ${seed})`, () => {
  it(`finds each of ${flips} flipped bits and more until 100 were found, unless no value of the record changed by it`, { timeout: patienceOf(180_000) }, async () => {
    const random = seededRandom(seed);
    const original = readFileSync(clean);
    const before = contentOf(clean, recordTables);
    const silent: string[] = [];
    let detected = 0;
    for (let round = 0; round < 4 * flips && (round < flips || detected <= 100); round += 1) {
      // Most pages of a small office hold its search tables, which are no record: a bit flipped there changes none.
      const at = random.below(original.length);
      const mask = 1 << random.below(8);
      putBack();
      const bytes = Buffer.from(original);
      bytes[at] = (bytes[at] ?? 0) ^ mask;
      writeFileSync(file, bytes);
      const problems = await tally('D4 bit flipped in the database', problemsFound);
      if (problems.length > 0) detected += 1;
      else if (contentOf(file, recordTables) !== before) silent.push(`byte ${at}, mask ${mask}`);
    }
    expect(silent).toEqual([]);
    expect(detected).toBeGreaterThan(100);
  });

  it(`finds each of ${changes} changed or deleted rows of the record`, { timeout: patienceOf(180_000) }, async () => {
    const random = seededRandom(seed + 1);
    const silent: string[] = [];
    for (let round = 0; round < changes; round += 1) {
      putBack();
      const done = patchRow(random);
      const problems = await tally('S1 row changed or deleted', problemsFound);
      if (problems.length === 0) silent.push(done);
    }
    expect(silent).toEqual([]);
  });
});

/** One UPDATE or DELETE of one row, past the triggers; tries until the database takes one. */
function patchRow(random: Random): string {
  const database = new Database(file);
  try {
    database.pragma('foreign_keys = OFF');
    const triggers = z.array(z.object({ name: z.string(), sql: z.string() })).parse(database.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all());
    triggers.forEach(({ name }) => database.exec(`DROP TRIGGER ${name}`));
    for (;;) {
      const patch = randomPatch(database, random);
      if (patch === null || !takes(database, patch)) continue;
      triggers.forEach(({ sql }) => database.exec(sql));
      return patch;
    }
  } finally {
    database.close();
  }
}

function randomPatch(database: Database.Database, random: Random): string | null {
  const table = random.one(recordTables);
  const keys = names.parse(database.prepare(`SELECT name FROM pragma_table_info('${table}') WHERE pk > 0`).all()).map(({ name }) => name);
  const all = rows.parse(database.prepare(`SELECT * FROM ${table}`).all());
  const row = all.length === 0 ? undefined : random.one(all);
  if (!row) return null;
  const where = keys.map((key) => `${key} = ${literal(row[key])}`).join(' AND ');
  if (random.below(5) === 0) return `DELETE FROM ${table} WHERE ${where}`;
  const column = random.one(Object.keys(row));
  if (table === 'event' && column === 'position') return null;
  const value = otherValue(row[column], random);
  return value === null ? null : `UPDATE ${table} SET ${column} = ${value} WHERE ${where}`;
}

function otherValue(value: unknown, random: Random): string | null {
  if (typeof value === 'number') return String(value + 1 + random.below(5));
  if (typeof value === 'string') return literal(`${value.slice(0, random.below(value.length + 1))}x`);
  if (!(value instanceof Uint8Array) || value.length === 0) return null;
  const changed = Buffer.from(value);
  const at = random.below(changed.length);
  changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
  return literal(changed);
}

function literal(value: unknown): string {
  if (value instanceof Uint8Array) return `x'${Buffer.from(value).toString('hex')}'`;
  return typeof value === 'number' ? String(value) : `'${String(value).replaceAll(`'`, `''`)}'`;
}

function takes(database: Database.Database, sql: string): boolean {
  try {
    return database.prepare(sql).run().changes === 1;
  } catch {
    return false;
  }
}
