import { z } from 'zod';
import { procedure } from './procedure.ts';
import { bytes, day, done, id, instant, language, line, remarks, requiredLine, sortBy } from './values.ts';

/** Modes of dispatch (domain.md row 64). */
export const dispatchMode = z.enum(['hand', 'ordinary', 'registered', 'speed-post', 'courier', 'fax', 'e-mail', 'e-office']);
export type DispatchMode = z.infer<typeof dispatchMode>;

/** States of a register line (rows 63, 65). */
export const dispatchState = z.enum(['pending', 'with-messenger', 'dispatched', 'delivered', 'returned', 'withheld']);

export const dispatchLine = z.strictObject({
  id,
  /** Serial number in the dispatch register of the year. */
  serial: z.int(),
  /** The letter of the desk whose register it is, before the serial number; empty for the registrar's desk. */
  mark: z.string(),
  date: day,
  letterId: id,
  letterNumber: z.string(),
  /** True for a post that may not see what is graded: the subject is blank then; the cover is dispatched all the same. */
  hidden: z.boolean(),
  subject: z.string(),
  fileNumber: z.string(),
  addressee: z.string(),
  address: z.string(),
  kind: z.enum(['to', 'copy']),
  enclosures: z.int(),
  mode: dispatchMode.nullable(),
  tracking: z.string(),
  /** Postage in paise or paisa. */
  postage: z.int().nullable(),
  messenger: z.string(),
  state: dispatchState,
  sentOn: day.nullable(),
  deliveredOn: day.nullable(),
  receivedBy: z.string(),
  returnReason: z.string(),
  updatedAt: instant,
});
export type DispatchLine = z.infer<typeof dispatchLine>;

const lineIds = z.array(id).min(1).max(500);
const range = { from: day.optional(), to: day.optional() };

export const dispatchContract = {
  'dispatch.lines': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({
      ...range,
      state: dispatchState.optional(),
      search: line.optional(),
      sort: sortBy(['serial', 'date', 'addressee', 'letter', 'enclosures', 'mode', 'postage', 'state']),
      limit: z.int().min(1).max(500).default(200),
      offset: z.int().min(0).default(0),
    }),
    output: z.strictObject({ rows: z.array(dispatchLine), total: z.int() }),
    tables: ['dispatch_line'],
  }),
  /** Hands covers to a messenger: they stand in his delivery list (peon book) until delivered or returned. */
  'dispatch.handToMessenger': procedure({
    kind: 'command',
    permission: 'dispatch.work',
    input: z.strictObject({ lineIds, messenger: requiredLine }),
    output: done,
    tables: ['dispatch_line'],
  }),
  'dispatch.send': procedure({
    kind: 'command',
    permission: 'dispatch.work',
    input: z.strictObject({ lineIds, mode: dispatchMode, tracking: line.default(''), postage: z.int().min(0).max(10_000_000).optional() }),
    output: done,
    tables: ['dispatch_line'],
  }),
  'dispatch.deliver': procedure({
    kind: 'command',
    permission: 'dispatch.work',
    input: z.strictObject({ lineIds, on: day, receivedBy: requiredLine }),
    output: done,
    tables: ['dispatch_line'],
  }),
  'dispatch.return': procedure({
    kind: 'command',
    permission: 'dispatch.work',
    input: z.strictObject({ lineIds, on: day, reason: remarks.min(1) }),
    output: done,
    tables: ['dispatch_line'],
  }),
  'dispatch.peonBookPdf': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({ messenger: requiredLine, on: day, language }),
    output: z.strictObject({ bytes, pages: z.int(), fileName: z.string() }),
    tables: ['dispatch_line'],
  }),
  'dispatch.labelsPdf': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({ lineIds, kind: z.enum(['envelope', 'label']) }),
    output: z.strictObject({ bytes, pages: z.int(), fileName: z.string() }),
    tables: ['dispatch_line'],
  }),
};
