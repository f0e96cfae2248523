import { sql } from 'kysely';
import type { Store } from '../db/store.ts';
import { on, type Projection, type RecordedEvent } from '../ledger/event-type.ts';
import { receiptComesBack } from '../dak/come-back.ts';
import { endFileFollowUp } from '../movement/follow-up.ts';
import { custodyAccepted, custodyDispatched, custodyGivenBack, custodyOrdered, custodyRecalled, custodyRefused, custodyRetaken, custodyReturned, deskBegan, deskStarted } from './events.ts';

/** What changes of custody do to the tables that screens read; custody's own rows are kept beside them (custody-store.ts). */
export const handoverProjections: readonly Projection[] = [
  on(custodyDispatched, setRank),
  on(custodyAccepted, setRank),
  on(custodyRetaken, (store, event, { holder }) => {
    setRank(store, event);
    if (holder) comesInto(store, event, holder);
  }),
  on(custodyReturned, (store, event, body) => {
    setRank(store, event);
    comeBack(store, event, body);
  }),
  on(custodyGivenBack, (store, event, body) => comeBack(store, event, { ...body, how: 'recalled', reason: '' })),
  on(custodyRefused, () => undefined),
  on(custodyRecalled, () => undefined),
  on(custodyOrdered, () => undefined),
  on(deskStarted, () => undefined),
  on(deskBegan, () => undefined),
];

function setRank(store: Store, { file: place }: RecordedEvent): void {
  if (!place) return;
  const moved = store.run(store.build.updateTable('file').set({ epoch: place.epoch }).where('id', '=', place.id));
  if (moved.changes === 0) store.run(store.build.updateTable('receipt').set({ epoch: place.epoch }).where('id', '=', place.id));
}

type Cause = { readonly post: string; readonly person: string; readonly acting: boolean };
type Return = { readonly id: string; readonly how: 'recalled' | 'refused'; readonly reason: string; readonly by: Cause | null };

/** What was sent lies with the post that sent it again; the movement register says who took it back, or who refused it and why. */
function comeBack(store: Store, event: RecordedEvent, back: Return): void {
  const thing = event.file?.id ?? '';
  const receipt = store.first(store.build.selectFrom('receipt').select('id').where('id', '=', thing));
  if (receipt) receiptComesBack(store, { receiptId: thing, at: event.wall, back });
  else fileComesBack(store, event, back);
}

/** A file that was put together lies with the officer who ordered it; the movement register says from which post it came. */
function comesInto(store: Store, event: RecordedEvent, { id, post, person, acting }: Cause & { readonly id: string }): void {
  const file = event.file?.id ?? '';
  const lay = store.first(store.build.selectFrom('file').select('holder_post').where('id', '=', file));
  if (!lay) return;
  store.run(
    store.build.insertInto('movement').values({
      id, file_id: file, from_post: lay.holder_post, from_person: person, from_acting: Number(acting), to_post: post, kind: 'pull-back', remarks: '', at: event.wall, due_on: null, followed: 0, received_at: event.wall,
    }),
  );
  store.run(store.build.updateTable('file').set({ holder_post: post, holder_since: event.wall, previous_post: lay.holder_post, read: 1, received: 1, due_on: null }).where('id', '=', file));
}

function fileComesBack(store: Store, event: RecordedEvent, back: Return): void {
  const file = event.file?.id ?? '';
  const sent = lastSending(store, file);
  if (!sent) return;
  endFileFollowUp(store, file, sent.from_post);
  const { post, person, acting } = back.by ?? { post: sent.to_post, person: sent.from_person, acting: sent.from_acting === 1 };
  const row = { id: back.id, file_id: file, from_post: post, from_person: person, from_acting: Number(acting), to_post: sent.from_post };
  const recalled = back.how === 'recalled';
  store.run(
    store.build.insertInto('movement').values({
      ...row, kind: recalled ? 'pull-back' : 'return', remarks: back.reason, at: event.wall, due_on: null, followed: 0, received_at: event.wall,
    }),
  );
  const holder = { holder_post: sent.from_post, holder_since: event.wall, previous_post: senderBefore(store, file, sent), read: Number(recalled), received: 1, due_on: null };
  store.run(store.build.updateTable('file').set(holder).where('id', '=', file));
}

/**
 * The movement by which the file left the desk that it comes back to. One that was given back, and is then refused by the very desk that had asked for it, comes to
 * the post that it was taken from.
 */
function lastSending(store: Store, file: string) {
  const moved = store.build.selectFrom('movement').select([sql<number>`rowid`.as('place'), 'kind', 'from_post', 'from_person', 'from_acting', 'to_post']).where('file_id', '=', file);
  const last = store.first(moved.orderBy(sql`rowid`, 'desc').limit(1));
  if (last?.kind !== 'pull-back') return last;
  const before = store.first(moved.where('kind', '!=', 'pull-back').orderBy(sql`rowid`, 'desc').limit(1));
  return before && { ...last, from_post: before.to_post, to_post: last.from_post };
}

/** From whom the sender had it. */
function senderBefore(store: Store, file: string, sent: { readonly place: number; readonly from_post: string }): string | null {
  const before = store.build.selectFrom('movement').select('from_post').where('file_id', '=', file).where('to_post', '=', sent.from_post).where('kind', '!=', 'pull-back');
  return store.first(before.where(sql`rowid`, '<', sent.place).orderBy(sql`rowid`, 'desc').limit(1))?.from_post ?? null;
}
