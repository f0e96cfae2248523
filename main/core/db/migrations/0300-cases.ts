/** Statements of cases look at every receipt: all that places one in them stands in the index by day, which takes the place of the narrower one. */
export const casesMigration = {
  number: 300,
  sql: `
DROP INDEX receipt_day;
CREATE INDEX receipt_case ON receipt (day, created_at, sequence, id, section_id, marked_post, disposed_at, file_id, filed_at, created_post, holder_post, office);
`,
};
