import { z } from 'zod';
import { procedure } from './procedure.ts';
import { bytes, day, done, id, instant, language, requiredLine, remarks } from './values.ts';

/** The registers and statements of an office (domain.md b.3, rows 67, 97, 98). */
export const registerName = z.enum([
  'diary', 'received', 'issued', 'dispatch', 'files', 'movement', 'postage', 'vip', 'pending', 'arrears',
  'forwarded', 'parked', 'closed', 'category', 'with-others', 'section-dispatch', 'section-receipts', 'months', 'receipt-movement', 'puc',
]);
export type RegisterName = z.infer<typeof registerName>;

/** What stands in a column: a text, a code or number as written, a day, a count of things, or money in paise or paisa. */
const columnKind = z.enum(['text', 'code', 'day', 'month', 'count', 'amount']);

export const registerColumn = z.enum([
  'diaryNumber', 'letterReference', 'letterDate', 'fromWhom', 'subject', 'dealingHand', 'fileDealt', 'remarks',
  'number', 'receivedOn', 'fromWithReference', 'fileAndSerial', 'reply',
  'consecutive', 'date', 'toWhom', 'collection', 'fileInCollection', 'replyReceived', 'reminderNumber', 'reminderDate', 'stampValue',
  'serial', 'addressee', 'enclosures', 'posting', 'stamps', 'tracking', 'fileNumber', 'issueNumber', 'signatory', 'messenger', 'outcomeOn', 'receiver', 'reason',
  'classification', 'parts', 'closedOn', 'markedBy', 'markedTo', 'dateOut', 'dateIn',
  'opening', 'postageReceived', 'postageUsed', 'balance', 'monthTotal', 'progressive',
  'vip', 'heldBy', 'dueOn',
  'newSerial', 'oldSerial', 'diaryDate', 'began', 'level', 'since', 'delay',
  'post', 'upTo7', 'from8', 'from16', 'over30', 'over90', 'total',
  'section', 'received', 'forwarded', 'bringUp', 'category', 'files', 'receipts', 'letters', 'disposed', 'pending', 'month', 'created', 'receiptNumber', 'paper', 'waited',
]);
export type RegisterColumn = z.infer<typeof registerColumn>;

export const columnOfRegister = z.strictObject({ id: registerColumn, kind: columnKind });
export type ColumnOfRegister = z.infer<typeof columnOfRegister>;

/** One line of a register, a cell for each column; of a case disposed of in the month the line is struck out. */
export const registerLine = z.strictObject({
  id: z.string(),
  cells: z.array(z.union([z.string(), z.number(), z.null()])),
  struck: z.boolean(),
  opens: z.strictObject({ kind: z.enum(['receipt', 'file', 'letter']), id }).nullable(),
});
export type RegisterLine = z.infer<typeof registerLine>;

/** Days of a register, of the file movement register also of one file alone; a statement is of the month, or the state of the day, in which the last one falls. */
const period = { register: registerName, from: day, to: day, scope: z.enum(['section', 'office']).default('section'), language, fileId: id.optional() };
/** A calendar month, named by any of its days. */
const ofMonth = z.strictObject({ on: day });
/** Longer than which a case must have waited to stand in the monthly statement (b.5). */
const months = z.union([z.literal(1), z.literal(3)]);
const tables = ['correspondence', 'receipt', 'receipt_movement', 'file', 'file_act', 'movement', 'letter', 'dispatch_line', 'postage_receipt', 'statement', 'case_reason', 'pending_rule', 'post', 'section'];
const saved = z.strictObject({ bytes, fileName: z.string() });

export const registersContract = {
  /** A window of a register or statement, in the order in which it is bound. Errors: `noCharge`. */
  'registers.read': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({ ...period, limit: z.int().min(1).max(500).default(200), offset: z.int().min(0).default(0) }),
    output: z.strictObject({ columns: z.array(columnOfRegister), rows: z.array(registerLine), total: z.int() }),
    tables,
  }),
  /** The whole of it as pages of a bound register, each with its total, brought forward and carried forward. */
  'registers.pdf': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject(period),
    output: z.strictObject({ bytes, pages: z.int(), fileName: z.string() }),
    tables,
  }),
  /** The whole of it as CSV (RFC 4180, UTF-8); no cell begins a formula. */
  'registers.csv': procedure({ kind: 'query', permission: 'signed-in', input: z.strictObject(period), output: saved, tables }),
  /** Stamps received, in paise or paisa (row 67). Errors: `receivedTooLate` for a day to come. */
  'registers.receivePostage': procedure({
    kind: 'command',
    permission: 'dispatch.work',
    input: z.strictObject({ on: day, amount: z.int().min(1).max(1_000_000_000), remarks: remarks.default('') }),
    output: done,
    tables: ['postage_receipt'],
  }),
  /** Whether the statement of a month of the section was made, and what it would say. */
  'registers.statement': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: ofMonth,
    output: z.strictObject({ months, asOf: day, madeAt: instant.nullable(), mayMake: z.boolean(), pending: z.int(), disposed: z.int(), withoutReason: z.int() }),
    tables,
  }),
  /** Why a case is late; kept until another reason is given. Errors: `notFound`. */
  'registers.giveReason': procedure({
    kind: 'command',
    permission: 'dak.work',
    input: z.strictObject({ receiptId: id, reason: requiredLine }),
    output: done,
    tables: ['case_reason'],
  }),
  /** Makes the statement of a month with its serials for good. Errors: `statementMade`, `badInput` naming `on` for one to come. */
  'registers.makeStatement': procedure({
    kind: 'command',
    permission: 'dak.work',
    input: ofMonth,
    output: z.strictObject({ pending: z.int(), disposed: z.int() }),
    tables: ['statement'],
  }),
  /** The threshold of the office for the monthly statement. */
  'registers.setThreshold': procedure({ kind: 'command', permission: 'office.manage', input: z.strictObject({ months }), output: done, tables: ['pending_rule'] }),
};
