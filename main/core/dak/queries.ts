import { sql, type SelectQueryBuilder } from 'kysely';
import { deliveryMode, type ReceiptRow, type ReceiptView, type Sender } from '../../../preload/contract/dak.ts';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { classification, language, urgency } from '../../../preload/contract/values.ts';
import type { ReceiptTable } from '../db/receipt-tables.ts';
import type { Schema } from '../db/schema.ts';
import type { Desk } from '../desk.ts';
import { actorOf, postName } from '../office/actors.ts';
import { parseLocalText } from '../office/local-text.ts';
import type { Officer } from '../session/session.ts';
import { normaliseForSearch } from '../text/normalise.ts';
import { readReceipt } from './commands.ts';
import { actProblem, fromLine, letterKey, mayReceive, sameLetter } from './rules.ts';

type ReceiptQuery<Row> = SelectQueryBuilder<Schema, 'receipt', Row>;
type Wanted = Input<'dak.list'>;

const mostSenders = 8;
const mostDuplicates = 20;

/** Receipts of one folder, newest first. */
export function listReceipts(desk: Desk, officer: Officer, input: Wanted): Output<'dak.list'> {
  const { store } = desk;
  const wanted = <Row>(query: ReceiptQuery<Row>): ReceiptQuery<Row> => searched(inFolder(query, officer.postId, input), input);
  const rows = store.all(
    wanted(store.build.selectFrom('receipt').selectAll()).orderBy('holder_since', 'desc').orderBy('id', 'desc').limit(input.limit).offset(input.offset),
  );
  const total = store.first(wanted(store.build.selectFrom('receipt').select(sql<number>`count(*)`.as('total'))));
  return { rows: rows.map((row) => toRow(desk, row)), total: total?.total ?? 0 };
}

function inFolder<Row>(query: ReceiptQuery<Row>, post: string, { folder }: Wanted): ReceiptQuery<Row> {
  switch (folder) {
    case 'inbox':
      return query.where('holder_post', '=', post).where('state', '=', 'open');
    case 'created':
      return query.where('created_post', '=', post);
    case 'sent':
      return query
        .where('holder_post', '!=', post)
        .where('id', 'in', (inner) => inner.selectFrom('receipt_movement').select('receipt_id').where('from_post', '=', post));
    case 'all':
      return query;
  }
}

function searched<Row>(query: ReceiptQuery<Row>, wanted: Pick<Wanted, 'from' | 'to' | 'search'>): ReceiptQuery<Row> {
  let narrowed = query;
  if (wanted.from) narrowed = narrowed.where('received_on', '>=', wanted.from);
  if (wanted.to) narrowed = narrowed.where('received_on', '<=', wanted.to);
  const search = wanted.search?.trim();
  if (!search) return narrowed;
  const key = `%${normaliseForSearch(search)}%`;
  return narrowed.where((where) =>
    where.or([
      where('number', 'like', `%${search}%`),
      where('tracking_code', '=', search.toUpperCase()),
      where('letter_key', 'like', `%${letterKey(search)}%`),
      where('sender_key', 'like', key),
      where('subject_key', 'like', key),
    ]),
  );
}

/** One receipt with its way through the office. */
export function viewReceipt(desk: Desk, officer: Officer, receiptId: string): ReceiptView {
  const { store } = desk;
  const receipt = readReceipt(desk, receiptId);
  const section = store.first(store.build.selectFrom('section').select('name').where('id', '=', receipt.section_id));
  const movements = store.all(store.build.selectFrom('receipt_movement').selectAll().where('receipt_id', '=', receiptId).orderBy('at').orderBy('id'));
  return {
    ...toRow(desk, receipt),
    trackingCode: receipt.tracking_code,
    diarisedOn: receipt.day,
    createdAt: receipt.created_at,
    createdBy: actorOf(store, { post: receipt.created_post, person: receipt.created_person, acting: receipt.created_acting }),
    section: section ? parseLocalText(section.name) : { en: '—' },
    addressee: receipt.addressee_post === null ? null : postName(store, receipt.addressee_post),
    deliveryMode: deliveryMode.parse(receipt.delivery_mode),
    sender: senderOf(receipt),
    language: language.parse(receipt.language),
    enclosures: receipt.enclosures,
    remarks: receipt.remarks,
    holderPostId: receipt.holder_post,
    fileId: receipt.file_id,
    disposal: receipt.disposal,
    canReceive: mayReceive(receipt, officer.postId),
    canAct: actProblem(receipt, officer.postId) === null,
    movements: movements.map((row) => ({
      id: row.id,
      from: actorOf(store, { post: row.from_post, person: row.from_person, acting: row.from_acting }),
      to: postName(store, row.to_post),
      remarks: row.remarks,
      urgency: urgency.parse(row.urgency),
      dueOn: row.due_on,
      at: row.at,
      receivedAt: row.received_at,
    })),
  };
}

