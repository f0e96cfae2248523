import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segments, wordDiff, type DiffPart } from './word-diff.ts';

const without = (parts: readonly DiffPart[], kind: DiffPart['kind']) => parts.filter((part) => part.kind !== kind).map(({ text }) => text).join('');

/** The longest run of words in common, counted the slow way. */
function commonWords(older: readonly string[], newer: readonly string[]): number {
  const counts = Array.from({ length: older.length + 1 }, () => Array.from({ length: newer.length + 1 }, () => 0));
  older.forEach((word, row) => newer.forEach((other, column) => {
    const [above, line] = [counts[row] ?? [], counts[row + 1] ?? []];
    line[column + 1] = word === other ? (above[column] ?? 0) + 1 : Math.max(above[column + 1] ?? 0, line[column] ?? 0);
  }));
  return counts[older.length]?.[newer.length] ?? 0;
}

describe('differences of two texts', () => {
  it('are marked word by word in every script', () => {
    expect(wordDiff('The roof leaks.', 'The old roof leaked.', 'en')).toEqual([
      { kind: 'same', text: 'The ' }, { kind: 'added', text: 'old ' }, { kind: 'same', text: 'roof ' }, { kind: 'removed', text: 'leaks' }, { kind: 'added', text: 'leaked' }, { kind: 'same', text: '.' },
    ]);
    expect(wordDiff('منظوری درکار ہے', 'منظوری دی گئی ہے', 'ur').filter(({ kind }) => kind === 'removed').map(({ text }) => text)).toEqual(['درکار']);
    expect(wordDiff('स्वीकृति दी जाए', 'स्वीकृति न दी जाए', 'hi').filter(({ kind }) => kind !== 'same').map(({ text }) => text.trim())).toEqual(['न']);
  });

  it('are none where the texts are equal, and all where one is empty', () => {
    expect(wordDiff('same text', 'same text', 'en')).toEqual([{ kind: 'same', text: 'same text' }]);
    expect(wordDiff('', 'all new', 'en')).toEqual([{ kind: 'added', text: 'all new' }]);
    expect(wordDiff('all old', '', 'en')).toEqual([{ kind: 'removed', text: 'all old' }]);
    expect(wordDiff('', '', 'en')).toEqual([]);
  });

  it('of texts with nothing in common are given at once', () => {
    const [older, newer] = ['roof ', 'rain '].map((word) => word.repeat(3_000));
    expect(wordDiff(older ?? '', newer ?? '', 'en').map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });

  it('give both texts back, with as few differences as there can be', () => {
    const text = fc.array(fc.constantFrom('roof ', 'rain ', 'چھت ', 'छत ', 'and ', '\n'), { maxLength: 24 }).map((words) => words.join(''));
    fc.assert(
      fc.property(text, text, (older, newer) => {
        const parts = wordDiff(older, newer, 'en');
        expect([without(parts, 'added'), without(parts, 'removed')]).toEqual([older, newer]);
        const [before, after] = [segments(older, 'en'), segments(newer, 'en')];
        const changes = before.length + after.length - 2 * commonWords(before, after);
        const counted = parts.reduce((sum, part) => sum + (part.kind === 'same' ? 0 : segments(part.text, 'en').length), 0);
        expect(counted).toBeLessThanOrEqual(changes);
      }),
    );
  });
});
