/** Receipts pass from desk to desk as files do: each has a chain of what was said of it. One diarised before has none, and goes along in a file only. */
export const dakBetweenDesksMigration = {
  number: 220,
  sql: `
ALTER TABLE receipt ADD COLUMN chain_head BLOB;
ALTER TABLE receipt ADD COLUMN chain_length INTEGER NOT NULL DEFAULT 0;
ALTER TABLE receipt ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;
`,
};
