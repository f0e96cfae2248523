import { z } from 'zod';
import { procedure } from './procedure.ts';
import { tameLine } from './tame-text.ts';
import { actor, address, batchOutcome, bytes, classification, day, done, id, ids, instant, language, line, localText, remarks, requiredLine, sortBy, urgency } from './values.ts';

/** How a paper came in (domain.md row 3, delivery mode). */
export const deliveryMode = z.enum(['hand', 'ordinary', 'registered', 'speed-post', 'courier', 'fax', 'e-mail', 'e-office']);
export type DeliveryMode = z.infer<typeof deliveryMode>;

/** Code letters of a register that one post alone writes (row 8); empty for the diary of the section. */
export const registerLetter = z.string().regex(/^[A-Z]{0,2}$/);

/**
 * `inbox` is what lies with the post outside its own folders, `desk` all of it, `own` one of its folders, `copies` what it got for
 * information, `followed` what it marked and follows up, `due` what lies with it and is due today or was before.
 */
export const receiptFolder = z.enum(['inbox', 'desk', 'copies', 'created', 'sent', 'followed', 'due', 'own', 'all']);
export type ReceiptFolder = z.infer<typeof receiptFolder>;

/** `open` until it lies in a file or needs no further action; `binned`: entered by mistake and cancelled. */
export const receiptState = z.enum(['open', 'in-file', 'disposed', 'binned']);

/** Empty while nobody said (row 3). */
export const senderType = z.enum(['', 'government', 'public-body', 'court', 'legislator', 'organisation', 'citizen', 'other']);
/** A country of ISO 3166-1 by its two letters; empty for the country of the office. */
const country = z.union([z.literal(''), z.string().regex(/^[A-Z]{2}$/)]);

export const sender = z.strictObject({
  name: line,
  designation: line,
  organisation: line,
  address,
  city: line,
  email: line,
  mobile: line,
  type: senderType.default(''),
  ministry: line.default(''),
  department: line.default(''),
  address2: line.default(''),
  /** Postal code, PIN code: in the country of the office as that country writes it. */
  postcode: z.string().max(20).overwrite(tameLine).default(''),
  state: line.default(''),
  country: country.default(''),
});
export type Sender = z.infer<typeof sender>;

/** What the diary asks for (row 3). A cover that stays unopened needs the delivery mode and the post it is addressed to (row 5). */
export const receiptEntry = z.strictObject({
  register: registerLetter.default(''),
  form: z.enum(['physical', 'electronic']),
  unopenedCover: z.boolean().default(false),
  addresseePostId: id.optional(),
  receivedOn: day,
  deliveryMode,
  letterNumber: line.default(''),
  letterDate: day.optional(),
  sender,
  language,
  subject: line.default(''),
  enclosures: z.int().min(0).max(9999).default(0),
  /** How many of the enclosures did not come with it, and which (row 6). */
  enclosuresMissing: z.int().min(0).max(9999).default(0),
  missingEnclosures: line.default(''),
  categoryId: id.optional(),
  subcategoryId: id.optional(),
  classification: classification.default('normal'),
  urgency: urgency.default('routine'),
  vip: z.boolean().default(false),
  remarks: remarks.default(''),
  /** The sender gets an acknowledgement (row 10). */
  acknowledge: z.boolean().default(false),
});
export type ReceiptEntry = z.infer<typeof receiptEntry>;

/** What the addressee's section enters of a cover that the registry left closed. */
const coverContent = receiptEntry
  .pick({ letterNumber: true, letterDate: true, sender: true, language: true, subject: true, enclosures: true, enclosuresMissing: true, missingEnclosures: true, categoryId: true, subcategoryId: true, classification: true, urgency: true, vip: true, remarks: true })
  .extend({ receiptId: id, attachments: z.array(id).max(50).default([]) });

export const receiptRow = z.strictObject({
  id,
  number: z.string(),
  /** True for a post that may not see what is graded: sender, letter and subject are blank then. */
  hidden: z.boolean(),
  receivedOn: day,
  from: z.string(),
  letterNumber: z.string(),
  letterDate: day.nullable(),
  subject: z.string(),
  form: z.enum(['physical', 'electronic']),
  classification,
  urgency,
  vip: z.boolean(),
  unopenedCover: z.boolean(),
  state: receiptState,
  /** False while the post it was marked to has not taken the paper over (row 15). */
  received: z.boolean(),
  /** False while the post that it was marked to, or copied to, has not opened it: until then it can be pulled back (row 54). */
  opened: z.boolean(),
  canPullBack: z.boolean(),
  /** By when it is asked for: of the holder, in the folder of what is followed up of whom it was marked to. */
  dueOn: day.nullable(),
  /** How many enclosures are still awaited; 0 in a hidden one. */
  enclosuresMissing: z.int(),
  holder: localText,
  fileNumber: z.string(),
});
export type ReceiptRow = z.infer<typeof receiptRow>;

