import { z } from 'zod';
import { procedure } from './procedure.ts';
import { actor, batchOutcome, classification, day, done, id, ids, instant, line, localText, remarks, requiredLine, richText, urgency } from './values.ts';

/**
 * `inbox` is what lies with the post outside its own folders, `desk` all of it, `own` one of its folders, `followed` what it sent and
 * follows up, `due` what lies with it and is due today or was before.
 */
export const fileFolder = z.enum(['inbox', 'desk', 'sent', 'created', 'followed', 'due', 'own', 'all']);

export const fileRow = z.strictObject({
  id,
  number: z.string(),
  subject: z.string(),
  section: localText,
  holder: localText,
  holderPostId: id,
  /** When the file came to its present holder. */
  since: instant,
  urgency,
  classification,
  unread: z.boolean(),
  form: z.enum(['physical', 'electronic']),
  /** False while the post that holds a file of paper has not taken it over (row 57). */
  received: z.boolean(),
  /** By when it is asked for: of the holder, in the folder of what is followed up of whom it was sent to. */
  dueOn: day.nullable(),
  canPullBack: z.boolean(),
  /** Letters on the file that wait for approval. */
  drafts: z.int(),
});
export type FileRow = z.infer<typeof fileRow>;

export const noteView = z.strictObject({
  id,
  /** Position in the notesheet, from 1. */
  number: z.int(),
  /** First and last paragraph number of the notesheet that this note holds; equal to 0 for a signature alone. */
  firstParagraph: z.int(),
  lastParagraph: z.int(),
  content: richText.nullable(),
  decision: z.enum(['approved', 'agreed', 'seen']).nullable(),
  actor,
  at: instant,
  /** Dealing hands sign on the left, officers on the right. */
  side: z.enum(['left', 'right']),
});
export type NoteView = z.infer<typeof noteView>;

export const movementView = z.strictObject({
  id,
  from: actor,
  toPostId: id,
  to: localText,
  kind: z.enum(['put-up', 'forward', 'reply', 'return', 'pull-back']),
  remarks: z.string(),
  at: instant,
  dueOn: day.nullable(),
  /** When the receiver took it over or opened it. */
  receivedAt: instant.nullable(),
});

/** One paper on the correspondence side: a letter drafted or issued on this file. */
export const correspondenceView = z.strictObject({
  letterId: id,
  form: z.string(),
  subject: z.string(),
  to: z.string(),
  state: z.enum(['draft', 'issued', 'cancelled', 'superseded']),
  number: z.string().nullable(),
  date: day.nullable(),
  pages: z.int().nullable(),
  updatedAt: instant,
});

export const fileView = z.strictObject({
  id,
  number: z.string(),
  subject: z.string(),
  classification,
  urgency,
  section: localText,
  openedAt: instant,
  openedBy: actor,
  holder: localText,
  holderPostId: id,
  /** True when the post acted for holds the file, so that it may write and send. */
  mine: z.boolean(),
  canPullBack: z.boolean(),
  form: z.enum(['physical', 'electronic']),
  dueOn: day.nullable(),
  /** True while the post has to take a file of paper over before anything else. */
  canReceive: z.boolean(),
  /** The post that a reply or return goes to. */
  cameFrom: localText.nullable(),
  /** True while the post acted for follows up what it sent. */
  followed: z.boolean(),
  notes: z.array(noteView),
  yellow: z.strictObject({ content: richText, by: localText, savedAt: instant }).nullable(),
  correspondence: z.array(correspondenceView),
  movements: z.array(movementView),
  nextParagraph: z.int(),
});
export type FileView = z.infer<typeof fileView>;

/** How a file goes on: urgency as it is unless said, by when, and whether the sender follows it up; with a due date he does. */
const sending = { remarks: remarks.default(''), urgency: urgency.optional(), dueOn: day.optional(), followUp: z.boolean().default(false) };
const moved = ['file', 'movement', 'desk_folder_item'];

const headValues = z.record(z.string().max(20), z.string().max(20));

export const filesContract = {
  'files.list': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({ folder: fileFolder, folderId: id.optional(), search: line.optional(), limit: z.int().min(1).max(500).default(200), offset: z.int().min(0).default(0) }),
    output: z.strictObject({ rows: z.array(fileRow), total: z.int() }),
    tables: ['file', 'movement', 'letter', 'desk_folder_item'],
  }),
  'files.counts': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({}),
    output: z.strictObject({
      inbox: z.int(),
      unread: z.int(),
      sent: z.int(),
      created: z.int(),
      followed: z.int(),
      dueToday: z.int(),
      overdue: z.int(),
      dispatchPending: z.int(),
    }),
    tables: ['file', 'movement', 'dispatch_line', 'desk_folder_item'],
  }),
  /** The number that the next file would get, and the template's own tokens that the clerk fills. */
  'files.previewNumber': procedure({
    kind: 'query',
    permission: 'file.work',
    input: z.strictObject({ heads: headValues }),
    output: z.strictObject({ number: z.string(), pattern: z.string(), heads: z.array(z.string()) }),
    tables: ['series'],
  }),
  'files.open': procedure({
    kind: 'command',
    permission: 'file.work',
    input: z.strictObject({ subject: requiredLine, heads: headValues, classification, urgency: urgency.default('routine'), form: z.enum(['physical', 'electronic']).default('electronic') }),
    output: z.strictObject({ id, number: z.string() }),
    tables: ['file', 'series'],
  }),
  'files.view': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({ fileId: id }),
    output: fileView,
    tables: ['file', 'note', 'movement', 'letter', 'yellow_note'],
  }),
  /** Up or onward to another post; a yellow note travels with the file, for the next post to edit, confirm or discard (row 36). */
  'files.send': procedure({
    kind: 'command',
    permission: 'file.work',
    input: z.strictObject({ fileId: id, toPostId: id, kind: z.enum(['put-up', 'forward']), ...sending }),
    output: done,
    tables: moved,
  }),
  /** Several files to one post in one commit, of paper and electronic: all of them or none. Errors: `dueTooEarly`, `badInput`. */
  'files.sendMany': procedure({
    kind: 'command',
    permission: 'file.work',
    input: z.strictObject({ fileIds: ids, toPostId: id, kind: z.enum(['put-up', 'forward']), ...sending }),
    output: batchOutcome,
    tables: moved,
  }),
  /** An answer to the post that it came from (row 52). Errors: `nobodyToReturnTo`, `dueTooEarly`. */
  'files.reply': procedure({ kind: 'command', permission: 'file.work', input: z.strictObject({ fileId: id, ...sending }), output: done, tables: moved }),
  /** Takes files of paper over; nothing else can be done with them before (row 57). */
  'files.receive': procedure({ kind: 'command', permission: 'file.work', input: z.strictObject({ fileIds: ids }), output: batchOutcome, tables: moved }),
  /** Back to the post it came from; error `remarksRequired` when remarks are blank (domain.md row 46). */
  'files.return': procedure({
    kind: 'command',
    permission: 'file.work',
    input: z.strictObject({ fileId: id, remarks }),
    output: done,
    tables: moved,
  }),
  /** Allowed while the receiver has not opened it (row 54); else `pullBackTooLate`. */
  'files.pullBack': procedure({
    kind: 'command',
    permission: 'file.work',
    input: z.strictObject({ fileId: id }),
    output: done,
    tables: moved,
  }),
  /** The holder opened the file: from now on the sender can't pull it back. */
  'files.markRead': procedure({ kind: 'command', permission: 'file.work', input: z.strictObject({ fileId: id }), output: done, tables: ['file', 'movement'] }),
};
