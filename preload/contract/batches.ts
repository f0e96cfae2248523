import { z } from 'zod';
import { draft } from './letters.ts';
import { procedure } from './procedure.ts';
import { done, id, instant, pin } from './values.ts';

export const batchRow = z.strictObject({
  line: z.int(),
  name: z.string(),
  address: z.string(),
  values: z.record(z.string(), z.string()),
  state: z.enum(['waiting', 'issued', 'failed']),
  number: z.string().nullable(),
  letterId: id.nullable(),
  error: z.string().nullable(),
});

export const batchView = z.strictObject({
  id,
  fileId: id,
  title: z.string(),
  state: z.enum(['running', 'paused', 'done', 'cancelled', 'failed']),
  total: z.int(),
  issued: z.int(),
  failed: z.int(),
  startedAt: instant,
  error: z.strictObject({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() }).nullable(),
  rows: z.array(batchRow),
});
export type BatchView = z.infer<typeof batchView>;

export const batchesContract = {
  /** Reads a list of addressees; every broken line is named, none is dropped silently. */
  'batches.readList': procedure({
    kind: 'query',
    permission: 'file.work',
    input: z.strictObject({ csv: z.string().max(20_000_000) }),
    output: z.strictObject({
      columns: z.array(z.string()),
      rows: z.array(z.strictObject({ line: z.int(), name: z.string(), address: z.string(), values: z.record(z.string(), z.string()) })),
      problems: z.array(z.strictObject({ line: z.int(), code: z.string() })),
    }),
    tables: [],
  }),
  /** Starts a batch of letters, each with its own number and seal; `draft.to` is ignored, `{{column}}` in the text is filled per line. */
  'batches.start': procedure({
    kind: 'job',
    permission: 'letter.approve',
    input: z.strictObject({ fileId: id, draft, csv: z.string().max(20_000_000), pin }),
    output: z.strictObject({ id, total: z.int() }),
    tables: ['batch', 'job'],
  }),
  'batches.list': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({}),
    output: z.array(batchView.omit({ rows: true })),
    tables: ['batch'],
  }),
  'batches.view': procedure({ kind: 'query', permission: 'signed-in', input: z.strictObject({ batchId: id }), output: batchView, tables: ['batch', 'letter'] }),
  'batches.pause': procedure({ kind: 'command', permission: 'letter.approve', input: z.strictObject({ batchId: id }), output: done, tables: ['batch'] }),
  'batches.resume': procedure({
    kind: 'command',
    permission: 'letter.approve',
    input: z.strictObject({ batchId: id, pin }),
    output: done,
    tables: ['batch'],
  }),
  'batches.cancel': procedure({ kind: 'command', permission: 'letter.approve', input: z.strictObject({ batchId: id }), output: done, tables: ['batch'] }),
};
