import { z } from 'zod';
import { docket } from './correspondence.ts';
import { filesMovingContract } from './files-moving.ts';
import { procedure } from './procedure.ts';
import { actor, bytes, classification, day, done, id, instant, language, line, localText, remarks, requiredLine, richText, sortBy, urgency } from './values.ts';

/**
 * `inbox` is what lies with the post and is to be worked on, outside its own folders; `desk` all that lies with it and is not closed,
 * `own` one of its folders, `followed` what it sent and follows up, `due` what lies with it and is due today or was before.
 */
export const fileFolder = z.enum(['inbox', 'desk', 'sent', 'created', 'followed', 'due', 'own', 'parked', 'closed', 'asked', 'all']);
export const fileForm = z.enum(['physical', 'electronic']);
export const fileKind = z.enum(['main', 'part', 'volume']);
/** `merged`: a part that lies in its main file again; `continued`: a volume after which another was opened; `binned`: opened by mistake and cancelled. */
export const fileState = z.enum(['open', 'parked', 'closed', 'merged', 'continued', 'binned']);

/** What tells a file apart from one that is simply at work. */
export const fileStanding = z.strictObject({
  form: fileForm,
  kind: fileKind,
  state: fileState,
  /** Day on which a parked file is to be taken up again. */
  bringUpOn: day.nullable(),
  attached: z.boolean(),
  /** What waits for an officer's approval. */
  asked: z.enum(['close', 'reopen']).nullable(),
});
export type FileStanding = z.infer<typeof fileStanding>;

