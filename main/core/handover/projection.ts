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
  on(custodyGivenBack, (store, event, body) => comeBack(store, event, { ...body, how: 'given', reason: '' })),
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
type Return = { readonly id: string; readonly reason: string } & ({ readonly how: 'recalled' | 'refused'; readonly by: Cause | null } | { readonly how: 'given'; readonly by: Cause });

/** What was sent lies with the post that sent it again, or that asked for it; the movement register says who took it back, or who refused it and why. */
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
  const last = lastMovement(store, file);
  if (!last) return;
  const post = back.how === 'given' ? back.by.post : leftFrom(store, file, last);
  endFileFollowUp(store, file, post);
  const cause = back.by ?? { post: last.to_post, person: last.from_person, acting: last.from_acting === 1 };
  const row = { id: back.id, file_id: file, from_post: cause.post, from_person: cause.person, from_acting: Number(cause.acting), to_post: post };
  const refused = back.how === 'refused';
  store.run(
    store.build.insertInto('movement').values({
      ...row, kind: refused ? 'return' : 'pull-back', remarks: back.reason, at: event.wall, due_on: null, followed: 0, received_at: event.wall,
    }),
  );
  const holder = { holder_post: post, holder_since: event.wall, previous_post: senderBefore(store, file, { post, place: last.place }), read: Number(!refused), received: 1, due_on: null };
  store.run(store.build.updateTable('file').set(holder).where('id', '=', file));
}

type Last = { readonly place: number; readonly kind: string; readonly from_post: string; readonly from_person: string; readonly from_acting: number; readonly to_post: string };

function lastMovement(store: Store, file: string, before = Number.MAX_SAFE_INTEGER): Last | undefined {
  const moved = store.build.selectFrom('movement').select([sql<number>`rowid`.as('place'), 'kind', 'from_post', 'from_person', 'from_acting', 'to_post']).where('file_id', '=', file);
  return store.first(moved.where(sql`rowid`, '<', before).orderBy(sql`rowid`, 'desc').limit(1));
}

/** The post that a file left by its last movement. One that was given back, and is then refused by the very desk that had asked for it, left the post to which it had come before that. */
function leftFrom(store: Store, file: string, last: Last): string {
  if (last.kind !== 'pull-back') return last.from_post;
  return lastMovement(store, file, last.place)?.to_post ?? last.from_post;
}

/** From whom a post had the file before a movement. */
function senderBefore(store: Store, file: string, { post, place }: { readonly post: string; readonly place: number }): string | null {
  const before = store.build.selectFrom('movement').select('from_post').where('file_id', '=', file).where('to_post', '=', post).where('kind', '!=', 'pull-back');
  return store.first(before.where(sql`rowid`, '<', place).orderBy(sql`rowid`, 'desc').limit(1))?.from_post ?? null;
}
