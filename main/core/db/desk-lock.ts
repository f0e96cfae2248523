import Database from 'better-sqlite3';
import { Refusal } from '../refusal.ts';
import type { DatabaseOptions } from './open-database.ts';

/**
 * One desk, one program: held by the operating system's own file lock, so that it ends with the process however that ends.
 * Refuses with `deskInUse` while another program works on the same folder.
 */
export function lockDesk(options: DatabaseOptions): { release: () => void } {
  const database = new Database(options.file, options.nativeBinding ? { nativeBinding: options.nativeBinding } : {});
  try {
    database.pragma('busy_timeout = 0');
    database.pragma('journal_mode = DELETE');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') throw new Refusal('deskInUse');
    throw error;
  }
  return { release: () => database.close() };
}
