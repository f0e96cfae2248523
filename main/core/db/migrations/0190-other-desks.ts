/**
 * Events that other desks have said: whose they are, under which key, and which of them lost against a retaking. A person may have
 * several signing keys, one a desk; what a key signed is checked with that key for ever. And which events speak of a receipt, so that
 * a file can take them along.
 */
export const otherDesksMigration = {
  number: 190,
  sql: `
ALTER TABLE event ADD COLUMN desk TEXT;
CREATE TABLE desk_log (
  log TEXT PRIMARY KEY,
  desk TEXT NOT NULL,
  signing_key BLOB NOT NULL CHECK (length(signing_key) = 32)
) STRICT, WITHOUT ROWID;
CREATE TABLE set_aside (hash BLOB PRIMARY KEY CHECK (length(hash) = 32)) STRICT, WITHOUT ROWID;
CREATE TABLE person_key (
  person_id TEXT NOT NULL,
  key_id TEXT NOT NULL,
  signing_key BLOB NOT NULL,
  PRIMARY KEY (person_id, key_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE receipt_event (
  receipt_id TEXT NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (receipt_id, hash)
) STRICT, WITHOUT ROWID;
`,
};
