import { z } from 'zod';
import { procedure } from './procedure.ts';
import { actor, batchOutcome, bytes, day, done, id, ids, instant, language, localText, requiredLine, sortBy } from './values.ts';

/** What lies on a desk and moves between desks. */
export const movedKind = z.enum(['file', 'receipt']);
export type MovedKind = z.infer<typeof movedKind>;

export const deskFolder = z.strictObject({ id, name: z.string(), files: z.int(), receipts: z.int() });
export type DeskFolder = z.infer<typeof deskFolder>;

/** One line of the file movement register (domain.md row 56): when the file went out, to whom, and when it came in there. */
export const movementLine = z.strictObject({
  id,
  fileId: id,
  fileNumber: z.string(),
  /** True for a post that may not see what is graded: subject and remarks are blank then. */
  hidden: z.boolean(),
  subject: z.string(),
  kind: z.enum(['put-up', 'forward', 'reply', 'return', 'pull-back']),
  from: actor,
  markedTo: localText,
  remarks: z.string(),
  dueOn: day.nullable(),
  dateOut: instant,
  dateIn: instant.nullable(),
});
export type MovementLine = z.infer<typeof movementLine>;

const paper = z.strictObject({ bytes, pages: z.int(), fileName: z.string() });
const folderTables = ['desk_folder', 'desk_folder_item'];
const folderName = requiredLine.max(60);
/** Movements on these days of the files of the section, or of one file. */
const period = { from: day, to: day, fileId: id.optional() };

export const movementContract = {
  /** The own folders of the post acted for (row 59), by name. */
  'movement.folders': procedure({ kind: 'query', permission: 'signed-in', input: z.strictObject({}), output: z.array(deskFolder), tables: folderTables }),
  /** Errors: `folderNameTaken`, `badInput` naming `name` when it is blank. */
  'movement.createFolder': procedure({
    kind: 'command',
    permission: 'dak.work',
    input: z.strictObject({ name: folderName }),
    output: z.strictObject({ id }),
    tables: folderTables,
  }),
  'movement.renameFolder': procedure({
    kind: 'command',
    permission: 'dak.work',
    input: z.strictObject({ folderId: id, name: folderName }),
    output: done,
    tables: folderTables,
  }),
  /** Errors: `folderInUse` while anything lies in it. */
  'movement.deleteFolder': procedure({ kind: 'command', permission: 'dak.work', input: z.strictObject({ folderId: id }), output: done, tables: folderTables }),
  /** Puts what lies with the post into one of its folders, or with null back into the inbox: all of it or nothing. */
  'movement.keepInFolder': procedure({
    kind: 'command',
    permission: 'dak.work',
    input: z.strictObject({ kind: movedKind, ids, folderId: id.nullable() }),
    output: batchOutcome,
    tables: folderTables,
  }),
  /** Begins or ends following up what the post sent last (row 58). Errors: `notFound` where it sent nothing. */
  'movement.followUp': procedure({
    kind: 'command',
    permission: 'dak.work',
    input: z.strictObject({ kind: movedKind, ids, followed: z.boolean() }),
    output: done,
    tables: ['movement', 'receipt_movement'],
  }),
  'movement.register': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({ ...period, sort: sortBy(['number', 'subject', 'kind', 'out', 'in']), limit: z.int().min(1).max(500).default(200), offset: z.int().min(0).default(0) }),
    output: z.strictObject({ rows: z.array(movementLine), total: z.int() }),
    tables: ['movement', 'file'],
  }),
  /** What lies at the desk of the post acted for today, for whoever takes over charge (row 48); a registrar may ask for any post. */
  'movement.handingOverPdf': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({ postId: id.optional(), language }),
    output: paper,
    tables: ['file', 'receipt', 'movement', 'receipt_movement', 'yellow_note', 'letter'],
  }),
};
