/** Sealed parcels on roads that keep them: a relay of the office, a stick (docs/decisions/0017). Working state: the record does not depend on it. */
export const parcelsMigration = {
  number: 240,
  sql: `
CREATE TABLE outgoing_parcel (
  id TEXT PRIMARY KEY,
  recipient TEXT NOT NULL,
  thing TEXT NOT NULL,
  matter TEXT NOT NULL CHECK (matter IN ('offer', 'recall', 'receipt')),
  offer TEXT NOT NULL,
  size INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  UNIQUE (thing, offer, matter)
) STRICT, WITHOUT ROWID;
CREATE TABLE parcel_deposit (
  id TEXT NOT NULL REFERENCES outgoing_parcel (id) ON DELETE CASCADE,
  relay TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('kept', 'taken', 'refused')),
  since INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  PRIMARY KEY (id, relay)
) STRICT, WITHOUT ROWID;
CREATE TABLE kept_parcel (
  id TEXT PRIMARY KEY,
  recipient TEXT NOT NULL,
  depositor TEXT NOT NULL,
  size INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('coming', 'kept', 'taken')),
  touched_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_parcel_recipient ON kept_parcel (recipient) WHERE state <> 'taken';
CREATE TABLE taken_parcel (
  id TEXT PRIMARY KEY,
  sender TEXT NOT NULL,
  thing TEXT NOT NULL,
  matter TEXT NOT NULL,
  era INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  offer TEXT NOT NULL,
  taken_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE log_seen (desk TEXT PRIMARY KEY, log TEXT NOT NULL, size INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`,
};
