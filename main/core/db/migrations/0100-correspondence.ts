/** The papers of a file with the pages that they got for good, and the flags on them. Filled from the events when a desk of an earlier version opens. */
export const correspondenceMigration = {
  number: 100,
  sql: `
CREATE TABLE correspondence (
  line_id TEXT NOT NULL REFERENCES file (id),
  part TEXT NOT NULL CHECK (part IN ('correspondence', 'appendix-notes', 'appendix-correspondence')),
  serial INTEGER NOT NULL,
  file_id TEXT NOT NULL REFERENCES file (id),
  kind TEXT NOT NULL CHECK (kind IN ('receipt', 'letter', 'attachment')),
  paper_id TEXT NOT NULL,
  first_page INTEGER NOT NULL,
  last_page INTEGER NOT NULL,
  scans TEXT NOT NULL,
  remarks TEXT NOT NULL,
  after_note INTEGER NOT NULL,
  flag TEXT CHECK (flag IN ('puc', 'fr')),
  at INTEGER NOT NULL,
  PRIMARY KEY (line_id, part, serial),
  CHECK (first_page >= 1 AND last_page >= first_page)
) STRICT, WITHOUT ROWID;
CREATE INDEX correspondence_file ON correspondence (file_id);
CREATE UNIQUE INDEX correspondence_paper ON correspondence (file_id, paper_id);
CREATE UNIQUE INDEX correspondence_puc ON correspondence (file_id) WHERE flag = 'puc';
`,
};
