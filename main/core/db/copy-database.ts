import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { openDatabase } from './open-database.ts';

/** Writes a copy of a database that may be in use into a new file, as it stands at one moment; over a connection of its own that only reads. */
export function copyDatabase(from: string, to: string, nativeBinding: string | undefined): void {
  const database = new Database(from, { readonly: true, ...(nativeBinding ? { nativeBinding } : {}) });
  try {
    database.prepare('VACUUM INTO ?').run(to);
  } finally {
    database.close();
  }
}

/** Opens a copy, with all the checks of opening, and counts the events in it. */
export function countEvents(file: string, nativeBinding: string | undefined): number {
  const store = openDatabase({ file, nativeBinding });
  try {
    return store.first(store.build.selectFrom('event').select(sql<number>`count(*)`.as('total')))?.total ?? 0;
  } finally {
    store.close();
  }
}
