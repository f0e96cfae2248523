import { sql } from 'kysely';
import { daysWaited } from '../correspondence/rules.ts';
import { dayOf, lineOf, ofSection, rowsOf, unseenAmong, type Lines, type View } from './view.ts';

type Row = {
  file_id: string; paper_id: string; at: number; number: string; subject: string; holder_post: string;
  receipt: string | null; sender: string | null; letter: string | null; to_line: string | null; title: string | null;
};

/** Papers under consideration that wait now (row 25), the longest first: the same papers that the pendency of the office counts by bands. */
export function pucLines(view: View): Lines['rows'] {
  const rows = rowsOf<Row>(view, sql`
    SELECT c.file_id, c.paper_id, c.at, f.number, f.subject, f.holder_post, r.number AS receipt,
      coalesce(nullif(r.sender_name, ''), nullif(r.sender_designation, ''), r.sender_organisation) AS sender, l.number AS letter, l.to_line, a.title
    FROM correspondence c JOIN file f ON f.id = c.file_id
      LEFT JOIN receipt r ON c.kind = 'receipt' AND r.id = c.paper_id
      LEFT JOIN letter l ON c.kind = 'letter' AND l.id = c.paper_id
      LEFT JOIN attachment a ON c.kind = 'attachment' AND a.id = c.paper_id
    WHERE c.flag = 'puc' AND ${ofSection(view, 'f.section_id')} ORDER BY c.at, c.file_id`);
  const unseen = unseenAmong(view, rows.map((row) => row.paper_id));
  const now = view.desk.ledger.now();
  return rows.map((row) => {
    const from = unseen.has(row.paper_id) ? view.words('hidden') : view.ofFile(row.file_id, row.sender ?? row.to_line ?? '');
    const paper = row.receipt ?? row.letter ?? view.ofFile(row.file_id, row.title ?? '');
    return lineOf(row.file_id, [row.number, view.ofFile(row.file_id, row.subject), paper, from, view.postName(row.holder_post), dayOf(row.at), daysWaited(row.at, now)], { kind: 'file', id: row.file_id });
  });
}
