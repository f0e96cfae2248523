import { z } from 'zod';
import { mediaType } from './attachments.ts';
import { procedure } from './procedure.ts';
import { actor, day, done, id, instant } from './values.ts';

/** The parts of a file beside the notes (CSMOP 23, domain.md row 23), each with pages of its own: C/1, N/1 and A/1. */
export const filePart = z.enum(['correspondence', 'appendix-notes', 'appendix-correspondence']);
export type FilePart = z.infer<typeof filePart>;

export const paperFlag = z.enum(['puc', 'fr']);
export type PaperFlag = z.infer<typeof paperFlag>;

const paperKind = z.enum(['receipt', 'letter', 'attachment']);
const span = { firstPage: z.int(), lastPage: z.int() };

/** A scan of a paper. `numbered` is false of one that came after the paper had its pages. */
const paperScan = z.strictObject({ id, title: z.string(), mime: mediaType, size: z.int(), pages: z.int(), numbered: z.boolean(), withdrawn: z.boolean() });

/** What a paper is, from or to whom, with its number and date: diary number and day of a receipt, number and day of a letter. */
const described = {
  kind: paperKind,
  /** True of a graded receipt for a post that may not see it: what was written of it is blank then. */
  hidden: z.boolean(),
  subject: z.string(),
  /** Form of a letter; empty otherwise. */
  form: z.string(),
  /** Whom a receipt came from, or a letter goes to; empty of a paper of the file itself. */
  party: z.string(),
  number: z.string(),
  date: day.nullable(),
  /** Number and date that the sender gave a receipt. */
  theirNumber: z.string(),
  theirDate: day.nullable(),
};

export const paperView = z.strictObject({
  id,
  /** The volume that it lies in. */
  fileId: id,
  part: filePart,
  /** From 1 in its part, through all volumes. */
  serial: z.int(),
  ...span,
  ...described,
  state: z.enum(['standing', 'cancelled', 'superseded', 'withdrawn']),
  flag: paperFlag.nullable(),
  /** Its place among the fresh receipts where there are several, from 1; else 0. */
  freshOrdinal: z.int(),
  /** Numbers of the letters that answer a receipt. */
  answeredBy: z.array(z.string()),
  at: instant,
  scans: z.array(paperScan),
});
export type PaperView = z.infer<typeof paperView>;

/** An entry in the notes for a paper (CSMOP 25, row 24), below the note with number `afterNote`; 0 is before the first note. */
export const docket = z.strictObject({
  paperId: id,
  serial: z.int(),
  ...span,
  ...described,
  afterNote: z.int(),
  at: instant,
  /** What was written on the paper itself, reproduced (b.4); `by` is null of remarks of the diary. */
  remarks: z.array(z.strictObject({ text: z.string(), by: actor.nullable() })),
});
export type Docket = z.infer<typeof docket>;

export const correspondenceContract = {
  /** Every paper of a file and of its other volumes, part by part in the order of its serial numbers. */
  'correspondence.ofFile': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({ fileId: id }),
    output: z.array(paperView),
    tables: ['correspondence', 'receipt', 'letter', 'attachment', 'file'],
  }),
  /** Flags a paper as the one under consideration, or as a fresh receipt; null when it is dealt with. Errors: `fileNotHere`, `notFound`, `onlyReceiptsFresh`. */
  'correspondence.flag': procedure({
    kind: 'command',
    permission: 'file.work',
    input: z.strictObject({ fileId: id, paperId: id, flag: paperFlag.nullable() }),
    output: done,
    tables: ['correspondence', 'file'],
  }),
  /** How many files wait with a paper under consideration, by the days since it was put in the file: `from` to `to`, or more. */
  'correspondence.pendency': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({ scope: z.enum(['section', 'office']).default('office') }),
    output: z.strictObject({ total: z.int(), bands: z.array(z.strictObject({ from: z.int(), to: z.int().nullable(), files: z.int() })) }),
    tables: ['correspondence', 'file', 'receipt', 'letter'],
  }),
};