export const receiptView = z.strictObject({
  ...receiptRow.shape,
  trackingCode: z.string(),
  diarisedOn: day,
  createdAt: instant,
  createdBy: actor,
  section: localText,
  addressee: localText.nullable(),
  /** Who opened a cover and entered what the registry could not, and when. */
  completed: z.strictObject({ by: actor, at: instant }).nullable(),
  canComplete: z.boolean(),
  deliveryMode,
  sender,
  language,
  enclosures: z.int(),
  missingEnclosures: z.string(),
  /** Reminders to the sender and what came after them, in order. */
  enclosureNotes: z.array(z.strictObject({ id, kind: z.enum(['missing', 'chased', 'received']), on: day, count: z.int(), remarks: z.string(), by: actor })),
  canChase: z.boolean(),
  categoryId: id.nullable(),
  subcategoryId: id.nullable(),
  category: localText.nullable(),
  subcategory: localText.nullable(),
  acknowledgement: z.enum(['none', 'due', 'printed', 'sent']),
  remarks: z.string(),
  holderPostId: id,
  fileId: id.nullable(),
  disposal: z.string(),
  /** What the post acted for may do with it now. */
  canReceive: z.boolean(),
  /** Diarised here and never marked: it may be put in the bin (row 35). */
  canBin: z.boolean(),
  canAct: z.boolean(),
  /** The post that a reply or return goes to. */
  cameFrom: localText.nullable(),
  /** True while the post acted for follows up what it marked. */
  followed: z.boolean(),
  /** The copy for information that lies with the post acted for. */
  copyHere: z.strictObject({ opened: z.boolean() }).nullable(),
  copies: z.array(
    z.strictObject({
      id,
      from: actor,
      to: localText,
      remarks: z.string(),
      at: instant,
      openedAt: instant.nullable(),
      state: z.enum(['open', 'disposed', 'withdrawn']),
      disposal: z.string(),
    }),
  ),
  movements: z.array(
    z.strictObject({
      id,
      from: actor,
      to: localText,
      kind: z.enum(['mark', 'reply', 'return', 'pull-back']),
      remarks: z.string(),
      urgency,
      dueOn: day.nullable(),
      at: instant,
      receivedAt: instant.nullable(),
      pulledBack: z.boolean(),
    }),
  ),
});
export type ReceiptView = z.infer<typeof receiptView>;

const paper = z.strictObject({ bytes, pages: z.int(), fileName: z.string() });
const receiptTables = ['receipt', 'receipt_movement', 'receipt_copy'];
const moved = [...receiptTables, 'desk_folder_item'];
/** How a receipt goes on: urgency and due date as they are unless said, and whether the sender follows it up; with a due date he does. */
const sending = { remarks: remarks.default(''), urgency: urgency.optional(), dueOn: day.optional(), followUp: z.boolean().default(false) };
/** The post that deals with it, and those that get a copy for information (row 15). */
const marking = { toPostId: id, copyToPostIds: z.array(id).max(50).default([]), ...sending };

