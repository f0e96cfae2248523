import { sql, type RawBuilder } from 'kysely';
import { startOfNextDay } from '../day.ts';
import { repliedOn, replyNumber } from './replies.ts';
import { dayOf, rowsOf, type View } from './view.ts';

/** A receipt on which action is due, as it stood at the end of a day. */
export type Case = {
  readonly id: string;
  readonly number: string;
  readonly day: string;
  readonly subject: string;
  readonly fileNumber: string;
  /** When it was first marked to a dealing hand or put in a file. */
  readonly began: string | null;
  readonly levelPost: string;
  readonly since: string;
  readonly reason: string;
  readonly section: string;
  readonly form: 'receipt';
  readonly endedOn: string | null;
  readonly endedHow: 'reply' | 'remarks' | null;
  /** The number of the reply, or the remarks with which it was disposed of. */
  readonly endedWith: string;
};

/** A case by what puts it in its place in a statement. */
export type ListedCase = Pick<Case, 'id' | 'day' | 'endedOn'>;

export type WantedCases = {
  /** State at the end of this day. */
  readonly asOf: string;
  /** Diarised from this day on; from the first without it. */
  readonly from?: string;
  /** Diarised up to this day. */
  readonly through: string;
  /** Cases that had ended by this day are left out. */
  readonly endedAfter: string;
  /** A statement whose pending cases are wanted in any event. */
  readonly carriedFrom?: string | undefined;
  /** The section in which they are dealt with; null for the office. */
  readonly sectionId: string | null;
};

/** The section of the dealing hand, or while nobody deals with it of the diary. */
const dealtIn: RawBuilder<string> = sql`coalesce((SELECT p.section_id FROM post p WHERE p.id = r.marked_post), r.section_id)`;

const carriedFrom = (statement: string | undefined): RawBuilder<boolean> =>
  statement === undefined ? sql`0` : sql`r.id IN (SELECT receipt_id FROM statement_line WHERE statement_id = ${statement} AND serial IS NOT NULL)`;

/** Receipt `r` is wanted, but for its reply, which costs most to find. */
function mayBeWanted({ from, through, endedAfter, sectionId, carriedFrom: statement }: WantedCases): RawBuilder<boolean> {
  const since = from === undefined ? sql`1` : sql`r.day >= ${from}`;
  const section = sectionId === null ? sql`r.office = ''` : sql`r.office = '' AND ${dealtIn} = ${sectionId}`;
  const fresh = sql`(r.day <= ${through} AND ${since} AND (r.disposed_at IS NULL OR r.disposed_at >= ${startOfNextDay(endedAfter)}) AND ${section})`;
  return statement === undefined ? sql`${fresh}` : sql`(${fresh} OR ${carriedFrom(statement)})`;
}

/** The cases wanted, for a FROM: of each what `columns` of receipt `r` say, and the day of its reply. */
const casesWith = (columns: RawBuilder<unknown>, wanted: WantedCases): RawBuilder<unknown> => sql`(
  SELECT * FROM (SELECT ${columns}, ${carriedFrom(wanted.carriedFrom)} AS carried, ${repliedOn(wanted.asOf)} AS reply_day FROM receipt r WHERE ${mayBeWanted(wanted)})
  WHERE carried OR reply_day IS NULL OR reply_day > ${wanted.endedAfter})`;

type Whereabouts = { readonly files: RawBuilder<unknown>; readonly post: RawBuilder<string>; readonly since: RawBuilder<number> };

/** Where case `c` lay and since when, beside the files as `f` with their numbers: on the desk now, or as the movement registers say of an earlier day. */
function whereabouts(asOf: string, today: string): Whereabouts {
  const end = startOfNextDay(asOf);
  const earlier = asOf < today;
  const file = (column: string) => sql`(SELECT ${sql.ref(column)} FROM movement m WHERE m.file_id = file.id AND m.at < ${end} ORDER BY m.at DESC, m.rowid DESC LIMIT 1)`;
  const receipt = (column: string) => sql`(SELECT ${sql.ref(column)} FROM receipt_movement m WHERE m.receipt_id = c.id AND m.at < ${end} ORDER BY m.rowid DESC LIMIT 1)`;
  const lay = earlier ? sql`coalesce(${file('m.to_post')}, opened_post) AS post, coalesce(${file('m.at')}, opened_at) AS since` : sql`holder_post AS post, holder_since AS since`;
  return {
    files: sql`f AS MATERIALIZED (SELECT id, number, ${lay} FROM file)`,
    post: sql`CASE WHEN f.id IS NULL THEN ${earlier ? sql`coalesce(${receipt('m.to_post')}, c.created_post)` : sql`c.holder_post`} ELSE f.post END`,
    since: sql`CASE WHEN f.id IS NULL THEN ${earlier ? sql`coalesce(${receipt('m.at')}, c.created_at)` : sql`c.holder_since`} ELSE max(f.since, c.filed_at) END`,
  };
}

type Row = {
  id: string; number: string; day: string; subject: string; classification: string; file_number: string | null; marked_at: number | null; filed_at: number | null;
  level_post: string; since: number; reason: string | null; section: string; disposed_at: number | null; disposal: string; reply_day: string | null; reply: string | null;
};

