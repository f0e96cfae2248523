import { performance } from 'node:perf_hooks';

/** Time as the LAN uses it, handed in so that tests make it pass. */
export type Clock = {
  /** Milliseconds since 1970 by the PC's clock, which may be wrong by years: a label, and evidence beside other evidence. */
  wall(): number;
  /** Milliseconds that only go forward, whatever is done to the PC's clock: all waiting is counted in these. */
  monotonic(): number;
  /** Calls once after that many milliseconds; the returned function calls it off. */
  after(milliseconds: number, act: () => void): () => void;
};

/** The clock of this PC. A timer alone keeps no process alive. */
export const systemClock: Clock = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  after: (milliseconds, act) => {
    const timer = setTimeout(act, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
