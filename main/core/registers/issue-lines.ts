import { sql } from 'kysely';
import type { DispatchLineTable, LetterTable } from '../db/letter-tables.ts';
import { markedCounter } from '../numbers/desk-mark.ts';
import { normaliseForSearch } from '../text/normalise.ts';
import { isReplyFrom } from './rules.ts';
import { countOf, lineOf, ofSection, rowsOf, type Lines, type View, type Window } from './view.ts';

type LetterRow = Pick<LetterTable, 'id' | 'file_id' | 'number' | 'day' | 'issued_at' | 'to_line' | 'subject' | 'state' | 'end_reason'> & { file_number: string; serial: number; stamps: number; reminder: string | null; reminder_day: string | null };
type Reply = { file_id: string; number: string; received_on: string; filed_at: number; sender_key: string };

/** The reminders of letter `l`, the latest first: letters of that form on its file after it, to the same receivers. */
const reminders = sql`letter o WHERE o.file_id = l.file_id AND o.form = 'reminder' AND o.number IS NOT NULL AND o.to_line = l.to_line AND o.issued_at > l.issued_at ORDER BY o.issued_at DESC`;

function grouped<One>(rows: readonly One[], key: (row: One) => string): ReadonlyMap<string, readonly One[]> {
  const groups = new Map<string, One[]>();
  for (const row of rows) {
    const group = groups.get(key(row)) ?? [];
    group.push(row);
    groups.set(key(row), group);
  }
  return groups;
}

/** What came back: the first receipt put in the file after a letter went, from one to whom it went. */
function repliesTo(view: View, letters: readonly LetterRow[]): (letter: LetterRow) => string {
  const [ids, files] = [letters.map(({ id }) => id), letters.map((letter) => letter.file_id)].map((list) => JSON.stringify(list));
  const addressees = rowsOf<{ letter_id: string; addressee: string }>(view, sql`SELECT letter_id, addressee FROM dispatch_line WHERE kind = 'to' AND letter_id IN (SELECT value FROM json_each(${ids}))`);
  const receipts = rowsOf<Reply>(view, sql`SELECT file_id, number, received_on, filed_at, sender_key FROM receipt WHERE file_id IN (SELECT value FROM json_each(${files})) ORDER BY filed_at`);
  const [sentTo, onFile] = [grouped(addressees, (row) => row.letter_id), grouped(receipts, (row) => row.file_id)];
  return (letter) => {
    const keys = (sentTo.get(letter.id) ?? []).map(({ addressee }) => normaliseForSearch(addressee));
    const reply = (onFile.get(letter.file_id) ?? []).find((row) => row.filed_at >= (letter.issued_at ?? 0) && isReplyFrom(row.sender_key, keys));
    return reply ? `${reply.number} · ${reply.received_on.split('-').toReversed().join('-')}` : '';
  };
}

/** The register of letters issued in its twelve columns. Collections are a way of binding files that this office does not know: their columns stay free for the pen. */
export function issuedLines(view: View, { limit, offset }: Window): Lines {
  const chosen = sql`letter l JOIN file f ON f.id = l.file_id WHERE l.number IS NOT NULL AND l.day >= ${view.from} AND l.day <= ${view.to} AND ${ofSection(view, 'f.section_id')}`;
  const rows = rowsOf<LetterRow>(view, sql`
    SELECT l.id, l.file_id, l.number, l.day, l.issued_at, l.to_line, l.subject, l.state, l.end_reason, f.number AS file_number,
      (SELECT count(*) FROM letter o WHERE o.file_id = l.file_id AND o.number IS NOT NULL AND o.issued_at <= l.issued_at) AS serial,
      (SELECT coalesce(sum(d.postage), 0) FROM dispatch_line d WHERE d.letter_id = l.id) AS stamps,
      (SELECT o.number FROM ${reminders} LIMIT 1) AS reminder, (SELECT o.day FROM ${reminders} LIMIT 1) AS reminder_day
    FROM ${chosen} ORDER BY l.day, l.issued_at, l.id LIMIT ${limit} OFFSET ${offset}`);
  const reply = repliesTo(view, rows);
  const remarks = (row: LetterRow) => (row.state === 'issued' ? '' : `${view.words(row.state)}: ${view.ofFile(row.file_id, row.end_reason ?? '')}`);
  return {
    total: countOf(view, sql`SELECT count(*) AS n FROM ${chosen}`),
    rows: rows.map((row) =>
      lineOf(row.id, [row.number ?? '', row.day, view.ofFile(row.file_id, row.to_line), view.ofFile(row.file_id, row.subject), `${row.file_number} / ${row.serial}`, '', '', reply(row), row.reminder ?? '', row.reminder_day, row.stamps, remarks(row)], { kind: 'letter', id: row.id }),
    ),
  };
}

type DispatchRow = DispatchLineTable & { file_id: string; number: string; subject: string; file_number: string; signatory_post: string };

/** The dispatch register: the common form of seven columns, then those of our own. */
export function dispatchLines(view: View, { limit, offset }: Window): Lines {
  const chosen = sql`dispatch_line d JOIN letter l ON l.id = d.letter_id JOIN file f ON f.id = l.file_id WHERE d.day >= ${view.from} AND d.day <= ${view.to} AND ${ofSection(view, 'f.section_id')}`;
  const rows = rowsOf<DispatchRow>(view, sql`
    SELECT d.*, l.file_id, l.number, l.subject, f.number AS file_number, l.signatory_post
    FROM ${chosen} ORDER BY d.day, d.serial, d.mark LIMIT ${limit} OFFSET ${offset}`);
  const { words, postName } = view;
  return {
    total: countOf(view, sql`SELECT count(*) AS n FROM ${chosen}`),
    rows: rows.map((row) => {
      const addressee = row.kind === 'copy' ? `${row.addressee} (${words('copy')})` : row.addressee;
      const posting = row.mode === null ? '' : words(`mode_${row.mode}`);
      const ours = [row.tracking, row.file_number, row.number, postName(row.signatory_post), row.messenger, row.delivered_on, row.received_by];
      const reason = row.state === 'withheld' ? words('withheld') : row.return_reason;
      return lineOf(row.id, [row.mark === '' ? row.serial : markedCounter(row.mark, String(row.serial)), row.day, addressee, view.ofFile(row.file_id, row.subject), row.enclosures, posting, row.postage ?? 0, ...ours, reason], { kind: 'letter', id: row.letter_id });
    }),
  };
}
