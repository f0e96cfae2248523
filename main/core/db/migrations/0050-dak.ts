/** Receipts (dak with a diary number), their movement between posts, and what each search of the diary needs. */
export const dakMigration = {
  number: 50,
  sql: `
CREATE TABLE receipt (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL,
  series TEXT NOT NULL,
  register TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  day TEXT NOT NULL,
  section_id TEXT NOT NULL REFERENCES section (id),
  tracking_code TEXT NOT NULL UNIQUE,
  form TEXT NOT NULL CHECK (form IN ('physical', 'electronic')),
  unopened_cover INTEGER NOT NULL,
  addressee_post TEXT,
  received_on TEXT NOT NULL,
  delivery_mode TEXT NOT NULL,
  letter_number TEXT NOT NULL,
  letter_key TEXT NOT NULL,
  letter_date TEXT,
  sender_name TEXT NOT NULL,
  sender_designation TEXT NOT NULL,
  sender_organisation TEXT NOT NULL,
  sender_address TEXT NOT NULL,
  sender_city TEXT NOT NULL,
  sender_email TEXT NOT NULL,
  sender_mobile TEXT NOT NULL,
  sender_key TEXT NOT NULL,
  language TEXT NOT NULL,
  subject TEXT NOT NULL,
  subject_key TEXT NOT NULL,
  enclosures INTEGER NOT NULL,
  classification TEXT NOT NULL,
  urgency TEXT NOT NULL,
  vip INTEGER NOT NULL,
  remarks TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_post TEXT NOT NULL,
  created_person TEXT NOT NULL,
  created_acting INTEGER NOT NULL,
  holder_post TEXT NOT NULL,
  holder_since INTEGER NOT NULL,
  received INTEGER NOT NULL,
  marked_post TEXT,
  due_on TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'in-file', 'disposed')),
  file_id TEXT REFERENCES file (id),
  filed_at INTEGER,
  disposal TEXT NOT NULL,
  UNIQUE (series, sequence)
) STRICT;
CREATE INDEX receipt_holder ON receipt (holder_post, state);
CREATE INDEX receipt_created ON receipt (created_post);
CREATE INDEX receipt_diary ON receipt (section_id, day, sequence);
CREATE INDEX receipt_letter ON receipt (letter_key) WHERE letter_key <> '';
CREATE INDEX receipt_file ON receipt (file_id) WHERE file_id IS NOT NULL;
CREATE TABLE receipt_movement (
  id TEXT PRIMARY KEY,
  receipt_id TEXT NOT NULL REFERENCES receipt (id),
  from_post TEXT NOT NULL,
  from_person TEXT NOT NULL,
  from_acting INTEGER NOT NULL,
  to_post TEXT NOT NULL,
  remarks TEXT NOT NULL,
  urgency TEXT NOT NULL,
  due_on TEXT,
  at INTEGER NOT NULL,
  received_at INTEGER
) STRICT;
CREATE INDEX receipt_movement_receipt ON receipt_movement (receipt_id);
CREATE INDEX receipt_movement_from ON receipt_movement (from_post);
`,
};
