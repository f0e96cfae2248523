import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstWait, isStuck, keeps, longestWait, waitAfter, type Standing } from './rules.ts';

const [low, high] = ['a'.repeat(64), 'b'.repeat(64)];
const standing = (dialledBy: string, instance = 1): Standing => ({ dialledBy, instance: Uint8Array.of(instance) });

describe('the wait before another attempt', () => {
  it('has a bound that doubles from a second to a minute, and is never nothing', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.double({ min: 0, max: 0.999, noNaN: true }), (failures, random) => {
        const wait = waitAfter(failures, random);
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThanOrEqual(Math.min(longestWait, firstWait * 2 ** Math.min(failures, 16)));
      }),
    );
    expect(waitAfter(99, 0.5)).toBe(longestWait / 2);
  });
});

describe('of two connections between the same desks', () => {
  it('both ends keep the one that the lower id dialled', () => {
    for (const self of [low, high]) {
      const pair = { self, peer: self === low ? high : low };
      expect(keeps(standing(low), standing(high), pair)).toBe('existing');
      expect(keeps(standing(high), standing(low), pair)).toBe('candidate');
    }
  });

  it('the one with a desk that started anew, or that dials again, takes the place of the old', () => {
    expect(keeps(standing(low), standing(high, 2), { self: low, peer: high })).toBe('candidate');
    expect(keeps(standing(high), standing(high), { self: low, peer: high })).toBe('candidate');
    expect(keeps(standing(low), standing(low), { self: low, peer: high })).toBe('existing');
  });
});

it('a peer that is neither linked nor tried nor waited for is stuck', () => {
  expect((['linked', 'dialling', 'waiting', 'idle'] as const).filter(isStuck)).toEqual(['idle']);
});