/** The receipts in a file, in the order in which they were put there. */
export function receiptsOnFile(desk: Desk, fileId: string): ReceiptRow[] {
  const rows = desk.store.all(
    desk.store.build.selectFrom('receipt').selectAll().where('file_id', '=', fileId).orderBy('filed_at').orderBy('id'),
  );
  return rows.map((row) => toRow(desk, row));
}

/** Receipts that bear the same letter of the same sender. */
export function findDuplicates(desk: Desk, input: Input<'dak.duplicates'>): ReceiptRow[] {
  const key = letterKey(input.letterNumber);
  if (key === '') return [];
  const letter = { name: input.name, organisation: input.organisation, letterDate: input.letterDate ?? null };
  const rows = desk.store.all(desk.store.build.selectFrom('receipt').selectAll().where('letter_key', '=', key).orderBy('created_at', 'desc'));
  return rows
    .filter((row) => sameLetter(letter, { name: row.sender_name, organisation: row.sender_organisation, letterDate: row.letter_date }))
    .slice(0, mostDuplicates)
    .map((row) => toRow(desk, row));
}

/** Senders met before whose name, designation, organisation or city holds what was typed; the latest first. */
export function findSenders(desk: Desk, search: string): Sender[] {
  const key = normaliseForSearch(search);
  if (key === '') return [];
  const columns = ['sender_name', 'sender_designation', 'sender_organisation', 'sender_address', 'sender_city', 'sender_email', 'sender_mobile'] as const;
  const rows = desk.store.all(
    desk.store.build
      .selectFrom('receipt')
      .select([...columns])
      .where('sender_key', 'like', `%${key}%`)
      .groupBy([...columns])
      .orderBy(sql`max(created_at)`, 'desc')
      .limit(mostSenders),
  );
  return rows.map(senderOf);
}

/** The diary of a section in the order of its days and numbers. */
export function diaryForPrint(desk: Desk, sectionId: string, { from, to, register }: Input<'dak.registerPdf'>): ReceiptTable[] {
  const lines = desk.store.build.selectFrom('receipt').selectAll().where('section_id', '=', sectionId).where('day', '>=', from).where('day', '<=', to);
  const wanted = register === undefined ? lines : lines.where('register', '=', register);
  return desk.store.all(wanted.orderBy('register').orderBy('day').orderBy('sequence'));
}

/** The number of the file that a receipt lies in; empty while it lies in none. */
export function fileNumberOf(desk: Desk, receipt: ReceiptTable): string {
  if (receipt.file_id === null) return '';
  return desk.store.first(desk.store.build.selectFrom('file').select('number').where('id', '=', receipt.file_id))?.number ?? '';
}

type SenderColumns = Omit<Pick<ReceiptTable, Extract<keyof ReceiptTable, `sender_${string}`>>, 'sender_key'>;

export function senderOf(row: SenderColumns): Sender {
  return {
    name: row.sender_name,
    designation: row.sender_designation,
    organisation: row.sender_organisation,
    address: row.sender_address,
    city: row.sender_city,
    email: row.sender_email,
    mobile: row.sender_mobile,
  };
}

function toRow(desk: Desk, receipt: ReceiptTable): ReceiptRow {
  return {
    id: receipt.id,
    number: receipt.number,
    receivedOn: receipt.received_on,
    from: fromLine(senderOf(receipt)),
    letterNumber: receipt.letter_number,
    letterDate: receipt.letter_date,
    subject: receipt.subject,
    form: receipt.form,
    classification: classification.parse(receipt.classification),
    urgency: urgency.parse(receipt.urgency),
    vip: receipt.vip === 1,
    unopenedCover: receipt.unopened_cover === 1,
    state: receipt.state,
    received: receipt.received === 1,
    dueOn: receipt.due_on,
    holder: postName(desk.store, receipt.holder_post),
    fileNumber: fileNumberOf(desk, receipt),
  };
}
