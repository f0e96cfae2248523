import type { DeskId } from '../roster/desk-keys.ts';

/** The bound of the first wait before another attempt, in milliseconds (ledger.md 7.4 rule 2, on the LAN). */
export const firstWait = 1_000;
/** The longest wait before the next attempt, in milliseconds. */
export const longestWait = 60_000;
/** Below this a wait is no wait: two PCs started by one switch would knock at each other in one breath for ever. */
const leastWait = 50;

/**
 * The wait before attempt number `failures` + 1 (ledger.md 7.4 rule 2): any length up to the doubled bound ("full jitter"), so that fifty desks that lost one
 * switch don't come back in one moment. `random` is from 0 up to 1.
 */
export const waitAfter = (failures: number, random: number): number => {
  const bound = Math.min(longestWait, firstWait * 2 ** Math.min(failures, 16));
  return Math.max(leastWait, Math.floor(bound * random));
};

/** What is known of one of two connections with the same desk. */
export type Standing = { readonly dialledBy: DeskId; readonly instance: Uint8Array };

/**
 * Which of two connections with one desk stays. Both ends come to the same answer, each by itself: the one that the lower desk id
 * dialled. A desk that was started anew, or that dials again though it had dialled before, no longer has the old connection (ledger.md 2.3).
 */
export function keeps(existing: Standing, candidate: Standing, pair: { readonly self: DeskId; readonly peer: DeskId }): 'existing' | 'candidate' {
  if (Buffer.compare(existing.instance, candidate.instance) !== 0) return 'candidate';
  if (existing.dialledBy === candidate.dialledBy) return candidate.dialledBy === pair.self ? 'existing' : 'candidate';
  const lower = pair.self < pair.peer ? pair.self : pair.peer;
  return candidate.dialledBy === lower ? 'candidate' : 'existing';
}

/** Where a peer stands for the watchdog. */
export type Road = 'linked' | 'dialling' | 'waiting' | 'idle';

/** No peer may be idle: something to send must always have a link, an attempt or an armed timer (ledger.md 0 fact 10, 7.6). */
export const isStuck = (road: Road): boolean => road === 'idle';
