/** How much a server takes on at once. */
export type GateBounds = {
  /** Requests that are worked on beside each other: the database has fewer connections. */
  readonly working: number;
  /** Requests that wait for a place, their bodies in memory. */
  readonly waiting: number;
  /** Bytes of bodies that are coming or wait. */
  readonly bytes: number;
};

/** Beyond this a desk does better to come again: a waiting body is a megabyte at most, one that is worked on some more. */
export const usualBounds: GateBounds = { working: 24, waiting: 400, bytes: 128 * 1024 * 1024 };

/** A place is given back once, however often it is said. */
export type Leave = () => void;

/** Lets so many requests work at once, the others wait in order, and turns away who would wait too long: memory stays bounded whatever comes (ledger.md 7.6, "Backpressure"). */
export class Gate {
  readonly #bounds: GateBounds;
  readonly #queue: (() => void)[] = [];
  #working = 0;
  #bytes = 0;

  constructor(bounds: GateBounds = usualBounds) {
    this.#bounds = bounds;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  get working(): number {
    return this.#working;
  }

  /** Room for a body of so many bytes; null when there is none. */
  hold(bytes: number): Leave | null {
    if (this.#bytes + bytes > this.#bounds.bytes) return null;
    this.#bytes += bytes;
    return once(() => {
      this.#bytes -= bytes;
    });
  }

  /** A place to work; null when too many wait for one. */
  enter(): Promise<Leave> | null {
    const leave = once(() => {
      this.#working -= 1;
      this.#queue.shift()?.();
    });
    if (this.#working < this.#bounds.working) {
      this.#working += 1;
      return Promise.resolve(leave);
    }
    if (this.#queue.length >= this.#bounds.waiting) return null;
    return new Promise((resolve) => {
      this.#queue.push(() => {
        this.#working += 1;
        resolve(leave);
      });
    });
  }
}

function once(act: () => void): Leave {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    act();
  };
}
