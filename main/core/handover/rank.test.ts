import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimOf, rankOf } from './rank.ts';

describe('era and epoch on an event', () => {
  it('come back as they were, and order as claims do', () => {
    const claim = fc.record({ era: fc.nat(1_000_000), epoch: fc.integer({ min: 1, max: 999_999 }) });
    fc.assert(
      fc.property(claim, claim, (first, second) => {
        expect(claimOf(rankOf(first))).toEqual(first);
        const higher = first.era === second.era ? first.epoch > second.epoch : first.era > second.era;
        expect(rankOf(first) > rankOf(second)).toBe(higher);
      }),
    );
  });

  it('start at nothing for a file that was just opened', () => {
    expect(rankOf({ era: 0, epoch: 1 })).toBe(0);
  });
});
