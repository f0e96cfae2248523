import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RichText } from '../../../preload/contract/values.ts';
import { channelExceeded, channelOfficers, draftedByOthers, mayRestore, nodeText, numberedBlocks, numbersNamed, paragraphsAfter, signatureSide, withAuthor, type YellowAuthor } from './rules.ts';

const note = (...lines: readonly string[]): RichText => ({ type: 'doc', content: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })) });
const author = (name: string, at = 0): YellowAuthor => ({ post: `post-${name}`, person: `person-${name}`, acting: false, at });

describe('paragraph numbers (row 39)', () => {
  it('go through the whole notesheet without a gap or a repetition, whatever is empty between', () => {
    const written = fc.array(fc.array(fc.constantFrom('', '  ', 'Roof', 'چھت', 'छत'), { maxLength: 6 }), { maxLength: 12 });
    fc.assert(
      fc.property(written, (notes) => {
        let before = 0;
        const numbers: number[] = [];
        for (const lines of notes) {
          const content = note(...lines);
          const { first, last } = paragraphsAfter(before, content);
          numberedBlocks(content).forEach((_, index) => numbers.push(first + index));
          if (first > 0) before = last;
        }
        expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      }),
    );
  });

  it('are not taken by a signature alone', () => {
    expect(paragraphsAfter(7, null)).toEqual({ first: 0, last: 0 });
    expect(paragraphsAfter(7, note('', ' '))).toEqual({ first: 0, last: 0 });
  });
});

describe('signatures (row 38)', () => {
  it('of officers stand on the right, of others on the left', () => {
    expect([signatureSide(['officer']), signatureSide(['assistant']), signatureSide(['assistant', 'officer'])]).toEqual(['right', 'left', 'right']);
  });
});

describe('writers of a yellow note (row 36)', () => {
  it('are named once each, the first writer first, with the time of their last words', () => {
    const both = withAuthor(withAuthor([], author('a', 1)), author('b', 2));
    expect(withAuthor(both, author('a', 3)).map(({ post, at }) => [post, at])).toEqual([['post-a', 3], ['post-b', 2]]);
  });

  it('stay on the green note unless they sign it themselves', () => {
    expect(draftedByOthers([author('a'), author('b')], author('b')).map(({ post }) => post)).toEqual(['post-a']);
    expect(draftedByOthers([author('a')], author('a'))).toEqual([]);
    expect(draftedByOthers([author('a')], { ...author('a'), person: 'successor' })).toHaveLength(1);
  });

  it('can take a discarded note back for a day', () => {
    expect([mayRestore(0, 86_400_000), mayRestore(0, 86_400_001)]).toEqual([true, false]);
  });
});

describe('channel of a case (row 40)', () => {
  const notes = [
    { post: 'clerk', side: 'left', at: 1 },
    { post: 'section officer', side: 'right', at: 2 },
    { post: 'deputy', side: 'right', at: 3 },
    { post: 'section officer', side: 'right', at: 4 },
  ] as const;

  it('counts officers once and dealing hands not at all, since the last disposal', () => {
    expect(channelOfficers(notes, 0)).toEqual(['section officer', 'deputy']);
    expect(channelOfficers(notes, 3)).toEqual(['section officer']);
  });

  it('is exceeded by a third officer, not by one of the two nor by a dealing hand', () => {
    const officers = channelOfficers(notes, 0);
    expect(channelExceeded(officers, { post: 'joint', isOfficer: true })).toBe(true);
    expect(channelExceeded(officers, { post: 'deputy', isOfficer: true })).toBe(false);
    expect(channelExceeded(officers, { post: 'clerk', isOfficer: false })).toBe(false);
    expect(channelExceeded(['one'], { post: 'joint', isOfficer: true })).toBe(false);
  });
});

describe('numbers of other files in a note (b.4)', () => {
  it('are found in sentences of every script, without the marks around them', () => {
    expect(numbersNamed(note('See file (3-1/2024-Admin), and 7/Old/1990.', 'مسل 3-7/2025-Admin، ملاحظہ ہو۔', 'फाइल A-12011/5/2024-Estt। देखें', 'a dash - and 12 rupees'))).toEqual([
      '3-1/2024-Admin', '7/Old/1990', '3-7/2025-Admin', 'A-12011/5/2024-Estt',
    ]);
  });
});

describe('the words of a note', () => {
  it('are those of all its parts in their order', () => {
    expect(nodeText(note('Roof', 'چھت')).trim().split(/\s+/u)).toEqual(['Roof', 'چھت']);
    expect(nodeText(note('', ' ')).trim()).toBe('');
  });
});
