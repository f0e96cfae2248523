import type { Input } from '../../../preload/contract/index.ts';
import { readReceipt, receiptInHand } from '../dak/receipt-in-hand.ts';
import type { AttachmentTable } from '../db/attachment-tables.ts';
import type { Desk } from '../desk.ts';
import { fileInHand } from '../files/move-file.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { bindToFile, bindToReceipt } from './bind.ts';
import { attachmentWithdrawn } from './events.ts';

/** Puts scans with a receipt in hand, or with one that lies in a file in hand; the pages that it has got there stay as they are. */
export function addToReceipt(desk: Desk, officer: Officer, receiptId: string, ids: readonly string[]): void {
  desk.ledger.commit(() => {
    const { state, file_id: fileId } = readReceipt(desk, receiptId);
    if (state === 'in-file' && fileId !== null) fileInHand(desk, officer, fileId);
    else receiptInHand(desk, officer, receiptId);
    bindToReceipt(desk, officer, receiptId, ids);
  });
}

/** Puts scans straight on a file in hand. */
export function addToFile(desk: Desk, officer: Officer, input: Input<'attachments.addToFile'>): void {
  desk.ledger.commit(() => bindToFile(desk, officer, { id: fileInHand(desk, officer, input.fileId).id, appendix: input.appendix }, input.ids));
}

/** Crosses a scan of a receipt out, while the post has the receipt in hand. */
export function withdrawFromReceipt(desk: Desk, officer: Officer, id: string, reason: string): void {
  desk.ledger.commit(() => {
    const { receipt_id: receiptId } = standing(desk, id);
    if (receiptId === null) throw new Refusal('notFound');
    receiptInHand(desk, officer, receiptId);
    desk.ledger.append({ type: attachmentWithdrawn, officer, file: receiptId, body: { id, reason: given(reason) } });
  });
}

/** Crosses a scan of a file out, while the post holds the file. */
export function withdrawFromFile(desk: Desk, officer: Officer, id: string, reason: string): void {
  desk.ledger.commit(() => {
    const { file_id: fileId, letter_id: letterId } = standing(desk, id);
    if (fileId === null || letterId !== null) throw new Refusal('notFound');
    desk.ledger.append({ type: attachmentWithdrawn, officer, file: fileInHand(desk, officer, fileId).id, body: { id, reason: given(reason) } });
  });
}

function standing(desk: Desk, id: string): AttachmentTable {
  const row = desk.store.first(desk.store.build.selectFrom('attachment').selectAll().where('id', '=', id));
  if (!row) throw new Refusal('notFound');
  if (row.withdrawn_at !== null) throw new Refusal('attachmentWithdrawn');
  return row;
}

function given(reason: string): string {
  if (reason.trim() === '') throw new Refusal('remarksRequired');
  return reason.trim();
}
