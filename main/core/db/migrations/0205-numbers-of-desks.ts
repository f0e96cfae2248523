/**
 * Several desks of one office number without asking each other (decision 12). The dispatch register and the invoices of each have serial numbers
 * of their own. Two desks can type the same number for a file, and thereby for a letter of it, so that numbers are no longer kept apart by the table: each desk refuses what it
 * knows to be taken, and what arrives from another desk is never turned away for its number. SQLite drops no constraint, so the tables
 * are made anew; the migrator does that with foreign keys off, and checks them afterwards.
 */
export const numbersOfDesksMigration = {
  number: 205,
  sql: `
ALTER TABLE dispatch_line ADD COLUMN mark TEXT NOT NULL DEFAULT '';
CREATE TABLE new_file (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL,
  subject TEXT NOT NULL,
  classification TEXT NOT NULL,
  urgency TEXT NOT NULL,
  section_id TEXT NOT NULL REFERENCES section (id),
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
  binned_at INTEGER
) STRICT;
INSERT INTO new_file (id, number, subject, classification, urgency, section_id, opened_at, opened_post, opened_person, opened_acting, holder_post, holder_since, previous_post, read, paragraphs, notes, chain_head, chain_length, epoch, form, kind, main_id, ordinal, state, bring_up, attached_to, asked, asked_post, closed_post, received, due_on, binned_at)
SELECT id, number, subject, classification, urgency, section_id, opened_at, opened_post, opened_person, opened_acting, holder_post, holder_since, previous_post, read, paragraphs, notes, chain_head, chain_length, epoch, form, kind, main_id, ordinal, state, bring_up, attached_to, asked, asked_post, closed_post, received, due_on, binned_at FROM file;
DROP TABLE file;
ALTER TABLE new_file RENAME TO file;
CREATE TABLE new_letter (
  id TEXT PRIMARY KEY,
  file_id TEXT NOT NULL REFERENCES file (id),
  form TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'issued', 'cancelled', 'superseded')),
  subject TEXT NOT NULL,
  to_line TEXT NOT NULL,
  signatory_post TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  number TEXT,
  number_key TEXT,
  day TEXT,
  issued_at INTEGER,
  issued_post TEXT,
  issued_person TEXT,
  issued_acting INTEGER,
  pages INTEGER,
  kid TEXT,
  status_list INTEGER,
  status_index INTEGER,
  token BLOB,
  short_code TEXT,
  symbol TEXT,
  source_hash TEXT,
  pdf_hash TEXT,
  pdf_size INTEGER,
  batch_id TEXT,
  end_reason TEXT,
  end_post TEXT,
  end_person TEXT,
  end_acting INTEGER,
  ended_at INTEGER,
  superseded_by TEXT,
  UNIQUE (kid, status_list, status_index)
) STRICT;
INSERT INTO new_letter (id, file_id, form, state, subject, to_line, signatory_post, updated_at, number, number_key, day, issued_at, issued_post, issued_person, issued_acting, pages, kid, status_list, status_index, token, short_code, symbol, source_hash, pdf_hash, pdf_size, batch_id, end_reason, end_post, end_person, end_acting, ended_at, superseded_by)
SELECT id, file_id, form, state, subject, to_line, signatory_post, updated_at, number, number_key, day, issued_at, issued_post, issued_person, issued_acting, pages, kid, status_list, status_index, token, short_code, symbol, source_hash, pdf_hash, pdf_size, batch_id, end_reason, end_post, end_person, end_acting, ended_at, superseded_by FROM letter;
DROP TABLE letter;
ALTER TABLE new_letter RENAME TO letter;
CREATE TABLE new_invoice (
  id TEXT PRIMARY KEY,
  section_id TEXT NOT NULL,
  register TEXT NOT NULL,
  to_section TEXT NOT NULL,
  day TEXT NOT NULL,
  mark TEXT NOT NULL DEFAULT '',
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
  UNIQUE (section_id, register, to_section, day, mark, sheet)
) STRICT;
INSERT INTO new_invoice (id, section_id, register, to_section, day, sequence, number, sheet, made_at, post, person, acting, returned_on, remarks, scan_id, scan_hash, scan_mime, scan_size, scan_pages, scan_title)
SELECT id, section_id, register, to_section, day, sequence, number, sheet, made_at, post, person, acting, returned_on, remarks, scan_id, scan_hash, scan_mime, scan_size, scan_pages, scan_title FROM invoice;
DROP TABLE invoice;
ALTER TABLE new_invoice RENAME TO invoice;
CREATE INDEX file_number ON file (number);
CREATE INDEX letter_of_number ON letter (number) WHERE number IS NOT NULL;
CREATE INDEX letter_day ON letter (day, issued_at) WHERE number IS NOT NULL;
CREATE INDEX letter_file ON letter (file_id);
CREATE INDEX letter_issued ON letter (issued_at) WHERE number IS NOT NULL;
CREATE INDEX letter_number_key ON letter (number_key) WHERE number IS NOT NULL;
CREATE INDEX file_asked ON file (section_id) WHERE asked IS NOT NULL;
CREATE INDEX file_attached ON file (attached_to) WHERE attached_to IS NOT NULL;
CREATE INDEX file_binned ON file (opened_post, binned_at) WHERE binned_at IS NOT NULL;
CREATE INDEX file_closed ON file (closed_post) WHERE closed_post IS NOT NULL;
CREATE INDEX file_due ON file (holder_post, due_on) WHERE due_on IS NOT NULL;
CREATE INDEX file_graded ON file (id) WHERE classification <> 'normal';
CREATE INDEX file_holder ON file (holder_post, holder_since);
CREATE INDEX file_main ON file (main_id) WHERE main_id IS NOT NULL;
CREATE INDEX file_moved ON file (holder_since);
CREATE INDEX file_opened ON file (opened_post, holder_since);
CREATE INDEX file_opened_at ON file (opened_at);
CREATE INDEX file_unread ON file (holder_post) WHERE read = 0;
CREATE INDEX invoice_day ON invoice (section_id, day);
CREATE INDEX invoice_out ON invoice (section_id, day) WHERE returned_on IS NULL;
CREATE INDEX invoice_scan ON invoice (scan_id) WHERE scan_id IS NOT NULL;
`,
};
