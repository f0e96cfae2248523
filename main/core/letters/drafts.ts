import { draft as draftSchema, letterForm, type Draft } from '../../../preload/contract/letters.ts';
import type { LetterTable } from '../db/letter-tables.ts';
import type { Desk } from '../desk.ts';
import { fileInHand } from '../files/move-file.ts';
import { newId } from '../id.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { letterDiscarded, letterRestored, letterStarted } from './events.ts';

/** The letter's row; refuses with `notFound`. */
export function readLetter(desk: Desk, letterId: string): LetterTable {
  const letter = desk.store.first(desk.store.build.selectFrom('letter').selectAll().where('id', '=', letterId));
  if (!letter) throw new Refusal('notFound');
  return letter;
}

/** The letter's row while it is still a draft; refuses with `letterFrozen` once it is issued. */
export function readDraftRow(desk: Desk, letterId: string): LetterTable {
  const letter = readLetter(desk, letterId);
  if (letter.state !== 'draft') throw new Refusal('letterFrozen', { number: letter.number ?? '' });
  return letter;
}

/** The text as last saved; refuses with `notFound`. */
export function readDraft(desk: Desk, letterId: string): { readonly draft: Draft; readonly text: string; readonly updatedAt: number } {
  const row = desk.store.first(desk.store.build.selectFrom('letter_draft').selectAll().where('letter_id', '=', letterId));
  if (!row) throw new Refusal('notFound');
  return { draft: draftSchema.parse(JSON.parse(row.draft)), text: row.draft, updatedAt: row.updated_at };
}

/** Begins a draft on a file that the officer's post holds. `id` is given by a batch, which must find its letter again. */
export function startDraft(desk: Desk, officer: Officer, start: { fileId: string; draft: Draft; id?: string }): string {
  const letterId = start.id ?? newId();
  desk.ledger.commit(() => {
    const file = fileInHand(desk, officer, start.fileId);
    desk.ledger.append({ type: letterStarted, officer, file: file.id, body: { id: letterId, form: start.draft.form } });
    writeDraft(desk, letterId, start.draft);
  });
  return letterId;
}

/** Autosave. Refuses with `letterFrozen` or, when the file lies on another desk, `fileNotHere`. */
export function saveDraft(desk: Desk, officer: Officer, letterId: string, draft: Draft): number {
  const letter = readDraftRow(desk, letterId);
  fileInHand(desk, officer, letter.file_id);
  return desk.store.transaction(() => writeDraft(desk, letterId, draft));
}

/** Throws a draft away: into the bin, from which it can be taken back, or where it is a batch's own for good. */
export function discardDraft(desk: Desk, officer: Officer, letterId: string, { restorable }: { readonly restorable: boolean }): void {
  desk.ledger.commit(() => {
    const letter = readDraftRow(desk, letterId);
    fileInHand(desk, officer, letter.file_id);
    desk.ledger.append({ type: letterDiscarded, officer, file: letter.file_id, body: { id: letterId, restorable } });
    if (!restorable) desk.store.run(desk.store.build.deleteFrom('letter_draft').where('letter_id', '=', letterId));
  });
}

/** Takes a draft out of the bin, back to its file, which the officer's post must hold. Refuses with `notInBin`, and as `fileInHand` does. */
export function restoreDraft(desk: Desk, officer: Officer, letterId: string): void {
  desk.ledger.commit(() => {
    const binned = desk.store.first(desk.store.build.selectFrom('binned_letter').selectAll().where('id', '=', letterId));
    if (!binned) throw new Refusal('notInBin', { number: '' });
    fileInHand(desk, officer, binned.file_id);
    desk.ledger.append({ type: letterRestored, officer, file: binned.file_id, body: { id: letterId, form: letterForm.parse(binned.form) } });
  });
}

function writeDraft(desk: Desk, letterId: string, draft: Draft): number {
  const row = { draft: JSON.stringify(draft), updated_at: desk.ledger.now() };
  desk.store.run(
    desk.store.build
      .insertInto('letter_draft')
      .values({ letter_id: letterId, ...row })
      .onConflict((conflict) => conflict.column('letter_id').doUpdateSet(row)),
  );
  return row.updated_at;
}
