import type { FileRecord } from '../db/file-tables.ts';
import type { ReceiptTable } from '../db/receipt-tables.ts';
import type { Desk } from '../desk.ts';
import { attachedFiles } from '../files/file-life.ts';
import type { DeskId } from '../lan/roster/desk-keys.ts';
import { deskOfOtherPost, otherDesk } from '../offices/other-desks.ts';
import { isPostElsewhere } from '../network/desk-place.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { mayLeaveDesk } from './rules.ts';

type Sent = { readonly id: string; readonly number: string };

/**
 * The desk at which a post works; null for this one, and where the office has only one. Refuses with `lanNotServed` where the post works elsewhere and
 * this program serves no network: what it sent would be nowhere.
 */
export function deskElsewhere(desk: Desk, postId: string): DeskId | null {
  const { current } = desk.handover;
  if (current) return current.deskOf(postId);
  if (isPostElsewhere(desk.store, postId) || deskOfOtherPost(desk.store, postId) !== null) throw new Refusal('lanNotServed');
  return null;
}

/** Sends a file that was moved to a post of another desk on its way there; inside the commit of the move. Refuses with `fileGoesAlone`, `deskNotListed`. */
export function handOver(desk: Desk, officer: Officer, { file, to }: { readonly file: FileRecord; readonly to: DeskId }): void {
  if (!mayLeaveDesk(file, attachedFiles(desk, file.id).length)) throw new Refusal('fileGoesAlone', { number: file.number });
  if (otherDesk(desk.store, to) && desk.network.current?.keeper.roster.centre == null) throw new Refusal('centreUnreachable');
  desk.handover.current?.dispatch(officer, file, to);
}

/** The same for a receipt that was marked there. Refuses with `receiptStaysHere` one of which no chain was kept. */
export function handReceiptOver(desk: Desk, officer: Officer, { receipt, to }: { readonly receipt: Pick<ReceiptTable, 'id' | 'number'>; readonly to: DeskId }): void {
  const [first] = desk.handover.current?.host.thing(receipt.id)?.chain ?? [];
  if (first?.act.kind !== 'create') throw new Refusal('receiptStaysHere', { number: receipt.number });
  desk.handover.current?.dispatch(officer, receipt, to);
}

/** Asks the desk that a file or receipt is on its way to to let it go back; false where it isn't on its way. The caller has seen that the post sent it. */
export function recalledOnItsWay(desk: Desk, officer: Officer, sent: Sent): boolean {
  if (stateOf(desk, sent.id) !== 'transit') return false;
  desk.handover.current?.recall(officer, sent);
  return true;
}

/** Asks the desk that has taken it over to give it back; null where it never left, or is still on its way. The caller has seen that the post sent it. */
export function askedBack(desk: Desk, officer: Officer, sent: Sent): Promise<void> | null {
  return stateOf(desk, sent.id) === 'sent' ? (desk.handover.current?.recallAccepted(officer, sent) ?? null) : null;
}

function stateOf({ store }: Desk, thing: string) {
  return store.first(store.build.selectFrom('custody').select('state').where('thing', '=', thing))?.state ?? null;
}
