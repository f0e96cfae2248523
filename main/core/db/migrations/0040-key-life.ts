/** What becomes of the office's keys after they were made: when one was withdrawn and why, and where root and CA are. */
export const keyLifeMigration = {
  number: 40,
  sql: `
ALTER TABLE sealing_key ADD COLUMN withdrawn_at INTEGER;
ALTER TABLE sealing_key ADD COLUMN withdrawn_reason TEXT;
ALTER TABLE office ADD COLUMN authority_exported_at INTEGER;
`,
};
