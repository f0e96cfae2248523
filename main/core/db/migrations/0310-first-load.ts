/** What came from the central server of the logs of desks that this one replaced, and what is still wanted. Working state: the events themselves stand in the ledger. */
export const firstLoadMigration = {
  number: 310,
  sql: `
CREATE TABLE loaded_log (log TEXT PRIMARY KEY, desk TEXT NOT NULL, size INTEGER NOT NULL, head BLOB NOT NULL, peaks BLOB NOT NULL, total INTEGER NOT NULL) STRICT;
CREATE TABLE loaded_aside (log TEXT NOT NULL, seq INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (log, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE content_wanted (hash TEXT PRIMARY KEY, size INTEGER NOT NULL, mime TEXT NOT NULL) STRICT;
CREATE TABLE load_held (id INTEGER PRIMARY KEY CHECK (id = 1)) STRICT;
`,
};
