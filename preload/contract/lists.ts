import { z } from 'zod';
import { movedKind } from './movement.ts';
import { procedure } from './procedure.ts';
import { bytes, classification, day, done, id, instant, language, line, localText, urgency } from './values.ts';

/** The lists whose columns a person can choose. */
export const listName = z.enum([
  'home', 'receipts', 'acknowledgements', 'invoices', 'files', 'letters', 'dispatch', 'batches', 'batch-rows', 'addressees', 'movements', 'contents', 'bin',
  'register-diary', 'register-received', 'register-issued', 'register-dispatch', 'register-files', 'register-movement', 'register-postage', 'register-vip',
  'register-pending', 'register-arrears', 'register-forwarded', 'register-parked', 'register-closed', 'register-category', 'register-with-others',
  'register-section-dispatch', 'register-section-receipts', 'register-months', 'register-receipt-movement', 'register-puc',
]);
export type ListName = z.infer<typeof listName>;

const columnName = z.string().min(1).max(40);
/** The columns shown, in their order, and how wide each is in pixels where somebody drew it so. */
export const listLayout = z.strictObject({ columns: z.array(columnName).min(1).max(40), widths: z.record(columnName, z.int().min(40).max(2000)) });
export type ListLayout = z.infer<typeof listLayout>;

/** A file or a receipt that waits with the post. */
export const waitingRow = z.strictObject({
  kind: movedKind,
  id,
  number: z.string(),
  subject: z.string(),
  /** Whom the receipt is from; empty for a file. */
  sender: z.string(),
  cameFrom: localText.nullable(),
  since: instant,
  urgency,
  classification,
  dueOn: day.nullable(),
  unread: z.boolean(),
  received: z.boolean(),
});
export type WaitingRow = z.infer<typeof waitingRow>;

export const mostPrintedLines = 3000;
const cell = z.string().max(4000);

export const listsContract = {
  /** How the person signed in laid out his lists; lists that he left as they are stand not in it. */
  'lists.layouts': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({}),
    output: z.array(z.strictObject({ list: listName, layout: listLayout })),
    tables: ['list_layout'],
  }),
  /** Null puts a list back as it comes. */
  'lists.keepLayout': procedure({
    kind: 'command',
    permission: 'signed-in',
    input: z.strictObject({ list: listName, layout: listLayout.nullable() }),
    output: done,
    tables: ['list_layout'],
  }),
  /** The inbox of the post, files and receipts together: overdue first, then due today, then by urgency, unopened before opened, the latest first. */
  'lists.waiting': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({ limit: z.int().min(1).max(500).default(100), offset: z.int().min(0).default(0) }),
    output: z.strictObject({ rows: z.array(waitingRow), total: z.int() }),
    tables: ['file', 'receipt', 'desk_folder_item'],
  }),
  /** A list as it stands on the screen, on A4 across. Errors: `layoutUnavailable`, `layoutFailed`. */
  'lists.paper': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({ title: line, headings: z.array(line).min(1).max(40), rows: z.array(z.array(cell).max(40)).max(mostPrintedLines), language }),
    output: z.strictObject({ bytes, pages: z.int(), fileName: z.string() }),
    tables: [],
  }),
};
