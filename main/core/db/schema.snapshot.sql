CREATE TRIGGER blob_no_delete BEFORE DELETE ON blob BEGIN SELECT RAISE(ABORT, 'blobs never change'); END;
CREATE TRIGGER blob_no_update BEFORE UPDATE ON blob BEGIN SELECT RAISE(ABORT, 'blobs never change'); END;
CREATE TRIGGER checkpoint_no_delete BEFORE DELETE ON checkpoint BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;
CREATE TRIGGER checkpoint_no_update BEFORE UPDATE ON checkpoint BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TABLE affiliation (
  office TEXT PRIMARY KEY,
  root BLOB NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('superior', 'subordinate')),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE answer (
  receipt_id TEXT NOT NULL,
  letter_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (receipt_id, letter_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE attachment (
  id TEXT PRIMARY KEY,
  receipt_id TEXT REFERENCES receipt (id),
  file_id TEXT REFERENCES file (id),
  hash TEXT NOT NULL,
  name TEXT NOT NULL,
  mime TEXT NOT NULL,
  size INTEGER NOT NULL,
  pages INTEGER NOT NULL,
  title TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  added_post TEXT NOT NULL,
  added_person TEXT NOT NULL,
  added_acting INTEGER NOT NULL,
  withdrawn_at INTEGER,
  withdrawn_post TEXT,
  withdrawn_person TEXT,
  withdrawn_acting INTEGER,
  withdrawal_reason TEXT, letter_id TEXT, confirmed_at INTEGER, confirmed_post TEXT, confirmed_person TEXT, confirmed_acting INTEGER,
  CHECK ((receipt_id IS NULL) <> (file_id IS NULL))
) STRICT;
CREATE TABLE batch (
  id TEXT PRIMARY KEY,
  file_id TEXT NOT NULL,
  title TEXT NOT NULL,
  draft TEXT NOT NULL,
  person_id TEXT NOT NULL,
  post_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'done', 'cancelled', 'failed')),
  error TEXT,
  started_at INTEGER NOT NULL
) STRICT;
CREATE TABLE batch_row (
  batch_id TEXT NOT NULL REFERENCES batch (id),
  line INTEGER NOT NULL,
  letter_id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  values_json TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'issued', 'failed')),
  error TEXT,
  PRIMARY KEY (batch_id, line)
) STRICT, WITHOUT ROWID;
CREATE TABLE binned_letter (
  id TEXT PRIMARY KEY,
  file_id TEXT NOT NULL REFERENCES file (id),
  form TEXT NOT NULL,
  post_id TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE TABLE blob (
  hash TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  mime TEXT NOT NULL,
  data BLOB
) STRICT;
CREATE TABLE case_reason (
  receipt_id TEXT PRIMARY KEY REFERENCES receipt (id),
  reason TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE charge (
  id TEXT PRIMARY KEY,
  post_id TEXT NOT NULL REFERENCES post (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL CHECK (kind IN ('substantive', 'acting')),
  from_day TEXT NOT NULL,
  until_day TEXT
) STRICT;
CREATE TABLE checkpoint (
  log TEXT NOT NULL,
  size INTEGER NOT NULL,
  root BLOB NOT NULL CHECK (length(root) = 32),
  note TEXT NOT NULL, peaks BLOB,
  PRIMARY KEY (log, size)
) STRICT, WITHOUT ROWID;
CREATE TABLE content_manifest (
  hash TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  chunk_hashes BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE content_owed (hash TEXT PRIMARY KEY, size INTEGER NOT NULL) STRICT;
CREATE TABLE content_part (
  hash TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  chunk_hashes BLOB NOT NULL,
  received BLOB NOT NULL,
  touched_at INTEGER NOT NULL
) STRICT;
CREATE TABLE content_wanted (hash TEXT PRIMARY KEY, size INTEGER NOT NULL, mime TEXT NOT NULL) STRICT;
CREATE TABLE copy (
  id TEXT PRIMARY KEY,
  letter_id TEXT NOT NULL REFERENCES letter (id),
  copy_number INTEGER NOT NULL,
  printer TEXT NOT NULL,
  post_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  acting INTEGER NOT NULL,
  at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'printed', 'failed', 'spoiled')),
  UNIQUE (letter_id, copy_number)
) STRICT;
CREATE TABLE correspondence (
  line_id TEXT NOT NULL REFERENCES file (id),
  part TEXT NOT NULL CHECK (part IN ('correspondence', 'appendix-notes', 'appendix-correspondence')),
  serial INTEGER NOT NULL,
  file_id TEXT NOT NULL REFERENCES file (id),
  kind TEXT NOT NULL CHECK (kind IN ('receipt', 'letter', 'attachment')),
  paper_id TEXT NOT NULL,
  first_page INTEGER NOT NULL,
  last_page INTEGER NOT NULL,
  scans TEXT NOT NULL,
  remarks TEXT NOT NULL,
  after_note INTEGER NOT NULL,
  flag TEXT CHECK (flag IN ('puc', 'fr')),
  at INTEGER NOT NULL,
  PRIMARY KEY (line_id, part, serial),
  CHECK (first_page >= 1 AND last_page >= first_page)
) STRICT, WITHOUT ROWID;
CREATE TABLE custody (
  thing TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('none', 'held', 'transit', 'sent', 'refused', 'frozen', 'orphan')),
  custody TEXT NOT NULL,
  tail TEXT NOT NULL,
  retaking TEXT NOT NULL,
  inquiry TEXT NOT NULL,
  set_aside TEXT NOT NULL,
  since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE custody_alert (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  code TEXT NOT NULL,
  desk TEXT,
  thing TEXT
) STRICT;
CREATE TABLE custody_copy (
  hash TEXT PRIMARY KEY,
  thing TEXT NOT NULL,
  event TEXT NOT NULL,
  signing_key BLOB NOT NULL,
  bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE custody_decision (
  thing TEXT NOT NULL,
  era INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'refuse')),
  offer TEXT NOT NULL,
  receipt TEXT NOT NULL,
  PRIMARY KEY (thing, era, epoch)
) STRICT, WITHOUT ROWID;
CREATE TABLE custody_desk (one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL) STRICT;
CREATE TABLE custody_peer (
  desk TEXT PRIMARY KEY,
  log TEXT NOT NULL,
  size INTEGER NOT NULL,
  head TEXT NOT NULL,
  replaced TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE demo_pin (person_id TEXT PRIMARY KEY, pin TEXT NOT NULL) STRICT;
CREATE TABLE desk (log TEXT PRIMARY KEY, desk_key BLOB NOT NULL, name TEXT NOT NULL) STRICT;
CREATE TABLE desk_folder (
  id TEXT PRIMARY KEY,
  post_id TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (post_id, name)
) STRICT;
CREATE TABLE desk_folder_item (
  kind TEXT NOT NULL CHECK (kind IN ('file', 'receipt')),
  item_id TEXT NOT NULL,
  post_id TEXT NOT NULL,
  folder_id TEXT NOT NULL REFERENCES desk_folder (id),
  PRIMARY KEY (kind, item_id, post_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE desk_grant (
  desk TEXT NOT NULL,
  person_id TEXT NOT NULL,
  key_id TEXT NOT NULL,
  record BLOB NOT NULL,
  PRIMARY KEY (desk, person_id, key_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE desk_log (
  log TEXT PRIMARY KEY,
  desk TEXT NOT NULL,
  signing_key BLOB NOT NULL CHECK (length(signing_key) = 32)
, office TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID;
CREATE TABLE dispatch_line (
  id TEXT PRIMARY KEY,
  letter_id TEXT NOT NULL REFERENCES letter (id),
  serial INTEGER NOT NULL,
  day TEXT NOT NULL,
  addressee TEXT NOT NULL,
  address TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('to', 'copy')),
  enclosures INTEGER NOT NULL,
  mode TEXT,
  tracking TEXT NOT NULL,
  postage INTEGER,
  messenger TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'with-messenger', 'dispatched', 'delivered', 'returned', 'withheld')),
  sent_on TEXT,
  delivered_on TEXT,
  received_by TEXT NOT NULL,
  return_reason TEXT NOT NULL,
  updated_at INTEGER NOT NULL
, mark TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE draft_version (
  letter_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  hash TEXT NOT NULL,
  post_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  acting INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (letter_id, ordinal)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE event (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  log TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq > 0),
  hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
  prev BLOB NOT NULL CHECK (length(prev) = 32),
  type TEXT NOT NULL,
  type_version INTEGER NOT NULL,
  file TEXT,
  epoch INTEGER,
  wall INTEGER NOT NULL,
  bytes BLOB NOT NULL, desk TEXT,
  UNIQUE (log, seq)
) STRICT;
CREATE TABLE "file" (
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
CREATE TABLE file_act (
  id TEXT PRIMARY KEY,
  file_id TEXT NOT NULL REFERENCES file (id),
  kind TEXT NOT NULL,
  other_id TEXT,
  remarks TEXT NOT NULL,
  post_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  acting INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE TABLE file_link (
  file_id TEXT NOT NULL REFERENCES file (id),
  other_id TEXT NOT NULL REFERENCES file (id),
  at INTEGER NOT NULL,
  PRIMARY KEY (file_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE head (
  id TEXT PRIMARY KEY,
  section_id TEXT NOT NULL REFERENCES section (id),
  level TEXT NOT NULL CHECK (level IN ('basic', 'primary', 'secondary', 'tertiary')),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  closed_at INTEGER
) STRICT;
CREATE TABLE "invoice" (
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
CREATE TABLE invoice_line (
  movement_id TEXT PRIMARY KEY,
  invoice_id TEXT NOT NULL REFERENCES invoice (id),
  position INTEGER NOT NULL,
  receipt_id TEXT NOT NULL,
  UNIQUE (invoice_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE kept_parcel (
  id TEXT PRIMARY KEY,
  recipient TEXT NOT NULL,
  depositor TEXT NOT NULL,
  size INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('coming', 'kept', 'taken')),
  touched_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE key_grant (
  key_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('sealing', 'authority')),
  record BLOB NOT NULL,
  PRIMARY KEY (key_id, person_id, kind)
) STRICT;
CREATE TABLE key_request (
  person_id TEXT NOT NULL,
  desk TEXT NOT NULL,
  signing_key BLOB NOT NULL CHECK (length(signing_key) = 32),
  agreement_key BLOB NOT NULL CHECK (length(agreement_key) = 32),
  proof BLOB NOT NULL CHECK (length(proof) = 64),
  asked_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'refused')),
  PRIMARY KEY (person_id, desk)
) STRICT, WITHOUT ROWID;
CREATE TABLE known_sender (
  sender_key TEXT PRIMARY KEY,
  receipt_id TEXT NOT NULL,
  last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE "letter" (
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
  superseded_by TEXT, office TEXT NOT NULL DEFAULT '',
  UNIQUE (kid, status_list, status_index)
) STRICT;
CREATE TABLE letter_draft (letter_id TEXT PRIMARY KEY, draft TEXT NOT NULL, updated_at INTEGER NOT NULL) STRICT;
CREATE TABLE list_layout (
  person_id TEXT NOT NULL,
  list TEXT NOT NULL,
  layout TEXT NOT NULL,
  PRIMARY KEY (person_id, list)
) STRICT, WITHOUT ROWID;
CREATE TABLE load_held (id INTEGER PRIMARY KEY CHECK (id = 1)) STRICT;
CREATE TABLE loaded_aside (log TEXT NOT NULL, seq INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (log, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE loaded_log (log TEXT PRIMARY KEY, desk TEXT NOT NULL, size INTEGER NOT NULL, head BLOB NOT NULL, peaks BLOB NOT NULL, total INTEGER NOT NULL, proven INTEGER NOT NULL DEFAULT 0, flawed INTEGER) STRICT;
CREATE TABLE log_seen (desk TEXT PRIMARY KEY, log TEXT NOT NULL, size INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE movement (
  id TEXT PRIMARY KEY,
  file_id TEXT NOT NULL REFERENCES file (id),
  from_post TEXT NOT NULL,
  from_person TEXT NOT NULL,
  from_acting INTEGER NOT NULL,
  to_post TEXT NOT NULL,
  kind TEXT NOT NULL,
  remarks TEXT NOT NULL,
  at INTEGER NOT NULL
, due_on TEXT, followed INTEGER NOT NULL DEFAULT 0, received_at INTEGER) STRICT;
CREATE TABLE newer_event (
  hash BLOB NOT NULL PRIMARY KEY,
  thing TEXT NOT NULL,
  type TEXT NOT NULL,
  type_version INTEGER NOT NULL,
  must TEXT NOT NULL,
  unread INTEGER NOT NULL,
  binding INTEGER NOT NULL
) STRICT;
CREATE TABLE note (
  id TEXT PRIMARY KEY,
  file_id TEXT NOT NULL REFERENCES file (id),
  number INTEGER NOT NULL,
  first_paragraph INTEGER NOT NULL,
  last_paragraph INTEGER NOT NULL,
  content TEXT,
  decision TEXT,
  side TEXT NOT NULL CHECK (side IN ('left', 'right')),
  post_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  acting INTEGER NOT NULL,
  at INTEGER NOT NULL, drafted_by TEXT NOT NULL DEFAULT '[]',
  UNIQUE (file_id, number)
) STRICT;
CREATE TABLE note_version (
  id TEXT PRIMARY KEY,
  note_id TEXT NOT NULL,
  file_id TEXT NOT NULL REFERENCES file (id),
  content TEXT NOT NULL,
  post_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  acting INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE TABLE numbering (
  office_id TEXT PRIMARY KEY REFERENCES office (id),
  letter TEXT NOT NULL,
  file TEXT NOT NULL,
  diary TEXT NOT NULL,
  register TEXT NOT NULL,
  part TEXT NOT NULL,
  volume TEXT NOT NULL,
  volume_pages INTEGER NOT NULL,
  changed_at INTEGER
) STRICT;
CREATE TABLE office (
  id TEXT PRIMARY KEY,
  profile TEXT NOT NULL,
  root_certificate BLOB NOT NULL,
  authority_certificate BLOB NOT NULL
, authority_exported_at INTEGER, level TEXT) STRICT;
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
CREATE TABLE other_person (id TEXT PRIMARY KEY, office TEXT NOT NULL, name TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE other_person_key (
  office TEXT NOT NULL,
  person_id TEXT NOT NULL,
  key_id TEXT NOT NULL,
  signing_key BLOB NOT NULL CHECK (length(signing_key) = 32),
  PRIMARY KEY (office, person_id, key_id)
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
CREATE TABLE pending_rule (office_id TEXT PRIMARY KEY REFERENCES office (id), months INTEGER NOT NULL CHECK (months IN (1, 3))) STRICT, WITHOUT ROWID;
CREATE TABLE person (id TEXT PRIMARY KEY, name TEXT NOT NULL, signing_key BLOB NOT NULL, agreement_key BLOB NOT NULL) STRICT;
CREATE TABLE person_key (
  person_id TEXT NOT NULL,
  key_id TEXT NOT NULL,
  signing_key BLOB NOT NULL, desk TEXT, agreement_key BLOB,
  PRIMARY KEY (person_id, key_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE pin_attempt (person_id TEXT PRIMARY KEY, failures INTEGER NOT NULL, last_at INTEGER NOT NULL) STRICT;
CREATE TABLE post (
  id TEXT PRIMARY KEY,
  section_id TEXT NOT NULL REFERENCES section (id),
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  roles TEXT NOT NULL
) STRICT;
CREATE TABLE postage_receipt (
  id TEXT PRIMARY KEY,
  day TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0),
  remarks TEXT NOT NULL,
  post_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  acting INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE TABLE precedent (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  language TEXT NOT NULL,
  content TEXT NOT NULL,
  words TEXT NOT NULL,
  file_id TEXT,
  note_id TEXT,
  post_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  acting INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE TABLE precedent_use (
  precedent_id TEXT PRIMARY KEY,
  uses INTEGER NOT NULL,
  used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE preference (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE "receipt" (
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
CREATE TABLE receipt_category (
  id TEXT PRIMARY KEY,
  parent_id TEXT REFERENCES receipt_category (id),
  name TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  withdrawn_at INTEGER
) STRICT;
CREATE TABLE receipt_copy (
  id TEXT PRIMARY KEY,
  receipt_id TEXT NOT NULL REFERENCES receipt (id),
  from_post TEXT NOT NULL,
  from_person TEXT NOT NULL,
  from_acting INTEGER NOT NULL,
  to_post TEXT NOT NULL,
  remarks TEXT NOT NULL,
  at INTEGER NOT NULL,
  opened_at INTEGER,
  state TEXT NOT NULL CHECK (state IN ('open', 'disposed', 'withdrawn')),
  ended_at INTEGER,
  disposal TEXT NOT NULL
) STRICT;
CREATE TABLE receipt_event (
  receipt_id TEXT NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (receipt_id, hash)
) STRICT, WITHOUT ROWID;
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
, kind TEXT NOT NULL DEFAULT 'mark' CHECK (kind IN ('mark', 'reply', 'return', 'pull-back')), followed INTEGER NOT NULL DEFAULT 0, withdrawn INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE received_content (
  hash TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  data BLOB,
  received_at INTEGER NOT NULL
) STRICT;
CREATE TABLE record_event (
  place INTEGER PRIMARY KEY CHECK (place > 0),
  hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
  digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;
CREATE TABLE record_head (id INTEGER PRIMARY KEY CHECK (id = 1), bytes BLOB NOT NULL) STRICT;
CREATE TABLE sealing_key (
  kid TEXT PRIMARY KEY,
  section_id TEXT NOT NULL REFERENCES section (id),
  public_key BLOB NOT NULL,
  certificate BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'retired', 'compromised')),
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL
, withdrawn_at INTEGER, withdrawn_reason TEXT) STRICT;
CREATE TABLE search_entry (
  entry INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  file_id TEXT,
  letter_id TEXT,
  number TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  number_key TEXT NOT NULL,
  number_words TEXT NOT NULL,
  title_words TEXT NOT NULL,
  text_words TEXT NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (kind, id)
) STRICT;
CREATE VIRTUAL TABLE search_part USING fts5(
  number_words, title_words, text_words,
  content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1'
);
CREATE TABLE 'search_part_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'search_part_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'search_part_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
CREATE TABLE 'search_part_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE search_reached (id INTEGER PRIMARY KEY CHECK (id = 1), position INTEGER NOT NULL) STRICT;
CREATE VIRTUAL TABLE search_word USING fts5(
  number_words, title_words, text_words,
  content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
);
CREATE TABLE 'search_word_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'search_word_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'search_word_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
CREATE TABLE 'search_word_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE section (id TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL) STRICT;
CREATE TABLE series (key TEXT PRIMARY KEY, next INTEGER NOT NULL CHECK (next > 0)) STRICT, WITHOUT ROWID;
CREATE TABLE set_aside (hash BLOB PRIMARY KEY CHECK (length(hash) = 32)) STRICT, WITHOUT ROWID;
CREATE TABLE sqlite_sequence(name,seq);
CREATE TABLE staged_attachment (
  id TEXT PRIMARY KEY,
  post_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  hash TEXT NOT NULL,
  name TEXT NOT NULL,
  mime TEXT NOT NULL,
  size INTEGER NOT NULL,
  pages INTEGER NOT NULL,
  title TEXT NOT NULL,
  staged_at INTEGER NOT NULL
) STRICT;
CREATE TABLE statement (
  id TEXT PRIMARY KEY,
  section_id TEXT NOT NULL REFERENCES section (id),
  month TEXT NOT NULL,
  as_of TEXT NOT NULL,
  months INTEGER NOT NULL,
  post_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  acting INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  UNIQUE (section_id, month)
) STRICT;
CREATE TABLE statement_line (
  statement_id TEXT NOT NULL REFERENCES statement (id),
  position INTEGER NOT NULL,
  serial INTEGER,
  old_serial INTEGER,
  receipt_id TEXT NOT NULL REFERENCES receipt (id),
  file_number TEXT NOT NULL,
  began TEXT,
  level_post TEXT NOT NULL,
  since TEXT NOT NULL,
  reason TEXT NOT NULL,
  ended_on TEXT,
  ended_how TEXT CHECK (ended_how IN ('reply', 'remarks')),
  ended_with TEXT NOT NULL,
  PRIMARY KEY (statement_id, position),
  CHECK ((serial IS NULL) = (ended_how IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE status_list (
  kid TEXT NOT NULL,
  list INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  issued_at INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  PRIMARY KEY (kid, list)
) STRICT;
CREATE TABLE sync_log (log TEXT PRIMARY KEY, instance TEXT NOT NULL, size INTEGER NOT NULL, cosignature TEXT NOT NULL) STRICT;
CREATE TABLE sync_state (id INTEGER PRIMARY KEY CHECK (id = 1), instance TEXT NOT NULL, succeeded_at INTEGER) STRICT;
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
CREATE TABLE taken_scan (
  folder TEXT NOT NULL,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  PRIMARY KEY (folder, name, size, modified_at)
) STRICT;
CREATE TABLE trust_list (sequence INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
CREATE TABLE vault (person_id TEXT PRIMARY KEY, record BLOB NOT NULL) STRICT;
CREATE TABLE verification_check (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  number TEXT NOT NULL,
  letter_id TEXT,
  same INTEGER,
  differs TEXT
) STRICT;
CREATE TABLE yellow_note (
  file_id TEXT PRIMARY KEY,
  post_id TEXT NOT NULL,
  content TEXT NOT NULL,
  saved_at INTEGER NOT NULL
, note_id TEXT NOT NULL DEFAULT '', authors TEXT NOT NULL DEFAULT '[]', discarded_at INTEGER) STRICT;
CREATE INDEX attachment_file ON attachment (file_id) WHERE file_id IS NOT NULL;
CREATE INDEX attachment_hash ON attachment (hash);
CREATE INDEX attachment_letter ON attachment (letter_id) WHERE letter_id IS NOT NULL;
CREATE INDEX attachment_receipt ON attachment (receipt_id) WHERE receipt_id IS NOT NULL;
CREATE INDEX binned_letter_post ON binned_letter (post_id, at);
CREATE INDEX charge_person ON charge (person_id);
CREATE INDEX charge_post ON charge (post_id);
CREATE INDEX correspondence_file ON correspondence (file_id);
CREATE UNIQUE INDEX correspondence_paper ON correspondence (file_id, paper_id);
CREATE UNIQUE INDEX correspondence_puc ON correspondence (file_id) WHERE flag = 'puc';
CREATE INDEX custody_copy_thing ON custody_copy (thing);
CREATE INDEX custody_state ON custody (state) WHERE state <> 'sent';
CREATE INDEX desk_folder_item_folder ON desk_folder_item (folder_id, kind, item_id);
CREATE INDEX dispatch_line_day ON dispatch_line (day, serial);
CREATE INDEX dispatch_line_letter ON dispatch_line (letter_id);
CREATE INDEX dispatch_line_postage ON dispatch_line (sent_on, postage) WHERE postage IS NOT NULL;
CREATE INDEX dispatch_line_state ON dispatch_line (state, serial);
CREATE INDEX enclosure_note_receipt ON enclosure_note (receipt_id, at, id);
CREATE INDEX event_file ON event (file, position) WHERE file IS NOT NULL;
CREATE INDEX file_act_file ON file_act (file_id, at);
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
CREATE UNIQUE INDEX head_open ON head (section_id, level, code) WHERE closed_at IS NULL;
CREATE INDEX invoice_day ON invoice (section_id, day);
CREATE INDEX invoice_out ON invoice (section_id, day) WHERE returned_on IS NULL;
CREATE INDEX invoice_scan ON invoice (scan_id) WHERE scan_id IS NOT NULL;
CREATE INDEX kept_parcel_recipient ON kept_parcel (recipient) WHERE state <> 'taken';
CREATE INDEX letter_day ON letter (day, issued_at) WHERE number IS NOT NULL;
CREATE INDEX letter_file ON letter (file_id);
CREATE INDEX letter_issued ON letter (issued_at) WHERE number IS NOT NULL;
CREATE INDEX letter_number_key ON letter (number_key) WHERE number IS NOT NULL;
CREATE INDEX letter_of_number ON letter (number) WHERE number IS NOT NULL;
CREATE INDEX movement_at ON movement (at);
CREATE INDEX movement_file ON movement (file_id, at);
CREATE INDEX movement_followed ON movement (from_post, file_id, due_on) WHERE followed = 1;
CREATE INDEX movement_from ON movement (from_post, at);
CREATE INDEX movement_sent ON movement (from_post, file_id);
CREATE INDEX newer_event_thing ON newer_event (thing);
CREATE INDEX note_version_note ON note_version (note_id);
CREATE INDEX postage_receipt_day ON postage_receipt (day);
CREATE INDEX receipt_acknowledgement ON receipt (section_id, acknowledgement, day, sequence) WHERE acknowledgement <> 'none';
CREATE INDEX receipt_binned ON receipt (created_post, binned_at) WHERE binned_at IS NOT NULL;
CREATE INDEX receipt_by_arrival ON receipt (holder_since, id, created_post, holder_post);
CREATE INDEX receipt_by_day ON receipt (day, sequence, id, created_post, holder_post);
CREATE INDEX receipt_by_due ON receipt (due_on, id, created_post, holder_post);
CREATE INDEX receipt_by_received ON receipt (received_on, id, created_post, holder_post);
CREATE INDEX receipt_by_sender ON receipt (sender_key, id, created_post, holder_post);
CREATE INDEX receipt_by_state ON receipt (state, holder_since, id, created_post, holder_post);
CREATE INDEX receipt_by_subject ON receipt (subject_key, id, created_post, holder_post);
CREATE INDEX receipt_case ON receipt (day, created_at, sequence, id, section_id, marked_post, disposed_at, file_id, filed_at, created_post, holder_post, office);
CREATE INDEX receipt_copy_desk ON receipt_copy (to_post, at) WHERE state = 'open';
CREATE INDEX receipt_copy_receipt ON receipt_copy (receipt_id);
CREATE INDEX receipt_created ON receipt (created_post, holder_since);
CREATE INDEX receipt_diary ON receipt (section_id, day, sequence);
CREATE INDEX receipt_due ON receipt (holder_post, due_on) WHERE due_on IS NOT NULL AND state = 'open';
CREATE INDEX receipt_enclosures_missing ON receipt (holder_since, id) WHERE enclosures_missing > 0;
CREATE INDEX receipt_file ON receipt (file_id) WHERE file_id IS NOT NULL;
CREATE INDEX receipt_graded ON receipt (id) WHERE classification <> 'normal';
CREATE INDEX receipt_holder ON receipt (holder_post, state, holder_since);
CREATE INDEX receipt_letter ON receipt (letter_key) WHERE letter_key <> '';
CREATE INDEX receipt_movement_at ON receipt_movement (at);
CREATE INDEX receipt_movement_followed ON receipt_movement (from_post, receipt_id, due_on) WHERE followed = 1;
CREATE INDEX receipt_movement_from ON receipt_movement (from_post, receipt_id);
CREATE INDEX receipt_movement_receipt ON receipt_movement (receipt_id);
CREATE INDEX receipt_number ON receipt (number);
CREATE INDEX receipt_unopened ON receipt (holder_post) WHERE opened = 0 AND state = 'open';
CREATE INDEX receipt_vip ON receipt (day) WHERE vip = 1;
CREATE INDEX search_entry_file ON search_entry (file_id) WHERE file_id IS NOT NULL;
CREATE INDEX search_entry_number ON search_entry (number_key) WHERE number_key <> '';
CREATE UNIQUE INDEX statement_line_receipt ON statement_line (statement_id, receipt_id);
