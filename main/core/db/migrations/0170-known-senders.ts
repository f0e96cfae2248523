/** Whom papers came from, one row a sender, so that typing a name does not look through every receipt there ever was. */
export const knownSendersMigration = {
  number: 170,
  sql: `
CREATE TABLE known_sender (
  sender_key TEXT PRIMARY KEY,
  receipt_id TEXT NOT NULL,
  last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO known_sender (sender_key, receipt_id, last_at)
SELECT sender_key, id, created_at
FROM (
  SELECT sender_key, id, created_at, row_number() OVER (PARTITION BY sender_key ORDER BY created_at DESC, id DESC) AS place
  FROM receipt
  WHERE sender_key <> '' AND classification = 'normal' AND unopened_cover = 0
)
WHERE place = 1;
`,
};
