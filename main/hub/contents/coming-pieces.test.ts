import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endingAt, pieceName, piecesTo } from './coming-pieces.ts';

const name = (start: number, end: number, sign = 'a') => pieceName(start, end, sign.repeat(64));
const path = (names: readonly string[], place?: number) => piecesTo(names, place)?.pieces.map(({ start, end }) => [start, end]);

describe('pieces of a content on its way', () => {
  it('lead as far as one begins where another ends, whatever lies across them', () => {
    expect(piecesTo([])).toEqual({ end: 0, pieces: [] });
    expect(path([name(6, 20), name(0, 10), name(0, 6)])).toEqual([[0, 6], [6, 20]]);
    expect(path([name(0, 10), name(11, 20), name(5, 30)])).toEqual([[0, 10]]);
    expect(path([name(0, 10, 'a'), name(0, 10, 'b')])).toEqual([[0, 10]]);
  });

  it('lead to a place that is asked for, or not at all', () => {
    const names = [name(0, 6), name(6, 20), name(0, 10), name(30, 40)];
    expect([path(names, 10), path(names, 20), path(names, 40), path(names, 7), path(names, 0)]).toEqual([[[0, 10]], [[0, 6], [6, 20]], undefined, undefined, []]);
  });

  it('are told from other names, and found by where they end', () => {
    expect(path(['', 'probe', `${name(0, 5)}x`, '0000000005-0000000009-' + 'a'.repeat(64), name(0, 4)])).toEqual([[0, 4]]);
    expect([name(0, 5).startsWith(endingAt(5)), name(0, 50).startsWith(endingAt(5))]).toEqual([true, false]);
  });

  it('never lose a place that a desk was told, in whatever order pieces of whatever lengths came', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 20 })), { minLength: 1, maxLength: 60 }), fc.nat(), (steps, mixed) => {
        const names: string[] = [];
        const told = [0];
        for (const [from, length] of steps) {
          const start = told[from % told.length] ?? 0;
          names.push(name(start, start + length));
          told.push(start + length);
        }
        const turned = mixed % names.length;
        const shuffled = [...names.slice(turned), ...names.slice(0, turned)].toReversed();
        for (const place of told) expect(piecesTo(shuffled, place)?.end).toBe(place);
        expect(piecesTo(shuffled)?.end).toBe(Math.max(...told));
      }),
    );
  });
});
