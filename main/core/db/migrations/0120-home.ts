/**
 * What lists of a whole office are sorted by, so that no page of sixty thousand receipts waits for a sort (each index carries what
 * the folders ask for, so that far pages are found in it alone), and how each person likes each list to be laid out.
 */
export const homeMigration = {
  number: 120,
  sql: `
CREATE INDEX receipt_by_day ON receipt (day, sequence, id, created_post, holder_post);
CREATE INDEX receipt_by_received ON receipt (received_on, id, created_post, holder_post);
CREATE INDEX receipt_by_sender ON receipt (sender_key, id, created_post, holder_post);
CREATE INDEX receipt_by_subject ON receipt (subject_key, id, created_post, holder_post);
CREATE INDEX receipt_by_arrival ON receipt (holder_since, id, created_post, holder_post);
DROP INDEX receipt_moved;
CREATE INDEX receipt_by_state ON receipt (state, holder_since, id, created_post, holder_post);
CREATE INDEX receipt_by_due ON receipt (due_on, id, created_post, holder_post);
CREATE TABLE list_layout (
  person_id TEXT NOT NULL,
  list TEXT NOT NULL,
  layout TEXT NOT NULL,
  PRIMARY KEY (person_id, list)
) STRICT, WITHOUT ROWID;
`,
};
