import { z } from 'zod';
import { procedure } from './procedure.ts';
import { bytes, day, done, id, instant, line, localText } from './values.ts';

/** Verdicts of seal.md 2.6; there is deliberately no plain "valid". Words: `verify.verdict.<code>`. */
export const verdict = z.enum([
  'genuine',
  'genuineListOld',
  'genuineNoList',
  'validityOver',
  'cancelled',
  'superseded',
  'notIssued',
  'keyNotValidThen',
  'profileNotAllowed',
  'keyCompromised',
  'textDiffers',
  'documentDiffers',
  'unknownOffice',
  'brokenSeal',
  'notOfficial',
]);
export type Verdict = z.infer<typeof verdict>;

export const sealedFacts = z.strictObject({
  number: z.string(),
  date: day,
  /** null on a confidential letter, whose seal holds only a print of it. */
  subject: z.string().nullable(),
  subjectCut: z.boolean(),
  addressee: z.string().nullable(),
  addresseeCut: z.boolean(),
  signatory: z.string(),
  pages: z.int(),
  enclosures: z.int(),
});

export const verification = z.strictObject({
  /** Names this check when the answer of the compare is recorded. */
  checkId: id,
  verdict,
  /** Green, amber or red. */
  tone: z.enum(['good', 'caution', 'bad']),
  office: localText.nullable(),
  facts: sealedFacts.nullable(),
  /** Date of the status list that was used. */
  listDate: day.nullable(),
  supersededBy: z.string().nullable(),
  /** Does the text that came with the PDF equal the sealed text? null when there was none to compare. */
  textMatch: z.boolean().nullable(),
  pdfSignature: z.strictObject({ valid: z.boolean(), wholeDocument: z.boolean(), signer: z.string() }).nullable(),
  /** Locale keys of further remarks, such as `wrongHost`. */
  notes: z.array(z.strictObject({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
  /** The letter of this office that carries the seal, when it is one of ours. */
  letterId: id.nullable(),
});
export type Verification = z.infer<typeof verification>;

export const verifyContract = {
  /** A PDF or an image (PNG, JPEG), at most 64 MiB. Errors: `notPdf`, `imageUnreadable`, `noQrFound`, `tooLarge`. */
  'verify.file': procedure({
    kind: 'command',
    permission: 'open',
    input: z.strictObject({ bytes, name: line }),
    output: verification,
    tables: ['check'],
  }),
  /** The address or the digits of a QR code, as scanned or pasted. */
  'verify.text': procedure({
    kind: 'command',
    permission: 'open',
    input: z.strictObject({ text: z.string().min(1).max(6000) }),
    output: verification,
    tables: ['check'],
  }),
  /** A letter of this office by its printed number, in any form of its digits. */
  'verify.number': procedure({
    kind: 'command',
    permission: 'open',
    input: z.strictObject({ number: line.min(1) }),
    output: verification,
    tables: ['check'],
  }),
  /** The answer of the forced compare; both answers are kept. */
  'verify.answer': procedure({
    kind: 'command',
    permission: 'open',
    input: z.strictObject({ checkId: id, same: z.boolean(), differs: z.array(z.string().max(20)).max(10) }),
    output: done,
    tables: ['check'],
  }),
  'verify.recent': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({}),
    output: z.array(z.strictObject({ checkId: id, at: instant, verdict, number: z.string(), same: z.boolean().nullable() })),
    tables: ['check'],
  }),
  'verify.statusList': procedure({
    kind: 'query',
    permission: 'open',
    input: z.strictObject({}),
    output: z.strictObject({ bytes, fileName: z.string(), issuedOn: day, entries: z.int() }),
    tables: ['letter'],
  }),
};
