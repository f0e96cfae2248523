import type { ReceiptMovementTable } from '../db/receipt-tables.ts';
import { reused } from '../db/reused.ts';
import { sqlBuilder, type Store } from '../db/store.ts';
import { actorOn } from '../files/projection.ts';
import { on, type Projection, type RecordedEvent } from '../ledger/event-type.ts';
import { endReceiptFollowUp } from '../movement/follow-up.ts';
import { isFollowed, receivedOnArrival } from '../movement/rules.ts';
import {
  receiptCopied,
  receiptCopyDisposed,
  receiptCopyOpened,
  receiptCopyWithdrawn,
  receiptMarked,
  receiptOpened,
  receiptPulledBack,
  receiptReceived,
} from './events.ts';
import { receiptComesBack } from './come-back.ts';
import { updateReceipt } from './update-receipt.ts';

const movementKept = reused((row: ReceiptMovementTable) => sqlBuilder.insertInto('receipt_movement').values(row));
const movementReceived = reused(({ receiptId, at }: { receiptId: string; at: number }) =>
  sqlBuilder.updateTable('receipt_movement').set({ received_at: at }).where('receipt_id', '=', receiptId).where('received_at', 'is', null).where('withdrawn', '=', 0),
);

/** A receipt's way between posts: the one that deals with it, and those that got a copy for information. */
export const movedReceiptProjections: readonly Projection[] = [
  on(receiptMarked, (store, event, body) => {
    const receipt = store.first(store.build.selectFrom('receipt').select(['form', 'marked_post']).where('id', '=', body.receiptId));
    const received = receivedOnArrival(receipt?.form ?? 'physical');
    endReceiptFollowUp(store, body.receiptId, body.toPost);
    addMovement(store, event, {
      id: body.id,
      receipt_id: body.receiptId,
      to_post: body.toPost,
      remarks: body.remarks,
      urgency: body.urgency,
      due_on: body.dueOn,
      received_at: received ? event.wall : null,
      kind: body.kind,
      followed: Number(isFollowed({ dueOn: null, followUp: body.followUp })),
    });
    updateReceipt(store, body.receiptId, {
      holder_post: body.toPost,
      holder_since: event.wall,
      received: Number(received),
      opened: 0,
      previous_post: actorOn(event.actor).post,
      marked_post: receipt?.marked_post ?? body.toPost,
      urgency: body.urgency,
      due_on: body.dueOn,
    });
  }),
  on(receiptReceived, (store, event, body) => {
    updateReceipt(store, body.receiptId, { received: 1, opened: 1 });
    store.run(movementReceived({ receiptId: body.receiptId, at: event.wall }));
  }),
  on(receiptOpened, (store, _event, body) => updateReceipt(store, body.receiptId, { opened: 1 })),
  on(receiptPulledBack, (store, event, body) => {
    receiptComesBack(store, { receiptId: body.receiptId, at: event.wall, back: { id: body.id, how: 'recalled', reason: '', by: actorOn(event.actor) } });
  }),
  on(receiptCopied, (store, event, body) => {
    const actor = actorOn(event.actor);
    store.run(
      store.build.insertInto('receipt_copy').values({
        id: body.id,
        receipt_id: body.receiptId,
        from_post: actor.post,
        from_person: actor.person,
        from_acting: Number(actor.acting),
        to_post: body.toPost,
        remarks: body.remarks,
        at: event.wall,
        opened_at: null,
        state: 'open',
        ended_at: null,
        disposal: '',
      }),
    );
  }),
  on(receiptCopyOpened, (store, event, { copyId }) => {
    store.run(store.build.updateTable('receipt_copy').set({ opened_at: event.wall }).where('id', '=', copyId));
  }),
  on(receiptCopyDisposed, (store, event, { copyId, remarks }) => {
    store.run(store.build.updateTable('receipt_copy').set({ state: 'disposed', ended_at: event.wall, disposal: remarks }).where('id', '=', copyId));
  }),
  on(receiptCopyWithdrawn, (store, event, { copyId }) => {
    store.run(store.build.updateTable('receipt_copy').set({ state: 'withdrawn', ended_at: event.wall }).where('id', '=', copyId));
  }),
];

type Movement = Omit<ReceiptMovementTable, 'from_post' | 'from_person' | 'from_acting' | 'at' | 'withdrawn'>;

function addMovement(store: Store, event: RecordedEvent, movement: Movement): void {
  const { post, person, acting } = actorOn(event.actor);
  const from = { from_post: post, from_person: person, from_acting: Number(acting) };
  store.run(movementKept({ ...movement, ...from, at: event.wall, withdrawn: 0 }));
}
