import type { BatchOutcome } from '../../../preload/contract/values.ts';
import type { ReceiptCopyTable } from '../db/receipt-tables.ts';
import type { Desk } from '../desk.ts';
import { actOnAll } from '../movement/batch.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { receiptCopyDisposed, receiptCopyOpened, receiptOpened, receiptReceived } from './events.ts';
import { orRefuseAct, readReceipt } from './receipt-in-hand.ts';
import { actProblem, mayReceive } from './rules.ts';

/** Takes over a paper that was marked to the officer's post; a second time changes nothing. */
export function receiveReceipt(desk: Desk, officer: Officer, receiptId: string): void {
  desk.ledger.commit(() => {
    const receipt = readReceipt(desk, receiptId);
    if (mayReceive(receipt, officer.postId)) desk.ledger.append({ type: receiptReceived, officer, body: { receiptId } });
    else orRefuseAct(receipt, officer);
  });
}

/** Takes papers over, all of them or none; what needs no taking over changes nothing. */
export function receiveReceipts(desk: Desk, officer: Officer, receiptIds: readonly string[]): BatchOutcome {
  return actOnAll(desk, {
    ids: receiptIds,
    read: (id) => readReceipt(desk, id),
    numberOf: (receipt) => receipt.number,
    check: (receipt) => {
      if (!mayReceive(receipt, officer.postId)) orRefuseAct(receipt, officer);
    },
    act: (receipt) => {
      if (mayReceive(receipt, officer.postId)) desk.ledger.append({ type: receiptReceived, officer, body: { receiptId: receipt.id } });
    },
  });
}

/** Notes once that the post opened the receipt, or its copy for information; a paper counts as opened when it is taken over. */
export function markReceiptOpened(desk: Desk, officer: Officer, receiptId: string): void {
  desk.ledger.commit(() => {
    const receipt = readReceipt(desk, receiptId);
    if (receipt.opened === 0 && actProblem(receipt, officer.postId) === null) desk.ledger.append({ type: receiptOpened, officer, body: { receiptId } });
    const copy = openCopy(desk, officer.postId, receiptId);
    if (copy?.opened_at === null) desk.ledger.append({ type: receiptCopyOpened, officer, body: { copyId: copy.id } });
  });
}

/** The post has noted what it got for information; the receipt itself stays as it is. Refuses with `notFound`. */
export function disposeCopy(desk: Desk, officer: Officer, receiptId: string, remarks: string): void {
  desk.ledger.commit(() => {
    const copy = openCopy(desk, officer.postId, receiptId);
    if (!copy) throw new Refusal('notFound');
    desk.ledger.append({ type: receiptCopyDisposed, officer, body: { copyId: copy.id, remarks: remarks.trim() } });
  });
}

/** The copy for information that lies with a post; several markings may have brought more than one, the first comes first. */
export function openCopy(desk: Desk, post: string, receiptId: string): ReceiptCopyTable | undefined {
  const copies = desk.store.build.selectFrom('receipt_copy').selectAll().where('receipt_id', '=', receiptId).where('to_post', '=', post);
  return desk.store.first(copies.where('state', '=', 'open').orderBy('at').orderBy('id').limit(1));
}
