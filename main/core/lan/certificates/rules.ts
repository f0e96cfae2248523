import type { CertificateDates } from './desk-certificate.ts';

const day = 86_400_000;

/** How long past its end a listed desk's certificate still counts (ledger.md 2.2, 5). */
export const graceAfterExpiry = 180 * day;

/** Further apart than this, a clock is called wrong (ledger.md 7.2, "Clocks"). */
export const clockTolerance = 5 * 60_000;

/**
 * What the dates of a listed desk's certificate allow. `expired` works on, with a word on the screen. `renewOnly` lets the desk ask for
 * a new certificate and do nothing else.
 */
export type DateStanding = 'inTime' | 'expired' | 'renewOnly';

/**
 * Judges the end of a certificate by two witnesses: the PC's clock, and the latest moment that the signed list of desks names. A
 * certificate is over only where both say so, thus one wrong clock (1970, ten years ahead, set backwards) shuts nobody out; and one
 * that seems not to hold yet always counts, since only a wrong clock can say so (ledger.md 9, rows C1, C2).
 */
export function judgeDates({ to }: CertificateDates, clock: number, rosterAt: number): DateStanding {
  if (Math.min(clock, rosterAt) > to + graceAfterExpiry) return 'renewOnly';
  return Math.max(clock, rosterAt) > to ? 'expired' : 'inTime';
}

export type ClockStanding = { readonly wrong: false } | { readonly wrong: true; readonly by: number };

/**
 * Whether this PC's clock seems wrong, and by how many milliseconds (positive: ahead): against the median of the other desks' clocks,
 * and against the list of desks, from before whose newest entry it can't be. A word for the screen; no work stops (ledger.md 0, fact 8).
 */
export function judgeClock(clock: number, peers: readonly number[], rosterAt: number): ClockStanding {
  const sorted = peers.toSorted((left, right) => left - right);
  const median = sorted[Math.floor(sorted.length / 2)];
  const truth = median ?? Math.max(clock, rosterAt);
  const by = clock - truth;
  return Math.abs(by) > clockTolerance ? { wrong: true, by } : { wrong: false };
}
