import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterTry, delayAfter, noAttempts, waitBeforeTry } from './pin-attempts.ts';

const wrongTries = (count: number, at: number) =>
  Array.from({ length: count }).reduce((state: typeof noAttempts) => afterTry(state, false, at), noAttempts);

describe('slowing down of wrong PINs', () => {
  it('asks no waiting for the first mistakes, then doubles up to an hour', () => {
    expect([0, 1, 2, 3, 4, 5, 30, 5_000].map(delayAfter)).toEqual([0, 0, 0, 5_000, 10_000, 20_000, 3_600_000, 3_600_000]);
  });

  it('forgets mistakes after the right PIN', () => {
    expect(afterTry(wrongTries(9, 1_000), true, 2_000)).toEqual(noAttempts);
  });

  it('counts down from the last mistake', () => {
    expect(waitBeforeTry(wrongTries(4, 1_000), 3_000)).toBe(8_000);
    expect(waitBeforeTry(wrongTries(4, 1_000), 11_000)).toBe(0);
  });

  it('never asks for more than the delay, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer(), fc.integer(), (count, at, now) => {
        const wait = waitBeforeTry(wrongTries(count, at), now);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(delayAfter(count));
      }),
    );
  });

  it('asks for the whole delay when the clock was set back', () => {
    expect(waitBeforeTry(wrongTries(5, 1_000_000), 0)).toBe(delayAfter(5));
  });
});
