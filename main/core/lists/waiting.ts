import { sql } from 'kysely';
import type { Input, Output } from '../../../preload/contract/index.ts';
import type { WaitingRow } from '../../../preload/contract/lists.ts';
import { classification, urgency } from '../../../preload/contract/values.ts';
import { inFolder as receiptsIn } from '../dak/folders.ts';
import { senderOf } from '../dak/queries.ts';
import { fromLine } from '../dak/rules.ts';
import { localDay } from '../day.ts';
import { sqlBuilder } from '../db/store.ts';
import type { Desk } from '../desk.ts';
import { inFolder as filesIn } from '../files/folders.ts';
import { postName } from '../office/actors.ts';
import type { Officer } from '../session/session.ts';

/** What lies in the inbox of a post, with what its order is made of. */
function waitingOf(post: string, today: string) {
  const files = filesIn(sqlBuilder.selectFrom('file'), { folder: 'inbox', post, section: '', today }).select([
    sql<'file' | 'receipt'>`'file'`.as('kind'),
    'id',
    'holder_since',
    'due_on',
    'urgency',
    sql<number>`1 - read`.as('unread'),
  ]);
  const receipts = receiptsIn(sqlBuilder.selectFrom('receipt'), { folder: 'inbox', post, today }).select([
    sql<'file' | 'receipt'>`'receipt'`.as('kind'),
    'id',
    'holder_since',
    'due_on',
    'urgency',
    sql<number>`1 - opened`.as('unread'),
  ]);
  return sqlBuilder.selectFrom(files.unionAll(receipts).as('waiting'));
}

/** What waits with the post of an officer, in the order in which it is to be done, a page of it. */
export function listWaiting(desk: Desk, officer: Officer, { limit, offset }: Input<'lists.waiting'>): Output<'lists.waiting'> {
  const today = localDay(desk.ledger.now());
  const waiting = waitingOf(officer.postId, today);
  const found = desk.store.all(
    waiting
      .select(['kind', 'id'])
      .orderBy(sql`case when due_on < ${today} then 0 when due_on = ${today} then 1 else 2 end`)
      .orderBy(sql`case urgency when 'most-immediate' then 0 when 'immediate' then 1 when 'priority' then 2 else 3 end`)
      .orderBy('unread', 'desc')
      .orderBy('holder_since', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .offset(offset),
  );
  const total = desk.store.first(waiting.select(sql<number>`count(*)`.as('total')));
  const rows = [...readFiles(desk, found.filter(({ kind }) => kind === 'file').map(({ id }) => id)), ...readReceipts(desk, found.filter(({ kind }) => kind === 'receipt').map(({ id }) => id))];
  const byId = new Map(rows.map((row) => [row.id, row]));
  return { rows: found.flatMap(({ id }) => byId.get(id) ?? []), total: total?.total ?? 0 };
}

const cameFrom = (desk: Desk, previous: string | null) => (previous === null ? null : postName(desk.store, previous));

function readFiles(desk: Desk, ids: readonly string[]): WaitingRow[] {
  const rows = desk.store.all(desk.store.build.selectFrom('file').selectAll().where('id', 'in', sql<string>`(select value from json_each(${JSON.stringify(ids)}))`));
  return rows.map((row) => ({
    kind: 'file',
    id: row.id,
    number: row.number,
    subject: row.subject,
    sender: '',
    cameFrom: cameFrom(desk, row.previous_post),
    since: row.holder_since,
    urgency: urgency.parse(row.urgency),
    classification: classification.parse(row.classification),
    dueOn: row.due_on,
    unread: row.read === 0,
    received: row.received === 1,
  }));
}

function readReceipts(desk: Desk, ids: readonly string[]): WaitingRow[] {
  const rows = desk.store.all(desk.store.build.selectFrom('receipt').selectAll().where('id', 'in', sql<string>`(select value from json_each(${JSON.stringify(ids)}))`));
  return rows.map((row) => ({
    kind: 'receipt',
    id: row.id,
    number: row.number,
    subject: row.subject,
    sender: fromLine(senderOf(row)),
    cameFrom: cameFrom(desk, row.previous_post),
    since: row.holder_since,
    urgency: urgency.parse(row.urgency),
    classification: classification.parse(row.classification),
    dueOn: row.due_on,
    unread: row.opened === 0,
    received: row.received === 1,
  }));
}
