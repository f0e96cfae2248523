import { z } from 'zod';

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const about = { id: z.int(), file: z.int() };

/** What the thread of part files is told to do. `id` joins the answer to the order, `file` is a number that the caller gives to what it opens. */
export const diskOrder = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('open'), ...about, path: z.string() }),
  z.strictObject({ act: z.literal('size'), ...about }),
  z.strictObject({ act: z.literal('setSize'), ...about, size: z.int() }),
  z.strictObject({ act: z.literal('write'), ...about, bytes, position: z.int() }),
  z.strictObject({ act: z.literal('writeChecked'), ...about, bytes, position: z.int(), hash: bytes }),
  z.strictObject({ act: z.literal('holds'), ...about, offset: z.int(), length: z.int(), hash: bytes }),
  z.strictObject({ act: z.literal('digest'), ...about }),
  z.strictObject({ act: z.literal('sync'), ...about }),
  z.strictObject({ act: z.literal('close'), ...about }),
]);
export type DiskOrder = z.infer<typeof diskOrder>;
