import type { Store } from '../db/store.ts';

/** Ends the following up of a file: by the post that it came back to, or by all because it is done. Only inside a projection. */
export function endFileFollowUp(store: Store, fileId: string, post?: string): void {
  const followed = store.build.updateTable('movement').set({ followed: 0 }).where('file_id', '=', fileId).where('followed', '=', 1);
  store.run(post === undefined ? followed : followed.where('from_post', '=', post));
}

/** The same for a receipt. */
export function endReceiptFollowUp(store: Store, receiptId: string, post?: string): void {
  const followed = store.build.updateTable('receipt_movement').set({ followed: 0 }).where('receipt_id', '=', receiptId).where('followed', '=', 1);
  store.run(post === undefined ? followed : followed.where('from_post', '=', post));
}
