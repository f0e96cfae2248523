import { sql, type RawBuilder } from 'kysely';

/**
 * The letters in reply to receipt `r`: those that name it as what they answer, and of letters that answer nothing in particular those
 * written on its file after it was put there. A case is disposed of only when final action is communicated (domain.md b.3), so the
 * letter counts from the day on which its first cover to an addressee went out.
 */
const repliesTo = sql`letter l WHERE l.file_id = r.file_id AND l.number IS NOT NULL AND l.state IN ('issued', 'superseded') AND l.issued_at >= r.filed_at
  AND (EXISTS (SELECT 1 FROM answer a WHERE a.receipt_id = r.id AND a.letter_id = l.id) OR NOT EXISTS (SELECT 1 FROM answer a WHERE a.letter_id = l.id))`;

/** The number of the letter in reply to receipt `r`; null without one. */
export const replyNumber: RawBuilder<string | null> = sql`(SELECT l.number FROM ${repliesTo} ORDER BY l.issued_at LIMIT 1)`;
/** The day of that letter. */
export const replyDate: RawBuilder<string | null> = sql`(SELECT l.day FROM ${repliesTo} ORDER BY l.issued_at LIMIT 1)`;

/** The day on which a reply to receipt `r` was first sent to an addressee, up to and with a day; null before. Most files have no letter, and there nothing is looked for. */
export const repliedOn = (upTo: string): RawBuilder<string | null> => sql`CASE WHEN r.file_id IN (SELECT file_id FROM letter WHERE number IS NOT NULL) THEN (
  SELECT min(d.sent_on) FROM dispatch_line d JOIN ${repliesTo}
  AND d.letter_id = l.id AND d.kind = 'to' AND d.state IN ('with-messenger', 'dispatched', 'delivered') AND d.sent_on <= ${upTo}) END`;
