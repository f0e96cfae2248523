import type { Desk } from '../desk.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import type { LetterTable } from '../db/letter-tables.ts';
import { readLetter } from './drafts.ts';
import { letterCancelled, letterSuperseded } from './events.ts';
import { refreshStatusList, statusSigner } from './status-lists.ts';

/**
 * Takes a letter out of force; its number stays used. The status list is signed anew at once.
 * Refuses with `remarksRequired`, `letterNotIssued`, `letterAlreadyCancelled`, `sealKeyMissing`.
 */
export function cancelLetter(desk: Desk, officer: Officer, letterId: string, reason: string): void {
  const letter = letterInForce(desk, letterId, reason);
  const publish = publisher(desk, officer, letter);
  desk.ledger.commit(() => {
    desk.ledger.append({ type: letterCancelled, officer, file: letter.file_id, body: { id: letterId, reason: reason.trim() } });
  });
  publish();
}

/** Puts another issued letter in the place of this one. */
export function supersedeLetter(desk: Desk, officer: Officer, ending: { letterId: string; byLetterId: string; reason: string }): void {
  const letter = letterInForce(desk, ending.letterId, ending.reason);
  const by = readLetter(desk, ending.byLetterId);
  if (by.state !== 'issued' || by.number === null || by.id === letter.id) throw new Refusal('letterNotIssued', { number: by.number ?? '' });
  const byNumber = by.number;
  const publish = publisher(desk, officer, letter);
  desk.ledger.commit(() => {
    desk.ledger.append({
      type: letterSuperseded,
      officer,
      file: letter.file_id,
      body: { id: letter.id, by: by.id, byNumber, reason: ending.reason.trim() },
    });
  });
  publish();
}

function letterInForce(desk: Desk, letterId: string, reason: string): LetterTable {
  if (reason.trim() === '') throw new Refusal('remarksRequired');
  const letter = readLetter(desk, letterId);
  if (letter.state === 'draft') throw new Refusal('letterNotIssued', { number: '' });
  if (letter.state !== 'issued') throw new Refusal('letterAlreadyCancelled', { number: letter.number ?? '' });
  return letter;
}

/** What signs the status list anew; the key is taken before anything is said, so that an officer without it changes nothing. */
function publisher(desk: Desk, officer: Officer, letter: LetterTable): () => void {
  const { kid, status_list: list } = letter;
  if (kid === null || list === null) return () => undefined;
  const key = statusSigner(desk, officer, kid);
  if (!key) throw new Refusal('sealKeyMissing');
  return () => refreshStatusList(desk, kid, list, key);
}
