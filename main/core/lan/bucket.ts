import type { Clock } from './clock.ts';

/** Fills by `rate` a second up to `burst`; each act takes one (token bucket). */
export class Bucket {
  readonly #clock: Clock;
  readonly #rate: number;
  readonly #burst: number;
  #tokens: number;
  #at: number;

  constructor(clock: Clock, rate: number, burst: number) {
    this.#clock = clock;
    this.#rate = rate;
    this.#burst = burst;
    this.#tokens = burst;
    this.#at = clock.monotonic();
  }

  get full(): boolean {
    return this.#filled() >= this.#burst;
  }

  /** False when nothing is left to take. */
  take(): boolean {
    this.#tokens = this.#filled();
    this.#at = this.#clock.monotonic();
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  #filled(): number {
    return Math.min(this.#burst, this.#tokens + ((this.#clock.monotonic() - this.#at) / 1_000) * this.#rate);
  }
}
