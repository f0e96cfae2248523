/** SQL in both dialects: `{bytes}` and `{integer}` stand for the types by which each keeps bytes and whole numbers up to 2^53. */
export type HubMigration = { readonly number: number; readonly sql: readonly string[]; readonly guards: { readonly sqlite: readonly string[]; readonly postgres: readonly string[] } };

const appendOnly = (table: string) => ({
  sqlite: ['UPDATE', 'DELETE'].map(
    (act) => `CREATE TRIGGER ${table}_no_${act.toLowerCase()} BEFORE ${act} ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`,
  ),
  postgres: [`CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`],
});

const eventLog = appendOnly('event_log');
const rosterEntry = appendOnly('roster_entry');
const fork = appendOnly('fork');

const refuseChange = `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$`;

/** In order, append-only: a migration that has shipped is never edited. */
export const hubMigrations: readonly HubMigration[] = [
  {
    number: 10,
    sql: [
      'CREATE TABLE hub (id {integer} PRIMARY KEY, instance TEXT NOT NULL, created_at {integer} NOT NULL)',
      'CREATE TABLE office (id TEXT PRIMARY KEY, root {bytes} NOT NULL, name TEXT NOT NULL, joined_at {integer} NOT NULL)',
      'CREATE TABLE roster_entry (office TEXT NOT NULL REFERENCES office (id), number {integer} NOT NULL, bytes {bytes} NOT NULL, PRIMARY KEY (office, number))',
      'CREATE TABLE log_head (log TEXT PRIMARY KEY, office TEXT NOT NULL REFERENCES office (id), desk TEXT NOT NULL, signing_key {bytes} NOT NULL, size {integer} NOT NULL, head {bytes} NOT NULL, peaks {bytes} NOT NULL, cosignature TEXT NOT NULL, changed_at {integer} NOT NULL)',
      'CREATE INDEX log_head_office ON log_head (office)',
      'CREATE TABLE event_log (log TEXT NOT NULL, seq {integer} NOT NULL, hash {bytes} NOT NULL, bytes {bytes} NOT NULL, PRIMARY KEY (log, seq))',
      'CREATE TABLE fork (log TEXT NOT NULL, seq {integer} NOT NULL, hash {bytes} NOT NULL, bytes {bytes} NOT NULL, seen_at {integer} NOT NULL, PRIMARY KEY (log, seq, hash))',
      'CREATE TABLE invite (secret_hash TEXT PRIMARY KEY, made_at {integer} NOT NULL, used_at {integer})',
      'CREATE TABLE content (hash TEXT PRIMARY KEY, size {integer} NOT NULL, kept_at {integer} NOT NULL)',
    ],
    guards: {
      sqlite: [...eventLog.sqlite, ...rosterEntry.sqlite, ...fork.sqlite],
      postgres: [refuseChange, ...eventLog.postgres, ...rosterEntry.postgres, ...fork.postgres],
    },
  },
  {
    number: 20,
    sql: [
      'CREATE TABLE published_list (office TEXT NOT NULL REFERENCES office (id), kind TEXT NOT NULL, kid TEXT NOT NULL, list {integer} NOT NULL, sequence {integer} NOT NULL, hash TEXT NOT NULL, hosts TEXT NOT NULL, bytes {bytes} NOT NULL, published_at {integer} NOT NULL, PRIMARY KEY (office, kind, kid, list))',
      'CREATE INDEX published_list_hash ON published_list (hash)',
      'CREATE TABLE track_code (code TEXT NOT NULL, office TEXT NOT NULL, receipt TEXT NOT NULL, PRIMARY KEY (code, office, receipt))',
      'CREATE TABLE track_step (log TEXT NOT NULL, seq {integer} NOT NULL, office TEXT NOT NULL, thing TEXT NOT NULL, moment TEXT NOT NULL, wall {integer} NOT NULL, step TEXT NOT NULL, PRIMARY KEY (log, seq))',
      'CREATE INDEX track_step_thing ON track_step (office, thing)',
      'CREATE TABLE track_fact (office TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, fact TEXT NOT NULL, PRIMARY KEY (office, kind, id))',
      'CREATE TABLE track_cursor (log TEXT PRIMARY KEY, seq {integer} NOT NULL)',
    ],
    guards: { sqlite: [], postgres: [] },
  },
  {
    number: 30,
    sql: [
      'CREATE TABLE mail_parcel (id TEXT PRIMARY KEY, office TEXT NOT NULL REFERENCES office (id), recipient TEXT NOT NULL, depositor TEXT NOT NULL, size {integer} NOT NULL, state TEXT NOT NULL, touched_at {integer} NOT NULL)',
      'CREATE INDEX mail_parcel_recipient ON mail_parcel (recipient, state)',
      'CREATE INDEX mail_parcel_touched ON mail_parcel (touched_at)',
    ],
    guards: { sqlite: [], postgres: [] },
  },
  {
    number: 50,
    sql: [
      'ALTER TABLE log_head ADD COLUMN proven {integer} NOT NULL DEFAULT 0',
      'CREATE TABLE defect (log TEXT NOT NULL, seq {integer} NOT NULL, seen_at {integer} NOT NULL, PRIMARY KEY (log, seq))',
    ],
    guards: { sqlite: [], postgres: [] },
  },
];
