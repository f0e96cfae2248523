import { z } from 'zod';
import { procedure } from './procedure.ts';
import { batchOutcome, day, done, id, ids, remarks, urgency } from './values.ts';

/** How a file goes on: urgency as it is unless said, by when, and whether the sender follows it up; with a due date he does. */
const sending = { remarks: remarks.default(''), urgency: urgency.optional(), dueOn: day.optional(), followUp: z.boolean().default(false) };
const moved = ['file', 'movement', 'desk_folder_item'];

/** The way of files between posts. */
export const filesMovingContract = {
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
