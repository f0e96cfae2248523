/**
 * How the office numbers now, heads of sections, and files as an office keeps them: parts and volumes, parked, closed, linked and
 * attached, with what was done to each. Files of earlier versions are electronic main files at work.
 */
export const filesMigration = {
  number: 70,
  sql: `
CREATE TABLE numbering (
  office_id TEXT PRIMARY KEY REFERENCES office (id),
  letter TEXT NOT NULL,
  file TEXT NOT NULL,
  diary TEXT NOT NULL,
  register TEXT NOT NULL,
  part TEXT NOT NULL,
  volume TEXT NOT NULL,
  volume_pages INTEGER NOT NULL,
  changed_at INTEGER
) STRICT;
INSERT INTO numbering
SELECT id, json_extract(profile, '$.letterTemplate'), json_extract(profile, '$.fileTemplate'),
  '{seq}/{yyyy}-{section}', '{register}/{seq}/{yyyy}-{section}', '{file}-Part {seq}', '{file}-Vol. {seq:r}', 150, NULL
FROM office;
CREATE TABLE head (
  id TEXT PRIMARY KEY,
  section_id TEXT NOT NULL REFERENCES section (id),
  level TEXT NOT NULL CHECK (level IN ('basic', 'primary', 'secondary', 'tertiary')),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  closed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX head_open ON head (section_id, level, code) WHERE closed_at IS NULL;
ALTER TABLE file ADD COLUMN form TEXT NOT NULL DEFAULT 'electronic' CHECK (form IN ('physical', 'electronic'));
ALTER TABLE file ADD COLUMN kind TEXT NOT NULL DEFAULT 'main' CHECK (kind IN ('main', 'part', 'volume'));
ALTER TABLE file ADD COLUMN main_id TEXT REFERENCES file (id);
ALTER TABLE file ADD COLUMN ordinal INTEGER NOT NULL DEFAULT 1;
ALTER TABLE file ADD COLUMN state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'parked', 'closed', 'merged', 'continued'));
ALTER TABLE file ADD COLUMN bring_up TEXT;
ALTER TABLE file ADD COLUMN attached_to TEXT REFERENCES file (id);
ALTER TABLE file ADD COLUMN asked TEXT CHECK (asked IN ('close', 'reopen'));
ALTER TABLE file ADD COLUMN asked_post TEXT;
ALTER TABLE file ADD COLUMN closed_post TEXT;
CREATE INDEX file_main ON file (main_id) WHERE main_id IS NOT NULL;
CREATE INDEX file_attached ON file (attached_to) WHERE attached_to IS NOT NULL;
CREATE TABLE file_link (
  file_id TEXT NOT NULL REFERENCES file (id),
  other_id TEXT NOT NULL REFERENCES file (id),
  at INTEGER NOT NULL,
  PRIMARY KEY (file_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE file_act (
  id TEXT PRIMARY KEY,
  file_id TEXT NOT NULL REFERENCES file (id),
  kind TEXT NOT NULL,
  other_id TEXT,
  remarks TEXT NOT NULL,
  post_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  acting INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX file_act_file ON file_act (file_id, at);
CREATE INDEX receipt_number ON receipt (number);
`,
};
