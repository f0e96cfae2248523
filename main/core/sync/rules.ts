/** What a batch should come to (ledger.md 7.6): small enough that a thin line carries it in some seconds, large enough that round trips don't count. */
const mostEvents = 200;
const targetBytes = 48 * 1024;
const targetMs = 4_000;
const growth = 1.25;

/** How a batch went: its events, its packed bytes, and the milliseconds until the answer. */
export type BatchTaken = { readonly events: number; readonly bytes: number; readonly ms: number };

/** A first batch: about what the target comes to with usual events. */
export const firstBatch = 100;

/**
 * How many events the next batch should have: as many as make 48 KiB packed or four seconds at the rate that was seen, two hundred at most, and a quarter
 * more than the last one at most (ledger.md 7.6).
 */
export function nextBatch({ events, bytes, ms }: BatchTaken): number {
  const byBytes = (events * targetBytes) / Math.max(1, bytes);
  const byTime = (events * targetMs) / Math.max(1, ms);
  return Math.max(1, Math.floor(Math.min(mostEvents, byBytes, byTime, events * growth + 1)));
}

/** After a batch that did not get through: half of it, one event at least (ledger.md 7.6). */
export function smallerBatch(events: number): number {
  return Math.max(1, Math.floor(events / 2));
}

const firstWaitMs = 1_000;
const longestWaitMs = 300_000;

/** Milliseconds until the next try after so many that failed, anywhere up to twice as long as the one before: thousands of desks must not come at once (ledger.md 7.6). `jitter` from 0 to 1. */
export function retryAfter(failed: number, jitter: number): number {
  const most = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(failed, 20));
  return Math.round(firstWaitMs / 2 + jitter * (most - firstWaitMs / 2));
}

/** Something is owed, nothing is under way and no timer is armed: it would stay so for ever (ledger.md 0, fact 10). */
export function isStuck({ owed, running, armed }: { readonly owed: number; readonly running: boolean; readonly armed: boolean }): boolean {
  return owed > 0 && !running && !armed;
}
