import { sql } from 'kysely';
import { reused } from '../db/reused.ts';
import { sqlBuilder, type Store } from '../db/store.ts';

// Written out, not bound: the indexes hold followed movements alone, and SQLite would plan anew each time to see whether they serve.
const [followed, notFollowed] = [sql.lit(1), sql.lit(0)];
const ofFile = ({ id }: { id: string }) => sqlBuilder.updateTable('movement').set({ followed: notFollowed }).where('file_id', '=', id).where('followed', '=', followed);
const ofReceipt = ({ id }: { id: string }) => sqlBuilder.updateTable('receipt_movement').set({ followed: notFollowed }).where('receipt_id', '=', id).where('followed', '=', followed);

type ByPost = { id: string; post: string };
const endOfFile = { byAll: reused(ofFile), byPost: reused((of: ByPost) => ofFile(of).where('from_post', '=', of.post)) };
const endOfReceipt = { byAll: reused(ofReceipt), byPost: reused((of: ByPost) => ofReceipt(of).where('from_post', '=', of.post)) };

/** Ends the following up of a file: by the post that it came back to, or by all because it is done. Only inside a projection. */
export function endFileFollowUp(store: Store, id: string, post?: string): void {
  store.run(post === undefined ? endOfFile.byAll({ id }) : endOfFile.byPost({ id, post }));
}

/** The same for a receipt. */
export function endReceiptFollowUp(store: Store, id: string, post?: string): void {
  store.run(post === undefined ? endOfReceipt.byAll({ id }) : endOfReceipt.byPost({ id, post }));
}
