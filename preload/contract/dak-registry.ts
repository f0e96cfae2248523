import { z } from 'zod';
import { stagedAttachment } from './attachments.ts';
import { deliveryMode } from './dak.ts';
import { procedure } from './procedure.ts';
import { tameText } from './tame-text.ts';
import { bytes, day, done, id, ids, instant, language, line, localText, remarks } from './values.ts';

/** A main category of receipts, or with `parentId` a sub-category of one (domain.md row 3). A withdrawn one stays on old receipts. */
export const receiptCategory = z.strictObject({ id, parentId: id.nullable(), name: localText, withdrawnAt: instant.nullable() });
export type ReceiptCategory = z.infer<typeof receiptCategory>;

/** `due` while it is to be printed, then `printed`, then `sent` (row 10). */
export const acknowledgementState = z.enum(['due', 'printed', 'sent']);

export const acknowledgementRow = z.strictObject({
  /** Of the receipt. */
  id,
  number: z.string(),
  /** True for a post that may not see what is graded: sender and subject are blank then, and it can't be printed. */
  hidden: z.boolean(),
  diarisedOn: day,
  from: z.string(),
  subject: z.string(),
  language,
  state: acknowledgementState,
  printedOn: day.nullable(),
  sentOn: day.nullable(),
  mode: deliveryMode.nullable(),
});
export type AcknowledgementRow = z.infer<typeof acknowledgementRow>;

/**
 * An invoice of a section and day (row 9). Papers marked and on no sheet yet stand together as `open`; a sheet is `out` until its signed copy comes
 * back. Sheet 0 is the invoice itself, the others its supplements.
 */
export const invoiceRow = z.strictObject({
  /** Of the sheet; null while it is open. */
  id: id.nullable(),
  state: z.enum(['open', 'out', 'returned']),
  number: z.string(),
  register: z.string(),
  sectionId: id,
  section: localText,
  day,
  papers: z.int(),
  returnedOn: day.nullable(),
  remarks: z.string(),
  scan: z.strictObject({ id, mime: stagedAttachment.shape.mime, size: z.int(), pages: z.int(), title: z.string() }).nullable(),
});
export type InvoiceRow = z.infer<typeof invoiceRow>;

const paper = z.strictObject({ bytes, pages: z.int(), fileName: z.string() });
const enclosures = ['receipt', 'enclosure_note'];
const invoices = ['invoice', 'invoice_line'];
/** The longest text of an e-mail that is laid out, in characters, and the most attachments that are named. */
const longestMailText = 200_000;
const mostMailParts = 200;
/** Who wrote an e-mail and what about, and what it brought that is not kept. */
const mailHeads = { name: line, address: line, subject: line, notTaken: z.array(line).max(mostMailParts) };

