/** What newer versions of the program have said of things here: kept, handed on, and not understood (ledger.md 7.9). */
export const newerEventsMigration = {
  number: 250,
  sql: `
CREATE TABLE newer_event (
  hash BLOB NOT NULL PRIMARY KEY,
  thing TEXT NOT NULL,
  type TEXT NOT NULL,
  type_version INTEGER NOT NULL,
  must TEXT NOT NULL,
  unread INTEGER NOT NULL,
  binding INTEGER NOT NULL
) STRICT;
CREATE INDEX newer_event_thing ON newer_event (thing);
`,
};
