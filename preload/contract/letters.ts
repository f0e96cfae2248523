import { z } from 'zod';
import { mediaType } from './attachments.ts';
import { procedure } from './procedure.ts';
import {
  actor,
  address,
  bytes,
  classification,
  day,
  done,
  id,
  instant,
  language,
  line,
  localRichText,
  localText,
  pin,
  remarks,
  requiredLine,
  sortBy,
} from './values.ts';

export const letterForm = z.enum([
  'letter',
  'demi-official',
  'office-memorandum',
  'office-order',
  'notification',
  'circular',
  'notice',
  'endorsement',
  'id-note',
  'order',
  'resolution',
  'press-note',
  'summary',
  'working-paper',
  'corrigendum',
  'reminder',
]);
export type LetterForm = z.infer<typeof letterForm>;

export const addressee = z.strictObject({ name: requiredLine, address: address.optional() });
export type Addressee = z.infer<typeof addressee>;

/** What a dealing hand drafts (domain.md row 45). `languages[0]` is the language of the number line and of the first body. */
export const draft = z.strictObject({
  form: letterForm,
  languages: z.array(language).min(1).max(3),
  classification: classification.default('normal'),
  subject: z.strictObject({ en: line.optional(), ur: line.optional(), hi: line.optional() }),
  to: z.array(addressee).max(200),
  copyTo: z.array(addressee).max(200),
  body: localRichText,
  enclosures: z.array(requiredLine).max(100),
  /** The post that signs; it alone may approve. */
  signatoryPostId: id,
  replyTo: line.optional(),
  /** The receipt on the same file that this letter answers; issuing marks it as answered. */
  replyToReceiptId: id.optional(),
});
export type Draft = z.infer<typeof draft>;

export const qr = z.strictObject({ version: z.int(), ecc: z.enum(['L', 'M', 'Q', 'H']), moduleMm: z.number(), boxMm: z.number() });

export const copyView = z.strictObject({
  id,
  copyNumber: z.int(),
  printer: z.string(),
  actor,
  at: instant,
  reason: z.string(),
  state: z.enum(['queued', 'printed', 'failed', 'spoiled']),
});

export const letterView = z.strictObject({
  id,
  fileId: id,
  fileNumber: z.string(),
  state: z.enum(['draft', 'issued', 'cancelled', 'superseded']),
  draft,
  signatory: localText,
  /** True when the post acted for is the signing post and holds the file. */
  canApprove: z.boolean(),
  canEdit: z.boolean(),
  updatedAt: instant,
  issued: z
    .strictObject({
      number: z.string(),
      date: day,
      at: instant,
      by: actor,
      pages: z.int(),
      url: z.string(),
      digits: z.string(),
      shortCode: z.string(),
      qr,
      pdfBytes: z.int(),
      batchId: id.nullable(),
    })
    .nullable(),
  ended: z.strictObject({ reason: z.string(), by: actor, at: instant, supersededBy: z.string().nullable() }).nullable(),
  /** The scan of the paper that was signed by hand (row 42, route 2), beside the sealed letter, and what the post may do about it. */
  signedCopy: z.strictObject({
    scan: z.strictObject({ id, title: z.string(), mime: mediaType, size: z.int(), pages: z.int() }).nullable(),
    added: z.strictObject({ at: instant, by: actor }).nullable(),
    confirmed: z.strictObject({ at: instant, by: actor }).nullable(),
    mayAdd: z.boolean(),
    mayConfirm: z.boolean(),
    mayWithdraw: z.boolean(),
  }),
  copies: z.array(copyView),
  dispatch: z.array(
    z.strictObject({ id, serial: z.string(), addressee: z.string(), kind: z.enum(['to', 'copy']), state: z.string(), mode: z.string().nullable() }),
  ),
});
export type LetterView = z.infer<typeof letterView>;

export const letterRow = z.strictObject({
  id,
  number: z.string(),
  date: day,
  form: letterForm,
  /** True for a post that may not see what is graded: subject and addressee are blank then. */
  hidden: z.boolean(),
  subject: z.string(),
  to: z.string(),
  fileId: id,
  fileNumber: z.string(),
  signatory: localText,
  state: z.enum(['issued', 'cancelled', 'superseded']),
  pages: z.int(),
});
export type LetterRow = z.infer<typeof letterRow>;

