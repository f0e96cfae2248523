import { reused } from '../db/reused.ts';
import { sqlBuilder } from '../db/store.ts';
import type { ReceiptTable } from '../db/receipt-tables.ts';
import type { Desk } from '../desk.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { actProblem } from './rules.ts';

const receiptRow = reused(({ id }: { id: string }) => sqlBuilder.selectFrom('receipt').selectAll().where('id', '=', id));

/** The receipt's row; refuses with `notFound`. */
export function readReceipt(desk: Desk, receiptId: string): ReceiptTable {
  const receipt = desk.store.first(receiptRow({ id: receiptId }));
  if (!receipt) throw new Refusal('notFound');
  return receipt;
}

/** The receipt's row when the officer's post may act on it; refuses with `receiptNotHere`, `receiptNotReceived` or `receiptClosed`. */
export function receiptInHand(desk: Desk, officer: Officer, receiptId: string): ReceiptTable {
  const receipt = readReceipt(desk, receiptId);
  orRefuseAct(receipt, officer);
  return receipt;
}

/** Refuses where the officer's post may not act on the receipt. */
export function orRefuseAct(receipt: ReceiptTable, officer: Officer): void {
  const problem = actProblem(receipt, officer.postId);
  if (problem) throw new Refusal(problem, { number: receipt.number });
}
