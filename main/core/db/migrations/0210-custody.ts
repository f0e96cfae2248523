/**
 * Which desk of the office holds a file (docs/custody.md). A file without a row was opened here and has never left. Decisions are kept for
 * ever; copies are events that are evidence and stand on no chain here.
 */
export const custodyMigration = {
  number: 210,
  sql: `
CREATE TABLE custody (
  thing TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('none', 'held', 'transit', 'sent', 'refused', 'frozen', 'orphan')),
  custody TEXT NOT NULL,
  tail TEXT NOT NULL,
  retaking TEXT NOT NULL,
  inquiry TEXT NOT NULL,
  set_aside TEXT NOT NULL,
  since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX custody_state ON custody (state) WHERE state <> 'sent';
CREATE TABLE custody_decision (
  thing TEXT NOT NULL,
  era INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'refuse')),
  offer TEXT NOT NULL,
  receipt TEXT NOT NULL,
  PRIMARY KEY (thing, era, epoch)
) STRICT, WITHOUT ROWID;
CREATE TABLE custody_copy (
  hash TEXT PRIMARY KEY,
  thing TEXT NOT NULL,
  event TEXT NOT NULL,
  signing_key BLOB NOT NULL,
  bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX custody_copy_thing ON custody_copy (thing);
CREATE TABLE custody_peer (
  desk TEXT PRIMARY KEY,
  log TEXT NOT NULL,
  size INTEGER NOT NULL,
  head TEXT NOT NULL,
  replaced TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE custody_desk (one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL) STRICT;
CREATE TABLE custody_alert (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  code TEXT NOT NULL,
  desk TEXT,
  thing TEXT
) STRICT;
`,
};
