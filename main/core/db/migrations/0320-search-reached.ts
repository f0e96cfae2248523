/** How far search has come through the ledger while much comes at once; no row where all can be found. */
export const searchReachedMigration = {
  number: 320,
  sql: `
CREATE TABLE search_reached (id INTEGER PRIMARY KEY CHECK (id = 1), position INTEGER NOT NULL) STRICT;
`,
};
