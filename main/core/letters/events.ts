import { z } from 'zod';
import { letterForm } from '../../../preload/contract/letters.ts';
import { day, id } from '../../../preload/contract/values.ts';
import { eventType } from '../ledger/event-type.ts';
import { noteAuthor } from '../notes/events.ts';

const bytes = z.instanceof(Uint8Array);

/** A draft was begun on a file. */
export const letterStarted = eventType('letter.started', 1, z.strictObject({ id, form: letterForm }));

/** A draft was thrown away before it was ever issued; `restorable` ones lie in the bin (domain.md row 35). */
export const letterDiscarded = eventType('letter.discarded', 1, z.strictObject({ id, restorable: z.boolean().default(false) }));

/** A draft that was thrown away lies on its file again. */
export const letterRestored = eventType('letter.restored', 1, z.strictObject({ id, form: letterForm }));

/** The draft as it stood when the file went to another post; the text is the event's blob. */
export const letterPutUp = eventType('letter.put-up', 1, z.strictObject({ id, updatedAt: z.int(), by: noteAuthor.nullable().default(null) }));

/** Size and correction of the QR code; the module is `dots` printer dots of 1/600 inch. */
export const symbolShape = z.strictObject({ version: z.int(), ecc: z.enum(['L', 'M', 'Q', 'H']), dots: z.int(), boxMm: z.int() });
export type SymbolShape = z.infer<typeof symbolShape>;

/** Number, date, seal and signature, all at once. Blobs: the source text, then the PDF. */
export const letterIssued = eventType(
  'letter.issued',
  1,
  z.strictObject({
    id,
    form: letterForm,
    number: z.string(),
    /** The number as it is searched: digits and letters, a stroke between them. */
    numberKey: z.string(),
    series: z.string(),
    sequence: z.int(),
    day,
    subject: z.string(),
    toLine: z.string(),
    signatoryPost: id,
    pages: z.int(),
    kid: z.string(),
    statusList: z.int(),
    statusIndex: z.int(),
    token: bytes,
    shortCode: z.string(),
    symbol: symbolShape,
    batchId: id.nullable(),
    /** The receipt that it answers. */
    answers: id.nullable().default(null),
  }),
);

export const letterCancelled = eventType('letter.cancelled', 1, z.strictObject({ id, reason: z.string() }));

export const letterSuperseded = eventType('letter.superseded', 1, z.strictObject({ id, by: id, byNumber: z.string(), reason: z.string() }));

/** Sealed copies handed to a printer, each with its number in the copy ledger (domain.md row 72). */
export const copiesPrinted = eventType(
  'copies.printed',
  1,
  z.strictObject({
    letterId: id,
    copies: z.array(z.strictObject({ id, number: z.int() })),
    printer: z.string(),
    reason: z.string(),
  }),
);

/** What the system's printer made of them. */
export const copiesSettled = eventType(
  'copies.settled',
  1,
  z.strictObject({ ids: z.array(id), state: z.enum(['printed', 'failed']) }),
);

export const copySpoiled = eventType('copy.spoiled', 1, z.strictObject({ id, reason: z.string() }));

/** The signatory confirmed the scan `id` as the copy that he signed by hand (row 42, route 2); the sealed letter stays what it is. */
export const signedCopyConfirmed = eventType('letter.signed-copy-confirmed', 1, z.strictObject({ id, letterId: id }));
