import { z } from 'zod';
import { procedure } from './procedure.ts';
import { done, id, instant, remarks } from './values.ts';

/** What a post threw away: an entry of the diary, a file opened by mistake, or a draft by the number of its file (domain.md row 35). */
export const binRow = z.strictObject({ kind: z.enum(['receipt', 'file', 'letter']), id, number: z.string(), subject: z.string(), reason: z.string(), at: instant });
export type BinRow = z.infer<typeof binRow>;

const lists = ['receipt', 'file', 'letter', 'desk_folder_item'];

/** The bin (row 35): what was made by mistake and never went on. Numbers stay used, and the registers show them as cancelled. */
export const binContract = {
  'bin.list': procedure({
    kind: 'query',
    permission: 'signed-in',
    input: z.strictObject({ limit: z.int().min(1).max(500).default(200), offset: z.int().min(0).default(0) }),
    output: z.strictObject({ rows: z.array(binRow), total: z.int() }),
    tables: ['receipt', 'file', 'letter'],
  }),
  /** Errors: `remarksRequired`, `receiptWasSent`, `notYoursToBin`, `inBin`. */
  'bin.putReceipt': procedure({ kind: 'command', permission: 'dak.work', input: z.strictObject({ receiptId: id, reason: remarks }), output: done, tables: lists }),
  /** Errors: `remarksRequired`, `fileWasWorkedOn`, `notYoursToBin`, `inBin`. */
  'bin.putFile': procedure({ kind: 'command', permission: 'file.work', input: z.strictObject({ fileId: id, reason: remarks }), output: done, tables: lists }),
  /** Errors: `notInBin`, `notYoursToBin`. */
  'bin.restoreReceipt': procedure({ kind: 'command', permission: 'dak.work', input: z.strictObject({ receiptId: id }), output: done, tables: lists }),
  'bin.restoreFile': procedure({ kind: 'command', permission: 'file.work', input: z.strictObject({ fileId: id }), output: done, tables: lists }),
  /** A draft goes back to its file, which the post must hold. Errors: `notInBin`, `fileNotHere`, `fileClosed`. */
  'bin.restoreLetter': procedure({ kind: 'command', permission: 'file.work', input: z.strictObject({ letterId: id }), output: done, tables: lists }),
};
