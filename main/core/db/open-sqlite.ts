import Database from 'better-sqlite3';

/** Opens a SQLite file so that a committed act survives a power cut: the driver's own default for WAL is `synchronous=NORMAL`, which may roll back committed transactions. */
export function openSqlite(file: string, nativeBinding: string | undefined): Database.Database {
  const database = new Database(file, nativeBinding ? { nativeBinding } : {});
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('busy_timeout = 5000');
    if (database.pragma('synchronous', { simple: true }) !== 2) throw new Error('synchronous=FULL was not accepted');
    database.pragma('foreign_keys = ON');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
