import { sql } from 'kysely';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { classification, urgency } from '../../../preload/contract/values.ts';
import { inOrder, type SortKeys } from '../db/in-order.ts';
import type { FileRecord } from '../db/file-tables.ts';
import type { Desk } from '../desk.ts';
import { docketsOf } from '../correspondence/queries.ts';
import { unseenFiles } from '../grading/seen-by.ts';
import { readCorrespondence } from '../letters/queries.ts';
import { canRestoreYellow, readNotes, readYellow } from '../notes/queries.ts';
import { actorOf, postName, unknownName } from '../office/actors.ts';
import { officeName } from '../offices/other-names.ts';
import { parseLocalText } from '../office/local-text.ts';
import type { Officer } from '../session/session.ts';
import { inFolder, placeOf, type FileQuery } from './folders.ts';
import { readFile } from './read-file.ts';
import { lifeOf, standingOf } from './life-queries.ts';
import { mayPullBack, mayTakeOver, mayWork, moveProblem } from './rules.ts';

const sortKeys: SortKeys<NonNullable<Input<'files.list'>['sort']>['column']> = {
  number: ['number'],
  subject: ['lower(subject)', 'id'],
  since: ['holder_since', 'id'],
  marks: [`case urgency when 'most-immediate' then 0 when 'immediate' then 1 when 'priority' then 2 else 3 end`, 'holder_since', 'id'],
};

/** Files of one folder of the officer's desk, newest arrival first. */
export function listFiles(desk: Desk, officer: Officer, input: Input<'files.list'>): Output<'files.list'> {
  const { store } = desk;
  const place = placeOf(desk, officer, input);
  const unseenAny = input.search?.trim() ? [...unseenFiles(desk, officer)] : [];
  const wanted = <Row>(query: FileQuery<Row>): FileQuery<Row> => {
    const folder = inFolder(query, place);
    const search = input.search?.trim();
    if (!search) return folder;
    return folder.where((where) => where.or([where('number', 'like', `%${search}%`), where.and([where('id', 'not in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(unseenAny)}))`), where('subject', 'like', `%${search}%`)])]));
  };
  const rows = store.all(
    inOrder(wanted(store.build.selectFrom('file').selectAll()), input.sort, sortKeys, ['holder_since', 'id']).limit(input.limit).offset(input.offset),
  );
  const total = store.first(wanted(store.build.selectFrom('file').select(sql<number>`count(*)`.as('total'))));
  const unseen = unseenFiles(desk, officer, rows.map(({ id }) => id));
  const due = input.folder === 'followed' ? dueOfFollowed(desk, officer) : null;
  return {
    total: total?.total ?? 0,
    rows: rows.map((file) => ({
      id: file.id,
      number: file.number,
      hidden: unseen.has(file.id),
      subject: unseen.has(file.id) ? '' : file.subject,
      section: sectionName(desk, file),
      holder: postName(store, file.holder_post),
      holderPostId: file.holder_post,
      since: file.holder_since,
      urgency: urgency.parse(file.urgency),
      classification: classification.parse(file.classification),
      unread: file.read === 0,
      received: file.received === 1,
      dueOn: due ? (due.get(file.id) ?? null) : file.due_on,
      canPullBack: mayPullBack(file, officer.postId) && moveProblem(file) === null,
      drafts: countDrafts(desk, file.id),
      standing: standingOf(file),
    })),
  };
}

/** By when an officer's post wants back, or done, what it follows up. */
function dueOfFollowed(desk: Desk, officer: Officer): ReadonlyMap<string, string | null> {
  const followed = desk.store.build.selectFrom('movement').select(['file_id', 'due_on']).where('from_post', '=', officer.postId).where(sql<boolean>`followed = 1`);
  return new Map(desk.store.all(followed).map((row) => [row.file_id, row.due_on]));
}

/** Everything on a file: notes left, correspondence right. */
export function viewFile(desk: Desk, officer: Officer, fileId: string): Output<'files.view'> {
  const { store } = desk;
  const file = readFile(desk, fileId);
  const notes = readNotes(desk, fileId);
  const correspondence = readCorrespondence(desk, fileId);
  const movements = store.all(store.build.selectFrom('movement').selectAll().where('file_id', '=', fileId).orderBy(sql`rowid`));
  return {
    id: file.id,
    number: file.number,
    subject: file.subject,
    classification: classification.parse(file.classification),
    urgency: urgency.parse(file.urgency),
    section: sectionName(desk, file),
    office: file.office === '' ? null : (officeName(store, file.office) ?? unknownName),
    openedAt: file.opened_at,
    openedBy: actorOf(store, { post: file.opened_post, person: file.opened_person, acting: file.opened_acting }),
    holder: postName(store, file.holder_post),
    holderPostId: file.holder_post,
    mine: mayWork(file, officer.postId),
    canPullBack: mayPullBack(file, officer.postId) && moveProblem(file) === null,
    dueOn: file.due_on,
    canReceive: mayTakeOver(file, officer.postId),
    cameFrom: file.previous_post === null || file.previous_post === officer.postId ? null : postName(store, file.previous_post),
    followed: movements.some((row) => row.followed === 1 && row.from_post === officer.postId),
    notes,
    yellow: readYellow(desk, fileId),
    dockets: docketsOf(desk, officer, file),
    canRestoreYellow: mayWork(file, officer.postId) && canRestoreYellow(desk, fileId),
    correspondence,
    movements: movements.map((row) => ({
      id: row.id,
      from: actorOf(store, { post: row.from_post, person: row.from_person, acting: row.from_acting }),
      toPostId: row.to_post,
      to: postName(store, row.to_post),
      kind: row.kind,
      remarks: row.remarks,
      at: row.at,
      dueOn: row.due_on,
      receivedAt: row.received_at,
    })),
    nextParagraph: file.paragraphs + 1,
    life: lifeOf(desk, officer, file, notes),
  };
}

/** Of a file of another office the name of that office: its sections are nobody's here. */
function sectionName({ store }: Desk, { section_id: id, office }: Pick<FileRecord, 'section_id' | 'office'>) {
  const row = store.first(store.build.selectFrom('section').select('name').where('id', '=', id));
  return row ? parseLocalText(row.name) : (officeName(store, office) ?? unknownName);
}

function countDrafts(desk: Desk, fileId: string): number {
  const row = desk.store.first(
    desk.store.build.selectFrom('letter').select(sql<number>`count(*)`.as('total')).where('file_id', '=', fileId).where('state', '=', 'draft'),
  );
  return row?.total ?? 0;
}