export const fileRow = z.strictObject({
  id,
  number: z.string(),
  /** True for a post that may not see what is graded: the subject is blank then, and the file does not open. */
  hidden: z.boolean(),
  subject: z.string(),
  section: localText,
  holder: localText,
  holderPostId: id,
  /** When the file came to its present holder. */
  since: instant,
  urgency,
  classification,
  unread: z.boolean(),
  /** False while the post that holds a file of paper has not taken it over (row 57). */
  received: z.boolean(),
  /** By when it is asked for: of the holder, in the folder of what is followed up of whom it was sent to. */
  dueOn: day.nullable(),
  canPullBack: z.boolean(),
  /** Letters on the file that wait for approval. */
  drafts: z.int(),
  standing: fileStanding,
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
  /** Those who wrote or edited it before it was signed by another. */
  draftedBy: z.array(actor),
  /** How often it was recorded on its way while it was yellow. */
  versions: z.int(),
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

/** Another file, as one file shows it. */
const otherFile = z.strictObject({ id, number: z.string(), hidden: z.boolean(), subject: z.string(), state: fileState, holder: localText });
export type OtherFile = z.infer<typeof otherFile>;

export const fileActKind = z.enum([
  'opened-part', 'opened-volume', 'merged', 'linked', 'unlinked', 'attached', 'detached', 'parked', 'unparked',
  'closing-asked', 'reopening-asked', 'request-refused', 'closed', 'reopened', 'binned', 'restored',
]);

/** One entry of the history of a file: `file` is the number of the file that it happened to, `other` of the one that it was about. */
const fileAct = z.strictObject({ id, kind: fileActKind, file: z.string(), other: z.string().nullable(), remarks: z.string(), actor, at: instant });
export type FileAct = z.infer<typeof fileAct>;

/** How a file hangs together with others, what was done to it, and what the post may do with it now (rows 20, 21, 27, 28, 31, 33, 34). */
const fileLife = z.strictObject({
  standing: fileStanding,
  main: otherFile.nullable(),
  parts: z.array(otherFile),
  volumes: z.array(otherFile),
  links: z.array(otherFile),
  attachedTo: otherFile.nullable(),
  attachments: z.array(otherFile),
  acts: z.array(fileAct),
  /** Pages of notes and correspondence, estimated where they lie on no paper, against the office's limit. */
  pages: z.int(),
  volumeSuggested: z.boolean(),
  /** Takes notes, letters and receipts. */
  takesPapers: z.boolean(),
  /** Opened here and nothing done on it: it may be put in the bin (row 35). */
  mayBin: z.boolean(),
  maySend: z.boolean(),
  mayDecide: z.boolean(),
  mayAskReopening: z.boolean(),
});

export const fileView = z.strictObject({
  id,
  number: z.string(),
  subject: z.string(),
  classification,
  urgency,
  section: localText,
  /** Whose file it is where it is another office's. */
  office: localText.nullable(),
  openedAt: instant,
  openedBy: actor,
  holder: localText,
  holderPostId: id,
  /** True when the post acted for holds the file, so that it may write and send. */
  mine: z.boolean(),
  canPullBack: z.boolean(),
  dueOn: day.nullable(),
  /** True while the post has to take a file of paper over before anything else. */
  canReceive: z.boolean(),
  /** The post that a reply or return goes to. */
  cameFrom: localText.nullable(),
  /** True while the post acted for follows up what it sent. */
  followed: z.boolean(),
  notes: z.array(noteView),
  yellow: z
    .strictObject({
      noteId: id,
      content: richText,
      by: localText,
      savedAt: instant,
      /** Who wrote on it, the first writer first, and when each did last. */
      authors: z.array(z.strictObject({ actor, at: instant })),
      versions: z.int(),
    })
    .nullable(),
  /** A yellow note that was thrown away can still be taken back. */
  canRestoreYellow: z.boolean(),
  /** Entries in the notes for receipts put in and letters issued, in the order in which they stand (row 24). */
  dockets: z.array(docket),
  correspondence: z.array(correspondenceView),
  movements: z.array(movementView),
  nextParagraph: z.int(),
  life: fileLife,
});
export type FileView = z.infer<typeof fileView>;

const opened = z.strictObject({ id, number: z.string() });
const pair = z.strictObject({ fileId: id, otherId: id });
const request = z.strictObject({ fileId: id, remarks });
const headValues = z.record(z.string().max(20), z.string().max(20));

export const filesContract = {
  'files.list': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({ folder: fileFolder, folderId: id.optional(), search: line.optional(), sort: sortBy(['number', 'subject', 'since', 'marks']), limit: z.int().min(1).max(500).default(200), offset: z.int().min(0).default(0) }),
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
      parked: z.int(),
      dispatchPending: z.int(),
    }),
    tables: ['file', 'movement', 'dispatch_line', 'desk_folder_item'],
  }),
  /** The number that the next file would get, and the template's own tokens that the clerk fills. */
  'files.previewNumber': procedure({
    kind: 'query',
    permission: 'file.work',
    input: z.strictObject({ heads: headValues }),
    output: z.strictObject({
      number: z.string(),
      pattern: z.string(),
      heads: z.array(z.string()),
      /** For the heads of which the section keeps a list, what is on it; the others are typed freely. */
      lists: z.record(z.string(), z.array(z.strictObject({ code: z.string(), name: z.string() }))),
    }),
    tables: ['series', 'numbering', 'head'],
  }),
  'files.open': procedure({
    kind: 'command',
    permission: 'file.work',
    input: z.strictObject({
      subject: requiredLine,
      heads: headValues,
      classification,
      urgency: urgency.default('routine'),
      form: fileForm.default('electronic'),
      /** A number as typed, outside the heads (row 17: non-SFS); heads are passed over then. */
      number: line.optional(),
    }),
    output: z.strictObject({ id, number: z.string() }),
    tables: ['file', 'series'],
  }),
  'files.view': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({ fileId: id }),
    output: fileView,
    tables: ['file', 'note', 'movement', 'letter', 'yellow_note', 'receipt', 'receipt_movement', 'numbering', 'correspondence'],
  }),
  ...filesMovingContract,
  /** A part of a file that is elsewhere or too bulky (row 20). Errors: `remarksRequired`, `filePartHasNone`, `fileClosed`, `volumeContinued`, `codeTaken`. */
  'files.openPart': procedure({ kind: 'command', permission: 'file.work', input: z.strictObject({ fileId: id, reason: remarks }), output: opened, tables: ['file', 'series'] }),
  /** Back into its main file, which must lie at the same post. Errors: `mainNotHere`, `fileHasDrafts`, `fileNotPart`. */
  'files.mergePart': procedure({ kind: 'command', permission: 'file.work', input: z.strictObject({ fileId: id }), output: done, tables: ['file'] }),
  /** The next volume (row 21); this one takes nothing more. Errors: `volumeContinued`, `fileHasDrafts`, `filePartHasNone`. */
  'files.openVolume': procedure({ kind: 'command', permission: 'file.work', input: z.strictObject({ fileId: id }), output: opened, tables: ['file'] }),
  /** Row 27. Errors: `sameFile`. */
  'files.link': procedure({ kind: 'command', permission: 'file.work', input: pair, output: done, tables: ['file'] }),
  'files.unlink': procedure({ kind: 'command', permission: 'file.work', input: pair, output: done, tables: ['file'] }),
  /** Travels with the other file from now on (row 28). Errors: `mainNotHere`, `fileAttached`, `attachedChain`, `sameFile`. */
  'files.attach': procedure({ kind: 'command', permission: 'file.work', input: pair, output: done, tables: ['file'] }),
  'files.detach': procedure({ kind: 'command', permission: 'file.work', input: z.strictObject({ fileId: id }), output: done, tables: ['file'] }),
  /** Row 34. Errors: `remarksRequired`, `badInput` (`bringUpOn` is not to come), `fileAttached`. */
  'files.park': procedure({
    kind: 'command',
    permission: 'file.work',
    input: z.strictObject({ fileId: id, reason: remarks, bringUpOn: day.optional() }),
    output: done,
    tables: ['file'],
  }),
  'files.unpark': procedure({ kind: 'command', permission: 'file.work', input: z.strictObject({ fileId: id }), output: done, tables: ['file'] }),
  /** Row 33; `done` when an officer asked, who needs nobody's approval. Errors: `remarksRequired`, `fileHasDrafts`, `partsOpen`, `fileCarries`, `alreadyAsked`. */
  'files.askClosing': procedure({ kind: 'command', permission: 'file.work', input: request, output: z.strictObject({ done: z.boolean() }), tables: ['file'] }),
  /** For the post that closed it. Errors: `closedByAnother`, `fileNotClosed`, `alreadyAsked`. */
  'files.askReopening': procedure({ kind: 'command', permission: 'file.work', input: request, output: z.strictObject({ done: z.boolean() }), tables: ['file'] }),
  /** By an officer who holds the file or sits in its section. Errors: `nothingAsked`, `notYoursToApprove`, `remarksRequired` on refusal. */
  'files.decide': procedure({
    kind: 'command',
    permission: 'letter.approve',
    input: z.strictObject({ fileId: id, approve: z.boolean(), remarks: remarks.default('') }),
    output: done,
    tables: ['file'],
  }),
  /** The cover page on paper (row 31). */
  'files.coverPdf': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({ fileId: id, language }),
    output: z.strictObject({ bytes, pages: z.int(), fileName: z.string() }),
    tables: ['file'],
  }),
};
