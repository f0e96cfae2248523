import { z } from 'zod';

/** Where a desk lies, at which port of the LAN, and who works there. */
const seat = z.object({ folder: z.string(), port: z.int(), personId: z.string(), pin: z.string(), toPostId: z.string() });
export type BenchSeat = z.infer<typeof seat>;

/** What the benchmark says to a desk. */
export const benchCommand = z.discriminatedUnion('do', [
  z.object({ do: z.literal('begin'), seat }),
  /** So many files in the officer's hand, with so many papers of so many bytes each. */
  z.object({ do: z.literal('prepare'), files: z.int(), papers: z.int(), size: z.int() }),
  /** Sends them; answers when all receipts are durable. */
  z.object({ do: z.literal('dispatch') }),
  /** Bytes of chunks that have left this desk. */
  z.object({ do: z.literal('sent') }),
  /** So many questions to the other desk, one after the other. */
  z.object({ do: z.literal('ask'), count: z.int() }),
  /** Processor time and the longest block of the event loop since it was last asked, in milliseconds. */
  z.object({ do: z.literal('spent') }),
  /** Does it stand in connection with the other desk? */
  z.object({ do: z.literal('reaches') }),
  z.object({ do: z.literal('stop') }),
]);
export type BenchCommand = z.infer<typeof benchCommand>;

export const benchAnswer = z.object({ ms: z.number().optional(), bytes: z.int().optional(), block: z.number().optional(), holds: z.boolean().optional() });
export type BenchAnswer = z.infer<typeof benchAnswer>;
