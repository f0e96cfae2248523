import { z } from 'zod';
import { procedure } from './procedure.ts';
import { day, id, line } from './values.ts';

export const searchKind = z.enum(['receipt', 'file', 'note', 'letter', 'dispatch', 'person', 'post', 'section']);
export type SearchKind = z.infer<typeof searchKind>;

/** A text as written, with the places of the words asked for: UTF-16 offsets in ascending order, the end excluded. */
export const markedText = z.strictObject({ text: z.string(), marks: z.array(z.strictObject({ from: z.int(), to: z.int() })) });
export type MarkedText = z.infer<typeof markedText>;

export const searchHit = z.strictObject({
  kind: searchKind,
  id,
  /** The file that it lies on; null for persons, posts, sections and receipts that lie in none. */
  fileId: id.nullable(),
  /** The letter that it is or belongs to. */
  letterId: id.nullable(),
  number: z.string(),
  /** True for a post that may not see what is graded: found by its number alone, title and snippet are blank. */
  hidden: z.boolean(),
  title: markedText,
  /** The stretch of its text that holds the most of what was asked for. */
  snippet: markedText,
  day,
});
export type SearchHit = z.infer<typeof searchHit>;

export const searchContract = {
  /**
   * Receipts, files, green notes, issued letters, dispatch lines, persons, posts and sections, best first. All words must be there, the last one may be
   * unfinished; words in quotation marks stand in that order; a number may be written in any of its forms.
   */
  'search.find': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({
      text: line,
      kinds: z.array(searchKind).min(1).max(8).optional(),
      /** Only what lies on this file. */
      fileId: id.optional(),
      from: day.optional(),
      to: day.optional(),
      limit: z.int().min(1).max(200).default(20),
    }),
    /** `waits`: very much came at once, and what came last can't be found yet. */
    output: z.strictObject({ hits: z.array(searchHit), more: z.boolean(), waits: z.boolean() }),
    tables: ['search', 'receipt', 'file', 'note', 'letter', 'dispatch_line', 'person', 'post', 'section'],
  }),
};
