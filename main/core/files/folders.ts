import { sql, type SelectQueryBuilder } from 'kysely';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { localDay } from '../day.ts';
import type { Schema } from '../db/schema.ts';
import { sqlBuilder } from '../db/store.ts';
import type { Desk } from '../desk.ts';
import { postPlace } from '../office/actors.ts';
import type { Officer } from '../session/session.ts';

export type FileQuery<Row> = SelectQueryBuilder<Schema, 'file', Row>;
/** Whose folder is asked for: a post in its section, on a day. */
type Place = { readonly post: string; readonly section: string; readonly today: string };
type Wanted = Pick<Input<'files.list'>, 'folder' | 'folderId'> & Place;

/** Literals, as the conditions of partial indexes are: a bound parameter would not be seen to fit them. */
const isFollowed = sql<boolean>`followed = 1`;
const isUnread = sql<boolean>`read = 0`;

/** The folder that an officer asks for, as it is for his post today. */
export function placeOf(desk: Desk, officer: Officer, { folder, folderId }: Pick<Wanted, 'folder' | 'folderId'>): Wanted {
  const section = postPlace(desk.store, officer.postId)?.sectionId ?? '';
  return { folder, folderId, post: officer.postId, section, today: localDay(desk.ledger.now()) };
}

/** The files of one folder of a post. Files that rest are not in the inbox, but a parked one is there again from the day it is to be brought up. */
export function inFolder<Row>(query: FileQuery<Row>, { folder, folderId, post, section, today }: Wanted): FileQuery<Row> {
  const here = query.where('holder_post', '=', post);
  const atWork = here.where('state', 'not in', ['closed', 'merged']);
  const kept = sqlBuilder.selectFrom('desk_folder_item').select('item_id').where('kind', '=', 'file').where('post_id', '=', post);
  switch (folder) {
    case 'inbox':
      return here
        .where((where) =>
          where.or([
            where('state', '=', 'open'),
            where.and([where('state', '=', 'continued'), where('read', '=', 0)]),
            where.and([where('state', '=', 'parked'), where('bring_up', '<=', today)]),
          ]),
        )
        .where(({ not, exists }) => not(exists(kept.where('item_id', '=', sql<string>`file.id`))));
    case 'desk':
      return atWork;
    case 'own':
      return here.where('id', 'in', kept.where('folder_id', '=', folderId ?? ''));
    case 'due':
      return atWork.where('due_on', '<=', today);
    case 'asked':
      return query.where('asked', 'is not', null).where((where) => where.or([where('holder_post', '=', post), where('section_id', '=', section)]));
    case 'parked':
      return here.where('state', '=', 'parked');
    case 'closed':
      return query
        .where('state', 'in', ['closed', 'merged', 'continued'])
        .where((where) => where.or([where('holder_post', '=', post), where('closed_post', '=', post)]));
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
  const count = (folder: Wanted['folder']) => inFolder(sqlBuilder.selectFrom('file').select(sql<number>`count(*)`.as('total')), { folder, folderId: undefined, post, section: '', today });
  return sqlBuilder.selectNoFrom([
    count('inbox').as('inbox'),
    count('inbox').where(isUnread).as('unread'),
    count('sent').as('sent'),
    count('created').as('created'),
    count('followed').as('followed'),
    count('desk').where('due_on', '=', today).as('due_today'),
    count('desk').where('due_on', '<', today).as('overdue'),
    count('parked').as('parked'),
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
    parked: counts?.parked ?? 0,
    dispatchPending: counts?.dispatch_pending ?? 0,
  };
}
