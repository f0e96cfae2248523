import { z } from 'zod';
import { mediaType } from '../../../preload/contract/attachments.ts';
import { deliveryMode, registerLetter } from '../../../preload/contract/dak.ts';
import { day, id, localText } from '../../../preload/contract/values.ts';
import { eventType } from '../ledger/event-type.ts';
import { ofReceipt } from './events.ts';

/** A category of receipts, or with a parent a sub-category of one (domain.md row 3). */
export const categoryAdded = eventType('receipt-category.added', 1, z.strictObject({ id, parentId: id.nullable(), name: localText }));

export const categoryRenamed = eventType('receipt-category.renamed', 1, z.strictObject({ id, name: localText }));

/** No new receipt gets it; it stays on those that have it. */
export const categoryWithdrawn = eventType('receipt-category.withdrawn', 1, z.strictObject({ id }));

/** Enclosures were found missing after the entry (row 6). */
export const enclosuresMissed = eventType('receipt.enclosures-missing', 1, z.strictObject({ id, receiptId: id, on: day, count: z.int().min(1), which: z.string() }), ofReceipt);

/** The sender was reminded of enclosures that did not come. */
export const enclosuresChased = eventType('receipt.enclosures-chased', 1, z.strictObject({ id, receiptId: id, on: day, remarks: z.string().min(1) }), ofReceipt);

/** So many of the missing enclosures came after all. */
export const enclosuresReceived = eventType('receipt.enclosures-received', 1, z.strictObject({ id, receiptId: id, on: day, count: z.int().min(1), remarks: z.string() }), ofReceipt);

/** The slip for the sender was printed (row 10). */
export const acknowledgementPrinted = eventType('receipt.acknowledgement-printed', 1, z.strictObject({ receiptId: id }), ofReceipt);

export const acknowledgementSent = eventType('receipt.acknowledgement-sent', 1, z.strictObject({ receiptId: id, on: day, mode: deliveryMode }), ofReceipt);

/**
 * A sheet of the distribution invoice of a register, section and day of marking (row 9). `sequence` is what the series of invoices gave to
 * that section and day; supplements, `sheet` 1 and on, stand under the same number.
 */
export const invoiceMade = eventType(
  'invoice.made',
  1,
  z.strictObject({
    id,
    sectionId: id,
    register: registerLetter,
    toSection: id,
    day,
    series: z.string(),
    sequence: z.int(),
    number: z.string(),
    sheet: z.int().min(0),
    lines: z.array(z.strictObject({ movementId: id, receiptId: id })).min(1),
  }),
);

/** The copy that the section's diarist signed came back to the registry; a scan of it is the event's one blob. */
export const invoiceReturned = eventType(
  'invoice.returned',
  1,
  z.strictObject({ id, on: day, remarks: z.string(), scan: z.strictObject({ id, mime: mediaType, pages: z.int().min(1), title: z.string() }).nullable() }),
);
