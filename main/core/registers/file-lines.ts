import { sql } from 'kysely';
import { startOfDay, startOfNextDay } from '../day.ts';
import { countOf, dayOf, lineOf, ofSection, rowsOf, type Lines, type View, type Window } from './view.ts';

type FileRow = { id: string; number: string; subject: string; classification: string; opened_at: number; binned_at: number | null; reason: string | null; parts: number; closed_at: number | null };

/** The file register: files opened in the period, their parts and volumes counted, and when they were closed. */
export function fileLines(view: View, { limit, offset }: Window): Lines {
  const chosen = sql`file f WHERE f.opened_at >= ${startOfDay(view.from)} AND f.opened_at < ${startOfNextDay(view.to)} AND ${ofSection(view, 'f.section_id')}`;
  const rows = rowsOf<FileRow>(view, sql`
    SELECT f.id, f.number, f.subject, f.classification, f.opened_at, f.binned_at, (SELECT count(*) FROM file p WHERE p.main_id = f.id) AS parts,
      (SELECT a.remarks FROM file_act a WHERE f.binned_at IS NOT NULL AND a.file_id = f.id AND a.kind = 'binned' ORDER BY a.at DESC LIMIT 1) AS reason,
      CASE WHEN f.state = 'closed' THEN (SELECT max(a.at) FROM file_act a WHERE a.file_id = f.id AND a.kind = 'closed') END AS closed_at
    FROM ${chosen} ORDER BY f.opened_at, f.id LIMIT ${limit} OFFSET ${offset}`);
  return {
    total: countOf(view, sql`SELECT count(*) AS n FROM ${chosen}`),
    rows: rows.map((row) =>
      lineOf(row.id, [row.number, dayOf(row.opened_at), subjectOf(row, view), view.words(`class_${row.classification}`), row.parts, dayOf(row.closed_at)], { kind: 'file', id: row.id }, row.binned_at !== null),
    ),
  };
}

/** A file opened by mistake keeps its line, struck out, with the reason. */
const subjectOf = (row: FileRow, view: View): string => {
  const subject = view.ofFile(row.id, row.subject);
  return row.binned_at === null ? subject : `${subject} · ${view.words('entryCancelled')}: ${view.ofFile(row.id, row.reason ?? '')}`;
};

type ActRow = { id: string; number: string; subject: string; holder_post: string; bring_up: string | null; post_id: string; at: number; remarks: string };

function actedOn(view: View, state: 'parked' | 'closed', inPeriod: boolean): ActRow[] {
  const when = inPeriod ? sql`a.at >= ${startOfDay(view.from)} AND a.at < ${startOfNextDay(view.to)}` : sql`1`;
  return rowsOf<ActRow>(view, sql`
    SELECT f.id, f.number, f.subject, f.holder_post, f.bring_up, a.post_id, max(a.at) AS at, a.remarks
    FROM file f JOIN file_act a ON a.file_id = f.id AND a.kind = ${state} WHERE f.state = ${state} AND ${when} AND ${ofSection(view, 'f.section_id')}
    GROUP BY f.id ORDER BY at, f.id`);
}

/** Files that are parked now. */
export const parkedLines = (view: View): Lines['rows'] =>
  actedOn(view, 'parked', false).map((row) =>
    lineOf(row.id, [row.number, view.ofFile(row.id, row.subject), view.postName(row.holder_post), dayOf(row.at), row.bring_up, view.ofFile(row.id, row.remarks)], { kind: 'file', id: row.id }),
  );

/** Files closed in the period and not opened again. */
export const closedLines = (view: View): Lines['rows'] =>
  actedOn(view, 'closed', true).map((row) => lineOf(row.id, [row.number, view.ofFile(row.id, row.subject), view.postName(row.post_id), dayOf(row.at), view.ofFile(row.id, row.remarks)], { kind: 'file', id: row.id }));

type OtherRow = { id: string; number: string; subject: string; holder_post: string; holder_since: number; due_on: string | null };

/** Files that the officer's post opened and that lie with another post. */
export const withOthersLines = (view: View): Lines['rows'] =>
  rowsOf<OtherRow>(view, sql`
    SELECT f.id, f.number, f.subject, f.holder_post, f.holder_since, f.due_on FROM file f
    WHERE f.opened_post = ${view.officer.postId} AND f.holder_post <> ${view.officer.postId} AND f.state IN ('open', 'continued')
    ORDER BY f.holder_since, f.id`).map((row) =>
    lineOf(row.id, [row.number, view.ofFile(row.id, row.subject), view.postName(row.holder_post), dayOf(row.holder_since), row.due_on], { kind: 'file', id: row.id }),
  );
