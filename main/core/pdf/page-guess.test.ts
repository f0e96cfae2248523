import { describe, expect, it } from 'vitest';
import { createPageGuess } from './page-guess.ts';

describe('guess of a page count', () => {
  it('is one page for what was never seen', () => {
    const { guess, learn } = createPageGuess();
    learn(40_000, 5);
    expect(guess(10_000)).toBe(1);
  });

  it('is that of the nearest document of about the same length, the newest first', () => {
    const { guess, learn } = createPageGuess();
    learn(10_000, 2);
    learn(10_150, 3);
    expect([10_010, 10_140, 11_000].map(guess)).toEqual([2, 3, 1]);
    learn(10_000, 4);
    expect(guess(10_010)).toBe(4);
  });

  it('forgets what was long ago', () => {
    const { guess, learn } = createPageGuess();
    learn(10_000, 2);
    Array.from({ length: 64 }).forEach(() => learn(50_000, 3));
    expect(guess(10_000)).toBe(1);
  });
});
