import type { RegisterLine } from '../../../preload/contract/registers.ts';
import type { StatementLineTable, StatementTable } from '../db/register-tables.ts';
import type { Desk } from '../desk.ts';
import { listCases, readCases, type Case, type ListedCase, type WantedCases } from './cases.ts';
import type { StatementLine } from './events.ts';
import { lastDayOf, monthBefore, monthOf, monthsEarlier, numberCases, type Numbered } from './rules.ts';
import { lineOf, unseenAmong, type Lines, type View, type Window } from './view.ts';

/** The months after which a case stands in the statement: one unless the office said three (b.5). */
export function thresholdOf(desk: Desk): 1 | 3 {
  return desk.store.first(desk.store.build.selectFrom('pending_rule').select('months'))?.months === 3 ? 3 : 1;
}

/** The statement of a section for a month as it was made. */
export function findStatement(desk: Desk, sectionId: string, month: string): StatementTable | undefined {
  return desk.store.first(desk.store.build.selectFrom('statement').selectAll().where('section_id', '=', sectionId).where('month', '=', month));
}

/** The last statement of a section that was made for a month before. */
function statementBefore(desk: Desk, sectionId: string, month: string): StatementTable | undefined {
  const earlier = desk.store.build.selectFrom('statement').selectAll().where('section_id', '=', sectionId).where('month', '<', month);
  return desk.store.first(earlier.orderBy('month', 'desc').limit(1));
}

/** The day at whose end a statement of a month looks: its last, or today while the month lasts. */
export const asOfDay = (month: string, today: string): string => (lastDayOf(month) < today ? lastDayOf(month) : today);

type StatementCase = StatementLine & { readonly number: string; readonly day: string; readonly subject: string };

/** The cases that the statement of a month looks at as long as it is not made. */
function wantedFor({ desk, ownSection, today }: View, month: string): WantedCases {
  const before = statementBefore(desk, ownSection, month);
  const asOf = asOfDay(month, today);
  return {
    asOf,
    through: monthsEarlier(asOf, thresholdOf(desk)),
    endedAfter: before?.as_of ?? lastDayOf(monthBefore(month)),
    carriedFrom: before?.id,
    sectionId: ownSection,
  };
}

/** The cases of that statement with their serials, in its order. */
export function listUp(view: View, month: string): Numbered<ListedCase>[] {
  const wanted = wantedFor(view, month);
  const old = wanted.carriedFrom === undefined ? new Map<string, number>() : serialsOf(view.desk, wanted.carriedFrom);
  const late = monthsEarlier(lastDayOf(monthBefore(month)), thresholdOf(view.desk));
  const listed = listCases(view, wanted).filter((one) => one.endedOn === null || old.has(one.id) || one.day <= late);
  return numberCases(listed, old);
}

/** What is said of some of those cases, or of all; only they are read. */
function sayOf(view: View, month: string, listed: readonly Numbered<ListedCase>[], all: boolean): StatementCase[] {
  const wanted = wantedFor(view, month);
  const read = new Map(readCases(view, wanted, all ? undefined : listed.map(({ of }) => of.id)).map((one) => [one.id, one]));
  return listed.flatMap(({ of, serial, oldSerial }) => {
    const one = read.get(of.id);
    return one ? [toLine(one, serial, oldSerial)] : [];
  });
}

/** What the statement of a month says as long as it is not made. */
export const drawUp = (view: View, month: string): StatementCase[] => sayOf(view, month, listUp(view, month), true);

function toLine(one: Case, serial: number | null, oldSerial: number | null): StatementCase {
  const { id, number, day, subject, fileNumber, began, levelPost, since, reason, endedOn, endedHow, endedWith } = one;
  return { serial, oldSerial, receiptId: id, fileNumber, began, levelPost, since, reason, endedOn, endedHow, endedWith, number, day, subject };
}

function serialsOf(desk: Desk, statementId: string): Map<string, number> {
  const rows = desk.store.all(desk.store.build.selectFrom('statement_line').select(['receipt_id', 'serial']).where('statement_id', '=', statementId));
  return new Map(rows.flatMap(({ receipt_id, serial }) => (serial === null ? [] : [[receipt_id, serial] as const])));
}

/** The statement of the month of a view's last day: as made, or as it would be made now. */
export function pendingLines(view: View, window: Window): Lines {
  const month = monthOf(view.to);
  if (month > monthOf(view.today)) return { rows: [], total: 0 };
  const made = findStatement(view.desk, view.ownSection, month);
  const { cases, total } = made ? casesAsMade(view, made.id, window) : casesAsOfNow(view, month, window);
  const unseen = unseenAmong(view, cases.map((one) => one.receiptId));
  return { rows: cases.map((one) => line(view, unseen.has(one.receiptId) ? hidden(view, one) : one)), total };
}

type Cases = { readonly cases: readonly StatementCase[]; readonly total: number };

function casesAsOfNow(view: View, month: string, { limit, offset }: Window): Cases {
  const listed = listUp(view, month);
  const all = limit < 0;
  return { cases: sayOf(view, month, all ? listed : listed.slice(offset, offset + limit), all), total: listed.length };
}

function casesAsMade({ desk }: View, statementId: string, { limit, offset }: Window): Cases {
  const lines = desk.store.build.selectFrom('statement_line').where('statement_id', '=', statementId);
  const rows = desk.store.all(
    lines
      .innerJoin('receipt', 'receipt.id', 'statement_line.receipt_id')
      .selectAll('statement_line')
      .select(['receipt.number as number', 'receipt.day as day', 'receipt.subject as subject', 'receipt.classification as classification'])
      .orderBy('position')
      .limit(limit)
      .offset(offset),
  );
  const cases = rows.map((row) => ({ ...asLine(row), number: row.number, day: row.day, subject: row.classification === 'normal' ? row.subject : '' }));
  return { cases, total: desk.store.first(lines.select(({ fn }) => fn.countAll<number>().as('n')))?.n ?? 0 };
}

const asLine = (row: StatementLineTable): StatementLine => ({
  serial: row.serial,
  oldSerial: row.old_serial,
  receiptId: row.receipt_id,
  fileNumber: row.file_number,
  began: row.began,
  levelPost: row.level_post,
  since: row.since,
  reason: row.reason,
  endedOn: row.ended_on,
  endedHow: row.ended_how,
  endedWith: row.ended_with,
});

/** A case that is graded and none of the officer's: where it lies, and not what it is about. */
const hidden = ({ words }: View, one: StatementCase): StatementCase => ({ ...one, subject: words('hidden'), reason: '', endedWith: '' });

function line({ words, postName }: View, one: StatementCase): RegisterLine {
  const method = one.endedHow === null ? '' : words(one.endedHow === 'reply' ? 'disposedByReply' : 'disposedWithRemarks');
  const delay = one.endedOn === null ? one.reason : `${words('disposedOn')} ${one.endedOn.split('-').toReversed().join('-')} · ${method} ${one.endedWith}`.trim();
  const cells = [one.serial, one.oldSerial, one.number, one.day, one.subject, one.fileNumber, one.began, postName(one.levelPost), one.since, delay];
  return lineOf(one.receiptId, cells, { kind: 'receipt', id: one.receiptId }, one.endedOn !== null);
}
