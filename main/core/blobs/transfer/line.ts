/**
 * A road to another desk that carries whole messages. Any of them may be lost, doubled or late; none is altered on a road that is
 * authenticated, and every chunk is checked all the same.
 */
export type Line = {
  /** The message is given away. Fulfilled when the road takes more: whoever sends much waits for it. Rejected when the road is gone. */
  readonly send: (message: Uint8Array) => Promise<void>;
  /** Adds a listener for what comes in, which may keep the bytes or give them away; returns how to take it away. */
  readonly onMessage: (listener: (message: Uint8Array) => void) => () => void;
};

/** Runs work after so many milliseconds unless the returned function is called before. */
export type After = (milliseconds: number, work: () => void) => () => void;

/** The clock's own timers, which keep no program alive. */
export const afterByTimer: After = (milliseconds, work) => {
  const timer = setTimeout(work, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
};
