/**
 * The rarer fields of a sender, categories that the office keeps, enclosures that did not come, acknowledgements, and distribution invoices
 * with their signed copies.
 */
export const dakRestMigration = {
  number: 150,
  sql: `
ALTER TABLE receipt ADD COLUMN sender_type TEXT NOT NULL DEFAULT '';
ALTER TABLE receipt ADD COLUMN sender_ministry TEXT NOT NULL DEFAULT '';
ALTER TABLE receipt ADD COLUMN sender_department TEXT NOT NULL DEFAULT '';
ALTER TABLE receipt ADD COLUMN sender_address2 TEXT NOT NULL DEFAULT '';
ALTER TABLE receipt ADD COLUMN sender_postcode TEXT NOT NULL DEFAULT '';
ALTER TABLE receipt ADD COLUMN sender_state TEXT NOT NULL DEFAULT '';
ALTER TABLE receipt ADD COLUMN sender_country TEXT NOT NULL DEFAULT '';
ALTER TABLE receipt ADD COLUMN category_id TEXT;
ALTER TABLE receipt ADD COLUMN subcategory_id TEXT;
ALTER TABLE receipt ADD COLUMN enclosures_missing INTEGER NOT NULL DEFAULT 0;
ALTER TABLE receipt ADD COLUMN missing_enclosures TEXT NOT NULL DEFAULT '';
ALTER TABLE receipt ADD COLUMN acknowledgement TEXT NOT NULL DEFAULT 'none' CHECK (acknowledgement IN ('none', 'due', 'printed', 'sent'));
ALTER TABLE receipt ADD COLUMN acknowledgement_printed_at INTEGER;
ALTER TABLE receipt ADD COLUMN acknowledgement_sent_on TEXT;
ALTER TABLE receipt ADD COLUMN acknowledgement_mode TEXT;
CREATE INDEX receipt_enclosures_missing ON receipt (holder_since, id) WHERE enclosures_missing > 0;
CREATE INDEX receipt_acknowledgement ON receipt (section_id, acknowledgement, day, sequence) WHERE acknowledgement <> 'none';
CREATE INDEX receipt_movement_at ON receipt_movement (at);
CREATE TABLE receipt_category (
  id TEXT PRIMARY KEY,
  parent_id TEXT REFERENCES receipt_category (id),
  name TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  withdrawn_at INTEGER
) STRICT;
CREATE TABLE enclosure_note (
  id TEXT PRIMARY KEY,
  receipt_id TEXT NOT NULL REFERENCES receipt (id),
  kind TEXT NOT NULL CHECK (kind IN ('missing', 'chased', 'received')),
  on_day TEXT NOT NULL,
  count INTEGER NOT NULL,
  remarks TEXT NOT NULL,
  at INTEGER NOT NULL,
  post TEXT NOT NULL,
  person TEXT NOT NULL,
  acting INTEGER NOT NULL
) STRICT;
CREATE INDEX enclosure_note_receipt ON enclosure_note (receipt_id, at, id);
CREATE TABLE invoice (
  id TEXT PRIMARY KEY,
  section_id TEXT NOT NULL,
  register TEXT NOT NULL,
  to_section TEXT NOT NULL,
  day TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  number TEXT NOT NULL,
  sheet INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  post TEXT NOT NULL,
  person TEXT NOT NULL,
  acting INTEGER NOT NULL,
  returned_on TEXT,
  remarks TEXT NOT NULL,
  scan_id TEXT,
  scan_hash TEXT,
  scan_mime TEXT,
  scan_size INTEGER,
  scan_pages INTEGER,
  scan_title TEXT,
  UNIQUE (section_id, register, to_section, day, sheet)
) STRICT;
CREATE INDEX invoice_day ON invoice (section_id, day);
CREATE INDEX invoice_out ON invoice (section_id, day) WHERE returned_on IS NULL;
CREATE INDEX invoice_scan ON invoice (scan_id) WHERE scan_id IS NOT NULL;
CREATE TABLE invoice_line (
  movement_id TEXT PRIMARY KEY,
  invoice_id TEXT NOT NULL REFERENCES invoice (id),
  position INTEGER NOT NULL,
  receipt_id TEXT NOT NULL,
  UNIQUE (invoice_id, position)
) STRICT, WITHOUT ROWID;
`,
};
