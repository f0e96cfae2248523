/**
 * Stamps received, reasons for delay, monthly statements as made, when a receipt was disposed of, and what registers of a month or year
 * need. Disposals of earlier versions are dated from the events when the desk opens.
 */
export const registersMigration = {
  number: 130,
  sql: `
ALTER TABLE receipt ADD COLUMN disposed_at INTEGER;
CREATE INDEX receipt_day ON receipt (day, created_at);
CREATE INDEX receipt_vip ON receipt (day) WHERE vip = 1;
CREATE INDEX letter_day ON letter (day, issued_at) WHERE number IS NOT NULL;
CREATE INDEX dispatch_line_postage ON dispatch_line (sent_on, postage) WHERE postage IS NOT NULL;
CREATE INDEX file_opened_at ON file (opened_at);
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
CREATE INDEX postage_receipt_day ON postage_receipt (day);
CREATE TABLE case_reason (
  receipt_id TEXT PRIMARY KEY REFERENCES receipt (id),
  reason TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE pending_rule (office_id TEXT PRIMARY KEY REFERENCES office (id), months INTEGER NOT NULL CHECK (months IN (1, 3))) STRICT, WITHOUT ROWID;
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
CREATE UNIQUE INDEX statement_line_receipt ON statement_line (statement_id, receipt_id);
`,
};