/** What the registry does beside the diary itself: lists that it keeps, enclosures, acknowledgements, invoices, e-mail. */
export const dakRegistryContract = {
  'dak.categories': procedure({ kind: 'query', permission: 'signed-in', input: z.strictObject({}), output: z.array(receiptCategory), tables: ['receipt_category'] }),
  /** Errors: `codeTaken` for a name that its list has already, `categoryGone` for a main category that was withdrawn. */
  'dak.addCategory': procedure({
    kind: 'command',
    permission: 'office.manage',
    input: z.strictObject({ parentId: id.optional(), name: localText }),
    output: z.strictObject({ id }),
    tables: ['receipt_category'],
  }),
  'dak.renameCategory': procedure({ kind: 'command', permission: 'office.manage', input: z.strictObject({ categoryId: id, name: localText }), output: done, tables: ['receipt_category'] }),
  /** No new receipt gets it any more, nor its sub-categories. */
  'dak.withdrawCategory': procedure({ kind: 'command', permission: 'office.manage', input: z.strictObject({ categoryId: id }), output: done, tables: ['receipt_category'] }),

  /** Enclosures found missing after the entry (row 6). Errors: `moreMissingThanSaid`, `enclosuresNotYours`. */
  'dak.noteMissing': procedure({
    kind: 'command',
    permission: 'dak.work',
    input: z.strictObject({ receiptId: id, count: z.int().min(1).max(9999), which: line.default('') }),
    output: done,
    tables: enclosures,
  }),
  /** A reminder to the sender, as a note with its day. Errors: `nothingMissing`, `enclosuresNotYours`, `dayOutOfOrder`, `remarksRequired`. */
  'dak.chaseEnclosures': procedure({ kind: 'command', permission: 'dak.work', input: z.strictObject({ receiptId: id, on: day, remarks }), output: done, tables: enclosures }),
  /** Enclosures came after all. Errors: `nothingMissing`, `moreCameThanMissing`, `enclosuresNotYours`, `dayOutOfOrder`. */
  'dak.receiveEnclosures': procedure({
    kind: 'command',
    permission: 'dak.work',
    input: z.strictObject({ receiptId: id, on: day, count: z.int().min(1).max(9999), remarks: remarks.default('') }),
    output: done,
    tables: enclosures,
  }),

  /** The acknowledgements of the section by the day of the diary: due first, then printed, then sent; the latest first. */
  'dak.acknowledgements': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({
      state: acknowledgementState.optional(),
      from: day.optional(),
      to: day.optional(),
      limit: z.int().min(1).max(500).default(200),
      offset: z.int().min(0).default(0),
    }),
    output: z.strictObject({ rows: z.array(acknowledgementRow), total: z.int() }),
    tables: ['receipt'],
  }),
  /** Several slips in one document, each in its sender's language. Errors: `gradedPaper`, `badInput`. */
  'dak.acknowledgementsPdf': procedure({ kind: 'query', permission: 'dak.work', input: z.strictObject({ receiptIds: z.array(id).min(1).max(100) }), output: paper, tables: ['receipt'] }),
  /** The slips were printed; those that were before stay as they are. Errors: `acknowledgementNotAsked`. */
  'dak.acknowledgementsPrinted': procedure({ kind: 'command', permission: 'dak.work', input: z.strictObject({ receiptIds: ids }), output: done, tables: ['receipt'] }),
  /** The slips went to the senders. Errors: `acknowledgementNotPrinted`, `dayOutOfOrder`. */
  'dak.acknowledgementsSent': procedure({ kind: 'command', permission: 'dak.work', input: z.strictObject({ receiptIds: ids, on: day, mode: deliveryMode }), output: done, tables: ['receipt'] }),

  /** The invoices of the officer's section by section and day of marking: what is to be made, then what is out, then what came back. */
  'dak.invoices': procedure({ kind: 'query', permission: 'signed-in', input: z.strictObject({ from: day, to: day }), output: z.array(invoiceRow), tables: [...invoices, 'receipt_movement'] }),
  /** Puts what was marked and is on no sheet yet on the invoice of that section and day, or on its next supplement. Errors: `nothingToInvoice`. */
  'dak.makeInvoice': procedure({
    kind: 'command',
    permission: 'dak.work',
    input: z.strictObject({ register: z.string().regex(/^[A-Z]{0,2}$/), sectionId: id, day }),
    output: z.strictObject({ id, number: z.string() }),
    tables: [...invoices, 'series'],
  }),
  'dak.invoicePdf': procedure({ kind: 'query', permission: 'signed-in', input: z.strictObject({ invoiceId: id, language }), output: paper, tables: invoices }),
  /** The copy signed by the section's diarist came back, with a scan of it or without. Errors: `invoiceReturned`, `dayOutOfOrder`, `notFound`. */
  'dak.returnInvoice': procedure({
    kind: 'command',
    permission: 'dak.work',
    input: z.strictObject({ invoiceId: id, on: day, remarks: remarks.default(''), scanId: id.optional() }),
    output: done,
    tables: [...invoices, 'staged_attachment'],
  }),

  /**
   * Lays an e-mail out as a page and keeps it like a scan that was taken in, for the next receipt (row 11); answers with its heads without what harms a
   * line. Errors: `layoutUnavailable`, `layoutFailed`.
   */
  'dak.stageMail': procedure({
    kind: 'command',
    permission: 'dak.work',
    input: z.strictObject({ ...mailHeads, to: line, date: line, text: z.string().max(longestMailText).overwrite(tameText), attachments: z.array(line).max(mostMailParts), language }),
    output: z.strictObject({ scan: stagedAttachment, ...mailHeads }),
    tables: ['staged_attachment'],
  }),
};

export type DakRegistryProcedure = keyof typeof dakRegistryContract;
