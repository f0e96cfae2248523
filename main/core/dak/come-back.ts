import { sql } from 'kysely';
import type { Store } from '../db/store.ts';
import { endReceiptFollowUp } from '../movement/follow-up.ts';
import { updateReceipt } from './update-receipt.ts';

type Cause = { readonly post: string; readonly person: string; readonly acting: boolean };
/** `by` is who took it back or refused it; nobody is named where a desk has answered by itself. `given`: another desk's officer had asked for what already lay here. */
type Back = { readonly id: string; readonly reason: string } & ({ readonly how: 'recalled' | 'refused'; readonly by: Cause | null } | { readonly how: 'given'; readonly by: Cause });

/** A receipt lies with the post that marked it again: taken back by it, or refused where it went. The marking it undoes is withdrawn. */
export function receiptComesBack(store: Store, { receiptId, at, back }: { readonly receiptId: string; readonly at: number; readonly back: Back }): void {
  const last = store.first(movements(store, receiptId).selectAll().select(place.as('place')).orderBy(place, 'desc').limit(1));
  const receipt = store.first(store.build.selectFrom('receipt').select(['urgency', 'due_on']).where('id', '=', receiptId));
  if (!last || !receipt) return;
  const post = back.how === 'given' ? givenBack(store, receiptId, back.by.post) : undone(store, receiptId, last);
  if (post === null) return;
  const cause = back.by ?? { post: last.to_post, person: last.from_person, acting: last.from_acting === 1 };
  endReceiptFollowUp(store, receiptId, post);
  const from = { from_post: cause.post, from_person: cause.person, from_acting: Number(cause.acting) };
  store.run(
    store.build.insertInto('receipt_movement').values({
      id: back.id, receipt_id: receiptId, ...from, to_post: post, remarks: back.reason, urgency: receipt.urgency, due_on: receipt.due_on, at, received_at: at,
      kind: back.how === 'refused' ? 'return' : 'pull-back', followed: 0, withdrawn: 0,
    }),
  );
  const inForce = markings(store, receiptId).where('withdrawn', '=', 0).where('id', '!=', back.id);
  const first = store.first(inForce.select('to_post').orderBy(place).limit(1));
  const cameFrom = store.first(inForce.select('from_post').where('to_post', '=', post).orderBy(place, 'desc').limit(1));
  updateReceipt(store, receiptId, {
    holder_post: post, holder_since: at, received: 1, opened: back.how === 'refused' ? 0 : 1, previous_post: cameFrom?.from_post ?? null, marked_post: first?.to_post ?? null,
  });
}

const place = sql<number>`rowid`;
const movements = (store: Store, receiptId: string) => store.build.selectFrom('receipt_movement').where('receipt_id', '=', receiptId);
const markings = (store: Store, receiptId: string) => movements(store, receiptId).where('kind', '!=', 'pull-back');

/** Undoes what came of the last marking by the post that asks, a refusal elsewhere as well: the post has the receipt again. */
function givenBack(store: Store, receiptId: string, post: string): string {
  const marking = store.first(markings(store, receiptId).select(place.as('place')).where('from_post', '=', post).where('withdrawn', '=', 0).orderBy(place, 'desc').limit(1));
  const after = store.build.updateTable('receipt_movement').set({ withdrawn: 1 }).where('receipt_id', '=', receiptId).where('kind', '!=', 'pull-back');
  if (marking) store.run(after.where(place, '>=', marking.place));
  return post;
}

/**
 * Undoes the movement by which the receipt left this desk, and gives the post that has it again. One that was given back, and is then refused by the very desk that had asked for it,
 * comes to the post that it was taken from: the marking to that post stands again.
 */
function undone(store: Store, receiptId: string, last: { readonly id: string; readonly kind: string; readonly from_post: string; readonly to_post: string; readonly place: number }): string | null {
  const given = last.kind === 'pull-back';
  const marking = given ? store.first(markings(store, receiptId).select(['id', 'to_post']).where('from_post', '=', last.to_post).where(place, '<', last.place).orderBy(place, 'desc').limit(1)) : last;
  if (!marking) return null;
  store.run(store.build.updateTable('receipt_movement').set({ withdrawn: given ? 0 : 1 }).where('id', '=', marking.id));
  return given ? marking.to_post : last.from_post;
}
