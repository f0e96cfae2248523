import { z } from 'zod';

/** What `daftar letter` prints. */
export const issued = z.object({
  number: z.string(),
  date: z.string(),
  pages: z.int(),
  url: z.string(),
  digits: z.string(),
  token: z.string(),
  qr: z.object({ version: z.int(), ecc: z.string(), moduleMm: z.number(), boxMm: z.number() }),
  dispatch: z.array(z.object({ serial: z.string(), addressee: z.string(), kind: z.string() })),
});
export type Issued = z.infer<typeof issued>;

/** What `daftar verify` prints. */
export const verified = z.object({
  verdict: z.string(),
  facts: z.object({ number: z.string(), pages: z.int() }).nullable(),
  textMatch: z.boolean().nullable(),
  pdfSignature: z.object({ valid: z.boolean(), wholeDocument: z.boolean(), signer: z.string() }).nullable(),
  notes: z.array(z.object({ code: z.string() })),
});
