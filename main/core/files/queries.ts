import { sql, type SelectQueryBuilder } from 'kysely';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { classification, urgency } from '../../../preload/contract/values.ts';
import type { Schema } from '../db/schema.ts';
import { localDay } from '../day.ts';
import type { Desk } from '../desk.ts';
import { docketsOf } from '../correspondence/queries.ts';
import { readCorrespondence } from '../letters/queries.ts';
import { readNotes, readYellow } from '../notes/queries.ts';
import { actorOf, postName, postPlace } from '../office/actors.ts';
import { parseLocalText } from '../office/local-text.ts';
import type { Officer } from '../session/session.ts';
import { readFile } from './read-file.ts';
import { lifeOf, standingOf } from './life-queries.ts';
import { mayPullBack, mayWork, moveProblem } from './rules.ts';

type FileQuery<Row> = SelectQueryBuilder<Schema, 'file', Row>;

/** Files of one folder of the officer's desk, newest arrival first. */
export function listFiles(desk: Desk, officer: Officer, input: Input<'files.list'>): Output<'files.list'> {
  const { store } = desk;
  const at = placeOf(desk, officer);
  const inFolder = <Row>(query: FileQuery<Row>): FileQuery<Row> => {
    const folder = ofFolder(query, input.folder, at);
    const search = input.search?.trim();
    if (!search) return folder;
    return folder.where((where) => where.or([where('number', 'like', `%${search}%`), where('subject', 'like', `%${search}%`)]));
  };
  const rows = store.all(
    inFolder(store.build.selectFrom('file').selectAll()).orderBy('holder_since', 'desc').limit(input.limit).offset(input.offset),
  );
  const total = store.first(inFolder(store.build.selectFrom('file').select(sql<number>`count(*)`.as('total'))));
  return {
    total: total?.total ?? 0,
    rows: rows.map((file) => ({
      id: file.id,
      number: file.number,
      subject: file.subject,
      section: sectionName(desk, file.section_id),
      holder: postName(store, file.holder_post),
      holderPostId: file.holder_post,
      since: file.holder_since,
      urgency: urgency.parse(file.urgency),
      classification: classification.parse(file.classification),
      unread: file.read === 0,
      drafts: countDrafts(desk, file.id),
      standing: standingOf(file),
    })),
  };
}

type Place = { readonly post: string; readonly section: string; readonly today: string };

function placeOf(desk: Desk, officer: Officer): Place {
  return { post: officer.postId, section: postPlace(desk.store, officer.postId)?.sectionId ?? '', today: localDay(desk.ledger.now()) };
}

/** What lies in a folder. Files that rest are not in the inbox, but a parked one is there again from the day it is to be brought up. */
function ofFolder<Row>(query: FileQuery<Row>, folder: Input<'files.list'>['folder'], { post, section, today }: Place): FileQuery<Row> {
  switch (folder) {
    case 'inbox':
      return query
        .where('holder_post', '=', post)
        .where((where) =>
          where.or([
            where('state', '=', 'open'),
            where.and([where('state', '=', 'continued'), where('read', '=', 0)]),
            where.and([where('state', '=', 'parked'), where('bring_up', '<=', today)]),
          ]),
        );
    case 'asked':
      return query.where('asked', 'is not', null).where((where) => where.or([where('holder_post', '=', post), where('section_id', '=', section)]));
    case 'parked':
      return query.where('holder_post', '=', post).where('state', '=', 'parked');
    case 'closed':
      return query
        .where('state', 'in', ['closed', 'merged', 'continued'])
        .where((where) => where.or([where('holder_post', '=', post), where('closed_post', '=', post)]));
    case 'created':
      return query.where('opened_post', '=', post);
    case 'sent':
      return query
        .where('holder_post', '!=', post)
        .where('id', 'in', (inner) => inner.selectFrom('movement').select('file_id').where('from_post', '=', post));
    case 'all':
      return query;
  }
}

/** Everything on a file: notes left, correspondence right. */
export function viewFile(desk: Desk, officer: Officer, fileId: string): Output<'files.view'> {
  const { store } = desk;
  const file = readFile(desk, fileId);
  const notes = readNotes(desk, fileId);
  const correspondence = readCorrespondence(desk, fileId);
  const movements = store.all(store.build.selectFrom('movement').selectAll().where('file_id', '=', fileId).orderBy('at'));
  return {
    id: file.id,
    number: file.number,
    subject: file.subject,
    classification: classification.parse(file.classification),
    urgency: urgency.parse(file.urgency),
    section: sectionName(desk, file.section_id),
    openedAt: file.opened_at,
    openedBy: actorOf(store, { post: file.opened_post, person: file.opened_person, acting: file.opened_acting }),
    holder: postName(store, file.holder_post),
    holderPostId: file.holder_post,
    mine: mayWork(file, officer.postId),
    canPullBack: mayPullBack(file, officer.postId) && moveProblem(file) === null,
    notes,
    yellow: readYellow(desk, fileId),
    dockets: docketsOf(desk, file),
    correspondence,
    movements: movements.map((row) => ({
      id: row.id,
      from: actorOf(store, { post: row.from_post, person: row.from_person, acting: row.from_acting }),
      toPostId: row.to_post,
      to: postName(store, row.to_post),
      kind: row.kind,
      remarks: row.remarks,
      at: row.at,
    })),
    nextParagraph: file.paragraphs + 1,
    life: lifeOf(desk, officer, file, notes),
  };
}

/** Numbers beside the folders. */
export function countFolders(desk: Desk, officer: Officer): Output<'files.counts'> {
  const { store } = desk;
  const at = placeOf(desk, officer);
  const count = (folder: 'inbox' | 'sent' | 'created'): number =>
    store.first(ofFolder(store.build.selectFrom('file').select(sql<number>`count(*)`.as('total')), folder, at))?.total ?? 0;
  const unread = store.first(
    ofFolder(store.build.selectFrom('file').select(sql<number>`count(*)`.as('total')), 'inbox', at).where('read', '=', 0),
  );
  const pending = store.first(
    store.build.selectFrom('dispatch_line').select(sql<number>`count(*)`.as('total')).where('state', '=', 'pending'),
  );
  return {
    inbox: count('inbox'),
    unread: unread?.total ?? 0,
    sent: count('sent'),
    created: count('created'),
    dispatchPending: pending?.total ?? 0,
  };
}

function sectionName(desk: Desk, id: string) {
  const row = desk.store.first(desk.store.build.selectFrom('section').select('name').where('id', '=', id));
  return row ? parseLocalText(row.name) : { en: '—' };
}

function countDrafts(desk: Desk, fileId: string): number {
  const row = desk.store.first(
    desk.store.build.selectFrom('letter').select(sql<number>`count(*)`.as('total')).where('file_id', '=', fileId).where('state', '=', 'draft'),
  );
  return row?.total ?? 0;
}
