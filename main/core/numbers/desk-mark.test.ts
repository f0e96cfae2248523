import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deskMark, deskSeries, largestOrdinal, markedCounter, markOfSeries } from './desk-mark.ts';

describe('the letter of a desk', () => {
  it('is none on the registrar’s desk, and B, C, ... Z, AA on the others', () => {
    expect([0, 1, 2, 25, 26, 27, 51, 52, largestOrdinal].map(deskMark)).toEqual(['', 'B', 'C', 'Z', 'AA', 'AB', 'AZ', 'BA', 'UI']);
  });

  it('belongs to one desk only', () => {
    expect(new Set(Array.from({ length: largestOrdinal + 1 }, (_, ordinal) => deskMark(ordinal))).size).toBe(largestOrdinal + 1);
  });

  it.each([-1, 0.5, largestOrdinal + 1, Number.NaN])('is not made for %s', (ordinal) => {
    expect(() => deskMark(ordinal)).toThrow(RangeError);
  });

  it('stands before the counter and in the key of the series, from which it can be read again', () => {
    expect([markedCounter('', '45'), markedCounter('B', '0045')]).toEqual(['45', 'B-0045']);
    fc.assert(
      fc.property(fc.constantFrom('dak', 'dispatch'), fc.nat(largestOrdinal), fc.string(), (kind, ordinal, rest) => {
        expect(markOfSeries(deskSeries(kind, deskMark(ordinal), rest))).toBe(deskMark(ordinal));
      }),
    );
  });
});
