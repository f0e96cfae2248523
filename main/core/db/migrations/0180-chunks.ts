/** Contents on their way in from other desks: what has arrived of each, and what is complete and waits for the event that speaks of it. */
export const chunksMigration = {
  number: 180,
  sql: `
CREATE TABLE content_manifest (
  hash TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  chunk_hashes BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE content_part (
  hash TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  chunk_hashes BLOB NOT NULL,
  received BLOB NOT NULL,
  touched_at INTEGER NOT NULL
) STRICT;
CREATE TABLE received_content (
  hash TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  data BLOB,
  received_at INTEGER NOT NULL
) STRICT;
`,
};
