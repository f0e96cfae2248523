import type { Input, Output } from '../../../preload/contract/index.ts';
import { localDay } from '../day.ts';
import type { Desk } from '../desk.ts';
import { orRefuseUnseenReceipt } from '../grading/seen-by.ts';
import { newId } from '../id.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { caseReasoned, postageReceived, statementLine, statementLined, statementMade, thresholdSet } from './events.ts';
import { asOfDay, drawUp, findStatement, listUp, thresholdOf } from './pending-statement.ts';
import { monthOf } from './rules.ts';
import { viewFor, type View } from './view.ts';

/** Lines of a statement in one event: the longest reasons in Devanagari stay below what an event may hold. */
const linesInEvent = 20;

/** Enters stamps received; refuses with `receivedTooLate` for a day to come. */
export function receivePostage(desk: Desk, officer: Officer, { on, amount, remarks }: Input<'registers.receivePostage'>): void {
  if (on > localDay(desk.ledger.now())) throw new Refusal('receivedTooLate');
  desk.ledger.commit(() => {
    desk.ledger.append({ type: postageReceived, officer, body: { id: newId(), day: on, amount, remarks: remarks.trim() } });
  });
}

/** Keeps why a case is late; refuses with `notFound`, `gradedPaper`. */
export function giveReason(desk: Desk, officer: Officer, { receiptId, reason }: Input<'registers.giveReason'>): void {
  if (reason.trim() === '') throw new Refusal('remarksRequired');
  desk.ledger.commit(() => {
    if (!desk.store.first(desk.store.build.selectFrom('receipt').select('id').where('id', '=', receiptId))) throw new Refusal('notFound');
    orRefuseUnseenReceipt(desk, officer, receiptId);
    desk.ledger.append({ type: caseReasoned, officer, body: { receiptId, reason: reason.trim() } });
  });
}

/** Sets the threshold of the monthly statement for the office. */
export function setThreshold(desk: Desk, officer: Officer, months: 1 | 3): void {
  desk.ledger.commit(() => {
    desk.ledger.append({ type: thresholdSet, officer, body: { months } });
  });
}

const viewOf = (desk: Desk, officer: Officer, month: string): View =>
  viewFor(desk, officer, { register: 'pending', from: `${month}-01`, to: `${month}-01`, scope: 'section', language: 'en' });

/** Was a statement of this or a later month made? Serials follow one another from month to month. */
function isMade({ desk, ownSection }: View, month: string): boolean {
  const later = desk.store.build.selectFrom('statement').select('id').where('section_id', '=', ownSection).where('month', '>=', month);
  return desk.store.first(later) !== undefined;
}

/** The serials of a statement with the reasons given for its delays. */
function withReasons({ store }: Desk, listed: ReturnType<typeof listUp>) {
  const reasons = new Map(store.all(store.build.selectFrom('case_reason').select(['receipt_id', 'reason'])).map((row) => [row.receipt_id, row.reason]));
  return listed.map(({ of, serial }) => ({ serial, reason: reasons.get(of.id) ?? '' }));
}

/** The statement of a month of the officer's section: what it says, and whether it can be made. */
export function statementOf(desk: Desk, officer: Officer, month: string): Output<'registers.statement'> {
  const view = viewOf(desk, officer, month);
  const made = findStatement(desk, view.ownSection, month);
  const future = month > monthOf(view.today);
  const rows = made
    ? desk.store.all(desk.store.build.selectFrom('statement_line').select(['serial', 'reason']).where('statement_id', '=', made.id))
    : future
      ? []
      : withReasons(desk, listUp(view, month));
  return {
    months: made ? (made.months === 3 ? 3 : 1) : thresholdOf(desk),
    asOf: made?.as_of ?? asOfDay(month, view.today),
    madeAt: made?.made_at ?? null,
    mayMake: !future && !isMade(view, month),
    pending: rows.filter(({ serial }) => serial !== null).length,
    disposed: rows.filter(({ serial }) => serial === null).length,
    withoutReason: rows.filter(({ serial, reason }) => serial !== null && reason === '').length,
  };
}

/** Makes the statement of a month for good. Refuses with `statementMade`, and `badInput` for a month to come. */
export function makeStatement(desk: Desk, officer: Officer, month: string): Output<'registers.makeStatement'> {
  const view = viewOf(desk, officer, month);
  if (month > monthOf(view.today)) throw new Refusal('badInput', { field: 'on' });
  return desk.ledger.commit(() => {
    if (isMade(view, month)) throw new Refusal('statementMade');
    const lines = drawUp(view, month).map((line) => statementLine.strip().parse(line));
    const id = newId();
    desk.ledger.append({ type: statementMade, officer, body: { id, sectionId: view.ownSection, month, asOf: asOfDay(month, view.today), months: thresholdOf(desk) } });
    for (let first = 0; first < lines.length; first += linesInEvent) {
      desk.ledger.append({ type: statementLined, officer, body: { statementId: id, first, lines: lines.slice(first, first + linesInEvent) } });
    }
    const pending = lines.filter(({ serial }) => serial !== null).length;
    return { pending, disposed: lines.length - pending };
  });
}
