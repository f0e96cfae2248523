import { z } from 'zod';
import { day, id } from '../../../preload/contract/values.ts';
import { eventType } from '../ledger/event-type.ts';

/** Stamps came in; the amount in paise or paisa (domain.md row 67). */
export const postageReceived = eventType('postage.received', 1, z.strictObject({ id, day, amount: z.int().positive(), remarks: z.string() }));

/** Why a case is late. */
export const caseReasoned = eventType('case.reasoned', 1, z.strictObject({ receiptId: id, reason: z.string() }));

/** The months after which a case stands in the monthly statement (domain.md b.5). */
export const thresholdSet = eventType('statement.threshold', 1, z.strictObject({ months: z.union([z.literal(1), z.literal(3)]) }));

export const statementLine = z.strictObject({
  serial: z.int().nullable(),
  oldSerial: z.int().nullable(),
  receiptId: id,
  fileNumber: z.string(),
  began: day.nullable(),
  levelPost: id,
  since: day,
  reason: z.string(),
  endedOn: day.nullable(),
  endedHow: z.enum(['reply', 'remarks']).nullable(),
  endedWith: z.string(),
});
export type StatementLine = z.infer<typeof statementLine>;

/** The monthly statement of pending cases of a section was made (domain.md b.3); its lines follow in the same commit. */
export const statementMade = eventType(
  'statement.made',
  1,
  z.strictObject({ id, sectionId: id, month: z.string(), asOf: day, months: z.int() }),
);

/** Lines of a statement, the first of them at the place `first`. */
export const statementLined = eventType('statement.lined', 1, z.strictObject({ statementId: id, first: z.int(), lines: z.array(statementLine) }));
