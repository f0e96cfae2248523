import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChunkSet } from './chunk-set.ts';

const acts = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: -2, max: 30 })));

describe('a set of chunks', () => {
  it('is what a plain set would be, and is read back from its bits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 29 }), acts, (total, changes) => {
        const [chunks, plain] = [new ChunkSet(total), new Set<number>()];
        for (const [add, index] of changes) {
          if (add) chunks.add(index);
          else chunks.remove(index);
          if (add && index >= 0 && index < total) plain.add(index);
          else if (!add) plain.delete(index);
        }
        const missing = Array.from({ length: total }, (_, index) => index).filter((index) => !plain.has(index));
        expect([...chunks.missing()]).toEqual(missing);
        expect(chunks.count).toBe(plain.size);
        expect(chunks.isFull).toBe(missing.length === 0);
        const back = new ChunkSet(total, chunks.bytes());
        expect([[...back.missing()], back.count]).toEqual([missing, plain.size]);
      }),
    );
  });

  it('takes no bits of another length', () => {
    expect(new ChunkSet(9, Uint8Array.of(255)).count).toBe(0);
  });
});
