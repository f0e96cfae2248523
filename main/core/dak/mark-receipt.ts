import type { Input } from '../../../preload/contract/index.ts';
import { urgency, type BatchOutcome } from '../../../preload/contract/values.ts';
import { localDay } from '../day.ts';
import type { ReceiptTable } from '../db/receipt-tables.ts';
import type { Desk } from '../desk.ts';
import { newId } from '../id.ts';
import { deskElsewhere, handReceiptOver, recalledOnItsWay } from '../handover/hand-over.ts';
import { actOnAll } from '../movement/batch.ts';
import { leaveFolder } from '../movement/leave-folder.ts';
import { dueDateHolds, recipientsFit, remarksSuffice } from '../movement/rules.ts';
import { postPlace } from '../office/actors.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { receiptCopied, receiptCopyWithdrawn, receiptMarked, receiptPulledBack } from './events.ts';
import { orRefuseAct, readReceipt, receiptInHand } from './receipt-in-hand.ts';
import { mayPullBackReceipt } from './rules.ts';

type Sending = Pick<Input<'dak.markMany'>, 'remarks' | 'urgency' | 'dueOn' | 'followUp'>;
type Marking = Sending & { readonly toPost: string; readonly copies: readonly string[]; readonly kind: 'mark' | 'reply' | 'return' };

const markingOf = (input: Omit<Input<'dak.markMany'>, 'receiptIds'>): Marking => ({ ...input, toPost: input.toPostId, copies: input.copyToPostIds, kind: 'mark' });

/** Marks a receipt to the post that deals with it, and copies for information to others. Refuses as `markReceipts` does, for this one. */
export function markReceipt(desk: Desk, officer: Officer, input: Input<'dak.mark'>): void {
  const marking = markingOf(input);
  orRefuseMarking(desk, officer, marking);
  desk.ledger.commit(() => mark(desk, officer, receiptInHand(desk, officer, input.receiptId), marking));
}

/** Marks receipts, all of them or none. Refuses with `badInput` naming `toPostId`, `dueTooEarly`. */
export function markReceipts(desk: Desk, officer: Officer, input: Input<'dak.markMany'>): BatchOutcome {
  const marking = markingOf(input);
  orRefuseMarking(desk, officer, marking);
  return actOnAll(desk, {
    ids: input.receiptIds,
    read: (id) => readReceipt(desk, id),
    numberOf: (receipt) => receipt.number,
    check: (receipt) => orRefuseAct(receipt, officer),
    act: (receipt) => mark(desk, officer, receipt, marking),
  });
}

/** Back to the post that it came from: as an answer, or returned, then never without remarks (domain.md rows 46, 52). */
export function sendReceiptBack(desk: Desk, officer: Officer, sending: Sending & { readonly receiptId: string; readonly kind: 'reply' | 'return' }): void {
  if (!remarksSuffice(sending.kind, sending.remarks)) throw new Refusal('remarksRequired');
  desk.ledger.commit(() => {
    const receipt = receiptInHand(desk, officer, sending.receiptId);
    if (receipt.previous_post === null || receipt.previous_post === officer.postId) throw new Refusal('nobodyToReturnTo');
    const marking = { ...sending, toPost: receipt.previous_post, copies: [] };
    orRefuseMarking(desk, officer, marking);
    mark(desk, officer, receipt, marking);
  });
}

/** Takes a receipt back that the receiver has not opened, with the copies that nobody opened; refuses with `pullBackTooLate`. */
export function pullBackReceipt(desk: Desk, officer: Officer, receiptId: string): void {
  desk.ledger.commit(() => {
    const receipt = readReceipt(desk, receiptId);
    const allowed = mayPullBackReceipt(receipt, officer.postId);
    if (allowed && recalledOnItsWay(desk, officer, receipt)) return;
    if (!allowed) throw new Refusal('pullBackTooLate', { number: receipt.number });
    desk.ledger.append({ type: receiptPulledBack, officer, body: { id: newId(), receiptId } });
    unopenedCopies(desk, officer, receiptId).forEach((copyId) => desk.ledger.append({ type: receiptCopyWithdrawn, officer, body: { copyId } }));
    leaveFolder(desk, 'receipt', receiptId);
  });
}

function orRefuseMarking(desk: Desk, officer: Officer, marking: Marking): void {
  const { toPost, copies } = marking;
  const known = [toPost, ...copies].every((post) => postPlace(desk.store, post) !== null);
  if (!known || !recipientsFit(officer.postId, { dealing: toPost, copies })) throw new Refusal('badInput', { field: 'toPostId' });
  if (copies.some((post) => deskElsewhere(desk, post) !== null)) throw new Refusal('copiesStayHere');
  if (!dueDateHolds(marking.dueOn ?? null, localDay(desk.ledger.now()))) throw new Refusal('dueTooEarly');
}

/** What the receipt is due by stays as it is unless another day is said. */
function mark(desk: Desk, officer: Officer, receipt: ReceiptTable, marking: Marking): void {
  const { toPost, copies, kind } = marking;
  const remarks = marking.remarks.trim();
  desk.ledger.append({
    type: receiptMarked,
    officer,
    body: {
      id: newId(),
      receiptId: receipt.id,
      toPost,
      remarks,
      urgency: marking.urgency ?? urgency.parse(receipt.urgency),
      dueOn: marking.dueOn ?? receipt.due_on,
      kind,
      followUp: marking.followUp || marking.dueOn !== undefined,
    },
  });
  for (const post of copies) desk.ledger.append({ type: receiptCopied, officer, body: { id: newId(), receiptId: receipt.id, toPost: post, remarks } });
  leaveFolder(desk, 'receipt', receipt.id);
  const elsewhere = deskElsewhere(desk, toPost);
  if (elsewhere !== null) handReceiptOver(desk, officer, { receipt, to: elsewhere });
}

function unopenedCopies(desk: Desk, officer: Officer, receiptId: string): string[] {
  const copies = desk.store.build.selectFrom('receipt_copy').select('id').where('receipt_id', '=', receiptId).where('from_post', '=', officer.postId);
  return desk.store.all(copies.where('state', '=', 'open').where('opened_at', 'is', null)).map((row) => row.id);
}
