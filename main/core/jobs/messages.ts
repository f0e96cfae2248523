import { z } from 'zod';
import { bytes } from '../../../preload/contract/values.ts';

/** What a thread beside the core is told to do. It opens the desk's database for itself, and only to read. */
export const longWork = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('soundness') }),
  z.strictObject({ kind: z.literal('audit'), logName: z.string(), publicKey: bytes }),
]);
export type LongWork = z.infer<typeof longWork>;

export const threadData = z.strictObject({ folder: z.string(), nativeBinding: z.string().optional(), work: longWork });

/** What the thread says while it works, and at the end. */
export const threadMessage = z.union([
  z.strictObject({ done: z.int(), total: z.int() }),
  z.strictObject({ answer: z.unknown() }),
]);
export type ThreadMessage = z.infer<typeof threadMessage>;
