import { z } from 'zod';
import { procedure } from './procedure.ts';
import { done, id, instant, richText } from './values.ts';

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
};
