/**
 * Who wrote a note before it was signed, the versions in which yellow notes and drafts travelled, yellow notes that were thrown away but
 * may still be wanted, the office's own precedents, and the receipt that a letter answers. Notes of earlier versions name no other writers.
 */
export const notesMigration = {
  number: 110,
  sql: `
ALTER TABLE yellow_note ADD COLUMN note_id TEXT NOT NULL DEFAULT '';
UPDATE yellow_note SET note_id = lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)));
ALTER TABLE yellow_note ADD COLUMN authors TEXT NOT NULL DEFAULT '[]';
ALTER TABLE yellow_note ADD COLUMN discarded_at INTEGER;
ALTER TABLE note ADD COLUMN drafted_by TEXT NOT NULL DEFAULT '[]';
CREATE TABLE note_version (
  id TEXT PRIMARY KEY,
  note_id TEXT NOT NULL,
  file_id TEXT NOT NULL REFERENCES file (id),
  content TEXT NOT NULL,
  post_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  acting INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX note_version_note ON note_version (note_id);
CREATE TABLE draft_version (
  letter_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  hash TEXT NOT NULL,
  post_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  acting INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (letter_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE precedent (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  language TEXT NOT NULL,
  content TEXT NOT NULL,
  words TEXT NOT NULL,
  file_id TEXT,
  note_id TEXT,
  post_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  acting INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE TABLE precedent_use (
  precedent_id TEXT PRIMARY KEY,
  uses INTEGER NOT NULL,
  used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE answer (
  receipt_id TEXT NOT NULL,
  letter_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (receipt_id, letter_id)
) STRICT, WITHOUT ROWID;
`,
};
