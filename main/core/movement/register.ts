import { sql, type SelectQueryBuilder } from 'kysely';
import type { Input, Output } from '../../../preload/contract/index.ts';
import type { MovementLine } from '../../../preload/contract/movement.ts';
import { startOfDay, startOfNextDay } from '../day.ts';
import { inOrder, type SortKeys } from '../db/in-order.ts';
import type { Schema } from '../db/schema.ts';
import type { Desk } from '../desk.ts';
import { unseenFiles } from '../grading/seen-by.ts';
import { actorOf, postName, postPlace } from '../office/actors.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';

type Period = Pick<Input<'movement.register'>, 'from' | 'to' | 'fileId'>;
type Sort = Input<'movement.register'>['sort'];
type LineQuery<Row> = SelectQueryBuilder<Schema, 'movement' | 'file', Row>;

const sortKeys: SortKeys<NonNullable<Sort>['column']> = {
  number: ['file.number', 'movement.at', 'movement.rowid'],
  subject: ['lower(file.subject)', 'movement.at', 'movement.rowid'],
  kind: ['movement.kind', 'movement.at', 'movement.rowid'],
  out: ['movement.at', 'movement.rowid'],
  in: ['movement.received_at', 'movement.at', 'movement.rowid'],
};

/** The movement register of the officer's section, or of one file, in the order in which files went out, a page of it. */
export function listMovements(desk: Desk, officer: Officer, input: Input<'movement.register'>): Output<'movement.register'> {
  const lines = linesOf(desk, officer, input);
  const total = desk.store.first(lines.select(sql<number>`count(*)`.as('total')));
  return { rows: readLines(desk, lines, { ...input, unseen: unseenFiles(desk, officer) }), total: total?.total ?? 0 };
}

function linesOf(desk: Desk, officer: Officer, { from, to, fileId }: Period) {
  const place = postPlace(desk.store, officer.postId);
  if (!place) throw new Refusal('noCharge');
  const lines = desk.store.build.selectFrom('movement').innerJoin('file', 'file.id', 'movement.file_id');
  const inTime = lines.where('movement.at', '>=', startOfDay(from)).where('movement.at', '<', startOfNextDay(to));
  if (fileId !== undefined) return inTime.where('movement.file_id', '=', fileId);
  const posts = desk.store.build.selectFrom('post').select('id').where('section_id', '=', place.sectionId);
  // The file of another office goes through the register of the section that it came to.
  return inTime.where(({ eb, or, and }) =>
    or([eb('file.section_id', '=', place.sectionId), and([eb('file.office', '!=', ''), or([eb('movement.to_post', 'in', posts), eb('movement.from_post', 'in', posts)])])]),
  );
}

type Page = { readonly limit: number; readonly offset: number; readonly unseen: ReadonlySet<string>; readonly sort?: Sort };

function readLines<Row>(desk: Desk, lines: LineQuery<Row>, { limit, offset, unseen, sort }: Page): MovementLine[] {
  const { store } = desk;
  const rows = store.all(
    inOrder(lines, sort ?? { column: 'out', descending: false }, sortKeys, [])
      .clearSelect()
      .selectAll('movement')
      .select(['file.number as file_number', 'file.subject as file_subject'])
      .limit(limit)
      .offset(offset),
  );
  return rows.map((row) => ({
    id: row.id,
    fileId: row.file_id,
    fileNumber: row.file_number,
    hidden: unseen.has(row.file_id),
    subject: unseen.has(row.file_id) ? '' : row.file_subject,
    kind: row.kind,
    from: actorOf(store, { post: row.from_post, person: row.from_person, acting: row.from_acting }),
    markedTo: postName(store, row.to_post),
    remarks: unseen.has(row.file_id) ? '' : row.remarks,
    dueOn: row.due_on,
    dateOut: row.at,
    dateIn: row.received_at,
  }));
}
