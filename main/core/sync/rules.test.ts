import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenCommit, isFresh, isStuck, lineOf, longestStreamMs, mostOnTheWay, nextBatch, nextCommit, retryAfter, smallerBatch } from './rules.ts';

describe('a batch for the central server', () => {
  it('comes to 48 KiB packed where the line is quick', () => {
    expect(nextBatch({ events: 100, bytes: 100 * 480, ms: 20 })).toBe(102);
    expect(nextBatch({ events: 190, bytes: 190 * 480, ms: 20 })).toBe(102);
  });

  it('stays as large as it was when there was less to send', () => {
    expect([nextBatch({ events: 1, bytes: 600, ms: 350 }, 120), nextBatch({ events: 1, bytes: 600, ms: 5_000 }, 120)]).toEqual([120, 1]);
  });

  it('takes four seconds where it is thin', () => {
    expect(nextBatch({ events: 100, bytes: 20_000, ms: 8_000 })).toBe(50);
  });

  it('grows by a quarter at most, shrinks by half when it does not get through, and has from one to two hundred events', () => {
    expect(nextBatch({ events: 8, bytes: 100, ms: 1 })).toBe(11);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 600_000 }), (events, bytes, ms) => {
        const next = nextBatch({ events, bytes, ms });
        expect(next).toBeGreaterThanOrEqual(1);
        expect(next).toBeLessThanOrEqual(Math.min(200, events * 1.25 + 1));
        expect(smallerBatch(events)).toBe(Math.max(1, Math.floor(events / 2)));
      }),
    );
  });
});

describe('the next try', () => {
  it('comes after a second and more, five minutes at most, and not for all desks at once', () => {
    expect([retryAfter(1, 0), retryAfter(1, 1), retryAfter(4, 1), retryAfter(50, 1)]).toEqual([500, 2_000, 16_000, 300_000]);
    fc.assert(fc.property(fc.nat(1_000), fc.double({ min: 0, max: 1, noNaN: true }), (failed, jitter) => retryAfter(failed, jitter) >= 500 && retryAfter(failed, jitter) <= 300_000));
  });

  it('is missed by the watchdog alone where something is owed and nobody would come back to it', () => {
    expect([isStuck({ owed: 3, running: false, armed: false }), isStuck({ owed: 0, running: false, armed: false }), isStuck({ owed: 3, running: true, armed: false }), isStuck({ owed: 3, running: false, armed: true })]).toEqual([true, false, false, false]);
  });
});

describe('what the server said of itself', () => {
  const greeted = { instance: 'one', roster: 3, at: 1_000 };

  it('holds for five minutes, for the same server and the same list of desks', () => {
    expect(isFresh(greeted, { instance: 'one', roster: 3, at: 300_999 })).toBe(true);
    expect([null, greeted, greeted, greeted].map((said, at) => isFresh(said, { instance: at === 1 ? 'two' : 'one', roster: at === 2 ? 4 : 3, at: at === 3 ? 301_000 : 2_000 }))).toEqual([false, false, false, false]);
  });
});

describe('a line', () => {
  it('is thin from round trips of twenty milliseconds on, unless it carries two megabits a second', () => {
    expect([{ bytes: 0, ms: 59 }, { bytes: 0, ms: 60 }, { bytes: 20_000, ms: 81 }, { bytes: 20_000, ms: 80 }].map(lineOf)).toEqual(['quick', 'thin', 'thin', 'quick']);
  });

  it('of 600 ms and 128 kbit/s is never idle with so many batches on their way, and no stream outlives a request', () => {
    expect(mostOnTheWay * 10_000).toBeGreaterThan((128_000 / 8) * 0.6);
    expect(longestStreamMs).toBeLessThan(300_000 / 2);
  });
});

describe('a commit of loaded events', () => {
  const here = { allowed: 1_000, quietMs: 0 };
  const alone = { allowed: 1_000, quietMs: 5_000 };

  it('takes fifty milliseconds while somebody is there, and up to two hundred where nobody is', () => {
    expect([nextCommit({ events: 300, ms: 60 }, here), nextCommit({ events: 300, ms: 60 }, alone)]).toEqual([250, 1_000]);
    expect(nextCommit({ events: 300, ms: 600 }, alone)).toBe(100);
  });

  it('grows by no more than what was allowed before, and has from 25 to a thousand, however quick or slow the disk is', () => {
    expect(nextCommit({ events: 20, ms: 0 }, { allowed: 100, quietMs: 0 })).toBe(200);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 0, max: 600_000 }), fc.integer({ min: 25, max: 1_000 }), fc.nat(), (events, ms, allowed, quietMs) => {
        const next = nextCommit({ events, ms }, { allowed, quietMs });
        expect(next).toBeGreaterThanOrEqual(25);
        expect(next).toBeLessThanOrEqual(Math.min(1_000, allowed * 2));
      }),
    );
  });

  it('is as large as the others of its page', () => {
    expect(evenCommit(500, 450)).toBe(250);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 1_000 }), (events, allowed) => {
        const sizes: number[] = [];
        for (let left = events; left > 0; left -= sizes.at(-1) ?? 0) sizes.push(evenCommit(left, allowed));
        expect(Math.max(...sizes)).toBeLessThanOrEqual(allowed);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        expect(sizes).toHaveLength(Math.ceil(events / allowed));
      }),
    );
  });
});
