const firstDelayMs = 200;
const longestDelayMs = 30_000;
/** A process that ran this long was well; its next crash counts as the first. */
const healthyAfterMs = 60_000;

/** How long to wait before the core is started again: doubled after each crash, from the start after a good while. */
export function createBackOff(now: () => number = Date.now) {
  let crashes = 0;
  let startedAt = now();
  return {
    started: () => {
      startedAt = now();
    },
    nextDelayMs: () => {
      crashes = now() - startedAt >= healthyAfterMs ? 1 : crashes + 1;
      return Math.min(longestDelayMs, firstDelayMs * 2 ** (crashes - 1));
    },
  };
}
