import { z } from 'zod';
import { procedure } from './procedure.ts';
import { bytes, done, id, instant, language, requiredLine, richText } from './values.ts';

export const notesContract = {
  /** Autosave of the yellow note; only the holding post may write. */
  'notes.saveYellow': procedure({
    kind: 'command',
    permission: 'file.work',
    input: z.strictObject({ fileId: id, content: richText }),
    output: z.strictObject({ savedAt: instant }),
    tables: ['yellow_note'],
  }),
  'notes.discardYellow': procedure({
    kind: 'command',
    permission: 'file.work',
    input: z.strictObject({ fileId: id }),
    output: done,
    tables: ['yellow_note'],
  }),
  /**
   * Turns the yellow note green: numbered, signed, frozen (rows 36 to 39). With a `decision` and no yellow note
   * it is a signature alone, as an agreeing officer only signs. Error `noteEmpty` when there is neither.
   */
  'notes.confirm': procedure({
    kind: 'command',
    permission: 'file.work',
    input: z.strictObject({ fileId: id, decision: z.enum(['approved', 'agreed', 'seen']).optional() }),
    output: z.strictObject({ noteId: id, number: z.int() }),
    tables: ['note', 'yellow_note'],
  }),
  /** The whole notesheet as it looks on paper. */
  'notes.sheetPdf': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({ fileId: id, language }),
    output: z.strictObject({ bytes, pages: z.int(), fileName: z.string() }),
    tables: ['file', 'note', 'letter', 'receipt'],
  }),
  /** Sends the same pages to a printer of this system. Errors: `printerUnavailable`, `printFailed`. */
  'notes.printSheet': procedure({
    kind: 'command',
    permission: 'signed-in',
    input: z.strictObject({ fileId: id, language, printer: requiredLine }),
    output: z.strictObject({ jobId: z.string() }),
    tables: [],
  }),
};
