import { sql, type Expression, type SelectQueryBuilder } from 'kysely';
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
type Folder = Input<'files.list'>['folder'];
/** `folderId` is one of the post's own folders, for `own` alone. */
type Wanted = Place & { readonly folder: Folder; readonly folderId?: string };

/** Literals, as the conditions of partial indexes are: a bound parameter would not be seen to fit them. */
const isFollowed = sql<boolean>`followed = 1`;
const isUnread = sql<boolean>`read = 0`;

/** The folder that an officer asks for, as it is for his post today. */
export function placeOf(desk: Desk, officer: Officer, { folder, folderId = '' }: Pick<Input<'files.list'>, 'folder' | 'folderId'>): Wanted {
  const section = postPlace(desk.store, officer.postId)?.sectionId ?? '';
  return { folder, folderId, post: officer.postId, section, today: localDay(desk.ledger.now()) };
}

const keptFiles = (post: string) => sqlBuilder.selectFrom('desk_folder_item').select('item_id').where('kind', '=', 'file').where('post_id', '=', post);
const inOwnFolder = ({ post, folderId = '' }: Wanted) => keptFiles(post).where('folder_id', '=', folderId);

/** The files of one folder of a post. Files that rest are not in the inbox, but a parked one is there again from the day it is to be brought up. */
export function inFolder<Row>(query: FileQuery<Row>, wanted: Wanted): FileQuery<Row> {
  const { folder, post, today } = wanted;
  const here = query.where('holder_post', '=', post);
  const atWork = here.where('state', 'not in', ['closed', 'merged']);
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
        .where(({ not, exists }) => not(exists(keptFiles(post).where('item_id', '=', sql<string>`file.id`))));
    case 'desk':
      return atWork;
    case 'own':
      return here.where('id', 'in', inOwnFolder(wanted));
    case 'due':
      return atWork.where('due_on', '<=', today);
    case 'asked':
    case 'parked':
    case 'closed':
      return atRest(query, folder, wanted);
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

/** Files laid aside, closed, or waiting for an officer to decide on that. */
function atRest<Row>(query: FileQuery<Row>, folder: 'asked' | 'parked' | 'closed', { post, section }: Place): FileQuery<Row> {
  switch (folder) {
    case 'asked':
      return query.where('asked', 'is not', null).where((where) => where.or([where('holder_post', '=', post), where('section_id', '=', section)]));
    case 'parked':
      return query.where('holder_post', '=', post).where('state', '=', 'parked');
    case 'closed':
      return query
        .where('state', 'in', ['closed', 'merged', 'continued'])
        .where((where) => where.or([where('holder_post', '=', post), where('closed_post', '=', post)]));
  }
}

/** A count as a column of its own. */
const number = (count: Expression<unknown>) => sql<number>`${count}`;

/** Numbers beside the folders, in one question of which each part is answered by an index. */
export function folderCounts(post: string, today: string) {
  const count = (folder: Folder) => inFolder(sqlBuilder.selectFrom('file').select(sql<number>`count(*)`.as('total')), { folder, post, section: '', today });
  return sqlBuilder.selectNoFrom([
    number(count('inbox')).as('inbox'),
    number(count('inbox').where(isUnread)).as('unread'),
    number(count('sent')).as('sent'),
    number(count('created')).as('created'),
    number(count('followed')).as('followed'),
    number(count('desk').where('due_on', '=', today)).as('dueToday'),
    number(count('desk').where('due_on', '<', today)).as('overdue'),
    number(count('parked')).as('parked'),
    number(sqlBuilder.selectFrom('dispatch_line').select(sql<number>`count(*)`.as('total')).where('state', '=', 'pending')).as('dispatchPending'),
  ]);
}

export function countFolders(desk: Desk, officer: Officer): Output<'files.counts'> {
  const counts = desk.store.first(folderCounts(officer.postId, localDay(desk.ledger.now())));
  if (!counts) throw new Error('a count without an answer');
  return counts;
}
