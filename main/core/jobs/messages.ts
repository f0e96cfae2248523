import { z } from 'zod';
import { errorCodes } from '../../../preload/contract/errors.ts';
import { bytes } from '../../../preload/contract/values.ts';

/** What a thread beside the core is told to do. It opens the desk's database for itself, and only to read. */
export const longWork = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('soundness') }),
  z.strictObject({ kind: z.literal('audit'), logName: z.string(), publicKey: bytes }),
  z.strictObject({ kind: z.literal('backup'), file: z.string(), copy: z.string(), secret: bytes }),
]);
export type LongWork = z.infer<typeof longWork>;

/** `stop` is one number that both sides see: 1 once the work is to end. */
export const threadData = z.strictObject({ folder: z.string(), nativeBinding: z.string().optional(), work: longWork, stop: z.instanceof(Int32Array) });

/** What the thread says while it works, and at the end. */
export const threadMessage = z.union([
  z.strictObject({ done: z.int(), total: z.int() }),
  z.strictObject({ answer: z.unknown() }),
  /** A rule or the disk said no. */
  z.strictObject({ refused: z.enum(errorCodes), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() }),
]);
export type ThreadMessage = z.infer<typeof threadMessage>;