export const lettersContract = {
  'letters.forms': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({}),
    output: z.array(z.strictObject({ form: letterForm, needsAddressee: z.boolean() })),
    tables: [],
  }),
  'letters.create': procedure({
    kind: 'command',
    permission: 'file.work',
    input: z.strictObject({ fileId: id, draft }),
    output: z.strictObject({ id }),
    tables: ['letter'],
  }),
  /** Autosave; refused once the letter is issued or the file is on another desk. */
  'letters.save': procedure({
    kind: 'command',
    permission: 'file.work',
    input: z.strictObject({ letterId: id, draft }),
    output: z.strictObject({ savedAt: instant }),
    tables: ['letter'],
  }),
  'letters.discard': procedure({ kind: 'command', permission: 'file.work', input: z.strictObject({ letterId: id }), output: done, tables: ['letter'] }),
  'letters.view': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({ letterId: id }),
    output: letterView,
    tables: ['letter', 'copy', 'dispatch_line', 'attachment', 'file'],
  }),
  /** A draft as it stood each time the file went to another post, oldest first (row 41). */
  'letters.versions': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({ letterId: id }),
    output: z.array(z.strictObject({ ordinal: z.int(), draft, actor, at: instant })),
    tables: ['letter', 'movement'],
  }),
  /** The receipts on a file that issued letters of it answered. */
  'letters.answers': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({ fileId: id }),
    output: z.array(z.strictObject({ receiptId: id, letterId: id, number: z.string() })),
    tables: ['letter', 'receipt'],
  }),
  'letters.list': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({
      search: line.optional(),
      from: day.optional(),
      to: day.optional(),
      state: z.enum(['issued', 'cancelled', 'superseded']).optional(),
      sort: sortBy(['number', 'date', 'to', 'subject', 'form', 'state']),
      limit: z.int().min(1).max(500).default(200),
      offset: z.int().min(0).default(0),
    }),
    output: z.strictObject({ rows: z.array(letterRow), total: z.int() }),
    tables: ['letter'],
  }),
  /** The exact PDF: of an issued letter the sealed bytes; of a draft the same layout without number and seal, marked as a draft. */
  'letters.pdf': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({ letterId: id }),
    output: z.strictObject({ bytes, pages: z.int(), sealed: z.boolean(), fileName: z.string() }),
    tables: ['letter'],
  }),
  /** Number, date, seal, signature and register lines in one transaction; asks for the PIN again. */
  'letters.approve': procedure({
    kind: 'command',
    permission: 'letter.approve',
    input: z.strictObject({ letterId: id, pin }),
    output: z.strictObject({ number: z.string(), date: day, pages: z.int() }),
    tables: ['letter', 'dispatch_line', 'note', 'series'],
  }),
  'letters.cancel': procedure({
    kind: 'command',
    permission: 'letter.cancel',
    input: z.strictObject({ letterId: id, reason: remarks, pin }),
    output: done,
    tables: ['letter'],
  }),
  /** `byLetterId` is an issued letter that takes the place of this one. */
  'letters.supersede': procedure({
    kind: 'command',
    permission: 'letter.cancel',
    input: z.strictObject({ letterId: id, byLetterId: id, reason: remarks, pin }),
    output: done,
    tables: ['letter'],
  }),
  /** Prints sealed copies; each is numbered in the copy ledger. From the second printing on a reason is required (row 72). */
  'letters.print': procedure({
    kind: 'command',
    permission: 'signed-in',
    input: z.strictObject({ letterId: id, printer: requiredLine, copies: z.int().min(1).max(50), reason: remarks.default('') }),
    output: z.strictObject({ firstCopy: z.int(), lastCopy: z.int(), jobId: z.string() }),
    tables: ['copy'],
  }),
  /** Puts a scan taken in beside an issued letter (row 42, route 2). Errors: `letterNotIssued`, `fileNotHere`, `signedCopyStands`, `notFound`. */
  'letters.addSignedCopy': procedure({
    kind: 'command',
    permission: 'file.work',
    input: z.strictObject({ letterId: id, scanId: id }),
    output: done,
    tables: ['attachment', 'staged_attachment'],
  }),
  /** By the signatory. Errors: `notSigningPost`, `signedCopyConfirmed`, `notFound`. */
  'letters.confirmSignedCopy': procedure({ kind: 'command', permission: 'letter.approve', input: z.strictObject({ letterId: id, pin }), output: done, tables: ['attachment'] }),
  /** Crosses a scan out that is not confirmed. Errors: `remarksRequired`, `signedCopyConfirmed`, `fileNotHere`, `notFound`. */
  'letters.withdrawSignedCopy': procedure({ kind: 'command', permission: 'file.work', input: z.strictObject({ letterId: id, reason: remarks }), output: done, tables: ['attachment'] }),
  'letters.spoilCopy': procedure({
    kind: 'command',
    permission: 'signed-in',
    input: z.strictObject({ copyId: id, reason: remarks }),
    output: done,
    tables: ['copy'],
  }),
};
