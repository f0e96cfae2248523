import { z } from 'zod';
import { errorCodes } from '../../../preload/contract/errors.ts';

/** What the print server says. */
export const readySign = z.strictObject({ ready: z.literal(true) });
export const answer = z.union([
  z.strictObject({ answer: z.number(), ok: z.literal(true), value: z.unknown() }),
  z.strictObject({
    answer: z.number(),
    ok: z.literal(false),
    error: z.strictObject({ code: z.enum(errorCodes), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() }),
  }),
]);

export const layoutPage = z.strictObject({ page: z.string() });
export const printedPdf = z.strictObject({ pdf: z.instanceof(Uint8Array) });
