import { sql, type SelectQueryBuilder } from 'kysely';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { localDay } from '../day.ts';
import type { Schema } from '../db/schema.ts';
import { sqlBuilder } from '../db/store.ts';
import type { Desk } from '../desk.ts';
import type { Officer } from '../session/session.ts';

export type FileQuery<Row> = SelectQueryBuilder<Schema, 'file', Row>;
type Wanted = Pick<Input<'files.list'>, 'folder' | 'folderId'> & { readonly post: string; readonly today: string };

/** Literal, as the conditions of partial indexes are: a bound parameter would not be seen to fit them. */
const isFollowed = sql<boolean>`followed = 1`;

/** The files of one folder of a post. */
export function inFolder<Row>(query: FileQuery<Row>, { folder, folderId, post, today }: Wanted): FileQuery<Row> {
  const here = query.where('holder_post', '=', post);
  const kept = sqlBuilder.selectFrom('desk_folder_item').select('item_id').where('kind', '=', 'file').where('post_id', '=', post);
  switch (folder) {
    case 'inbox':
      return here.where(({ not, exists }) => not(exists(kept.where('item_id', '=', sql<string>`file.id`))));
    case 'desk':
      return here;
    case 'own':
      return here.where('id', 'in', kept.where('folder_id', '=', folderId ?? ''));
    case 'due':
      return here.where('due_on', '<=', today);
    case 'created':
      return query.where('opened_post', '=', post);
    case 'followed':
      return query.where('id', 'in', (inner) => inner.selectFrom('movement').select('file_id').where('from_post', '=', post).where(isFollowed));
    case 'sent':
      return query.where('holder_post', '!=', post).where('id', 'in', (inner) => inner.selectFrom('movement').select('file_id').where('from_post', '=', post));
    case 'all':
      return query;
  }
}

/** Numbers beside the folders, in one question of which each part is answered by an index. */
export function folderCounts(post: string, today: string) {
  const count = (folder: Wanted['folder']) => inFolder(sqlBuilder.selectFrom('file').select(sql<number>`count(*)`.as('total')), { folder, post, today });
  return sqlBuilder.selectNoFrom([
    count('inbox').as('inbox'),
    count('inbox').where(sql<boolean>`read = 0`).as('unread'),
    count('sent').as('sent'),
    count('created').as('created'),
    count('followed').as('followed'),
    count('desk').where('due_on', '=', today).as('due_today'),
    count('desk').where('due_on', '<', today).as('overdue'),
    sqlBuilder.selectFrom('dispatch_line').select(sql<number>`count(*)`.as('total')).where('state', '=', 'pending').as('dispatch_pending'),
  ]);
}

export function countFolders(desk: Desk, officer: Officer): Output<'files.counts'> {
  const counts = desk.store.first(folderCounts(officer.postId, localDay(desk.ledger.now())));
  return {
    inbox: counts?.inbox ?? 0,
    unread: counts?.unread ?? 0,
    sent: counts?.sent ?? 0,
    created: counts?.created ?? 0,
    followed: counts?.followed ?? 0,
    dueToday: counts?.due_today ?? 0,
    overdue: counts?.overdue ?? 0,
    dispatchPending: counts?.dispatch_pending ?? 0,
  };
}
