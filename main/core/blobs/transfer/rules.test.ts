import { describe, expect, it } from 'vitest';
import { chunksAFlush, orderOfAsking, roomNeeded, type Open } from './rules.ts';

const open = (hash: string, change: Partial<Open> = {}): Open => ({ hash, size: 10, priority: 'document', next: 1, ...change });
const asked = (...contents: readonly Open[]) => orderOfAsking(contents)[0]?.hash ?? null;

describe('what is asked for first', () => {
  it('is what somebody waits for, then papers, then the rest', () => {
    expect(asked(open('bulk', { priority: 'bulk' }), open('paper'), open('seen', { priority: 'first' }))).toBe('seen');
    expect(asked(open('bulk', { priority: 'bulk' }), open('paper'))).toBe('paper');
  });

  it('is the beginning of any content before the rest of another, and small before large', () => {
    expect(asked(open('going on'), open('new', { priority: 'bulk', next: 0 }))).toBe('new');
    expect(asked(open('large', { size: 99 }), open('small'))).toBe('small');
    expect(asked(open('b'), open('a'))).toBe('a');
  });

  it('is nothing when all chunks have been asked for', () => {
    expect(asked(open('a', { next: null }))).toBe(null);
    expect(asked()).toBe(null);
  });

  it('goes on in the same order', () => {
    const contents = [open('b'), open('rest', { priority: 'bulk' }), open('a'), open('new', { next: 0 }), open('done', { next: null })];
    expect(orderOfAsking(contents).map(({ hash }) => hash)).toEqual(['new', 'a', 'b', 'rest']);
  });
});

it('takes nothing in without half a gigabyte and twice the size free', () => {
  expect(roomNeeded(0)).toBe(512 * 1024 * 1024);
  expect(roomNeeded(1000) - roomNeeded(0)).toBe(2000);
});

it('flushes a sixteenth of a content together, at least 8 and at most 64 chunks', () => {
  expect([1, 100, 128, 129, 800, 8192].map(chunksAFlush)).toEqual([8, 8, 8, 9, 50, 64]);
});
