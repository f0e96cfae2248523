/** The append-only part: events, checkpoints, blobs. */
export const ledgerMigration = {
  number: 10,
  sql: `
CREATE TABLE event (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  log TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq > 0),
  hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
  prev BLOB NOT NULL CHECK (length(prev) = 32),
  type TEXT NOT NULL,
  type_version INTEGER NOT NULL,
  file TEXT,
  epoch INTEGER,
  wall INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  UNIQUE (log, seq)
) STRICT;
CREATE INDEX event_file ON event (file, position) WHERE file IS NOT NULL;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TABLE checkpoint (
  log TEXT NOT NULL,
  size INTEGER NOT NULL,
  root BLOB NOT NULL CHECK (length(root) = 32),
  note TEXT NOT NULL,
  PRIMARY KEY (log, size)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER checkpoint_no_update BEFORE UPDATE ON checkpoint BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;
CREATE TRIGGER checkpoint_no_delete BEFORE DELETE ON checkpoint BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;

CREATE TABLE blob (
  hash TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  mime TEXT NOT NULL,
  data BLOB
) STRICT;
CREATE TRIGGER blob_no_update BEFORE UPDATE ON blob BEGIN SELECT RAISE(ABORT, 'blobs never change'); END;
CREATE TRIGGER blob_no_delete BEFORE DELETE ON blob BEGIN SELECT RAISE(ABORT, 'blobs never change'); END;
`,
};
