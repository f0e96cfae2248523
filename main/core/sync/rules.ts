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
 * more than the last one at most (ledger.md 7.6). One that had fewer than were `wished`, because no more were owed, says nothing of the line unless it was slow.
 */
export function nextBatch({ events, bytes, ms }: BatchTaken, wished = events): number {
  if (events < wished && ms <= targetMs) return wished;
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

/** A first question is three round trips (connection, TLS, question): over a line of 20 ms and more it takes longer. */
const quickMs = 60;
/** Two megabits a second: above it the work of packing harder takes longer than the bytes that it saves. */
const quickBytesAMs = 250;

/** Whether packing harder is worth its work, by what the last question or batch came to and took (ledger.md 7.6: on a quick line nobody waits for bytes). */
export function lineOf({ bytes, ms }: Pick<BatchTaken, 'bytes' | 'ms'>): 'quick' | 'thin' {
  return ms < quickMs || bytes / ms >= quickBytesAMs ? 'quick' : 'thin';
}

/** Batches on their way at once (ledger.md 7.6): over 600 ms and 128 kbit/s the line is never idle with them. */
export const mostOnTheWay = 4;

/** A stream ends after so long and another begins: the server gives no request more than five minutes. */
export const longestStreamMs = 120_000;

/** For how long a desk goes by what the server said of itself: after that it greets again, and hears of a longer list of desks. */
const greetedForMs = 300_000;

/** Whether the server need not be greeted before a batch is sent: what it said then is young, and neither list nor server has changed since (ledger.md 7.6, one round trip for one act). */
export function isFresh(greeted: { readonly instance: string; readonly roster: number; readonly at: number } | null, now: { readonly instance: string | null; readonly roster: number; readonly at: number }): boolean {
  return greeted !== null && greeted.instance === now.instance && greeted.roster === now.roster && now.at - greeted.at < greetedForMs;
}

/** How long a commit of loaded events may take: while somebody is at the desk, whose next click waits for it, and while nobody has asked for anything for some seconds. */
const longestCommitMs = { busy: 50, alone: 200 } as const;
const aloneAfterMs = 5_000;
const [fewestACommit, mostACommit] = [25, 1_000];

/**
 * How many loaded events a commit may have, by what the last one took and how many were `allowed` for it: as few commits as make nobody wait, since each writes what many events share (ledger.md 8, B12). Twice as many as
 * before at most. `quietMs`: how long ago somebody asked this desk for anything.
 */
export function nextCommit({ events, ms }: Pick<BatchTaken, 'events' | 'ms'>, { allowed, quietMs }: { readonly allowed: number; readonly quietMs: number }): number {
  const longest = quietMs < aloneAfterMs ? longestCommitMs.busy : longestCommitMs.alone;
  const inTime = Math.floor((events * longest) / Math.max(1, ms));
  return Math.max(fewestACommit, Math.min(mostACommit, allowed * 2, inTime));
}

/** The size of the next commit, when so many events go into commits of equal size, none larger than allowed (ledger.md 8, B12). */
export function evenCommit(events: number, allowed: number): number {
  return Math.ceil(events / Math.ceil(events / allowed));
}
