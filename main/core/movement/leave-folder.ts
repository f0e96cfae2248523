import type { Desk } from '../desk.ts';

/** What leaves a post, or needs it no more, leaves the folder in which the post kept it. */
export function leaveFolder(desk: Desk, kind: 'file' | 'receipt', itemId: string): void {
  desk.store.run(desk.store.build.deleteFrom('desk_folder_item').where('kind', '=', kind).where('item_id', '=', itemId));
}
