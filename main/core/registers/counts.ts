import { sql } from 'kysely';
import { startOfDay, startOfNextDay } from '../day.ts';
import { countCasesByPost, countCasesBySection } from './cases.ts';
import { ageBucket, ageBuckets, daysBetween, keepAccount, monthOf } from './rules.ts';
import { lineOf, ofSection, rowsOf, type Lines, type View } from './view.ts';

type Rows = Lines['rows'];
type PostageRow = { day: string; received: number; used: number };

/** The stamp account of the office: what came in by the dispatcher's entries, what went by the lines of the dispatch register. */
export function postageLines(view: View): Rows {
  const days = rowsOf<PostageRow>(view, sql`
    SELECT day, sum(received) AS received, sum(used) AS used FROM (
      SELECT day, amount AS received, 0 AS used FROM postage_receipt
      UNION ALL SELECT sent_on, 0, postage FROM dispatch_line WHERE postage IS NOT NULL AND sent_on IS NOT NULL
    ) WHERE day <= ${view.to} GROUP BY day HAVING sum(received) + sum(used) > 0 ORDER BY day`);
  return keepAccount(days)
    .filter(({ day }) => day >= view.from)
    .map((line) => lineOf(line.day, [line.day, line.opening, line.received, line.used, line.balance, line.monthTotal, line.progressive]));
}

/** The weekly arrear statement (row 98): cases pending at the end of the last day, by the post at which they lie and their age. */
export function arrearLines(view: View): Rows {
  const asOf = view.to < view.today ? view.to : view.today;
  const byPost = new Map<string, Map<string, number>>();
  for (const { post, day, cases } of countCasesByPost(view, { asOf, through: asOf, endedAfter: asOf, sectionId: view.sectionId })) {
    const ages = byPost.get(post) ?? new Map<string, number>();
    const bucket = ageBucket(daysBetween(day, asOf));
    ages.set(bucket, (ages.get(bucket) ?? 0) + cases);
    byPost.set(post, ages);
  }
  const lines = [...byPost].map(([post, ages]) => {
    const counts = ageBuckets.map((bucket) => ages.get(bucket) ?? 0);
    return lineOf(post, [view.postName(post), ...counts, counts.reduce((sum, count) => sum + count, 0)]);
  });
  return lines.toSorted((left, right) => String(left.cells[0]).localeCompare(String(right.cells[0])));
}

type PostCount = { post: string; came: number; went: number };

/** Files and receipts that came to each post and went from it in the period. */
export function forwardedLines(view: View): Rows {
  const period = sql`at >= ${startOfDay(view.from)} AND at < ${startOfNextDay(view.to)}`;
  const rows = rowsOf<PostCount>(view, sql`
    SELECT n.post, sum(n.came) AS came, sum(n.went) AS went FROM (
      SELECT to_post AS post, 1 AS came, 0 AS went FROM movement WHERE ${period}
      UNION ALL SELECT from_post, 0, 1 FROM movement WHERE ${period}
      UNION ALL SELECT to_post, 1, 0 FROM receipt_movement WHERE ${period}
      UNION ALL SELECT from_post, 0, 1 FROM receipt_movement WHERE ${period}
    ) n JOIN post p ON p.id = n.post WHERE ${ofSection(view, 'p.section_id')} GROUP BY n.post ORDER BY p.code`);
  return rows.map(({ post, came, went }) => lineOf(post, [view.postName(post), came, went, came + went]));
}

type ClassCount = { kind: string; receipts: number; files: number };

/** Receipts diarised and files opened in the period by classification. */
export function categoryLines(view: View): Rows {
  const rows = rowsOf<ClassCount>(view, sql`
    SELECT kind, sum(receipts) AS receipts, sum(files) AS files FROM (
      SELECT classification AS kind, 1 AS receipts, 0 AS files FROM receipt r WHERE day >= ${view.from} AND day <= ${view.to} AND ${ofSection(view, 'r.section_id')}
      UNION ALL SELECT classification, 0, 1 FROM file f WHERE opened_at >= ${startOfDay(view.from)} AND opened_at < ${startOfNextDay(view.to)} AND ${ofSection(view, 'f.section_id')}
    ) GROUP BY kind ORDER BY receipts DESC, kind`);
  return rows.map(({ kind, receipts, files }) => lineOf(kind, [view.words(`class_${kind}`), receipts, files]));
}

