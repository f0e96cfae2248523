import { z } from 'zod';
import { deliveryMode, registerLetter, sender } from '../../../preload/contract/dak.ts';
import { classification, day, id, language, urgency } from '../../../preload/contract/values.ts';
import { eventType, passingOn } from '../ledger/event-type.ts';

/** What is said of a receipt stands on its chain, in the file's own only once it lies in one. */
export const ofReceipt = ({ receiptId }: { readonly receiptId: string }): string => receiptId;

/** What entries of earlier versions lack: enclosures that did not come (row 6) and the categories (row 3). */
const rarer = {
  enclosuresMissing: z.int().min(0).default(0),
  missingEnclosures: z.string().default(''),
  categoryId: id.nullable().default(null),
  subcategoryId: id.nullable().default(null),
};

/** A paper got its diary number (domain.md rows 1 to 8). */
export const receiptDiarised = eventType(
  'receipt.diarised',
  1,
  z.strictObject({
    id,
    number: z.string(),
    series: z.string(),
    register: registerLetter,
    sequence: z.int(),
    day,
    sectionId: id,
    trackingCode: z.string(),
    form: z.enum(['physical', 'electronic']),
    unopenedCover: z.boolean(),
    addresseePost: id.nullable(),
    receivedOn: day,
    deliveryMode,
    letterNumber: z.string(),
    letterDate: day.nullable(),
    sender,
    language,
    subject: z.string(),
    enclosures: z.int(),
    classification,
    urgency,
    vip: z.boolean(),
    remarks: z.string(),
    ...rarer,
    /** The sender is to get an acknowledgement (row 10). */
    acknowledge: z.boolean().default(false),
  }),
  ({ id: receiptId }) => receiptId,
);

/** A cover was opened by those it was addressed to: what the registry could not enter (row 5). */
export const receiptCompleted = eventType(
  'receipt.completed',
  1,
  z.strictObject({
    receiptId: id,
    letterNumber: z.string(),
    letterDate: day.nullable(),
    sender,
    language,
    subject: z.string(),
    enclosures: z.int(),
    classification,
    urgency,
    vip: z.boolean(),
    remarks: z.string(),
    ...rarer,
  }),
  ofReceipt,
);

export const receiptMarked = passingOn(
  eventType(
    'receipt.marked',
    1,
    z.strictObject({
      id,
      receiptId: id,
      toPost: id,
      remarks: z.string(),
      urgency,
      dueOn: day.nullable(),
      kind: z.enum(['mark', 'reply', 'return']).default('mark'),
      /** The sender wants to see it until it is done. */
      followUp: z.boolean().default(false),
    }),
    ofReceipt,
  ),
);

/** The paper is in the hands of the post that it was marked to. */
export const receiptReceived = passingOn(eventType('receipt.received', 1, z.strictObject({ receiptId: id }), ofReceipt));

/** Part of the chain of the file that it now lies in. `sheets` is how many the clerk counted, where he did. */
export const receiptFiled = eventType('receipt.filed', 1, z.strictObject({ receiptId: id, remarks: z.string(), sheets: z.int().min(1).nullable().default(null) }));

export const receiptDisposed = eventType('receipt.disposed', 1, z.strictObject({ receiptId: id, remarks: z.string() }), ofReceipt);

/** The holder opened the receipt: from now on it can't be pulled back. */
export const receiptOpened = passingOn(eventType('receipt.opened', 1, z.strictObject({ receiptId: id }), ofReceipt));

/** The sender took back what the receiver had not opened. */
export const receiptPulledBack = passingOn(eventType('receipt.pulled-back', 1, z.strictObject({ id, receiptId: id }), ofReceipt));

/** A copy for information went to a post beside the one that deals with the receipt (domain.md row 15). */
export const receiptCopied = eventType('receipt.copied', 1, z.strictObject({ id, receiptId: id, toPost: id, remarks: z.string() }), ofReceipt);

export const receiptCopyOpened = eventType('receipt.copy-opened', 1, z.strictObject({ copyId: id }));

/** The post has noted what it got for information. */
export const receiptCopyDisposed = eventType('receipt.copy-disposed', 1, z.strictObject({ copyId: id, remarks: z.string() }));

export const receiptCopyWithdrawn = eventType('receipt.copy-withdrawn', 1, z.strictObject({ copyId: id }));
