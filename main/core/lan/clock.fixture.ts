import { systemClock, type Clock } from './clock.ts';

/** A clock that goes when it is told to, for tests. The wall clock can be set apart from it. */
export class FakeClock implements Clock {
  readonly #timers = new Set<{ readonly at: number; readonly act: () => void }>();
  #now = 0;
  #wall: number;

  constructor(wall = Date.UTC(2026, 10, 22)) {
    this.#wall = wall;
  }

  wall(): number {
    return this.#wall;
  }

  monotonic(): number {
    return this.#now;
  }

  after(milliseconds: number, act: () => void): () => void {
    const timer = { at: this.#now + milliseconds, act };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Timers that are armed, by the milliseconds until they go off. */
  get armed(): readonly number[] {
    return [...this.#timers].map(({ at }) => at - this.#now).toSorted((left, right) => left - right);
  }

  setWall(wall: number): void {
    this.#wall = wall;
  }

  /** Lets time pass; what falls due goes off in order, each followed by what was waiting for it. */
  async advance(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds;
    for (let due = this.#next(until); due; due = this.#next(until)) {
      this.#timers.delete(due);
      const late = Math.max(due.at, this.#now);
      this.#wall += late - this.#now;
      this.#now = late;
      due.act();
      await Promise.resolve();
    }
    this.#wall += until - this.#now;
    this.#now = until;
  }

  /** Lets time pass in which the program does nothing; what fell due goes off when it goes on. */
  async standStill(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    this.#wall += milliseconds;
    await this.advance(0);
  }

  #next(until: number) {
    return [...this.#timers].filter(({ at }) => at <= until).toSorted((left, right) => left.at - right.at)[0];
  }
}

/** The PC's clock, by which all waiting is so many times shorter: what takes a link half a minute to notice takes it three seconds. */
export const hurriedClock = (times: number): Clock => ({
  wall: systemClock.wall,
  monotonic: () => systemClock.monotonic() * times,
  after: (milliseconds, act) => systemClock.after(milliseconds / times, act),
});
