/**
 * The office record on every desk: which events make it, in which order, and how far the registrar's desk has vouched for it. A person has
 * own keys at each desk where he works; `desk` is where keys other than the registrar's desk's are, and only the newest of a desk are given
 * sealing keys. `desk_grant` waits at the registrar's desk to be fetched; `key_request` stands at both desks until it is answered.
 */
export const officeRecordMigration = {
  number: 200,
  sql: `
CREATE TABLE record_event (
  place INTEGER PRIMARY KEY CHECK (place > 0),
  hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
  digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;
CREATE TABLE record_head (id INTEGER PRIMARY KEY CHECK (id = 1), bytes BLOB NOT NULL) STRICT;
ALTER TABLE person_key ADD COLUMN desk TEXT;
ALTER TABLE person_key ADD COLUMN agreement_key BLOB;
CREATE TABLE key_request (
  person_id TEXT NOT NULL,
  desk TEXT NOT NULL,
  signing_key BLOB NOT NULL CHECK (length(signing_key) = 32),
  agreement_key BLOB NOT NULL CHECK (length(agreement_key) = 32),
  proof BLOB NOT NULL CHECK (length(proof) = 64),
  asked_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'refused')),
  PRIMARY KEY (person_id, desk)
) STRICT, WITHOUT ROWID;
CREATE TABLE desk_grant (
  desk TEXT NOT NULL,
  person_id TEXT NOT NULL,
  key_id TEXT NOT NULL,
  record BLOB NOT NULL,
  PRIMARY KEY (desk, person_id, key_id)
) STRICT, WITHOUT ROWID;
`,
};
