import { z } from 'zod';
import { procedure } from './procedure.ts';
import { actor, bytes, done, id, instant, language, line, localText, requiredLine, richText } from './values.ts';

/** Paragraphs kept for the next notes, and the file that they come from. */
export const precedentView = z.strictObject({
  id,
  title: z.string(),
  language,
  content: richText,
  fileNumber: z.string().nullable(),
  keptBy: actor,
  at: instant,
  uses: z.int(),
});
export type PrecedentView = z.infer<typeof precedentView>;

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
   * it is a signature alone, as an agreeing officer only signs. `content` is what was typed since it was last saved. Error `noteEmpty` when there is neither.
   */
  'notes.confirm': procedure({
    kind: 'command',
    permission: 'file.work',
    input: z.strictObject({ fileId: id, content: richText.optional(), decision: z.enum(['approved', 'agreed', 'seen']).optional() }),
    output: z.strictObject({ noteId: id, number: z.int() }),
    tables: ['note', 'yellow_note'],
  }),
  /** Takes back what was discarded, until another note is begun or the file goes on; else `notFound`. */
  'notes.restoreYellow': procedure({
    kind: 'command',
    permission: 'file.work',
    input: z.strictObject({ fileId: id }),
    output: done,
    tables: ['yellow_note'],
  }),
  /** A note as it stood each time the file went to another post, oldest first (row 36). */
  'notes.versions': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({ noteId: id }),
    output: z.array(z.strictObject({ id, content: richText, actor, at: instant })),
    tables: ['note'],
  }),
  /** Who has noted on the case since it was last disposed of, and whether this post would be one officer too many (row 40). */
  'notes.channel': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({ fileId: id, toPostId: id }),
    output: z.strictObject({ officers: z.array(localText), exceeded: z.boolean() }),
    tables: ['note', 'letter', 'post'],
  }),
  /** Files that the yellow note names by number, and that are not linked with its own. */
  'notes.filesNamed': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({ fileId: id }),
    output: z.array(z.strictObject({ id, number: z.string() })),
    tables: ['yellow_note', 'file'],
  }),
  /** The office's shelf of precedents (row 50): those in which every word asked for begins a word, the most used first. */
  'notes.precedents': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({ search: line.default('') }),
    output: z.array(precedentView),
    tables: ['precedent'],
  }),
  /** `paragraphs` are places among the numbered paragraphs of the note, from 0. Errors `notFound`, `noteEmpty`. */
  'notes.keepPrecedent': procedure({
    kind: 'command',
    permission: 'letter.approve',
    input: z.strictObject({ noteId: id, paragraphs: z.array(z.int().min(0)).min(1).max(500), title: requiredLine, language }),
    output: z.strictObject({ id }),
    tables: ['precedent'],
  }),
  'notes.withdrawPrecedent': procedure({
    kind: 'command',
    permission: 'letter.approve',
    input: z.strictObject({ precedentId: id }),
    output: done,
    tables: ['precedent'],
  }),
  /** Counts that a precedent was put into a note. */
  'notes.usePrecedent': procedure({
    kind: 'command',
    permission: 'file.work',
    input: z.strictObject({ precedentId: id }),
    output: done,
    tables: ['precedent'],
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
