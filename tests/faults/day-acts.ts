import { z } from 'zod';

/** What a core has answered: the screen said that this is saved. */
export const answeredAct = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('diarised'), id: z.string(), number: z.string() }),
  z.strictObject({ act: z.literal('marked'), receiptId: z.string() }),
  z.strictObject({ act: z.literal('received'), receiptId: z.string() }),
  z.strictObject({ act: z.literal('filed'), receiptId: z.string(), fileId: z.string() }),
  z.strictObject({ act: z.literal('disposed'), receiptId: z.string() }),
  z.strictObject({ act: z.literal('opened'), id: z.string(), number: z.string() }),
  /** The n-th text of the yellow note of a file. */
  z.strictObject({ act: z.literal('wrote'), fileId: z.string(), turn: z.int() }),
  z.strictObject({ act: z.literal('confirmed'), fileId: z.string(), noteId: z.string() }),
  z.strictObject({ act: z.literal('sent'), fileId: z.string(), movements: z.int() }),
  z.strictObject({ act: z.literal('parked'), fileId: z.string(), acts: z.int() }),
]);
export type AnsweredAct = z.infer<typeof answeredAct>;
