import { clockTolerance } from '../certificates/rules.ts';
import type { Clock } from '../clock.ts';

const lookEvery = 10_000;

/**
 * Calls when the PC's clock was set, or stood still, by more than a clock may be wrong: against the time that only goes forward. A PC that slept is
 * noticed as well where that time does not count sleep. The returned function ends it.
 */
export function watchClock(clock: Clock, jumped: () => void): () => void {
  const apart = () => clock.wall() - clock.monotonic();
  let known = apart();
  let stop: () => void = () => undefined;
  const look = () => {
    const now = apart();
    if (Math.abs(now - known) > clockTolerance) jumped();
    known = now;
    stop = clock.after(lookEvery, look);
  };
  stop = clock.after(lookEvery, look);
  return () => stop();
}