/** Cases in the order of the diary; of those wanted the ones of `ids`, where they are given. */
export function readCases(view: View, wanted: WantedCases, ids?: readonly string[]): Case[] {
  const end = startOfNextDay(wanted.asOf);
  const { files, post, since } = whereabouts(wanted.asOf, view.today);
  const which = ids === undefined ? mayBeWanted(wanted) : sql`r.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  const rows = rowsOf<Row>(view, sql`
    WITH c AS MATERIALIZED (
      SELECT r.*, ${carriedFrom(wanted.carriedFrom)} AS carried, ${dealtIn} AS section, ${repliedOn(wanted.asOf)} AS reply_day FROM receipt r WHERE ${which}
    ), ${files}
    SELECT c.id, c.number, c.day, c.subject, c.classification, f.number AS file_number, c.filed_at, c.section, c.disposed_at, c.disposal, c.reply_day,
      (SELECT min(m.at) FROM receipt_movement m WHERE m.receipt_id = c.id AND m.withdrawn = 0 AND m.at < ${end}) AS marked_at,
      ${post} AS level_post, ${since} AS since,
      (SELECT reason FROM case_reason WHERE receipt_id = c.id) AS reason,
      CASE WHEN c.reply_day IS NULL THEN NULL ELSE (SELECT ${replyNumber} FROM receipt r WHERE r.id = c.id) END AS reply
    FROM c LEFT JOIN f ON f.id = c.file_id AND c.filed_at < ${end}
    WHERE c.carried OR c.reply_day IS NULL OR c.reply_day > ${wanted.endedAfter}
    ORDER BY c.day, c.created_at, c.sequence, c.id`);
  return rows.map((row) => toCase(row, end));
}

function toCase(row: Row, end: number): Case {
  const began = [row.marked_at, row.filed_at].filter((at) => at !== null).filter((at) => at < end);
  const disposed = row.disposed_at !== null && row.disposed_at < end;
  const endedHow = disposed ? ('remarks' as const) : row.reply_day === null ? null : ('reply' as const);
  return {
    id: row.id,
    number: row.number,
    day: row.day,
    subject: row.classification === 'normal' ? row.subject : '',
    fileNumber: row.file_number ?? '',
    began: began.length === 0 ? null : dayOf(Math.min(...began)),
    levelPost: row.level_post,
    since: dayOf(row.since) ?? row.day,
    reason: row.reason ?? '',
    section: row.section,
    form: 'receipt',
    endedOn: endedOn(row, end),
    endedHow,
    endedWith: disposed ? row.disposal : (row.reply ?? ''),
  };
}

type Ending = { readonly disposed_at: number | null; readonly reply_day: string | null };
const endedOn = ({ disposed_at: at, reply_day: replied }: Ending, end: number): string | null => (at !== null && at < end ? dayOf(at) : replied);

/** The same cases in the same order, without what is said of each: what the serials of a long statement need. */
export function listCases(view: View, wanted: WantedCases): ListedCase[] {
  const end = startOfNextDay(wanted.asOf);
  const columns = sql`r.id, r.day, r.created_at, r.sequence, r.disposed_at`;
  const rows = rowsOf<Ending & { id: string; day: string }>(view, sql`
    SELECT c.id, c.day, c.disposed_at, c.reply_day FROM ${casesWith(columns, wanted)} c ORDER BY c.day, c.created_at, c.sequence, c.id`);
  return rows.map((row) => ({ id: row.id, day: row.day, endedOn: endedOn(row, end) }));
}

export type CasesOfPost = { readonly post: string; readonly day: string; readonly cases: number };

/** How many of the cases of each diary day lay at each post. */
export function countCasesByPost(view: View, wanted: WantedCases): CasesOfPost[] {
  const { files, post } = whereabouts(wanted.asOf, view.today);
  const columns = sql`r.id, r.day, r.created_post, r.holder_post, r.file_id, r.filed_at`;
  return rowsOf<CasesOfPost>(view, sql`
    WITH ${files}
    SELECT ${post} AS post, c.day, count(*) AS cases
    FROM ${casesWith(columns, wanted)} c LEFT JOIN f ON f.id = c.file_id AND c.filed_at < ${startOfNextDay(wanted.asOf)} GROUP BY 1, 2`);
}

export type CasesOfSection = { readonly section: string; readonly cases: number; readonly ended: number };

/** How many cases each section deals with, and how many of them had ended. */
export function countCasesBySection(view: View, wanted: WantedCases): CasesOfSection[] {
  const ended = sql`c.reply_day IS NOT NULL OR coalesce(c.disposed_at < ${startOfNextDay(wanted.asOf)}, 0)`;
  return rowsOf<CasesOfSection>(view, sql`
    SELECT c.section, count(*) AS cases, sum(${ended}) AS ended
    FROM ${casesWith(sql`r.disposed_at, ${dealtIn} AS section`, wanted)} c GROUP BY c.section ORDER BY cases DESC, c.section`);
}
