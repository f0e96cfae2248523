import { deliveryMode } from '../../../preload/contract/dak.ts';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { language } from '../../../preload/contract/values.ts';
import { sql } from 'kysely';
import { localDay } from '../day.ts';
import type { Desk } from '../desk.ts';
import { orRefuseUnseenReceipt } from '../grading/seen-by.ts';
import { postPlace } from '../office/actors.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { asSeenBy, senderOf } from './queries.ts';
import { readReceipt } from './receipt-in-hand.ts';
import { acknowledgementPrinted, acknowledgementSent } from './registry-events.ts';
import { dayInOrder, fromLine, mayBeSent } from './rules.ts';

/** A literal, as the condition of the index of acknowledgements is. */
const isAsked = sql<boolean>`acknowledgement <> 'none'`;
const inTurn = sql`CASE acknowledgement WHEN 'due' THEN 0 WHEN 'printed' THEN 1 ELSE 2 END`;

/** The acknowledgements that the officer's section owes and gave. */
export function listAcknowledgements(desk: Desk, officer: Officer, input: Input<'dak.acknowledgements'>): Output<'dak.acknowledgements'> {
  const { build } = desk.store;
  const sectionId = postPlace(desk.store, officer.postId)?.sectionId ?? '';
  let asked = build.selectFrom('receipt').where('section_id', '=', sectionId).where(isAsked).where('binned_at', 'is', null);
  if (input.state) asked = asked.where('acknowledgement', '=', input.state);
  if (input.from) asked = asked.where('day', '>=', input.from);
  if (input.to) asked = asked.where('day', '<=', input.to);
  const total = desk.store.first(asked.select(sql<number>`count(*)`.as('total')))?.total ?? 0;
  const rows = desk.store.all(asked.selectAll().orderBy(inTurn).orderBy('day', 'desc').orderBy('sequence', 'desc').orderBy('id').limit(input.limit).offset(input.offset));
  return {
    rows: asSeenBy(desk, officer, rows).flatMap((row) => {
      if (row.acknowledgement === 'none') return [];
      return {
        id: row.id,
        number: row.number,
        hidden: row.hidden,
        diarisedOn: row.day,
        from: fromLine(senderOf(row)),
        subject: row.subject,
        language: language.parse(row.language),
        state: row.acknowledgement,
        printedOn: row.acknowledgement_printed_at === null ? null : localDay(row.acknowledgement_printed_at),
        sentOn: row.acknowledgement_sent_on,
        mode: row.acknowledgement_mode === null ? null : deliveryMode.parse(row.acknowledgement_mode),
      };
    }),
    total,
  };
}

/** Notes that slips were printed; those printed before stay as they are. Refuses with `acknowledgementNotAsked`, `gradedPaper`. */
export function notePrinted(desk: Desk, officer: Officer, receiptIds: readonly string[]): void {
  desk.ledger.commit(() => {
    for (const receiptId of new Set(receiptIds)) {
      const receipt = readReceipt(desk, receiptId);
      orRefuseUnseenReceipt(desk, officer, receiptId);
      if (receipt.acknowledgement === 'none') throw new Refusal('acknowledgementNotAsked', { number: receipt.number });
      if (receipt.acknowledgement === 'due') desk.ledger.append({ type: acknowledgementPrinted, officer, body: { receiptId } });
    }
  });
}

/** Notes that slips went out; all of them or none. Refuses with `acknowledgementNotPrinted`, `dayOutOfOrder`, `gradedPaper`. */
export function noteSent(desk: Desk, officer: Officer, { receiptIds, on, mode }: Input<'dak.acknowledgementsSent'>): void {
  const today = localDay(desk.ledger.now());
  desk.ledger.commit(() => {
    for (const receiptId of new Set(receiptIds)) {
      const receipt = readReceipt(desk, receiptId);
      orRefuseUnseenReceipt(desk, officer, receiptId);
      if (!mayBeSent(receipt.acknowledgement)) throw new Refusal('acknowledgementNotPrinted', { number: receipt.number });
      if (!dayInOrder(on, receipt.received_on, today)) throw new Refusal('dayOutOfOrder');
      desk.ledger.append({ type: acknowledgementSent, officer, body: { receiptId, on, mode } });
    }
  });
}
