import { sql } from 'kysely';
import type { DispatchLineTable, LetterTable } from '../db/letter-tables.ts';
import { countOf, lineOf, ofSection, rowsOf, type Lines, type View, type Window } from './view.ts';

type LetterRow = Pick<LetterTable, 'id' | 'file_id' | 'number' | 'day' | 'to_line' | 'subject' | 'state' | 'end_reason'> & { file_number: string; serial: number; stamps: number };

/** The register of letters issued in its twelve columns; what the office does not keep stays free for the pen. */
export function issuedLines(view: View, { limit, offset }: Window): Lines {
  const chosen = sql`letter l JOIN file f ON f.id = l.file_id WHERE l.number IS NOT NULL AND l.day >= ${view.from} AND l.day <= ${view.to} AND ${ofSection(view, 'f.section_id')}`;
  const rows = rowsOf<LetterRow>(view, sql`
    SELECT l.id, l.file_id, l.number, l.day, l.to_line, l.subject, l.state, l.end_reason, f.number AS file_number,
      (SELECT count(*) FROM letter o WHERE o.file_id = l.file_id AND o.number IS NOT NULL AND o.issued_at <= l.issued_at) AS serial,
      (SELECT coalesce(sum(d.postage), 0) FROM dispatch_line d WHERE d.letter_id = l.id) AS stamps
    FROM ${chosen} ORDER BY l.day, l.issued_at, l.id LIMIT ${limit} OFFSET ${offset}`);
  const remarks = (row: LetterRow) => (row.state === 'issued' ? '' : `${view.words(row.state)}: ${view.ofFile(row.file_id, row.end_reason ?? '')}`);
  return {
    total: countOf(view, sql`SELECT count(*) AS n FROM ${chosen}`),
    rows: rows.map((row) =>
      lineOf(row.id, [row.number ?? '', row.day, view.ofFile(row.file_id, row.to_line), view.ofFile(row.file_id, row.subject), `${row.file_number} / ${row.serial}`, '', '', '', '', null, row.stamps, remarks(row)], { kind: 'letter', id: row.id }),
    ),
  };
}

type DispatchRow = DispatchLineTable & { file_id: string; number: string; subject: string; file_number: string; signatory_post: string };

/** The dispatch register: the common form of seven columns, then those of our own. */
export function dispatchLines(view: View, { limit, offset }: Window): Lines {
  const chosen = sql`dispatch_line d JOIN letter l ON l.id = d.letter_id JOIN file f ON f.id = l.file_id WHERE d.day >= ${view.from} AND d.day <= ${view.to} AND ${ofSection(view, 'f.section_id')}`;
  const rows = rowsOf<DispatchRow>(view, sql`
    SELECT d.*, l.file_id, l.number, l.subject, f.number AS file_number, l.signatory_post
    FROM ${chosen} ORDER BY d.day, d.serial LIMIT ${limit} OFFSET ${offset}`);
  const { words, postName } = view;
  return {
    total: countOf(view, sql`SELECT count(*) AS n FROM ${chosen}`),
    rows: rows.map((row) => {
      const addressee = row.kind === 'copy' ? `${row.addressee} (${words('copy')})` : row.addressee;
      const posting = row.mode === null ? '' : words(`mode_${row.mode}`);
      const ours = [row.tracking, row.file_number, row.number, postName(row.signatory_post), row.messenger, row.delivered_on, row.received_by];
      const reason = row.state === 'withheld' ? words('withheld') : row.return_reason;
      return lineOf(row.id, [row.serial, row.day, addressee, view.ofFile(row.file_id, row.subject), row.enclosures, posting, row.postage ?? 0, ...ours, reason], { kind: 'letter', id: row.letter_id });
    }),
  };
}
