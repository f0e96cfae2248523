import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HybridClock } from './hybrid-clock.ts';

const order = (left: Uint8Array, right: Uint8Array) => Buffer.compare(left, right);
const latest = Date.UTC(2200, 0);

/** A clock that a dead battery, a summer time or a curious user sets anywhere. */
const wallTimes = fc.array(fc.oneof(fc.integer({ min: 0, max: latest }), fc.constantFrom(0, 1, latest)), { minLength: 1, maxLength: 60 });

describe('the hybrid clock', () => {
  it('gives stamps that only ever rise, however the wall clock jumps', () => {
    fc.assert(
      fc.property(wallTimes, (walls) => {
        const clock = new HybridClock(() => 0);
        const stamps = walls.map((wall) => clock.next(wall));
        stamps.slice(1).forEach((stamp, at) => expect(order(stamps[at] ?? stamp, stamp)).toBe(-1));
      }),
    );
  });

  it('keeps to the wall clock while that goes forward', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: latest }), (wall) => {
        const view = Buffer.from(new HybridClock(() => wall).next());
        expect([view.readUIntBE(0, 6), view.readUInt16BE(6)]).toEqual([wall, 0]);
      }),
    );
  });

  it('goes on after a stamp it learned, even from the future', () => {
    fc.assert(
      fc.property(wallTimes, wallTimes, (before, after) => {
        const first = new HybridClock(() => 0);
        const last = before.map((wall) => first.next(wall)).at(-1) ?? new Uint8Array(8);
        const restarted = new HybridClock(() => 0);
        restarted.observe(last);
        const next = restarted.next(after[0] ?? 0);
        expect(order(last, next)).toBe(-1);
      }),
    );
  });

  it('learns nothing from an older stamp', () => {
    const clock = new HybridClock(() => 5000);
    const now = clock.next();
    clock.observe(new HybridClock(() => 4000).next());
    expect(order(now, clock.next())).toBe(-1);
    expect(Buffer.from(clock.next(6000)).readUIntBE(0, 6)).toBe(6000);
  });

  it('does not stand still after 65,536 stamps in one millisecond', () => {
    const clock = new HybridClock(() => 9);
    let last = clock.next();
    for (let count = 0; count < 70_000; count += 1) {
      const next = clock.next();
      if (order(last, next) !== -1) throw new Error(`stamp ${count} is not later`);
      last = next;
    }
    expect(Buffer.from(last).readUIntBE(0, 6)).toBe(10);
  });
});
