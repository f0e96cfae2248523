import { sql } from 'kysely';
import { deliveryMode, senderType, type ReceiptRow, type ReceiptView, type Sender } from '../../../preload/contract/dak.ts';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { classification, language, urgency } from '../../../preload/contract/values.ts';
import { mayBinReceipt } from '../bin/commands.ts';
import { localDay } from '../day.ts';
import { inOrder, type SortKeys } from '../db/in-order.ts';
import type { ReceiptTable } from '../db/receipt-tables.ts';
import type { Desk } from '../desk.ts';
import { isGraded } from '../grading/rules.ts';
import { unseenReceipts, viewerOf } from '../grading/seen-by.ts';
import { actorOf, postName } from '../office/actors.ts';
import { parseLocalText } from '../office/local-text.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { normaliseForSearch } from '../text/normalise.ts';
import { categoryName } from './categories.ts';
import { coverProblem } from './complete-cover.ts';
import { enclosureNotes } from './enclosures.ts';
import { countSent, inFolder, type ReceiptQuery } from './folders.ts';
import { maskedReceipt, type ShownReceipt } from './masked-receipt.ts';
import { readReceipt } from './receipt-in-hand.ts';
import { actProblem, fromLine, letterKey, mayChase, mayPullBackReceipt, mayReceive, sameLetter } from './rules.ts';
import { openCopy } from './take-receipt.ts';

type Wanted = Input<'dak.list'>;

const sortKeys: SortKeys<NonNullable<Wanted['sort']>['column']> = {
  number: ['day', 'sequence', 'id'],
  received: ['received_on', 'id'],
  from: ['sender_key', 'id'],
  subject: ['subject_key', 'id'],
  state: ['state', 'holder_since', 'id'],
  due: ['due_on', 'id'],
};
const ordered = <Row>(query: ReceiptQuery<Row>, sort: Wanted['sort']): ReceiptQuery<Row> => inOrder(query, sort, sortKeys, ['holder_since', 'id']);

/** A folder of more than this is not collected and sorted for a page of it. */
const collectable = 2000;
const mostSenders = 8;
const mostDuplicates = 20;

/** Receipts of one folder, newest first. */
export function listReceipts(desk: Desk, officer: Officer, input: Wanted): Output<'dak.list'> {
  const { store } = desk;
  const unseen = input.search?.trim() ? [...unseenReceipts(desk, officer)] : [];
  const place = { ...input, post: officer.postId, today: localDay(desk.ledger.now()) };
  const total = countIn(desk, { place, input, unseen });
  /** The place of a page is found in an index alone; its lines are read after that. */
  const page = ordered(searched(inFolder(store.build.selectFrom('receipt').select('id'), { ...place, walked: total > collectable }), input, unseen), input.sort).limit(input.limit).offset(input.offset);
  const rows = store.all(ordered(store.build.selectFrom('receipt').selectAll().where('id', 'in', page), input.sort));
  const due = input.folder === 'followed' ? dueOfFollowed(desk, officer) : null;
  const copied = input.folder === 'copies' ? unopenedCopies(desk, officer) : null;
  const onDesk = (row: ReceiptRow): ReceiptRow => ({
    ...row,
    dueOn: due ? (due.get(row.id) ?? null) : row.dueOn,
    opened: copied ? !copied.has(row.id) : row.opened,
  });
  const shown = asSeenBy(desk, officer, rows);
  return { rows: shown.map((row) => ({ ...onDesk(toRow(desk, row)), canPullBack: mayPullBackReceipt(row, officer.postId) })), total };
}

type Counted = { readonly place: Parameters<typeof inFolder>[1]; readonly input: Wanted; readonly unseen: readonly string[] };

function countIn(desk: Desk, { place, input, unseen }: Counted): number {
  const unfiltered = !input.search?.trim() && !input.from && !input.to && !input.enclosuresMissing;
  if (place.folder === 'sent' && unfiltered) return desk.store.first(desk.store.build.selectNoFrom(countSent(place.post).as('total')))?.total ?? 0;
  const count = desk.store.build.selectFrom('receipt').select(sql<number>`count(*)`.as('total'));
  return desk.store.first(searched(inFolder(count, place), input, unseen))?.total ?? 0;
}

/** Rows as the officer may see them: what is graded and none of his is masked. */
export function asSeenBy(desk: Desk, officer: Officer, rows: readonly ReceiptTable[]): ShownReceipt[] {
  const graded = rows.filter((row) => isGraded(row.classification)).map(({ id }) => id);
  const unseen = graded.length === 0 ? new Set<string>() : unseenReceipts(desk, officer, graded);
  return rows.map((row) => (unseen.has(row.id) ? maskedReceipt(row) : { ...row, hidden: false }));
}

