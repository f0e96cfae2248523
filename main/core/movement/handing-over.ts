import { localDay } from '../day.ts';
import { fromLine } from '../dak/rules.ts';
import { senderOf } from '../dak/queries.ts';
import { inFolder as receiptsIn } from '../dak/folders.ts';
import type { Desk } from '../desk.ts';
import { inFolder as filesIn } from '../files/folders.ts';
import { unseenFiles, unseenReceipts } from '../grading/seen-by.ts';
import type { Officer } from '../session/session.ts';

/** One thing on the list; `note` says by when it is asked for, or with whom it is. */
export type HandedOver = {
  readonly number: string;
  /** Graded, and not for who prints the list. */
  readonly hidden: boolean;
  readonly subject: string;
  readonly party: string;
  /** When it came to the desk or left it; milliseconds since 1970. */
  readonly since: number;
  readonly dueOn: string | null;
  readonly received: boolean;
  /** Post that holds it, of what is followed up. */
  readonly holder: string | null;
};

/** What lies at a desk: what a successor takes over with the charge. */
export type DeskContents = {
  readonly files: readonly HandedOver[];
  readonly receipts: readonly HandedOver[];
  readonly copies: readonly HandedOver[];
  readonly followedFiles: readonly HandedOver[];
  readonly followedReceipts: readonly HandedOver[];
  readonly yellowNotes: readonly string[];
  readonly drafts: readonly string[];
};

/** Everything that lies at the desk of a post now, or is followed up from it, with the notes and drafts not yet signed. */
export function deskContents(desk: Desk, post: string, reader: Officer): DeskContents {
  const { store } = desk;
  const { build } = store;
  const today = localDay(desk.ledger.now());
  const unseen = new Set([...unseenFiles(desk, reader), ...unseenReceipts(desk, reader)]);
  const files = (folder: 'desk' | 'followed') =>
    store.all(filesIn(build.selectFrom('file').selectAll(), { folder, post, section: '', today }).orderBy('holder_since').orderBy('number')).map((file) => ({
      number: file.number,
      hidden: unseen.has(file.id),
      subject: file.subject,
      party: '',
      since: file.holder_since,
      dueOn: file.due_on,
      received: file.received === 1,
      holder: folder === 'followed' ? file.holder_post : null,
    }));
  const receipts = (folder: 'desk' | 'followed' | 'copies') =>
    store.all(receiptsIn(build.selectFrom('receipt').selectAll(), { folder, post, today }).orderBy('holder_since').orderBy('number')).map((receipt) => ({
      number: receipt.number,
      hidden: unseen.has(receipt.id),
      subject: receipt.subject,
      party: fromLine(senderOf(receipt)),
      since: receipt.holder_since,
      dueOn: receipt.due_on,
      received: receipt.received === 1,
      holder: folder === 'followed' ? receipt.holder_post : null,
    }));
  const here = filesIn(build.selectFrom('file').select('id'), { folder: 'desk', post, section: '', today });
  const yellow = build.selectFrom('yellow_note').innerJoin('file', 'file.id', 'yellow_note.file_id').select('file.number as number').where('file.id', 'in', here).where('discarded_at', 'is', null);
  const drafts = build.selectFrom('letter').innerJoin('file', 'file.id', 'letter.file_id').select('file.number as number').where('file.id', 'in', here);
  return {
    files: files('desk'),
    receipts: receipts('desk'),
    copies: receipts('copies'),
    followedFiles: files('followed'),
    followedReceipts: receipts('followed'),
    yellowNotes: store.all(yellow.orderBy('file.number')).map((row) => row.number),
    drafts: store.all(drafts.where('letter.state', '=', 'draft').orderBy('file.number')).map((row) => row.number),
  };
}
