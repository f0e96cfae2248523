import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { CompiledQuery, Kysely, PostgresDialect, sql, SqliteDialect, type Dialect, type Transaction } from 'kysely';
import pg from 'pg';
import { openSqlite } from '../../core/db/open-sqlite.ts';
import { hubMigrations } from './hub-migrations.ts';
import type { HubSchema } from './hub-schema.ts';

export type HubTransaction = Transaction<HubSchema>;

/** The server's database: one file beside it, or PostgreSQL, which several servers may share. */
export type HubDatabase = {
  readonly kind: 'sqlite' | 'postgres';
  readonly query: Kysely<HubSchema>;
  /** Name of this database for the desks; another one after it was made anew. */
  readonly instance: string;
  /** Connections to it, and who waits for one. */
  readonly pool: () => { readonly connections: number; readonly waiting: number };
  readonly close: () => Promise<void>;
};

export type HubDatabaseOptions = {
  readonly folder: string;
  /** postgres://...; without it the file `hub.sqlite` in the folder. */
  readonly url?: string | undefined;
  readonly nativeBinding?: string | undefined;
  readonly now: () => number;
};

/** Whole numbers of PostgreSQL's 64 bits as numbers: none here passes 2^53. */
const postgresTypes = { getTypeParser: (oid: number, format?: 'text' | 'binary') => (oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format)) };

/** Enough for the requests of one server beside each other; PostgreSQL allows a hundred connections to all together. */
const poolSize = 8;
/** Who gets no connection within so many milliseconds is refused, and comes again. */
const connectWithin = 10_000;

/** Opens the database, brings its tables up to date, and gives it a name where it is new. Rejects where it can't be reached. */
export async function openHubDatabase(options: HubDatabaseOptions): Promise<HubDatabase> {
  const kind = options.url === undefined ? 'sqlite' : 'postgres';
  const connections = kind === 'sqlite' ? null : postgresPool(options.url ?? '');
  const query = new Kysely<HubSchema>({ dialect: connections ? postgresDialect(connections) : sqliteDialect(options) });
  try {
    await query.transaction().execute((work) => migrate(work, kind, options.now()));
    const { instance } = await query.selectFrom('hub').select('instance').where('id', '=', 1).executeTakeFirstOrThrow();
    const pool = () => ({ connections: connections?.totalCount ?? 1, waiting: connections?.waitingCount ?? 0 });
    return { kind, query, instance, pool, close: () => query.destroy() };
  } catch (error) {
    await query.destroy();
    throw error;
  }
}

/** As the desk's own database: what was told as kept survives a power cut. */
function sqliteDialect({ folder, nativeBinding }: HubDatabaseOptions): Dialect {
  return new SqliteDialect({ database: () => Promise.resolve(openSqlite(join(folder, 'hub.sqlite'), nativeBinding)) });
}

function postgresPool(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: poolSize, connectionTimeoutMillis: connectWithin, types: postgresTypes });
  // A connection that breaks while nobody uses it is opened anew by the next who asks.
  pool.on('error', () => undefined);
  // One that breaks between two queries of a transaction belongs to nobody just then: the next query of it is rejected.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

function postgresDialect(pool: pg.Pool): Dialect {
  return new PostgresDialect({ pool, onCreateConnection: (connection) => connection.executeQuery(CompiledQuery.raw('SET synchronous_commit = on')).then(() => undefined) });
}

/** One server at a time makes tables: others that start beside it wait, and find them made. */
async function migrate(work: HubTransaction, kind: HubDatabase['kind'], now: number): Promise<void> {
  if (kind === 'postgres') await sql`SELECT pg_advisory_xact_lock(20261122)`.execute(work);
  await sql.raw(`CREATE TABLE IF NOT EXISTS migration (number ${kind === 'sqlite' ? 'INTEGER' : 'BIGINT'} PRIMARY KEY, at ${kind === 'sqlite' ? 'INTEGER' : 'BIGINT'} NOT NULL)`).execute(work);
  const done = new Set((await work.selectFrom('migration').select('number').execute()).map(({ number }) => number));
  for (const { number, sql: steps, guards } of hubMigrations.filter((migration) => !done.has(migration.number))) {
    for (const step of [...steps, ...guards[kind]]) await sql.raw(inDialect(step, kind)).execute(work);
    await work.insertInto('migration').values({ number, at: now }).execute();
  }
  const known = await work.selectFrom('hub').select('id').executeTakeFirst();
  if (!known) await work.insertInto('hub').values({ id: 1, instance: randomBytes(16).toString('hex'), created_at: now }).execute();
}

function inDialect(step: string, kind: HubDatabase['kind']): string {
  return step.replaceAll('{integer}', kind === 'sqlite' ? 'INTEGER' : 'BIGINT').replaceAll('{bytes}', kind === 'sqlite' ? 'BLOB' : 'BYTEA');
}
