/** Where the desk gets the time; tests hand in their own. Milliseconds since 1970. */
export type Clock = () => number;

/**
 * Hybrid logical clock: never goes back, never refuses, so that a dead CMOS battery cannot stop work.
 * 8 bytes: 48 bits of milliseconds, 16 bits of counter, big-endian.
 */
export class HybridClock {
  #milliseconds = 0;
  #counter = 0;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Milliseconds of the latest stamp given or learned. */
  get reached(): number {
    return this.#milliseconds;
  }

  /** The next stamp, later than every stamp before. */
  next(wall: number = this.#clock()): Uint8Array {
    if (wall > this.#milliseconds) {
      this.#milliseconds = wall;
      this.#counter = 0;
    } else {
      this.#counter += 1;
      if (this.#counter > 0xffff) {
        this.#milliseconds += 1;
        this.#counter = 0;
      }
    }
    return this.#stamp();
  }

  /** Learns a stamp that was given before a restart or by another desk. */
  observe(stamp: Uint8Array): void {
    const view = new DataView(stamp.buffer, stamp.byteOffset, stamp.byteLength);
    const milliseconds = view.getUint16(0) * 2 ** 32 + view.getUint32(2);
    const counter = view.getUint16(6);
    if (milliseconds > this.#milliseconds || (milliseconds === this.#milliseconds && counter > this.#counter)) {
      this.#milliseconds = milliseconds;
      this.#counter = counter;
    }
  }

  #stamp(): Uint8Array {
    const bytes = new Uint8Array(8);
    const view = new DataView(bytes.buffer);
    view.setUint16(0, Math.floor(this.#milliseconds / 2 ** 32));
    view.setUint32(2, this.#milliseconds % 2 ** 32);
    view.setUint16(6, this.#counter);
    return bytes;
  }
}
