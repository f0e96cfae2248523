/** Who completed the entry of a cover, and the graded rows, which are few, for the question of who may see them. */
export const dakFieldsMigration = {
  number: 140,
  sql: `
ALTER TABLE receipt ADD COLUMN completed_at INTEGER;
ALTER TABLE receipt ADD COLUMN completed_post TEXT;
ALTER TABLE receipt ADD COLUMN completed_person TEXT;
ALTER TABLE receipt ADD COLUMN completed_acting INTEGER NOT NULL DEFAULT 0;
CREATE INDEX receipt_graded ON receipt (id) WHERE classification <> 'normal';
CREATE INDEX file_graded ON file (id) WHERE classification <> 'normal';
`,
};
