import type Database from 'better-sqlite3';
import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Compilable,
} from 'kysely';
import { Refusal } from '../refusal.ts';
import type { Schema } from './schema.ts';

/** Builds typed SQL; it never runs anything itself, so that one transaction stays one synchronous block. */
export const sqlBuilder = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

export type RunResult = { changes: number };

/** Did the disk fail, as opposed to being full or read-only? */
export function isDiskFailure(problem: unknown): boolean {
  if (!(problem instanceof Error) || !('code' in problem) || typeof problem.code !== 'string') return false;
  return problem.code === 'EIO' || problem.code.startsWith('SQLITE_IOERR');
}

/**
 * The one connection that writes. Queries are built with Kysely and run synchronously: a command decides,
 * appends and projects without another command in between, which an asynchronous transaction cannot promise.
 *
 * Once the disk has failed nothing that SQLite or the system still have in memory can be told from what is durable: a flush that failed once may be
 * called good the next time. So the connection refuses everything from then on with `diskFailed`, and the database is to be opened anew (ledger.md 9, D2).
 */
export class Store {
  readonly build = sqlBuilder;
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement<unknown[], unknown>>();

  readonly #diskFailed: () => void;
  #hasFailed = false;

  constructor(database: Database.Database, diskFailed: () => void = () => undefined) {
    this.#database = database;
    this.#diskFailed = diskFailed;
  }

  /** The driver itself, for pragmas, migrations and backup. */
  get database(): Database.Database {
    return this.#database;
  }

  all<Row>(query: Compilable<Row>): Row[] {
    const compiled = query.compile();
    return this.onDisk(() => this.#prepare<Row>(compiled.sql).all(...compiled.parameters));
  }

  first<Row>(query: Compilable<Row>): Row | undefined {
    const compiled = query.compile();
    return this.onDisk(() => this.#prepare<Row>(compiled.sql).get(...compiled.parameters));
  }

  /** One row after another, for results that must not stand in memory at once. */
  each<Row>(query: Compilable<Row>): IterableIterator<Row> {
    const compiled = query.compile();
    return this.#prepare<Row>(compiled.sql).iterate(...compiled.parameters);
  }

  run(query: Compilable<unknown>): RunResult {
    const compiled = query.compile();
    const result = this.onDisk(() => this.#prepare<unknown>(compiled.sql).run(...compiled.parameters));
    return { changes: result.changes };
  }

  /** Everything inside becomes true together, or nothing does. */
  transaction<Value>(work: () => Value): Value {
    return this.onDisk(() => this.#database.transaction(work).immediate());
  }

  /**
   * Lets what is committed inside survive the end of the program at once, and a power cut only from the next commit outside on: for what is brought
   * once more when it was lost, and must not wait for the disk each time. Not inside a transaction.
   */
  unflushed<Value>(work: () => Value): Value {
    this.onDisk(() => this.#database.pragma('synchronous = NORMAL'));
    try {
      return work();
    } finally {
      // Nothing is done any more over a connection whose disk has failed, and what failed is what is told.
      if (!this.#hasFailed) this.#database.pragma('synchronous = FULL');
    }
  }

  /** Does work on the disk on which the database lies; when it fails there, nothing more is done over this connection. */
  onDisk<Value>(work: () => Value): Value {
    if (this.#hasFailed) throw new Refusal('diskFailed');
    try {
      return work();
    } catch (problem) {
      if (isDiskFailure(problem)) this.#giveUp();
      throw problem;
    }
  }

  #giveUp(): void {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    this.#diskFailed();
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  /** The row type comes from the builder that made the SQL; SQLite itself knows none, hence the one assertion here. */
  #prepare<Row>(sql: string): Database.Statement<unknown[], Row> {
    const known = this.#statements.get(sql);
    if (known) return known as Database.Statement<unknown[], Row>;
    const statement = this.#database.prepare<unknown[], Row>(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
