import { sql, type RawBuilder } from 'kysely';
import { maskedReceipt } from '../dak/masked-receipt.ts';
import { senderOf } from '../dak/queries.ts';
import { fromLine } from '../dak/rules.ts';
import { addDays } from '../day.ts';
import type { ReceiptTable } from '../db/receipt-tables.ts';
import { isGraded } from '../grading/rules.ts';
import { unseenReceipts } from '../grading/seen-by.ts';
import { replyDate, replyNumber } from './replies.ts';
import { vipDays } from './rules.ts';
import { countOf, lineOf, ofSection, rowsOf, type Lines, type View, type Window } from './view.ts';

type Row = ReceiptTable & { file_number: string | null; serial: number | null; reply: string | null; reply_date: string | null; file_holder: string | null };

type Shown = Row & { readonly hidden: boolean };

/** Receipts as the officer may see them: of what is graded and none of his, number, day and where it lies. */
function asSeen({ desk, officer }: View, rows: readonly Row[]): Shown[] {
  const graded = rows.filter((row) => isGraded(row.classification)).map(({ id }) => id);
  const unseen = graded.length === 0 ? new Set<string>() : unseenReceipts(desk, officer, graded);
  return rows.map((row) => (unseen.has(row.id) ? { ...row, ...maskedReceipt(row), reply: null, reply_date: null } : { ...row, hidden: false }));
}

const inFile: RawBuilder<number | null> = sql`CASE WHEN r.file_id IS NULL THEN NULL ELSE (SELECT count(*) FROM receipt o WHERE o.file_id = r.file_id AND o.filed_at <= r.filed_at) END`;

function readReceipts(view: View, { limit, offset }: Window, which: RawBuilder<boolean>): { readonly rows: Shown[]; readonly total: number } {
  const chosen = sql<boolean>`r.day >= ${view.from} AND r.day <= ${view.to} AND ${ofSection(view, 'r.section_id')} AND ${which}`;
  const rows = rowsOf<Row>(view, sql`
    SELECT r.*, f.number AS file_number, f.holder_post AS file_holder, ${inFile} AS serial, ${replyNumber} AS reply, ${replyDate} AS reply_date
    FROM receipt r LEFT JOIN file f ON f.id = r.file_id WHERE ${chosen}
    ORDER BY r.day, r.created_at, r.sequence LIMIT ${limit} OFFSET ${offset}`);
  return { rows: asSeen(view, rows), total: countOf(view, sql`SELECT count(*) AS n FROM receipt r WHERE ${chosen}`) };
}

const shortDay = (day: string | null): string => (day ?? '').split('-').toReversed().join('-');
const together = (parts: readonly string[], between = ' · '): string => parts.filter((part) => part !== '').join(between);
const replyOf = (row: Row): string => together([row.reply ?? '', shortDay(row.reply_date)]);
const opened = (row: Row) => ({ kind: 'receipt', id: row.id }) as const;
/** What cancelled the entry, or with which remarks it was disposed of. */
function endOf(row: Row, { words }: View): string {
  if (row.binned_at !== null) return `${words('entryCancelled')}: ${row.disposal}`;
  return row.state === 'disposed' ? `${words('noFurtherAction')}: ${row.disposal}` : '';
}

const subjectOf = (row: Shown, { words }: View): string => (row.hidden ? words('hidden') : row.unopened_cover === 1 && row.subject === '' ? words('unopenedCover') : row.subject);

/** The section diary in its eight columns. */
export function diaryLines(view: View, window: Window): Lines {
  const { rows, total } = readReceipts(view, window, sql`1`);
  const remarksOf = (row: Row) => together([row.remarks, endOf(row, view)]);
  return {
    total,
    rows: rows.map((row) =>
      lineOf(row.id, [row.number, row.letter_number, row.letter_date, fromLine(senderOf(row)), subjectOf(row, view), view.postName(row.marked_post), row.file_number ?? '', remarksOf(row)], opened(row), row.binned_at !== null),
    ),
  };
}

/** The register of letters received: the reply column is filled from the issue register. */
export function receivedLines(view: View, window: Window): Lines {
  const { rows, total } = readReceipts(view, window, sql`1`);
  return {
    total,
    rows: rows.map((row) => {
      const from = together([fromLine(senderOf(row)), row.letter_number, shortDay(row.letter_date)]);
      const place = row.file_number === null ? '' : `${row.file_number} / ${row.serial ?? ''}`;
      return lineOf(row.id, [row.number, row.received_on, from, subjectOf(row, view), place, row.binned_at === null ? replyOf(row) : endOf(row, view)], opened(row), row.binned_at !== null);
    }),
  };
}

/** References from VIPs (row 12), with the fifteen days in which they are to be answered. */
export function vipLines(view: View, window: Window): Lines {
  const unseen = JSON.stringify([...unseenReceipts(view.desk, view.officer)]);
  const { rows, total } = readReceipts(view, window, sql`r.vip = 1 AND r.binned_at IS NULL AND r.id NOT IN (SELECT value FROM json_each(${unseen}))`);
  return {
    total,
    rows: rows.map((row) => {
      const heldBy = row.state === 'disposed' ? '' : view.postName(row.file_holder ?? row.holder_post);
      const due = row.due_on ?? addDays(row.received_on, vipDays);
      return lineOf(row.id, [row.number, row.received_on, fromLine(senderOf(row)), subjectOf(row, view), view.postName(row.marked_post), heldBy, due, replyOf(row)], opened(row));
    }),
  };
}