export const dakContract = {
  /**
   * Gives a receipt its diary number, gapless in its register. Errors: `senderMissing`, `receivedTooLate` for a day to come,
   * `registerKeptByAnother`, `coverIncomplete`, `badInput` naming `subject`, `scanRequired` for an electronic one without a scan,
   * `postcodeWrong`, `moreMissingThanSaid`, `categoryGone`.
   * `attachments` are scans taken in before; they are put with the receipt in the same commit.
   */
  'dak.diarise': procedure({
    kind: 'command',
    permission: 'dak.work',
    input: receiptEntry.extend({ attachments: z.array(id).max(50).default([]) }),
    output: z.strictObject({ id, number: z.string(), trackingCode: z.string() }),
    tables: ['receipt', 'series', 'attachment', 'staged_attachment'],
  }),
  /**
   * What the registry could not enter of a closed cover, by the post that it is addressed to or an officer of its section, with the
   * scans (row 5). Errors: `notYoursToComplete`, `coverNotClosed`, `receiptNotHere`, `receiptNotReceived`, `receiptClosed`, `senderMissing`,
   * `badInput` naming `subject`, `scanRequired`.
   */
  'dak.complete': procedure({ kind: 'command', permission: 'dak.work', input: coverContent, output: done, tables: ['receipt', 'attachment', 'staged_attachment'] }),
  'dak.mark': procedure({
    kind: 'command',
    permission: 'dak.work',
    input: z.strictObject({ receiptId: id, ...marking }),
    output: done,
    tables: moved,
  }),
  /** Several receipts in one commit, of paper and electronic: all of them or none. Errors: `dueTooEarly`, `badInput`. */
  'dak.markMany': procedure({ kind: 'command', permission: 'dak.work', input: z.strictObject({ receiptIds: ids, ...marking }), output: batchOutcome, tables: moved }),
  /** An answer to the post that it came from (row 52). Errors: `nobodyToReturnTo`, `dueTooEarly`. */
  'dak.reply': procedure({ kind: 'command', permission: 'dak.work', input: z.strictObject({ receiptId: id, ...sending }), output: done, tables: moved }),
  /** Back to the post that it came from. Errors: `remarksRequired`, `nobodyToReturnTo`. */
  'dak.return': procedure({ kind: 'command', permission: 'dak.work', input: z.strictObject({ receiptId: id, remarks }), output: done, tables: moved }),
  /** With the copies that nobody opened (row 54). Errors: `pullBackTooLate`. */
  'dak.pullBack': procedure({ kind: 'command', permission: 'dak.work', input: z.strictObject({ receiptId: id }), output: done, tables: moved }),
  'dak.receiveMany': procedure({ kind: 'command', permission: 'dak.work', input: z.strictObject({ receiptIds: ids }), output: batchOutcome, tables: receiptTables }),
  /** The post opened the receipt, or its copy for information. */
  'dak.markOpened': procedure({ kind: 'command', permission: 'dak.work', input: z.strictObject({ receiptId: id }), output: done, tables: receiptTables }),
  /** The post has noted its copy for information; the receipt stays as it is. Errors: `notFound`. */
  'dak.disposeCopy': procedure({ kind: 'command', permission: 'dak.work', input: z.strictObject({ receiptId: id, remarks: remarks.default('') }), output: done, tables: ['receipt_copy'] }),
  'dak.counts': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({}),
    output: z.strictObject({
      inbox: z.int(),
      unread: z.int(),
      created: z.int(),
      followed: z.int(),
      dueToday: z.int(),
      overdue: z.int(),
      copies: z.int(),
      unreadCopies: z.int(),
    }),
    tables: moved,
  }),
  /** What the post sent on and has not got back: of a post of years it costs more than all other counts, and is asked for where it is shown. */
  'dak.countSent': procedure({ kind: 'query', permission: 'signed-in', input: z.strictObject({}), output: z.strictObject({ sent: z.int() }), tables: ['receipt', 'receipt_movement'] }),
  /** Nothing else can be done with a paper before this (rows 15, 57). */
  'dak.receive': procedure({ kind: 'command', permission: 'dak.work', input: z.strictObject({ receiptId: id }), output: done, tables: receiptTables }),
  /** Attaches the receipt to a file that the post holds (row 16). `sheets` counts for a receipt without scans; else one and one an enclosure. */
  'dak.putInFile': procedure({
    kind: 'command',
    permission: 'file.work',
    input: z.strictObject({ receiptId: id, fileId: id, remarks: remarks.default(''), sheets: z.int().min(1).max(9999).optional() }),
    output: done,
    tables: [...moved, 'file', 'correspondence'],
  }),
  /** No further action; the remarks say why. */
  'dak.dispose': procedure({ kind: 'command', permission: 'dak.work', input: z.strictObject({ receiptId: id, remarks }), output: done, tables: moved }),
  'dak.list': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({
      folder: receiptFolder,
      folderId: id.optional(),
      search: line.optional(),
      from: day.optional(),
      to: day.optional(),
      /** Only those of which enclosures are still awaited. */
      enclosuresMissing: z.boolean().default(false),
      sort: sortBy(['number', 'received', 'from', 'subject', 'state', 'due']),
      limit: z.int().min(1).max(500).default(200),
      offset: z.int().min(0).default(0),
    }),
    output: z.strictObject({ rows: z.array(receiptRow), total: z.int() }),
    tables: moved,
  }),
  'dak.view': procedure({ kind: 'query', permission: 'signed-in', input: z.strictObject({ receiptId: id }), output: receiptView, tables: [...receiptTables, 'enclosure_note', 'receipt_category'] }),
  /** The receipts that lie in a file, in the order in which they were put there. */
  'dak.onFile': procedure({ kind: 'query', permission: 'signed-in', input: z.strictObject({ fileId: id }), output: z.array(receiptRow), tables: ['receipt'] }),
  /** Receipts with the same letter of the same sender (row 13); the clerk is warned, not stopped. */
  'dak.duplicates': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({ name: line, organisation: line, letterNumber: requiredLine, letterDate: day.optional() }),
    output: z.array(receiptRow),
    tables: ['receipt'],
  }),
  /** Senders met before, the latest first. */
  'dak.senders': procedure({ kind: 'query', permission: 'signed-in', input: z.strictObject({ search: requiredLine }), output: z.array(sender), tables: ['receipt'] }),
  /** The slip for the sender, in his language (row 106). */
  'dak.acknowledgementPdf': procedure({ kind: 'query', permission: 'signed-in', input: z.strictObject({ receiptId: id }), output: paper, tables: ['receipt'] }),
  /** The date stamp as a label: office, date of receipt, diary number as text and QR code (row 4). */
  'dak.labelPdf': procedure({ kind: 'query', permission: 'signed-in', input: z.strictObject({ receiptId: id, language }), output: paper, tables: ['receipt'] }),
};
