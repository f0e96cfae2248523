/** How a sealing key stands with its last day, `soon` from thirty days before it. */
export type KeyWarning = 'none' | 'soon' | 'ended';

const warnDays = 30;

/** Days from one calendar day to another, as the end of a key is counted (seal.md 2.5); negative when it has passed. */
export function daysUntil(today: string, day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
}

/** What is to be said of a key in use: its last day still counts as good (seal.md 2.5). */
export function keyWarning(daysLeft: number): KeyWarning {
  if (daysLeft < 0) return 'ended';
  return daysLeft <= warnDays ? 'soon' : 'none';
}

/**
 * The last day of a key that a newer one replaces today: no letter may be sealed with it after that day, and all that were stay
 * good, also one dated later because the clock was set back since (seal.md 2.5). Days as `YYYY-MM-DD`, `lastLetter` null where it sealed none.
 */
export function lastDayOfRetired(key: { readonly from: string; readonly until: string }, today: string, lastLetter: string | null): string {
  const latest = [today, key.from, lastLetter ?? ''].toSorted().at(-1) ?? today;
  return latest < key.until ? latest : key.until;
}

/** Characters of a passphrase for a stick: OpenSSL's own stretching is weak, so its length has to carry the key. */
export const leastPassphrase = 16;

/** Is a passphrase long enough, and not one character over and over (seal.md 5)? */
export function passphraseHolds(passphrase: string): boolean {
  const characters = [...passphrase.normalize('NFC')];
  return characters.length >= leastPassphrase && new Set(characters).size >= leastPassphrase / 2;
}
