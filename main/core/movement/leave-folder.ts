import { reused } from '../db/reused.ts';
import { sqlBuilder } from '../db/store.ts';
import type { Desk } from '../desk.ts';

const itemLeft = reused(({ kind, itemId }: { kind: 'file' | 'receipt'; itemId: string }) => sqlBuilder.deleteFrom('desk_folder_item').where('kind', '=', kind).where('item_id', '=', itemId));

/** What leaves a post, or needs it no more, leaves the folder in which the post kept it. */
export function leaveFolder(desk: Desk, kind: 'file' | 'receipt', itemId: string): void {
  desk.store.run(itemLeft({ kind, itemId }));
}
