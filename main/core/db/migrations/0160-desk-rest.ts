/** What lies in the bin, and the signed paper copy of a letter. */
export const deskRestMigration = {
  number: 160,
  sql: `
ALTER TABLE receipt ADD COLUMN binned_at INTEGER;
CREATE INDEX receipt_binned ON receipt (created_post, binned_at) WHERE binned_at IS NOT NULL;
ALTER TABLE file ADD COLUMN binned_at INTEGER;
CREATE INDEX file_binned ON file (opened_post, binned_at) WHERE binned_at IS NOT NULL;
CREATE TABLE binned_letter (
  id TEXT PRIMARY KEY,
  file_id TEXT NOT NULL REFERENCES file (id),
  form TEXT NOT NULL,
  post_id TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX binned_letter_post ON binned_letter (post_id, at);
ALTER TABLE attachment ADD COLUMN letter_id TEXT;
ALTER TABLE attachment ADD COLUMN confirmed_at INTEGER;
ALTER TABLE attachment ADD COLUMN confirmed_post TEXT;
ALTER TABLE attachment ADD COLUMN confirmed_person TEXT;
ALTER TABLE attachment ADD COLUMN confirmed_acting INTEGER;
CREATE INDEX attachment_letter ON attachment (letter_id) WHERE letter_id IS NOT NULL;
`,
};
