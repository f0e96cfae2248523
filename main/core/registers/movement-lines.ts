import { sql } from 'kysely';
import { startOfDay, startOfNextDay } from '../day.ts';
import { countOf, dayOf, lineOf, ofSection, rowsOf, unseenAmong, type Lines, type View, type Window } from './view.ts';

type Row = { id: string; of: string; number: string; subject: string; from_post: string; to_post: string; at: number; received_at: number | null; remarks: string };
type Shown = (text: string) => string;

const cellsOf = (row: Row, { postName }: View, shown: Shown) => [row.number, shown(row.subject), postName(row.from_post), postName(row.to_post), dayOf(row.at), dayOf(row.received_at), shown(row.remarks)];
const inPeriod = ({ from, to }: View) => sql`m.at >= ${startOfDay(from)} AND m.at < ${startOfNextDay(to)}`;

/** The file movement register: file number, marked to, date out, date in (row 56); of one file alone where the view names one. */
export function movementLines(view: View, { limit, offset }: Window): Lines {
  const which = view.fileId === undefined ? ofSection(view, 'f.section_id') : sql`f.id = ${view.fileId}`;
  const chosen = sql`movement m JOIN file f ON f.id = m.file_id WHERE ${inPeriod(view)} AND ${which}`;
  const rows = rowsOf<Row>(view, sql`
    SELECT m.id, m.file_id AS of, f.number, f.subject, m.from_post, m.to_post, m.at, m.received_at, m.remarks
    FROM ${chosen} ORDER BY m.at, m.rowid LIMIT ${limit} OFFSET ${offset}`);
  return {
    total: countOf(view, sql`SELECT count(*) AS n FROM ${chosen}`),
    rows: rows.map((row) => lineOf(row.id, cellsOf(row, view, (text) => view.ofFile(row.of, text)), { kind: 'file', id: row.of })),
  };
}

/** Receipts on their way between posts, in the columns of the file movement register (b.3: number, marked to, date out, date in). What was pulled back stands with the step back below it. */
export function receiptMovementLines(view: View, { limit, offset }: Window): Lines {
  const chosen = sql`receipt_movement m JOIN receipt r ON r.id = m.receipt_id WHERE ${inPeriod(view)} AND ${ofSection(view, 'r.section_id')}`;
  const rows = rowsOf<Row>(view, sql`
    SELECT m.id, m.receipt_id AS of, r.number, r.subject, m.from_post, m.to_post, m.at, m.received_at, m.remarks
    FROM ${chosen} ORDER BY m.at, m.rowid LIMIT ${limit} OFFSET ${offset}`);
  const unseen = unseenAmong(view, rows.map((row) => row.of));
  return {
    total: countOf(view, sql`SELECT count(*) AS n FROM ${chosen}`),
    rows: rows.map((row) => lineOf(row.id, cellsOf(row, view, (text) => (unseen.has(row.of) ? view.words('hidden') : text)), { kind: 'receipt', id: row.of })),
  };
}
