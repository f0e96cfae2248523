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

type Wanted = {
  /** State at the end of this day. */
  readonly asOf: string;
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

/** Where a case lay and since when: on the desk now, or as the movement registers say of an earlier day. */
function whereabouts(asOf: string, today: string): { readonly post: RawBuilder<string>; readonly since: RawBuilder<number> } {
  if (asOf >= today) {
    return { post: sql`coalesce(f.holder_post, c.holder_post)`, since: sql`CASE WHEN f.id IS NULL THEN c.holder_since ELSE max(f.holder_since, c.filed_at) END` };
  }
  const end = startOfNextDay(asOf);
  const file = (column: string) => sql<string>`(SELECT ${sql.ref(column)} FROM movement m WHERE m.file_id = f.id AND m.at < ${end} ORDER BY m.at DESC, m.rowid DESC LIMIT 1)`;
  const receipt = (column: string) => sql<string>`(SELECT ${sql.ref(column)} FROM receipt_movement m WHERE m.receipt_id = c.id AND m.at < ${end} ORDER BY m.rowid DESC LIMIT 1)`;
  return {
    post: sql`CASE WHEN f.id IS NULL THEN coalesce(${receipt('m.to_post')}, c.created_post) ELSE coalesce(${file('m.to_post')}, f.opened_post) END`,
    since: sql`CASE WHEN f.id IS NULL THEN coalesce(${receipt('m.at')}, c.created_at) ELSE max(coalesce(${file('m.at')}, f.opened_at), c.filed_at) END`,
  };
}

type Row = {
  id: string; number: string; day: string; subject: string; classification: string; file_number: string | null; marked_at: number | null; filed_at: number | null;
  level_post: string; since: number; reason: string | null; section: string; disposed_at: number | null; disposal: string; reply_day: string | null; reply: string | null;
};

/** Cases in the order of the diary. */
export function readCases(view: View, wanted: Wanted): Case[] {
  const end = startOfNextDay(wanted.asOf);
  const { post, since } = whereabouts(wanted.asOf, view.today);
  const carried = wanted.carriedFrom === undefined ? sql`0` : sql`r.id IN (SELECT receipt_id FROM statement_line WHERE statement_id = ${wanted.carriedFrom} AND serial IS NOT NULL)`;
  const section = wanted.sectionId === null ? sql`r.office = ''` : sql`r.office = '' AND ${dealtIn} = ${wanted.sectionId}`;
  const rows = rowsOf<Row>(view, sql`
    WITH c AS MATERIALIZED (
      SELECT r.*, ${carried} AS carried, ${dealtIn} AS section, ${repliedOn(wanted.asOf)} AS reply_day
      FROM receipt r WHERE (r.day <= ${wanted.through} AND ${section}) OR ${carried}
    )
    SELECT c.id, c.number, c.day, c.subject, c.classification, f.number AS file_number, c.filed_at, c.section, c.disposed_at, c.disposal, c.reply_day,
      (SELECT min(m.at) FROM receipt_movement m WHERE m.receipt_id = c.id AND m.withdrawn = 0 AND m.at < ${end}) AS marked_at,
      ${post} AS level_post, ${since} AS since,
      (SELECT reason FROM case_reason WHERE receipt_id = c.id) AS reason,
      CASE WHEN c.reply_day IS NULL THEN NULL ELSE (SELECT ${replyNumber} FROM receipt r WHERE r.id = c.id) END AS reply
    FROM c LEFT JOIN file f ON f.id = c.file_id AND c.filed_at < ${end}
    WHERE c.carried OR ((c.disposed_at IS NULL OR c.disposed_at >= ${startOfNextDay(wanted.endedAfter)}) AND (c.reply_day IS NULL OR c.reply_day > ${wanted.endedAfter}))
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
    endedOn: disposed ? dayOf(row.disposed_at) : row.reply_day,
    endedHow,
    endedWith: disposed ? row.disposal : (row.reply ?? ''),
  };
}
