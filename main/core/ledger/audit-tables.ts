import { z } from 'zod';
import { openDatabase } from '../db/open-database.ts';
import { projectionTables } from '../db/schema.ts';
import type { Store } from '../db/store.ts';
import type { AuditedDesk, AuditProblem } from './audit.ts';

const foreignKeyRow = z.object({ table: z.string(), parent: z.string() });

/** The database file itself: pages and indexes in order, no row pointing to nothing, and no table, trigger or index but the program's own. */
export function auditDatabase(desk: AuditedDesk): AuditProblem[] {
  const { database } = desk.store;
  const found = integrityOf(desk.store);
  const damage = found === 'ok' ? [] : [{ where: 'database', what: found }];
  const orphans = z.array(foreignKeyRow).parse(database.pragma('foreign_key_check'));
  const pointing = orphans.map(({ table, parent }) => ({ where: `table ${table}`, what: `a row points to one of ${parent} that is not there` }));
  return [...damage, ...pointing, ...auditSchema(desk)];
}

/** What SQLite says of its pages and indexes; where the definition of a table is damaged it can't look, and says why. */
function integrityOf(store: Store): string {
  try {
    return String(store.database.pragma('integrity_check(20)', { simple: true }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function auditSchema(desk: AuditedDesk): AuditProblem[] {
  const fresh = openDatabase({ file: ':memory:', nativeBinding: desk.nativeBinding });
  try {
    const [real, made] = [schemaOf(desk.store), schemaOf(fresh)];
    const names = [...new Set([...real.keys(), ...made.keys()])].filter((name) => real.get(name) !== made.get(name));
    return names.map((name) => ({ where: `database, ${name}`, what: real.has(name) ? 'is not as this program makes it' : 'is missing' }));
  } finally {
    fresh.close();
  }
}

/** All but SQLite's own notes on how full the tables are, which only choose between ways to the same answer. */
function schemaOf(store: Store): Map<string, string> {
  const rows = store.database.prepare<[], { name: string; definition: string }>(
    `SELECT type || ' ' || name AS name, tbl_name || ' ' || coalesce(sql, '') AS definition FROM sqlite_schema WHERE name NOT GLOB 'sqlite_stat[0-9]'`,
  );
  return new Map(rows.all().map((row) => [row.name, row.definition]));
}

/** Builds every table again from the events beside the real ones, and compares row by row. `tell` hears of each event. */
export function auditProjections(desk: AuditedDesk, tell: (replayed: number) => void): AuditProblem[] {
  const fresh = openDatabase({ file: ':memory:', nativeBinding: desk.nativeBinding });
  try {
    fresh.transaction(() => desk.projector.replay(desk.store, fresh, tell));
    return projectionTables.flatMap((table) => {
      const differing = differingRow(desk.store, fresh, table);
      return differing === null ? [] : [{ where: `table ${table}, row ${differing}`, what: 'does not follow from the ledger' }];
    });
  } finally {
    fresh.close();
  }
}

/** The name of a row that only one of the two has; null when they hold the same rows. Only the rows of one stand in memory. */
function differingRow(real: Store, built: Store, table: (typeof projectionTables)[number]): string | null {
  const left = new Map<string, string>();
  for (const { content, name } of tableRows(real, table)) left.set(content, name);
  let surplus: string | null = null;
  for (const { content, name } of tableRows(built, table)) if (!left.delete(content)) surplus ??= name;
  const [missing] = left.values();
  return missing ?? surplus;
}

/** Each row's whole content, with its name: the first column. */
function* tableRows(store: Store, table: (typeof projectionTables)[number]): Generator<{ readonly content: string; readonly name: string }> {
  for (const row of store.each(store.build.selectFrom(table).selectAll())) {
    const values = Object.values(row).map(comparable);
    yield { content: JSON.stringify(values), name: String(values[0]) };
  }
}

function comparable(value: unknown): unknown {
  return value instanceof Uint8Array ? `x${Buffer.from(value).toString('hex')}` : value;
}
