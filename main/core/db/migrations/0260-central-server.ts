/** What the central server is known to hold of this desk, and what it is still owed (ledger.md 7.6). Working state: the server's own answer is what counts. */
export const centralServerMigration = {
  number: 260,
  sql: `
CREATE TABLE sync_log (log TEXT PRIMARY KEY, instance TEXT NOT NULL, size INTEGER NOT NULL, cosignature TEXT NOT NULL) STRICT;
CREATE TABLE content_owed (hash TEXT PRIMARY KEY, size INTEGER NOT NULL) STRICT;
CREATE TABLE sync_state (id INTEGER PRIMARY KEY CHECK (id = 1), instance TEXT NOT NULL, succeeded_at INTEGER) STRICT;
`,
};
