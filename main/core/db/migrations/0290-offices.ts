/**
 * Offices in a tree (decision 22): which offices this one is affiliated with, by its own record; and, apart from this office's own posts and persons, what other offices of the tree have
 * signed about themselves, which is working state and comes again from the central server. Files, receipts and letters of another office bear its name, and name sections that this
 * office has not: SQLite drops no constraint, so two tables are made anew, as in migration 205.
 */
export const officesMigration = {
  number: 290,
  sql: `
ALTER TABLE office ADD COLUMN level TEXT;
ALTER TABLE desk_log ADD COLUMN office TEXT NOT NULL DEFAULT '';
ALTER TABLE letter ADD COLUMN office TEXT NOT NULL DEFAULT '';
CREATE TABLE affiliation (
  office TEXT PRIMARY KEY,
  root BLOB NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('superior', 'subordinate')),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE other_office (
  office TEXT PRIMARY KEY,
  root BLOB NOT NULL,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  level TEXT,
  branch TEXT NOT NULL,
  roster INTEGER NOT NULL,
  entries BLOB NOT NULL,
  gone INTEGER NOT NULL,
  distance INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE office_request (
  office TEXT PRIMARY KEY,
  root BLOB NOT NULL,
  name TEXT NOT NULL,
  level TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE other_desk (
  desk TEXT PRIMARY KEY,
  office TEXT NOT NULL,
  signing_key BLOB NOT NULL CHECK (length(signing_key) = 32),
  tls_key BLOB NOT NULL,
  listed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE other_post (
  id TEXT PRIMARY KEY,
  office TEXT NOT NULL,
  name TEXT NOT NULL,
  holder TEXT,
  desk TEXT NOT NULL,
  place INTEGER NOT NULL,
  listed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE other_person (id TEXT PRIMARY KEY, office TEXT NOT NULL, name TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE other_person_key (
  office TEXT NOT NULL,
  person_id TEXT NOT NULL,
  key_id TEXT NOT NULL,
  signing_key BLOB NOT NULL CHECK (length(signing_key) = 32),
  PRIMARY KEY (office, person_id, key_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE new_file (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL,
  subject TEXT NOT NULL,
  classification TEXT NOT NULL,
  urgency TEXT NOT NULL,
  section_id TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  opened_post TEXT NOT NULL,
  opened_person TEXT NOT NULL,
  opened_acting INTEGER NOT NULL,
  holder_post TEXT NOT NULL,
  holder_since INTEGER NOT NULL,
  previous_post TEXT,
  read INTEGER NOT NULL,
  paragraphs INTEGER NOT NULL,
  notes INTEGER NOT NULL,
  chain_head BLOB NOT NULL,
  chain_length INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  form TEXT NOT NULL DEFAULT 'electronic' CHECK (form IN ('physical', 'electronic')),
  kind TEXT NOT NULL DEFAULT 'main' CHECK (kind IN ('main', 'part', 'volume')),
  main_id TEXT REFERENCES file (id),
  ordinal INTEGER NOT NULL DEFAULT 1,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'parked', 'closed', 'merged', 'continued')),
  bring_up TEXT,
  attached_to TEXT REFERENCES file (id),
  asked TEXT CHECK (asked IN ('close', 'reopen')),
  asked_post TEXT,
  closed_post TEXT,
  received INTEGER NOT NULL DEFAULT 1,
  due_on TEXT,
  binned_at INTEGER,
  office TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO new_file (id, number, subject, classification, urgency, section_id, opened_at, opened_post, opened_person, opened_acting, holder_post, holder_since, previous_post, read, paragraphs, notes, chain_head, chain_length, epoch, form, kind, main_id, ordinal, state, bring_up, attached_to, asked, asked_post, closed_post, received, due_on, binned_at)
SELECT id, number, subject, classification, urgency, section_id, opened_at, opened_post, opened_person, opened_acting, holder_post, holder_since, previous_post, read, paragraphs, notes, chain_head, chain_length, epoch, form, kind, main_id, ordinal, state, bring_up, attached_to, asked, asked_post, closed_post, received, due_on, binned_at FROM file;
DROP TABLE file;
ALTER TABLE new_file RENAME TO file;
CREATE TABLE new_receipt (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL,
  series TEXT NOT NULL,
  register TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  day TEXT NOT NULL,
  section_id TEXT NOT NULL,
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
  opened INTEGER NOT NULL DEFAULT 1,
  previous_post TEXT,
  disposed_at INTEGER,
  completed_at INTEGER,
  completed_post TEXT,
  completed_person TEXT,
  completed_acting INTEGER NOT NULL DEFAULT 0,
  sender_type TEXT NOT NULL DEFAULT '',
  sender_ministry TEXT NOT NULL DEFAULT '',
  sender_department TEXT NOT NULL DEFAULT '',
  sender_address2 TEXT NOT NULL DEFAULT '',
  sender_postcode TEXT NOT NULL DEFAULT '',
  sender_state TEXT NOT NULL DEFAULT '',
  sender_country TEXT NOT NULL DEFAULT '',
  category_id TEXT,
  subcategory_id TEXT,
  enclosures_missing INTEGER NOT NULL DEFAULT 0,
  missing_enclosures TEXT NOT NULL DEFAULT '',
  acknowledgement TEXT NOT NULL DEFAULT 'none' CHECK (acknowledgement IN ('none', 'due', 'printed', 'sent')),
  acknowledgement_printed_at INTEGER,
  acknowledgement_sent_on TEXT,
  acknowledgement_mode TEXT,
  binned_at INTEGER,
  chain_head BLOB,
  chain_length INTEGER NOT NULL DEFAULT 0,
  epoch INTEGER NOT NULL DEFAULT 0,
  office TEXT NOT NULL DEFAULT '',
  UNIQUE (series, sequence)
) STRICT;
INSERT INTO new_receipt (id, number, series, register, sequence, day, section_id, tracking_code, form, unopened_cover, addressee_post, received_on, delivery_mode, letter_number, letter_key, letter_date, sender_name, sender_designation, sender_organisation, sender_address, sender_city, sender_email, sender_mobile, sender_key, language, subject, subject_key, enclosures, classification, urgency, vip, remarks, created_at, created_post, created_person, created_acting, holder_post, holder_since, received, marked_post, due_on, state, file_id, filed_at, disposal, opened, previous_post, disposed_at, completed_at, completed_post, completed_person, completed_acting, sender_type, sender_ministry, sender_department, sender_address2, sender_postcode, sender_state, sender_country, category_id, subcategory_id, enclosures_missing, missing_enclosures, acknowledgement, acknowledgement_printed_at, acknowledgement_sent_on, acknowledgement_mode, binned_at, chain_head, chain_length, epoch)
SELECT id, number, series, register, sequence, day, section_id, tracking_code, form, unopened_cover, addressee_post, received_on, delivery_mode, letter_number, letter_key, letter_date, sender_name, sender_designation, sender_organisation, sender_address, sender_city, sender_email, sender_mobile, sender_key, language, subject, subject_key, enclosures, classification, urgency, vip, remarks, created_at, created_post, created_person, created_acting, holder_post, holder_since, received, marked_post, due_on, state, file_id, filed_at, disposal, opened, previous_post, disposed_at, completed_at, completed_post, completed_person, completed_acting, sender_type, sender_ministry, sender_department, sender_address2, sender_postcode, sender_state, sender_country, category_id, subcategory_id, enclosures_missing, missing_enclosures, acknowledgement, acknowledgement_printed_at, acknowledgement_sent_on, acknowledgement_mode, binned_at, chain_head, chain_length, epoch FROM receipt;
DROP TABLE receipt;
ALTER TABLE new_receipt RENAME TO receipt;
CREATE INDEX file_asked ON file (section_id) WHERE asked IS NOT NULL;
CREATE INDEX file_attached ON file (attached_to) WHERE attached_to IS NOT NULL;
CREATE INDEX file_binned ON file (opened_post, binned_at) WHERE binned_at IS NOT NULL;
CREATE INDEX file_closed ON file (closed_post) WHERE closed_post IS NOT NULL;
CREATE INDEX file_due ON file (holder_post, due_on) WHERE due_on IS NOT NULL;
CREATE INDEX file_graded ON file (id) WHERE classification <> 'normal';
CREATE INDEX file_holder ON file (holder_post, holder_since);
CREATE INDEX file_main ON file (main_id) WHERE main_id IS NOT NULL;
CREATE INDEX file_moved ON file (holder_since);
CREATE INDEX file_number ON file (number);
CREATE INDEX file_opened ON file (opened_post, holder_since);
CREATE INDEX file_opened_at ON file (opened_at);
CREATE INDEX file_unread ON file (holder_post) WHERE read = 0;
CREATE INDEX receipt_acknowledgement ON receipt (section_id, acknowledgement, day, sequence) WHERE acknowledgement <> 'none';
CREATE INDEX receipt_binned ON receipt (created_post, binned_at) WHERE binned_at IS NOT NULL;
CREATE INDEX receipt_by_arrival ON receipt (holder_since, id, created_post, holder_post);
CREATE INDEX receipt_by_day ON receipt (day, sequence, id, created_post, holder_post);
CREATE INDEX receipt_by_due ON receipt (due_on, id, created_post, holder_post);
CREATE INDEX receipt_by_received ON receipt (received_on, id, created_post, holder_post);
CREATE INDEX receipt_by_sender ON receipt (sender_key, id, created_post, holder_post);
CREATE INDEX receipt_by_state ON receipt (state, holder_since, id, created_post, holder_post);
CREATE INDEX receipt_by_subject ON receipt (subject_key, id, created_post, holder_post);
CREATE INDEX receipt_created ON receipt (created_post, holder_since);
CREATE INDEX receipt_day ON receipt (day, created_at);
CREATE INDEX receipt_diary ON receipt (section_id, day, sequence);
CREATE INDEX receipt_due ON receipt (holder_post, due_on) WHERE due_on IS NOT NULL AND state = 'open';
CREATE INDEX receipt_enclosures_missing ON receipt (holder_since, id) WHERE enclosures_missing > 0;
CREATE INDEX receipt_file ON receipt (file_id) WHERE file_id IS NOT NULL;
CREATE INDEX receipt_graded ON receipt (id) WHERE classification <> 'normal';
CREATE INDEX receipt_holder ON receipt (holder_post, state, holder_since);
CREATE INDEX receipt_letter ON receipt (letter_key) WHERE letter_key <> '';
CREATE INDEX receipt_number ON receipt (number);
CREATE INDEX receipt_unopened ON receipt (holder_post) WHERE opened = 0 AND state = 'open';
CREATE INDEX receipt_vip ON receipt (day) WHERE vip = 1;
`,
};