type SectionDispatch = { section: string; letters: number; stamps: number };

/** Covers dispatched and stamps used in the period, by the section whose letters they are. */
export function sectionDispatchLines(view: View): Rows {
  const rows = rowsOf<SectionDispatch>(view, sql`
    SELECT f.section_id AS section, count(*) AS letters, coalesce(sum(d.postage), 0) AS stamps
    FROM dispatch_line d JOIN letter l ON l.id = d.letter_id JOIN file f ON f.id = l.file_id
    WHERE d.day >= ${view.from} AND d.day <= ${view.to} AND ${ofSection(view, 'f.section_id')} GROUP BY f.section_id ORDER BY letters DESC`);
  return rows.map(({ section, letters, stamps }) => lineOf(section, [view.sectionName(section), letters, stamps]));
}

/** Receipts diarised in the period by the section that deals with them, how many of them are disposed of by the end of the last day, and how many not. */
export function sectionReceiptLines(view: View): Rows {
  const asOf = view.to < view.today ? view.to : view.today;
  const counts = countCasesBySection(view, { asOf, from: view.from, through: asOf, endedAfter: '0001-01-01', sectionId: view.sectionId });
  return counts.map(({ section, cases, ended }) => lineOf(section, [view.sectionName(section), cases, ended, cases - ended]));
}

type Moment = { at: number; created: number; forwarded: number };
type DayCount = { day: string; received: number };

/** Month by month: files opened, receipts diarised, files and receipts forwarded. */
export function monthLines(view: View): Rows {
  const [from, until] = [startOfDay(view.from), startOfNextDay(view.to)];
  const months = new Map<string, { created: number; received: number; forwarded: number }>();
  const entry = (month: string) => {
    const counts = months.get(month) ?? { created: 0, received: 0, forwarded: 0 };
    months.set(month, counts);
    return counts;
  };
  const received = rowsOf<DayCount>(view, sql`SELECT substr(r.day, 1, 7) AS day, count(*) AS received FROM receipt r WHERE r.day >= ${view.from} AND r.day <= ${view.to} AND ${ofSection(view, 'r.section_id')} GROUP BY 1`);
  for (const row of received) entry(row.day).received += row.received;
  const local = sql`strftime('%Y-%m', at / 1000, 'unixepoch', 'localtime')`;
  const moments = rowsOf<Moment & { month: string }>(view, sql`
    SELECT ${local} AS month, sum(created) AS created, sum(forwarded) AS forwarded FROM (
      SELECT f.opened_at AS at, 1 AS created, 0 AS forwarded FROM file f WHERE f.opened_at >= ${from} AND f.opened_at < ${until} AND ${ofSection(view, 'f.section_id')}
      UNION ALL SELECT m.at, 0, 1 FROM movement m JOIN file f ON f.id = m.file_id WHERE m.at >= ${from} AND m.at < ${until} AND ${ofSection(view, 'f.section_id')}
      UNION ALL SELECT m.at, 0, 1 FROM receipt_movement m JOIN receipt r ON r.id = m.receipt_id WHERE m.at >= ${from} AND m.at < ${until} AND ${ofSection(view, 'r.section_id')}
    ) GROUP BY 1`);
  for (const row of moments) {
    entry(row.month).created += row.created;
    entry(row.month).forwarded += row.forwarded;
  }
  const sorted = [...months].toSorted(([left], [right]) => left.localeCompare(right));
  return sorted.map(([month, { created, received: came, forwarded }]) => lineOf(monthOf(month), [month, created, came, forwarded]));
}