/** By when an officer's post wants back, or done, what it follows up. */
function dueOfFollowed(desk: Desk, officer: Officer): ReadonlyMap<string, string | null> {
  const followed = desk.store.build.selectFrom('receipt_movement').select(['receipt_id', 'due_on']).where('from_post', '=', officer.postId).where(sql<boolean>`followed = 1`);
  return new Map(desk.store.all(followed).map((row) => [row.receipt_id, row.due_on]));
}

function unopenedCopies(desk: Desk, officer: Officer): ReadonlySet<string> {
  const copies = desk.store.build.selectFrom('receipt_copy').select('receipt_id').where('to_post', '=', officer.postId).where(sql<boolean>`state = 'open'`);
  return new Set(desk.store.all(copies.where('opened_at', 'is', null)).map((row) => row.receipt_id));
}

function searched<Row>(query: ReceiptQuery<Row>, wanted: Pick<Wanted, 'from' | 'to' | 'search' | 'enclosuresMissing'>, unseen: readonly string[]): ReceiptQuery<Row> {
  let narrowed = query;
  if (wanted.from) narrowed = narrowed.where('received_on', '>=', wanted.from);
  if (wanted.to) narrowed = narrowed.where('received_on', '<=', wanted.to);
  if (wanted.enclosuresMissing) narrowed = narrowed.where(sql<boolean>`enclosures_missing > 0`);
  const search = wanted.search?.trim();
  if (!search) return narrowed;
  const key = `%${normaliseForSearch(search)}%`;
  return narrowed.where((where) =>
    where.or([
      where('number', 'like', `%${search}%`),
      where('tracking_code', '=', search.toUpperCase()),
      where.and([
        where('id', 'not in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(unseen)}))`),
        where.or([where('letter_key', 'like', `%${letterKey(search)}%`), where('sender_key', 'like', key), where('subject_key', 'like', key)]),
      ]),
    ]),
  );
}

/** One receipt with its way through the office; of one that is graded and none of his, the officer sees number, day and grading. */
export function viewReceipt(desk: Desk, officer: Officer, receiptId: string): ReceiptView {
  const { store } = desk;
  const [receipt] = asSeenBy(desk, officer, [readReceipt(desk, receiptId)]);
  if (!receipt) throw new Refusal('notFound');
  const section = store.first(store.build.selectFrom('section').select('name').where('id', '=', receipt.section_id));
  const way = receipt.hidden ? '' : receiptId;
  const movements = store.all(store.build.selectFrom('receipt_movement').selectAll().where('receipt_id', '=', way).orderBy(sql`rowid`));
  const copies = store.all(store.build.selectFrom('receipt_copy').selectAll().where('receipt_id', '=', way).orderBy('at').orderBy('id'));
  const mine = openCopy(desk, officer.postId, receiptId);
  return {
    ...toRow(desk, receipt),
    trackingCode: receipt.tracking_code,
    diarisedOn: receipt.day,
    createdAt: receipt.created_at,
    createdBy: actorOf(store, { post: receipt.created_post, person: receipt.created_person, acting: receipt.created_acting }),
    section: section ? parseLocalText(section.name) : { en: '—' },
    addressee: receipt.addressee_post === null ? null : postName(store, receipt.addressee_post),
    completed: completionOf(desk, receipt),
    canComplete: coverProblem(desk, officer, receipt) === null,
    deliveryMode: deliveryMode.parse(receipt.delivery_mode),
    sender: senderOf(receipt),
    language: language.parse(receipt.language),
    enclosures: receipt.enclosures,
    missingEnclosures: receipt.missing_enclosures,
    enclosureNotes: enclosureNotes(desk, way),
    canChase: !receipt.hidden && mayChase(receipt, viewerOf(desk, officer)),
    categoryId: receipt.category_id,
    subcategoryId: receipt.subcategory_id,
    category: categoryName(desk, receipt.category_id),
    subcategory: categoryName(desk, receipt.subcategory_id),
    acknowledgement: receipt.acknowledgement,
    remarks: receipt.remarks,
    holderPostId: receipt.holder_post,
    fileId: receipt.file_id,
    disposal: receipt.disposal,
    canReceive: mayReceive(receipt, officer.postId),
    canBin: mayBinReceipt(desk, officer, receipt),
    canAct: actProblem(receipt, officer.postId) === null,
    canPullBack: mayPullBackReceipt(receipt, officer.postId),
    cameFrom: receipt.previous_post === null || receipt.previous_post === officer.postId ? null : postName(store, receipt.previous_post),
    followed: movements.some((row) => row.followed === 1 && row.from_post === officer.postId),
    copyHere: mine ? { opened: mine.opened_at !== null } : null,
    copies: copies.map((row) => ({
      id: row.id,
      from: actorOf(store, { post: row.from_post, person: row.from_person, acting: row.from_acting }),
      to: postName(store, row.to_post),
      remarks: row.remarks,
      at: row.at,
      openedAt: row.opened_at,
      state: row.state,
      disposal: row.disposal,
    })),
    movements: movements.map((row) => ({
      id: row.id,
      from: actorOf(store, { post: row.from_post, person: row.from_person, acting: row.from_acting }),
      to: postName(store, row.to_post),
      remarks: row.remarks,
      urgency: urgency.parse(row.urgency),
      dueOn: row.due_on,
      at: row.at,
      receivedAt: row.received_at,
      kind: row.kind,
      pulledBack: row.withdrawn === 1,
    })),
  };
}

function completionOf(desk: Desk, { completed_at: at, completed_post: post, completed_person: person, completed_acting: acting }: ReceiptTable): ReceiptView['completed'] {
  return at === null || post === null || person === null ? null : { by: actorOf(desk.store, { post, person, acting }), at };
}

/** The receipts in a file, in the order in which they were put there. */
export function receiptsOnFile(desk: Desk, officer: Officer, fileId: string): ReceiptRow[] {
  const rows = desk.store.all(
    desk.store.build.selectFrom('receipt').selectAll().where('file_id', '=', fileId).orderBy('filed_at').orderBy('id'),
  );
  return asSeenBy(desk, officer, rows).map((row) => toRow(desk, row));
}

/** Receipts that bear the same letter of the same sender; that somebody else's graded letter came is not told. */
export function findDuplicates(desk: Desk, officer: Officer, input: Input<'dak.duplicates'>): ReceiptRow[] {
  const key = letterKey(input.letterNumber);
  if (key === '') return [];
  const letter = { name: input.name, organisation: input.organisation, letterDate: input.letterDate ?? null };
  const rows = desk.store.all(desk.store.build.selectFrom('receipt').selectAll().where('letter_key', '=', key).where('office', '=', '').orderBy('created_at', 'desc'));
  return asSeenBy(desk, officer, rows)
    .filter((row) => !row.hidden && sameLetter(letter, { name: row.sender_name, organisation: row.sender_organisation, letterDate: row.letter_date }))
    .slice(0, mostDuplicates)
    .map((row) => toRow(desk, row));
}

/** Senders met before whose name, designation, organisation or city holds what was typed; the latest first. Those of graded papers are told to nobody. */
export function findSenders(desk: Desk, search: string): Sender[] {
  const key = normaliseForSearch(search);
  if (key === '') return [];
  const rows = desk.store.all(
    desk.store.build
      .selectFrom('known_sender')
      .innerJoin('receipt', 'receipt.id', 'known_sender.receipt_id')
      .selectAll('receipt')
      .where('known_sender.sender_key', 'like', `%${key}%`)
      .orderBy('known_sender.last_at', 'desc')
      .orderBy('known_sender.receipt_id', 'desc')
      .limit(mostSenders),
  );
  return rows.map(senderOf);
}

/** The number of the file that a receipt lies in; empty while it lies in none. */
function fileNumberOf(desk: Desk, receipt: ReceiptTable): string {
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
    type: senderType.parse(row.sender_type),
    ministry: row.sender_ministry,
    department: row.sender_department,
    address2: row.sender_address2,
    postcode: row.sender_postcode,
    state: row.sender_state,
    country: row.sender_country,
  };
}

function toRow(desk: Desk, receipt: ShownReceipt): ReceiptRow {
  return {
    id: receipt.id,
    number: receipt.number,
    hidden: receipt.hidden,
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
    state: receipt.binned_at === null ? receipt.state : 'binned',
    received: receipt.received === 1,
    opened: receipt.opened === 1,
    canPullBack: false,
    dueOn: receipt.due_on,
    enclosuresMissing: receipt.enclosures_missing,
    holder: postName(desk.store, receipt.holder_post),
    fileNumber: fileNumberOf(desk, receipt),
  };
}
