import type { Clock } from '../clock.ts';

/** Without a word from the other end for this long, one is asked for. */
export const pingAfter = 10_000;
/** Without a word for this long the other end is gone: a pulled cable says nothing (fault row N4, half-open). */
export const silentAfter = 25_000;

type Acts = {
  readonly ping: () => void;
  readonly silent: () => void;
  /** Bytes written that the other end has not taken; fewer than before is a sign of life. */
  readonly unsent: () => number;
};

/**
 * Notices that the other end of a link is gone. While this end has stopped reading, silence says nothing and is not counted; nor is the time for
 * which this end itself stood still, and its timers came late: what the other end said meanwhile still waits to be read.
 */
export class KeepAlive {
  readonly #clock: Clock;
  readonly #acts: Acts;
  #heardAt: number;
  /** When the next look is due. */
  #lookAt = 0;
  #stop: (() => void) | null = null;
  #stopProbe: (() => void) | null = null;
  #paused = false;
  #unsent = 0;

  constructor(clock: Clock, acts: Acts) {
    this.#clock = clock;
    this.#acts = acts;
    this.#heardAt = clock.monotonic();
  }

  start(): void {
    this.#heardAt = this.#clock.monotonic();
    this.#stop?.();
    this.#lookAfter(pingAfter);
  }

  stop(): void {
    this.#stop?.();
    this.#stopProbe?.();
    this.#stop = null;
    this.#stopProbe = null;
  }

  /** Something has come, of whatever kind. */
  heard(): void {
    this.#heardAt = this.#clock.monotonic();
    this.#stopProbe?.();
    this.#stopProbe = null;
  }

  /** This end has stopped reading: because of its own work, or (`own` false) because the other end takes nothing, which is silence. */
  pause(own: boolean): void {
    this.#paused = own;
  }

  resume(): void {
    if (this.#paused) this.#heardAt = this.#clock.monotonic();
    this.#paused = false;
  }

  /** Asks now, and calls the other end gone when nothing comes within the milliseconds. */
  probe(within: number): void {
    if (this.#stopProbe || this.#paused) return;
    this.#acts.ping();
    this.#answerWithin(within);
  }

  #answerWithin(within: number): void {
    const due = this.#clock.monotonic() + within;
    this.#stopProbe = this.#clock.after(within, () => {
      const stoodStill = this.#clock.monotonic() - due >= within;
      if (stoodStill) this.#answerWithin(within);
      else this.#acts.silent();
    });
  }

  #lookAfter(milliseconds: number): void {
    this.#lookAt = this.#clock.monotonic() + milliseconds;
    this.#stop = this.#clock.after(milliseconds, () => this.#look());
  }

  #look(): void {
    const late = Math.max(0, this.#clock.monotonic() - this.#lookAt);
    this.#heardAt = Math.min(this.#heardAt + late, this.#clock.monotonic());
    const unsent = this.#acts.unsent();
    if (unsent < this.#unsent) this.heard();
    this.#unsent = unsent;
    const quiet = this.#paused ? 0 : this.#clock.monotonic() - this.#heardAt;
    if (quiet >= silentAfter) return this.#acts.silent();
    if (quiet >= pingAfter) this.#acts.ping();
    this.#lookAfter(pingAfter / 2);
  }
}
