import { z } from 'zod';
import { procedure } from './procedure.ts';
import { code, done, id, instant, requiredLine } from './values.ts';

const template = z.string().min(3).max(120);

/** How the office numbers: a template for each thing that gets a number, and the pages after which a new volume of a file is suggested. */
export const numbering = z.strictObject({
  letter: template,
  file: template,
  /** The diary of a section, and a register with a code letter of its own. */
  diary: template,
  register: template,
  /** Suffixes to the number of a file, which stands in them as `{file}`. */
  part: template,
  volume: template,
  volumePages: z.int().min(10).max(5000),
});

const templatePurpose = z.enum(['letter', 'file', 'diary', 'register', 'part', 'volume']);
const templateProblem = z.enum([
  'templateNeedsOneSequence',
  'templateSequenceTouches',
  'templateUnbalancedBraces',
  'templateNeedsFile',
  'templateNeedsRegister',
  'templateHeadUnknown',
]);

/** Function, activity, operation, factor: the four lists of heads of a section (CSMOP 45). */
export const headLevel = z.enum(['basic', 'primary', 'secondary', 'tertiary']);
export const headView = z.strictObject({ id, level: headLevel, code: z.string(), name: z.string(), addedAt: instant, closedAt: instant.nullable() });
export type HeadView = z.infer<typeof headView>;

/** How the office numbers, and the heads of its sections: the part of the office's contract that files are numbered by. */
export const officeNumberingContract = {
  'office.numbering': procedure({ kind: 'query', permission: 'signed-in', input: z.strictObject({}), output: numbering, tables: ['numbering'] }),
  /** What is wrong with a template, and the number that it would give today to the section of the caller; empty while anything is wrong. */
  'office.previewTemplate': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({ purpose: templatePurpose, pattern: z.string().max(120) }),
    output: z.strictObject({ number: z.string(), problems: z.array(templateProblem) }),
    tables: ['numbering', 'series'],
  }),
  /** From the next number on; error `numberTemplateBroken` (`pattern`). */
  'office.changeNumbering': procedure({ kind: 'command', permission: 'office.manage', input: numbering, output: done, tables: ['numbering', 'office'] }),
  /** The four lists of heads of the caller's section. */
  'office.heads': procedure({ kind: 'query', permission: 'signed-in', input: z.strictObject({}), output: z.array(headView), tables: ['head'] }),
  /** Added in the year by the section's officer alone (row 18). Errors: `codeTaken`, `badInput` (`field`). */
  'office.addHead': procedure({
    kind: 'command',
    permission: 'letter.approve',
    input: z.strictObject({ level: headLevel, code: code(20), name: requiredLine }),
    output: z.strictObject({ id }),
    tables: ['head'],
  }),
  'office.closeHead': procedure({ kind: 'command', permission: 'letter.approve', input: z.strictObject({ headId: id }), output: done, tables: ['head'] }),
};
