import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextToAsk, priorities, roomNeeded, type Open } from './rules.ts';

const of = (hash: string, size: number, priority: Open['priority'], next: number | null): Open => ({ hash, size, priority, next });
const open = fc.array(fc.record({ hash: fc.string({ minLength: 4, maxLength: 4 }), size: fc.nat(1000), priority: fc.constantFrom(...priorities), next: fc.option(fc.nat(5), { nil: null }) }));

describe('what is asked for next', () => {
  it('is the beginning of any content before the rest of another', () => {
    expect(nextToAsk([of('a', 10, 'document', 3), of('b', 9999, 'bulk', 0)])?.hash).toBe('b');
  });

  it('is the small paper before the large one, and the paper before the bulk', () => {
    expect(nextToAsk([of('a', 900, 'document', 1), of('b', 100, 'document', 1), of('c', 1, 'bulk', 1)])?.hash).toBe('b');
  });

  it('is nothing when everything is asked for', () => {
    expect(nextToAsk([of('a', 1, 'first', null)])).toBeNull();
  });

  it('is the same whatever the order of the list, and never something already asked for', () => {
    fc.assert(
      fc.property(open, (items) => {
        const chosen = nextToAsk(items);
        expect(chosen === null).toBe(items.every(({ next }) => next === null));
        expect(items.filter(({ next }) => next !== null).includes(chosen ?? of('none', 0, 'bulk', null))).toBe(chosen !== null);
        const { hash, size, priority } = nextToAsk(items.toReversed()) ?? {};
        expect({ hash, size, priority }).toEqual({ hash: chosen?.hash, size: chosen?.size, priority: chosen?.priority });
      }),
    );
  });

  it('needs half a gigabyte and twice what comes', () => {
    expect(roomNeeded(100)).toBe(512 * 1024 * 1024 + 200);
  });
});
