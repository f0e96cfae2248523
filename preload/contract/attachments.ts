import { z } from 'zod';
import { procedure } from './procedure.ts';
import { actor, bytes, done, id, instant, remarks } from './values.ts';

/** The largest scan that is taken in, in bytes: 200 MB (issue point 1). */
export const largestAttachment = 200 * 1024 * 1024;
/** Content travels in pieces of at most this many bytes, so that nothing else waits for it. */
export const longestPiece = 1024 * 1024;
/** The longest paper that one attachment may be, in pages. */
export const mostPages = 20_000;

export const mediaType = z.enum(['application/pdf', 'image/jpeg', 'image/png', 'image/tiff', 'image/webp']);
export type MediaType = z.infer<typeof mediaType>;

/** Where a paper of the file itself lies: the appendix to the notes or to the correspondence (domain.md row 23). */
export const appendix = z.enum(['notes', 'correspondence']);
export type Appendix = z.infer<typeof appendix>;

const piece = { offset: z.int().min(0).max(largestAttachment), length: z.int().min(1).max(longestPiece) };
const content = z.strictObject({ bytes });
const onePiece = bytes.refine((value) => value.length > 0 && value.length <= longestPiece);
const pages = z.int().min(1).max(mostPages).nullable();
const fileName = z.string().min(1).max(1000);
const several = z.array(id).min(1).max(50);

const described = { id, name: z.string(), title: z.string(), mime: mediaType, size: z.int(), pages: z.int() };

/** Where the same content stands already. */
export const knownPlace = z.strictObject({ receiptId: id.nullable(), fileId: id.nullable(), number: z.string() });

/** A scan that was taken in and belongs to no paper yet; a working paper of the post that took it in. */
export const stagedAttachment = z.strictObject({ ...described, knownAs: z.array(knownPlace) });
export type StagedAttachment = z.infer<typeof stagedAttachment>;

export const attachment = z.strictObject({
  ...described,
  /** The receipt it came with; null for a paper of the file itself. */
  receipt: z.strictObject({ id, number: z.string(), subject: z.string() }).nullable(),
  addedAt: instant,
  addedBy: actor,
  withdrawal: z.strictObject({ reason: z.string(), at: instant, by: actor }).nullable(),
});
export type Attachment = z.infer<typeof attachment>;

export const waitingScan = z.strictObject({ name: z.string(), size: z.int(), mime: mediaType, modifiedAt: instant });
export type WaitingScan = z.infer<typeof waitingScan>;

const nothing = z.strictObject({});
const signedIn = 'signed-in' as const;
const bound = ['attachment', 'staged_attachment'];

