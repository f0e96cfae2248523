import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import type { HubDatabase } from '../db/open-hub-database.ts';
import type { HubSchema } from '../db/hub-schema.ts';

/** What a database says of itself alone: its name, and which tables it has. */
const ownTables: readonly string[] = ['hub', 'migration', 'mail_parcel'];

const rowsAtOnce = 400;

type Table = { readonly name: string; readonly key: readonly string[] };

/**
 * Copies all rows from one database of a server into a new one with the same tables, whichever kinds they are, page by page in the order of the primary keys. What it copies is what `from` shows: a
 * transaction that sees one moment gives the rows of that moment.
 */
export async function copyRows(from: Kysely<HubSchema>, { query: to, kind }: Pick<HubDatabase, 'query' | 'kind'>, tables?: readonly Table[]): Promise<void> {
  const all = tables ?? (kind === 'sqlite' ? await tablesOf(to) : await tablesOf(from));
  for (const table of all) await copyTable(from, to, table);
}

/** The tables of a server that is kept in SQLite; those that others refer to come first, as they were made first. */
async function tablesOf(sqlite: Kysely<HubSchema>): Promise<readonly Table[]> {
  const named = z.array(z.object({ name: z.string() }));
  const found = await sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid`.execute(sqlite);
  const tables: Table[] = [];
  for (const { name } of named.parse(found.rows)) {
    const key = await sql`SELECT name FROM pragma_table_info(${name}) WHERE pk > 0 ORDER BY pk`.execute(sqlite);
    if (!ownTables.includes(name)) tables.push({ name, key: named.parse(key.rows).map((column) => column.name) });
  }
  return tables;
}

const rowSchema = z.record(z.string(), z.unknown());

async function copyTable(from: Kysely<HubSchema>, to: Kysely<HubSchema>, { name, key }: Table): Promise<void> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  let last: Record<string, unknown> | null = null;
  for (;;) {
    const after: Record<string, unknown> | null = last;
    const past = after === null ? sql`` : sql`WHERE (${columns}) > (${sql.join(key.map((column) => after[column]))})`;
    const page = z.array(rowSchema).parse((await sql`SELECT * FROM ${sql.table(name)} ${past} ORDER BY ${columns} LIMIT ${rowsAtOnce}`.execute(from)).rows);
    const [first] = page;
    if (!first) return;
    const names = Object.keys(first);
    const values = sql.join(page.map((row) => sql`(${sql.join(names.map((column) => row[column]))})`));
    await sql`INSERT INTO ${sql.table(name)} (${sql.join(names.map((column) => sql.ref(column)))}) VALUES ${values}`.execute(to);
    last = page.at(-1) ?? null;
    if (page.length < rowsAtOnce) return;
  }
}
