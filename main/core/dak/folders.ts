import { sql, type Expression, type SelectQueryBuilder } from 'kysely';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { localDay } from '../day.ts';
import type { Schema } from '../db/schema.ts';
import { sqlBuilder } from '../db/store.ts';
import type { Desk } from '../desk.ts';
import type { Officer } from '../session/session.ts';

export type ReceiptQuery<Row> = SelectQueryBuilder<Schema, 'receipt', Row>;
type Wanted = Pick<Input<'dak.list'>, 'folder' | 'folderId'> & { readonly post: string; readonly today: string; readonly walked?: boolean };

/** Literals, as the conditions of partial indexes are: a bound parameter would not be seen to fit them. */
const isFollowed = sql<boolean>`followed = 1`;
const isOpen = sql<boolean>`state = 'open'`;

/**
 * The receipts of one folder of a post. `walked`: so large a part of the diary that it is faster to walk the index of the order asked
 * for, and to pass over what is not in the folder, than to collect the folder and sort it.
 */
export function inFolder<Row>(query: ReceiptQuery<Row>, { folder, folderId, post, today, walked }: Wanted): ReceiptQuery<Row> {
  const here = query.where('holder_post', '=', post).where(isOpen);
  const kept = sqlBuilder.selectFrom('desk_folder_item').select('item_id').where('kind', '=', 'receipt').where('post_id', '=', post);
  switch (folder) {
    case 'inbox':
      return here.where(({ not, exists }) => not(exists(kept.where('item_id', '=', sql<string>`receipt.id`))));
    case 'desk':
      return here;
    case 'own':
      return here.where('id', 'in', kept.where('folder_id', '=', folderId ?? ''));
    case 'due':
      return here.where('due_on', '<=', today);
    case 'copies':
      return query.where('id', 'in', (inner) => inner.selectFrom('receipt_copy').select('receipt_id').where('to_post', '=', post).where(isOpen));
    case 'created':
      return createdAt(query, post, walked === true);
    case 'followed':
      return query.where('id', 'in', (inner) => inner.selectFrom('receipt_movement').select('receipt_id').where('from_post', '=', post).where(isFollowed));
    case 'sent':
      return sentOn(query, post, walked === true);
    case 'all':
      return query;
  }
}

const createdAt = <Row>(query: ReceiptQuery<Row>, post: string, walked: boolean): ReceiptQuery<Row> => (walked ? query.where(sql`+created_post`, '=', post) : query.where('created_post', '=', post));

function sentOn<Row>(query: ReceiptQuery<Row>, post: string, walked: boolean): ReceiptQuery<Row> {
  const elsewhere = query.where('holder_post', '!=', post);
  if (!walked) return elsewhere.where('id', 'in', sentFrom(post));
  return elsewhere.where(({ exists }) => exists(sentFrom(post).where('receipt_id', '=', sql<string>`receipt.id`)));
}

const sentFrom = (post: string) => sqlBuilder.selectFrom('receipt_movement').select('receipt_id').where('from_post', '=', post);

/** All that the post ever sent but what lies with it again: counted in the index of movements, without a look at each receipt. */
export function countSent(post: string) {
  const sent = sqlBuilder.selectFrom('receipt_movement').select(sql<number>`count(DISTINCT receipt_id)`.as('total')).where('from_post', '=', post);
  const backHere = sqlBuilder
    .selectFrom('receipt')
    .select(sql<number>`count(*)`.as('total'))
    .where('holder_post', '=', post)
    .where(({ exists }) => exists(sentFrom(post).where('receipt_id', '=', sql<string>`receipt.id`)));
  return sql<number>`${sent} - ${backHere}`;
}

/** A count as a column of its own. */
const number = (count: Expression<unknown>) => sql<number>`${count}`;

/** Numbers beside the folders, in one question of which each part is answered by an index. */
export function folderCounts(post: string, today: string) {
  const count = (folder: Wanted['folder']) => inFolder(sqlBuilder.selectFrom('receipt').select(sql<number>`count(*)`.as('total')), { folder, post, today });
  const copies = sqlBuilder.selectFrom('receipt_copy').select(sql<number>`count(*)`.as('total')).where('to_post', '=', post).where(isOpen);
  return sqlBuilder.selectNoFrom([
    number(count('inbox')).as('inbox'),
    number(count('inbox').where(sql<boolean>`opened = 0`)).as('unread'),
    number(count('created')).as('created'),
    number(count('followed')).as('followed'),
    number(count('desk').where('due_on', '=', today)).as('dueToday'),
    number(count('desk').where('due_on', '<', today)).as('overdue'),
    number(copies).as('copies'),
    number(copies.where('opened_at', 'is', null)).as('unreadCopies'),
  ]);
}

/** How many receipts the post sent that are not with it again. Apart from the other counts, since each that came back is looked at. */
export function countSentReceipts(desk: Desk, officer: Officer): Output<'dak.countSent'> {
  return { sent: desk.store.first(sqlBuilder.selectNoFrom(countSent(officer.postId).as('sent')))?.sent ?? 0 };
}

export function countReceipts(desk: Desk, officer: Officer): Output<'dak.counts'> {
  const counts = desk.store.first(folderCounts(officer.postId, localDay(desk.ledger.now())));
  if (!counts) throw new Error('a count without an answer');
  return counts;
}
