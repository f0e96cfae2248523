import { describe, expect, it } from 'vitest';
import { asWholeNumber, markedBy, partExpressions, readAsked, wordExpression } from './rules.ts';

describe('what somebody types into the search box', () => {
  it('is read as words, and between quotation marks as a phrase', () => {
    expect(readAsked('roof "record room" repair').terms).toEqual([
      { words: ['roof'], exact: false },
      { words: ['record', 'room'], exact: true },
      { words: ['repair'], exact: false },
    ]);
    expect(readAsked('“record room').terms).toEqual([{ words: ['record', 'room'], exact: false }]);
    expect(readAsked('  ""  ').terms).toEqual([]);
  });

  it('gives no syntax of the index, whatever signs stand in it', () => {
    expect(wordExpression(readAsked('a* OR (b) NEAR/2 -c'))).not.toMatch(/[()]|(?<!")\bOR\b(?!")/u);
  });

  it('is no more than twelve things at once', () => {
    expect(readAsked('a b c d e f g h i j k l m n').terms).toHaveLength(12);
  });

  it('is found as whole words, the last one perhaps half typed', () => {
    expect(wordExpression(readAsked('record roo'))).toBe('"record" AND "roo" *');
    expect(wordExpression(readAsked('"record room"'))).toBe('"record room"');
  });

  it('is found inside words from three letters on, at their beginning when it is shorter', () => {
    expect(partExpressions(readAsked('cord ro'))).toEqual({ part: '"cord"', word: '"ro" *' });
    expect(partExpressions(readAsked('ro'))).toEqual({ part: null, word: '"ro" *' });
    expect(partExpressions(readAsked('"record room"'))).toEqual({ part: null, word: '"record room"' });
  });
});

describe('a number', () => {
  it('of three parts and more is looked for as a whole, without the word that announces it', () => {
    expect(asWholeNumber(readAsked('No. 12/2026/Admin')).terms).toEqual([{ words: ['12', '2026', 'admin'], exact: true }]);
    const short = readAsked('12');
    expect(asWholeNumber(short)).toBe(short);
  });
});

describe('a hit', () => {
  it('is marked where the word stands, in whole or in part as it was asked for', () => {
    const asked = markedBy(readAsked('cord ro "leak"'));
    expect(['record', 'room', 'proof', 'leak', 'leaks'].map(asked)).toEqual([true, true, false, true, false]);
  });
});