export const attachmentsContract = {
  /** Announces a scan of so many bytes. Errors: `attachmentEmpty`, `attachmentTooLarge`, `uploadsBusy`, `diskFull`, `readOnly`. */
  'attachments.begin': procedure({
    kind: 'command',
    permission: signedIn,
    input: z.strictObject({ name: fileName, size: z.int().min(0) }),
    output: z.strictObject({ uploadId: id }),
    tables: [],
  }),
  /** The next piece, in order. Errors: `uploadLost`, `attachmentSizeDiffers`, `diskFull`; after an error nothing of the upload is left. */
  'attachments.chunk': procedure({
    kind: 'command',
    permission: signedIn,
    input: z.strictObject({ uploadId: id, offset: piece.offset, bytes: onePiece }),
    output: z.strictObject({ received: z.int() }),
    tables: [],
  }),
  /**
   * The scan is complete: it is judged by its content and kept until it is put with a paper or discarded. `pages` is what the viewer
   * counted in a PDF; images and TIFF are counted in the core. Errors: `attachmentKind`, `attachmentBroken`, `attachmentTooManyPixels`.
   */
  'attachments.finish': procedure({
    kind: 'command',
    permission: signedIn,
    input: z.strictObject({ uploadId: id, pages }),
    output: stagedAttachment,
    tables: ['staged_attachment'],
  }),
  'attachments.cancel': procedure({ kind: 'command', permission: signedIn, input: z.strictObject({ uploadId: id }), output: done, tables: [] }),
  /** What this person has taken in for this post and not yet put with a paper. */
  'attachments.staged': procedure({ kind: 'query', permission: signedIn, input: nothing, output: z.array(stagedAttachment), tables: bound }),
  'attachments.discard': procedure({ kind: 'command', permission: signedIn, input: z.strictObject({ id }), output: done, tables: ['staged_attachment'] }),
  /** Puts scans with a receipt that the post has in hand, or that lies in a file that it holds. Errors: `fileNotHere`, `receiptNotHere`, `receiptNotReceived`, `receiptClosed`, `notFound`. */
  'attachments.addToReceipt': procedure({ kind: 'command', permission: 'dak.work', input: z.strictObject({ receiptId: id, ids: several }), output: done, tables: bound }),
  /** Puts scans straight on a file that the post holds, in one of its appendices. Errors: `fileNotHere`, `notFound`. */
  'attachments.addToFile': procedure({
    kind: 'command',
    permission: 'file.work',
    input: z.strictObject({ fileId: id, ids: several, appendix: appendix.default('correspondence') }),
    output: done,
    tables: [...bound, 'correspondence'],
  }),
  /** Crosses a scan out: record and content stay. Errors: `remarksRequired`, `attachmentWithdrawn`, and who may not act. */
  'attachments.withdrawFromReceipt': procedure({ kind: 'command', permission: 'dak.work', input: z.strictObject({ id, reason: remarks }), output: done, tables: ['attachment'] }),
  'attachments.withdrawFromFile': procedure({ kind: 'command', permission: 'file.work', input: z.strictObject({ id, reason: remarks }), output: done, tables: ['attachment'] }),
  'attachments.ofReceipt': procedure({ kind: 'query', permission: signedIn, input: z.strictObject({ receiptId: id }), output: z.array(attachment), tables: ['attachment'] }),
  /** The scans of a file and of the receipts in it, in the order in which they came. */
  'attachments.ofFile': procedure({ kind: 'query', permission: signedIn, input: z.strictObject({ fileId: id }), output: z.array(attachment), tables: ['attachment', 'receipt'] }),
  /** A piece of a scan's content; shorter at the end. Errors: `notFound`. */
  'attachments.read': procedure({ kind: 'query', permission: signedIn, input: z.strictObject({ id, ...piece }), output: content, tables: [] }),
  /** One page of a TIFF as a TIFF of its own. Errors: `notFound`, `attachmentBroken`. */
  'attachments.tiffPage': procedure({ kind: 'query', permission: signedIn, input: z.strictObject({ id, page: z.int().min(1).max(mostPages) }), output: content, tables: [] }),
  /** The folder that the scanner writes to; null where none was chosen. */
  'attachments.scanFolder': procedure({ kind: 'query', permission: signedIn, input: nothing, output: z.strictObject({ folder: z.string().nullable() }), tables: ['scan_folder'] }),
  'attachments.setScanFolder': procedure({
    kind: 'command',
    permission: signedIn,
    input: z.strictObject({ folder: z.string().min(1).max(4096).nullable() }),
    output: done,
    tables: ['scan_folder'],
  }),
  /** The scans that wait in the folder, newest first, 100 at most. Errors: `scanFolderGone`. */
  'attachments.scans': procedure({ kind: 'query', permission: signedIn, input: nothing, output: z.array(waitingScan), tables: ['scan_folder'] }),
  'attachments.readScan': procedure({ kind: 'query', permission: signedIn, input: z.strictObject({ name: fileName, ...piece }), output: content, tables: [] }),
  /** Takes a waiting scan in and moves it to the subfolder `taken`. Errors: `scanGone`, `scanStillWriting`, and those of `finish`. */
  'attachments.takeScan': procedure({
    kind: 'command',
    permission: signedIn,
    input: z.strictObject({ name: fileName, pages }),
    output: stagedAttachment,
    tables: ['staged_attachment', 'scan_folder'],
  }),
};
