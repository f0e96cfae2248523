import type { ReceiptView } from '../../../preload/contract/dak.ts';
import type { Input } from '../../../preload/contract/index.ts';
import { localDay } from '../day.ts';
import type { ReceiptTable } from '../db/receipt-tables.ts';
import type { Desk } from '../desk.ts';
import { viewerOf } from '../grading/seen-by.ts';
import { newId } from '../id.ts';
import { actorOf } from '../office/actors.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { readReceipt } from './receipt-in-hand.ts';
import { enclosuresChased, enclosuresMissed, enclosuresReceived } from './registry-events.ts';
import { arrivalProblem, dayInOrder, mayChase, missingFits } from './rules.ts';

/** Notes enclosures found missing after the entry; refuses with `enclosuresNotYours`, `moreMissingThanSaid`. */
export function noteMissing(desk: Desk, officer: Officer, { receiptId, count, which }: Input<'dak.noteMissing'>): void {
  desk.ledger.commit(() => {
    const receipt = chaseable(desk, officer, receiptId);
    if (!missingFits(receipt.enclosures_missing + count, receipt.enclosures)) throw new Refusal('moreMissingThanSaid', { named: receipt.enclosures });
    desk.ledger.append({ type: enclosuresMissed, officer, body: { id: newId(), receiptId, on: today(desk), count, which: which.trim() } });
  });
}

/** Notes a reminder to the sender; refuses with `enclosuresNotYours`, `remarksRequired`, `nothingMissing`, `dayOutOfOrder`. */
export function chaseEnclosures(desk: Desk, officer: Officer, { receiptId, on, remarks }: Input<'dak.chaseEnclosures'>): void {
  if (remarks.trim() === '') throw new Refusal('remarksRequired');
  desk.ledger.commit(() => {
    const receipt = chaseable(desk, officer, receiptId);
    if (receipt.enclosures_missing === 0) throw new Refusal('nothingMissing', { number: receipt.number });
    orRefuseDay(desk, on, receipt.received_on);
    desk.ledger.append({ type: enclosuresChased, officer, body: { id: newId(), receiptId, on, remarks: remarks.trim() } });
  });
}

/** Notes enclosures that came after all; refuses with `enclosuresNotYours`, `nothingMissing`, `moreCameThanMissing`, `dayOutOfOrder`. */
export function receiveEnclosures(desk: Desk, officer: Officer, { receiptId, on, count, remarks }: Input<'dak.receiveEnclosures'>): void {
  desk.ledger.commit(() => {
    const receipt = chaseable(desk, officer, receiptId);
    const problem = arrivalProblem(count, receipt.enclosures_missing);
    if (problem) throw new Refusal(problem, { number: receipt.number, missing: receipt.enclosures_missing });
    orRefuseDay(desk, on, receipt.received_on);
    desk.ledger.append({ type: enclosuresReceived, officer, body: { id: newId(), receiptId, on, count, remarks: remarks.trim() } });
  });
}

/** What was noted of the enclosures of a receipt, in the order in which it was. */
export function enclosureNotes(desk: Desk, receiptId: string): ReceiptView['enclosureNotes'] {
  const { store } = desk;
  const rows = store.all(store.build.selectFrom('enclosure_note').selectAll().where('receipt_id', '=', receiptId).orderBy('at').orderBy('id'));
  return rows.map(({ id, kind, on_day: on, count, remarks, ...by }) => ({ id, kind, on, count, remarks, by: actorOf(store, by) }));
}

const today = (desk: Desk): string => localDay(desk.ledger.now());

function chaseable(desk: Desk, officer: Officer, receiptId: string): ReceiptTable {
  const receipt = readReceipt(desk, receiptId);
  if (!mayChase(receipt, viewerOf(desk, officer))) throw new Refusal('enclosuresNotYours', { number: receipt.number });
  return receipt;
}

function orRefuseDay(desk: Desk, on: string, after: string): void {
  if (!dayInOrder(on, after, today(desk))) throw new Refusal('dayOutOfOrder');
}
