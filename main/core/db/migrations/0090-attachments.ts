/** Scans with receipts and files; scans taken in and not yet put with a paper; scans taken from a folder that can't be written. */
export const attachmentsMigration = {
  number: 90,
  sql: `
CREATE TABLE attachment (
  id TEXT PRIMARY KEY,
  receipt_id TEXT REFERENCES receipt (id),
  file_id TEXT REFERENCES file (id),
  hash TEXT NOT NULL,
  name TEXT NOT NULL,
  mime TEXT NOT NULL,
  size INTEGER NOT NULL,
  pages INTEGER NOT NULL,
  title TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  added_post TEXT NOT NULL,
  added_person TEXT NOT NULL,
  added_acting INTEGER NOT NULL,
  withdrawn_at INTEGER,
  withdrawn_post TEXT,
  withdrawn_person TEXT,
  withdrawn_acting INTEGER,
  withdrawal_reason TEXT,
  CHECK ((receipt_id IS NULL) <> (file_id IS NULL))
) STRICT;
CREATE INDEX attachment_receipt ON attachment (receipt_id) WHERE receipt_id IS NOT NULL;
CREATE INDEX attachment_file ON attachment (file_id) WHERE file_id IS NOT NULL;
CREATE INDEX attachment_hash ON attachment (hash);
CREATE TABLE staged_attachment (
  id TEXT PRIMARY KEY,
  post_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  hash TEXT NOT NULL,
  name TEXT NOT NULL,
  mime TEXT NOT NULL,
  size INTEGER NOT NULL,
  pages INTEGER NOT NULL,
  title TEXT NOT NULL,
  staged_at INTEGER NOT NULL
) STRICT;
CREATE TABLE taken_scan (
  folder TEXT NOT NULL,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  PRIMARY KEY (folder, name, size, modified_at)
) STRICT;
`,
};
