import { sql, type SelectQueryBuilder } from 'kysely';
import { dispatchMode, type DispatchLine } from '../../../preload/contract/dispatch.ts';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { inOrder, type SortKeys } from '../db/in-order.ts';
import type { Schema } from '../db/schema.ts';
import type { Desk } from '../desk.ts';
import { unseenFiles } from '../grading/seen-by.ts';
import type { Officer } from '../session/session.ts';

type Wanted = Pick<Input<'dispatch.lines'>, 'from' | 'to' | 'state' | 'search'> & { ids?: readonly string[]; messenger?: string; sentOn?: string };
type LineQuery<Row> = SelectQueryBuilder<Schema, 'dispatch_line' | 'letter' | 'file', Row>;

const sortKeys: SortKeys<NonNullable<Input<'dispatch.lines'>['sort']>['column']> = {
  serial: ['dispatch_line.day', 'dispatch_line.serial'],
  date: ['dispatch_line.day', 'dispatch_line.serial'],
  addressee: ['lower(dispatch_line.addressee)', 'dispatch_line.serial'],
  letter: ['letter.issued_at', 'dispatch_line.serial'],
  enclosures: ['dispatch_line.enclosures', 'dispatch_line.serial'],
  mode: ['dispatch_line.mode', 'dispatch_line.serial'],
  postage: ['coalesce(dispatch_line.postage, 0)', 'dispatch_line.serial'],
  state: ['dispatch_line.state', 'dispatch_line.serial'],
};

/** The dispatch register, newest first. */
export function listLines(desk: Desk, officer: Officer, input: Input<'dispatch.lines'>): Output<'dispatch.lines'> {
  const unseen = unseenFiles(desk, officer);
  const rows = desk.store.all(
    inOrder(filtered(lines(desk), input, unseen), input.sort, sortKeys, ['dispatch_line.day', 'dispatch_line.serial']).limit(input.limit).offset(input.offset),
  );
  const total = desk.store.first(filtered(joined(desk).select(sql<number>`count(*)`.as('total')), input, unseen));
  return { rows: rows.map((row) => toLine(row, unseen)), total: total?.total ?? 0 };
}

/** Register lines in the order of the bound register, for print. */
export function linesForPrint(desk: Desk, officer: Officer, wanted: Wanted): DispatchLine[] {
  const unseen = unseenFiles(desk, officer);
  return desk.store.all(filtered(lines(desk), wanted, unseen).orderBy('dispatch_line.day').orderBy('dispatch_line.serial')).map((row) => toLine(row, unseen));
}

function joined(desk: Desk) {
  return desk.store.build
    .selectFrom('dispatch_line')
    .innerJoin('letter', 'letter.id', 'dispatch_line.letter_id')
    .innerJoin('file', 'file.id', 'letter.file_id');
}

function lines(desk: Desk) {
  return joined(desk)
    .selectAll('dispatch_line')
    .select(['letter.number as letter_number', 'letter.subject as subject', 'letter.file_id as file_id', 'file.number as file_number']);
}

function filtered<Row>(query: LineQuery<Row>, wanted: Wanted, unseen: ReadonlySet<string>): LineQuery<Row> {
  let narrowed = query;
  if (wanted.from) narrowed = narrowed.where('dispatch_line.day', '>=', wanted.from);
  if (wanted.to) narrowed = narrowed.where('dispatch_line.day', '<=', wanted.to);
  if (wanted.state) narrowed = narrowed.where('dispatch_line.state', '=', wanted.state);
  if (wanted.ids) narrowed = narrowed.where('dispatch_line.id', 'in', [...wanted.ids]);
  if (wanted.messenger) narrowed = narrowed.where('dispatch_line.messenger', '=', wanted.messenger);
  if (wanted.sentOn) narrowed = narrowed.where('dispatch_line.sent_on', '=', wanted.sentOn);
  const search = wanted.search?.trim();
  if (!search) return narrowed;
  return narrowed.where((where) =>
    where.or([
      where('dispatch_line.addressee', 'like', `%${search}%`),
      where('letter.number', 'like', `%${search}%`),
      where.and([where('letter.file_id', 'not in', sql<string>`(SELECT value FROM json_each(${JSON.stringify([...unseen])}))`), where('letter.subject', 'like', `%${search}%`)]),
      where('dispatch_line.tracking', 'like', `%${search}%`),
    ]),
  );
}

type LineRow = Schema['dispatch_line'] & { readonly letter_number: string | null; readonly subject: string; readonly file_id: string; readonly file_number: string };

function toLine(row: LineRow, unseen: ReadonlySet<string>): DispatchLine {
  return {
    id: row.id,
    serial: row.serial,
    mark: row.mark,
    date: row.day,
    letterId: row.letter_id,
    letterNumber: row.letter_number ?? '',
    hidden: unseen.has(row.file_id),
    subject: unseen.has(row.file_id) ? '' : row.subject,
    fileNumber: row.file_number,
    addressee: row.addressee,
    address: row.address,
    kind: row.kind,
    enclosures: row.enclosures,
    mode: row.mode === null ? null : dispatchMode.parse(row.mode),
    tracking: row.tracking,
    postage: row.postage,
    messenger: row.messenger,
    state: row.state,
    sentOn: row.sent_on,
    deliveredOn: row.delivered_on,
    receivedBy: row.received_by,
    returnReason: row.return_reason,
    updatedAt: row.updated_at,
  };
}
