/** Wrong PINs in a row since the last right one; `lastWrongAt` in milliseconds since 1970, null before the first. */
export type PinAttempts = { readonly wrong: number; readonly lastWrongAt: number | null };

export const noAttempts: PinAttempts = { wrong: 0, lastWrongAt: null };

/** Mistypings that cost no waiting. */
const freeMistakes = 3;

const firstDelay = 5_000;
const longestDelay = 60 * 60_000;

/** Waiting time after so many wrong PINs in a row: none for three, then 5 s, doubling up to one hour. Milliseconds. */
export const delayAfter = (wrong: number): number =>
  wrong < freeMistakes ? 0 : Math.min(firstDelay * 2 ** Math.min(wrong - freeMistakes, 20), longestDelay);

/** Milliseconds still to wait before the next try. A clock set back does not shorten the wait, nor lengthen it beyond the delay. */
export const waitBeforeTry = (attempts: PinAttempts, now: number): number => {
  if (attempts.lastWrongAt === null) return 0;
  const delay = delayAfter(attempts.wrong);
  return Math.min(delay, Math.max(0, attempts.lastWrongAt + delay - now));
};

/** The state to store after a try. */
export const afterTry = (attempts: PinAttempts, right: boolean, now: number): PinAttempts =>
  right ? noAttempts : { wrong: attempts.wrong + 1, lastWrongAt: now };
