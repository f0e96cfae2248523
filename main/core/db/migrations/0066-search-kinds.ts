/**
 * Receipts and sections can be found too, so the list of kinds is open: the table is made anew and, as on a desk of a version
 * without search, filled from the events when it is first opened.
 */
export const searchKindsMigration = {
  number: 66,
  sql: `
DROP TABLE search_entry;
CREATE TABLE search_entry (
  entry INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  file_id TEXT,
  letter_id TEXT,
  number TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  number_key TEXT NOT NULL,
  number_words TEXT NOT NULL,
  title_words TEXT NOT NULL,
  text_words TEXT NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (kind, id)
) STRICT;
CREATE INDEX search_entry_number ON search_entry (number_key) WHERE number_key <> '';
CREATE INDEX search_entry_file ON search_entry (file_id) WHERE file_id IS NOT NULL;
INSERT INTO search_word (search_word) VALUES ('delete-all');
INSERT INTO search_part (search_part) VALUES ('delete-all');
`,
};
