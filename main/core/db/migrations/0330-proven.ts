/** How far the signatures in a loaded log were held against their keys, and the first that did not hold. What an earlier version loaded it had looked at as it came. */
export const provenMigration = {
  number: 330,
  sql: `
ALTER TABLE loaded_log ADD COLUMN proven INTEGER NOT NULL DEFAULT 0;
ALTER TABLE loaded_log ADD COLUMN flawed INTEGER;
UPDATE loaded_log SET proven = size;
`,
};
