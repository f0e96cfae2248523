import { describe, expect, it } from 'vitest';
import { clockTolerance, graceAfterExpiry, judgeClock, judgeDates } from './rules.ts';

const dates = { from: 1_000, to: 2_000_000_000_000 };
const late = dates.to + graceAfterExpiry + 1;

describe('the dates of a certificate', () => {
  it('are over for good only where the clock and the list of desks both say so', () => {
    expect(judgeDates(dates, late, late)).toBe('renewOnly');
    expect(judgeDates(dates, late, dates.to)).toBe('expired');
    expect(judgeDates(dates, 0, late)).toBe('expired');
    expect(judgeDates(dates, dates.to, dates.to)).toBe('inTime');
  });

  it('never shut out a desk whose certificate seems not to hold yet', () => {
    expect(judgeDates(dates, 0, 0)).toBe('inTime');
  });
});

describe('a clock', () => {
  it('is wrong by what parts it from the median of the others', () => {
    expect(judgeClock(0, [clockTolerance + 1, clockTolerance + 1, 9], 0)).toEqual({ wrong: true, by: -clockTolerance - 1 });
    expect(judgeClock(0, [clockTolerance], 0)).toEqual({ wrong: false });
  });

  it('that nobody can compare is wrong only when it stands before the newest entry of the list', () => {
    expect(judgeClock(0, [], clockTolerance + 1)).toEqual({ wrong: true, by: -clockTolerance - 1 });
    expect(judgeClock(clockTolerance * 9, [], 0)).toEqual({ wrong: false });
  });
});
