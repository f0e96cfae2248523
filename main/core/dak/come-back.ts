import { sql } from 'kysely';
import type { Store } from '../db/store.ts';
import { endReceiptFollowUp } from '../movement/follow-up.ts';
import { updateReceipt } from './update-receipt.ts';

type Cause = { readonly post: string; readonly person: string; readonly acting: boolean };
/** `by` is who took it back or refused it; nobody is named where a desk has answered by itself. */
type Back = { readonly id: string; readonly how: 'recalled' | 'refused'; readonly reason: string; readonly by: Cause | null };

/** A receipt lies with the post that marked it again: taken back by it, or refused where it went. The marking it undoes is withdrawn. */
export function receiptComesBack(store: Store, { receiptId, at, back }: { readonly receiptId: string; readonly at: number; readonly back: Back }): void {
  const last = lastMarking(store, receiptId);
  const receipt = store.first(store.build.selectFrom('receipt').select(['urgency', 'due_on']).where('id', '=', receiptId));
  if (!last || !receipt) return;
  const post = last.backTo;
  const cause = back.by ?? { post: last.to_post, person: last.from_person, acting: last.from_acting === 1 };
  store.run(store.build.updateTable('receipt_movement').set({ withdrawn: last.given ? 0 : 1 }).where('id', '=', last.id));
  endReceiptFollowUp(store, receiptId, post);
  const from = { from_post: cause.post, from_person: cause.person, from_acting: Number(cause.acting) };
  store.run(
    store.build.insertInto('receipt_movement').values({
      id: back.id, receipt_id: receiptId, ...from, to_post: post, remarks: back.reason, urgency: receipt.urgency, due_on: receipt.due_on, at, received_at: at,
      kind: back.how === 'recalled' ? 'pull-back' : 'return', followed: 0, withdrawn: 0,
    }),
  );
  const inForce = movements(store, receiptId).where('withdrawn', '=', 0).where('kind', '!=', 'pull-back').where('id', '!=', back.id);
  const first = store.first(inForce.select('to_post').orderBy(sql`rowid`).limit(1));
  const cameFrom = store.first(inForce.select('from_post').where('to_post', '=', post).orderBy(sql`rowid`, 'desc').limit(1));
  updateReceipt(store, receiptId, {
    holder_post: post, holder_since: at, received: 1, opened: back.how === 'recalled' ? 1 : 0, previous_post: cameFrom?.from_post ?? null, marked_post: first?.to_post ?? null,
  });
}

/**
 * The marking by which the receipt left the desk that it comes back to, and the post that has it again. One that was `given` back, and is then refused by the very desk
 * that had asked for it, comes to the post that it was taken from: that marking stands again.
 */
function lastMarking(store: Store, receiptId: string) {
  const last = store.first(movements(store, receiptId).selectAll().orderBy(sql`rowid`, 'desc').limit(1));
  if (last?.kind !== 'pull-back') return last && { ...last, backTo: last.from_post, given: false };
  const before = store.first(movements(store, receiptId).selectAll().where('kind', '!=', 'pull-back').orderBy(sql`rowid`, 'desc').limit(1));
  return before && { ...before, backTo: before.to_post, given: true };
}

function movements(store: Store, receiptId: string) {
  return store.build.selectFrom('receipt_movement').where('receipt_id', '=', receiptId);
}
