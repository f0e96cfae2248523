import Database from 'better-sqlite3';
import { Store } from './store.ts';

/**
 * Opens the desk's database a second time, only to read: the first read decides what is seen until it is closed, whatever the desk
 * writes meanwhile. It neither checks nor migrates; the desk that has it open did.
 */
export function openSnapshot(file: string, nativeBinding: string | undefined): Store {
  const database = new Database(file, { readonly: true, ...(nativeBinding ? { nativeBinding } : {}) });
  database.exec('BEGIN');
  return new Store(database);
}
