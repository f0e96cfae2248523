/** State of this desk that is neither law nor record: preferences, locked keys, papers still being written. */
export const workingPapersMigration = {
  number: 20,
  sql: `
CREATE TABLE preference (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE vault (person_id TEXT PRIMARY KEY, record BLOB NOT NULL) STRICT;
CREATE TABLE key_grant (
  key_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('sealing', 'authority')),
  record BLOB NOT NULL,
  PRIMARY KEY (key_id, person_id, kind)
) STRICT;
CREATE TABLE pin_attempt (person_id TEXT PRIMARY KEY, failures INTEGER NOT NULL, last_at INTEGER NOT NULL) STRICT;
CREATE TABLE demo_pin (person_id TEXT PRIMARY KEY, pin TEXT NOT NULL) STRICT;
CREATE TABLE yellow_note (
  file_id TEXT PRIMARY KEY,
  post_id TEXT NOT NULL,
  content TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;
CREATE TABLE letter_draft (letter_id TEXT PRIMARY KEY, draft TEXT NOT NULL, updated_at INTEGER NOT NULL) STRICT;
CREATE TABLE status_list (
  kid TEXT NOT NULL,
  list INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  issued_at INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  PRIMARY KEY (kid, list)
) STRICT;
CREATE TABLE verification_check (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  number TEXT NOT NULL,
  letter_id TEXT,
  same INTEGER,
  differs TEXT
) STRICT;
CREATE TABLE batch (
  id TEXT PRIMARY KEY,
  file_id TEXT NOT NULL,
  title TEXT NOT NULL,
  draft TEXT NOT NULL,
  person_id TEXT NOT NULL,
  post_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'done', 'cancelled', 'failed')),
  error TEXT,
  started_at INTEGER NOT NULL
) STRICT;
CREATE TABLE batch_row (
  batch_id TEXT NOT NULL REFERENCES batch (id),
  line INTEGER NOT NULL,
  letter_id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  values_json TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'issued', 'failed')),
  error TEXT,
  PRIMARY KEY (batch_id, line)
) STRICT, WITHOUT ROWID;
`,
};
