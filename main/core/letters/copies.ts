import { sql } from 'kysely';
import type { Input, Output } from '../../../preload/contract/index.ts';
import type { Desk } from '../desk.ts';
import { newId } from '../id.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { readLetter } from './drafts.ts';
import { copiesPrinted, copiesSettled, copySpoiled } from './events.ts';
import { sealedBytes } from './letter-pdf.ts';
import type { PrintState } from './printing-port.ts';

/** Waits between two looks at a print job, and how often it is looked at (one hour in all). */
const lookEvery = 1500;
const looks = 2400;

/**
 * Prints sealed copies through the system's own queue. Each copy is in the ledger before the first sheet is: number, printer,
 * operator, and from the second printing on the reason (domain.md rows 71, 72).
 * Refuses with `letterNotIssued` without a seal, `reprintReasonRequired`, `printerUnavailable`, `printFailed`.
 */
export async function printCopies(desk: Desk, officer: Officer, input: Input<'letters.print'>): Promise<Output<'letters.print'>> {
  const { printing } = desk;
  if (!printing) throw new Refusal('printerUnavailable', { printer: input.printer });
  const letter = readLetter(desk, input.letterId);
  const pdf = sealedBytes(desk, letter);
  if (letter.state !== 'issued') throw new Refusal('letterAlreadyCancelled', { number: letter.number ?? '' });
  const ids = desk.ledger.commit(() => {
    const last = lastCopy(desk, letter.id);
    if (last > 0 && input.reason.trim() === '') throw new Refusal('reprintReasonRequired');
    const copies = Array.from({ length: input.copies }, (_, position) => ({ id: newId(), number: last + 1 + position }));
    desk.ledger.append({
      type: copiesPrinted,
      officer,
      file: letter.file_id,
      body: { letterId: letter.id, copies, printer: input.printer, reason: input.reason.trim() },
    });
    return copies;
  });
  const settle = (state: 'printed' | 'failed') => settleCopies(desk, ids.map((copy) => copy.id), state);
  try {
    const { jobId } = await printing.print({ pdf, printer: input.printer, copies: input.copies, title: letter.number ?? '' });
    void follow(desk, jobId, settle);
    return { firstCopy: ids[0]?.number ?? 0, lastCopy: ids.at(-1)?.number ?? 0, jobId };
  } catch (error) {
    settle('failed');
    throw error;
  }
}

/** A sheet that was torn, jammed or smeared: it stays in the copy ledger and is marked. */
export function spoilCopy(desk: Desk, officer: Officer, copyId: string, reason: string): void {
  if (reason.trim() === '') throw new Refusal('remarksRequired');
  const copy = desk.store.first(desk.store.build.selectFrom('copy').selectAll().where('id', '=', copyId));
  if (!copy) throw new Refusal('notFound');
  const letter = readLetter(desk, copy.letter_id);
  desk.ledger.commit(() => {
    desk.ledger.append({ type: copySpoiled, officer, file: letter.file_id, body: { id: copyId, reason: reason.trim() } });
  });
}

function lastCopy(desk: Desk, letterId: string): number {
  const row = desk.store.first(
    desk.store.build.selectFrom('copy').select(sql<number | null>`max(copy_number)`.as('last')).where('letter_id', '=', letterId),
  );
  return row?.last ?? 0;
}

/** The desk's own act: nobody is signed in when a printer answers. */
function settleCopies(desk: Desk, ids: string[], state: 'printed' | 'failed'): void {
  desk.ledger.commit(() => desk.ledger.append({ type: copiesSettled, officer: null, body: { ids, state } }));
  desk.announce(['copy']);
}

async function follow(desk: Desk, jobId: string, settle: (state: 'printed' | 'failed') => void): Promise<void> {
  const { printing } = desk;
  if (!printing) return;
  for (let look = 0; look < looks; look += 1) {
    const state = await printing.state(jobId).catch((): PrintState => 'failed');
    if (state === 'done') return settle('printed');
    if (state === 'failed') return settle('failed');
    await new Promise((resolve) => setTimeout(resolve, lookEvery).unref());
  }
}
