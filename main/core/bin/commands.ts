import { sql } from 'kysely';
import { readReceipt } from '../dak/receipt-in-hand.ts';
import type { FileRecord } from '../db/file-tables.ts';
import type { ReceiptTable } from '../db/receipt-tables.ts';
import type { Desk } from '../desk.ts';
import { openDrafts } from '../files/file-life.ts';
import { readFile } from '../files/read-file.ts';
import { newId } from '../id.ts';
import { leaveFolder } from '../movement/leave-folder.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { fileBinned, fileRestored, receiptBinned, receiptRestored } from './events.ts';
import { binFileProblem, binReceiptProblem, restoreProblem, type BinProblem } from './rules.ts';

/** Cancels an entry of the diary. Refuses with `remarksRequired`, and by `binReceiptProblem`. */
export function binReceipt(desk: Desk, officer: Officer, receiptId: string, reason: string): void {
  desk.ledger.commit(() => {
    const receipt = readReceipt(desk, receiptId);
    orRefuse(binReceiptProblem({ ...receipt, steps: stepsOf(desk, receiptId) }, officer.postId), receipt.number);
    desk.ledger.append({ type: receiptBinned, officer, body: { receiptId, reason: given(reason) } });
    leaveFolder(desk, 'receipt', receiptId);
  });
}

/** Puts a cancelled entry back to where it was: Created, with the post that diarised it. */
export function restoreReceipt(desk: Desk, officer: Officer, receiptId: string): void {
  desk.ledger.commit(() => {
    const receipt = readReceipt(desk, receiptId);
    orRefuse(restoreProblem({ ...receipt, owner: receipt.created_post }, officer.postId), receipt.number);
    desk.ledger.append({ type: receiptRestored, officer, body: { receiptId } });
  });
}

/** Cancels a file on which nothing was done. Refuses with `remarksRequired`, and by `binFileProblem`. */
export function binFile(desk: Desk, officer: Officer, fileId: string, reason: string): void {
  desk.ledger.commit(() => {
    const file = readFile(desk, fileId);
    orRefuse(binFileProblem({ ...file, work: workOn(desk, fileId) }, officer.postId), file.number);
    desk.ledger.append({ type: fileBinned, officer, file: fileId, body: { id: newId(), reason: given(reason) } });
    leaveFolder(desk, 'file', fileId);
  });
}

/** Is the file one that the officer's post may put in the bin? */
export function mayBinFile(desk: Desk, officer: Officer, file: FileRecord): boolean {
  return binFileProblem({ ...file, work: file.state === 'open' && file.opened_post === officer.postId ? workOn(desk, file.id) : 1 }, officer.postId) === null;
}

/** Is the receipt one that the officer's post may put in the bin? */
export function mayBinReceipt(desk: Desk, officer: Officer, receipt: ReceiptTable): boolean {
  return binReceiptProblem({ ...receipt, steps: stepsOf(desk, receipt.id) }, officer.postId) === null;
}

/** Opens a cancelled file again under its own number. */
export function restoreFile(desk: Desk, officer: Officer, fileId: string): void {
  desk.ledger.commit(() => {
    const file = readFile(desk, fileId);
    orRefuse(restoreProblem({ ...file, owner: file.opened_post }, officer.postId), file.number);
    desk.ledger.append({ type: fileRestored, officer, file: fileId, body: { id: newId() } });
  });
}

function orRefuse(problem: BinProblem | null, number: string): void {
  if (problem) throw new Refusal(problem, { number });
}

function given(reason: string): string {
  if (reason.trim() === '') throw new Refusal('remarksRequired');
  return reason.trim();
}

function stepsOf(desk: Desk, receiptId: string): number {
  const { build } = desk.store;
  const of = (table: 'receipt_movement' | 'receipt_copy') => build.selectFrom(table).select(sql<number>`count(*)`.as('total')).where('receipt_id', '=', receiptId);
  const steps = desk.store.first(build.selectNoFrom(sql<number>`${of('receipt_movement')} + ${of('receipt_copy')}`.as('total')));
  return steps?.total ?? 0;
}

/** Everything that was done on a file and still stands, and every file that hangs together with it. */
function workOn(desk: Desk, fileId: string): number {
  const { build } = desk.store;
  const of = (table: 'note' | 'movement' | 'letter' | 'receipt' | 'attachment' | 'file_link') => build.selectFrom(table).select(sql<number>`count(*)`.as('total')).where('file_id', '=', fileId);
  const hangingOn = build
    .selectFrom('file')
    .select(sql<number>`count(*)`.as('total'))
    .where((where) => where.or([where('main_id', '=', fileId), where('attached_to', '=', fileId), where.and([where('id', '=', fileId), where.or([where('attached_to', 'is not', null), where('asked', 'is not', null)])])]));
  const parts = [of('note'), of('movement'), of('letter'), of('receipt'), of('attachment'), of('file_link'), hangingOn];
  const work = desk.store.first(build.selectNoFrom(sql<number>`${sql.join(parts, sql` + `)}`.as('total')));
  return (work?.total ?? 0) + openDrafts(desk, fileId);
}
