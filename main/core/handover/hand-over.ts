import type { FileRecord } from '../db/file-tables.ts';
import type { Desk } from '../desk.ts';
import { attachedFiles } from '../files/file-life.ts';
import { readFile } from '../files/read-file.ts';
import { mayPullBack } from '../files/rules.ts';
import type { DeskId } from '../lan/roster/desk-keys.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { mayLeaveDesk } from './rules.ts';

/** Sends a file that was moved to a post of another desk on its way there; inside the commit of the move. Refuses with `fileGoesAlone`, `deskNotListed`. */
export function handOver(desk: Desk, officer: Officer, { file, to }: { readonly file: FileRecord; readonly to: DeskId }): void {
  if (!mayLeaveDesk(file, attachedFiles(desk, file.id).length)) throw new Refusal('fileGoesAlone', { number: file.number });
  desk.handover.current?.dispatch(officer, file, to);
}

/** May this post have the file back from another desk, which has taken it over? Null where it never left, or is still on its way. */
export function askBack(desk: Desk, officer: Officer, fileId: string): Promise<void> | null {
  const { store, handover } = desk;
  const row = store.first(store.build.selectFrom('custody').select('state').where('thing', '=', fileId));
  if (row?.state !== 'sent' || !handover.current) return null;
  const file = readFile(desk, fileId);
  if (!mayPullBack(file, officer.postId)) throw new Refusal('pullBackTooLate', { number: file.number });
  return handover.current.recallAccepted(officer, file);
}

/**
 * Asks another desk for a file back, where it went to one; false for a file that never left this desk. Refuses with `pullBackTooLate` when the post didn't send it.
 */
export function askedBack(desk: Desk, officer: Officer, file: FileRecord): boolean {
  const row = desk.store.first(desk.store.build.selectFrom('custody').select('state').where('thing', '=', file.id));
  if (!row || row.state === 'held') return false;
  if (!mayPullBack(file, officer.postId)) throw new Refusal('pullBackTooLate', { number: file.number });
  desk.handover.current?.recall(officer, file);
  return true;
}
