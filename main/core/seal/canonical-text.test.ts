import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalLetter, canonicalText, letterDigest, letterParagraphs, type LetterText } from './canonical-text.ts';
import { compareParagraphs, paragraphPrints } from './paragraph-prints.ts';

const letter: LetterText = {
  number: 'WD/12/2026',
  date: '2026-11-20',
  subject: { en: 'Transfer', ur: 'تبادلہ' },
  to: ['Director', 'Accounts Officer'],
  body: { en: ['One.', 'Two.'], ur: ['ایک۔', 'دو۔'] },
  enclosures: ['List'],
  copyTo: [],
};
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('canonicalText', () => {
  it.each([
    ['Arabic-keyboard letters', '\u0643\u064A\u0647', '\u06A9\u06CC\u06C1'],
    ['digits of any script', '۴۵ ٤٥ ४५', '45 45 45'],
    ['vowel marks and tatweel', 'مُحَمـــد', 'محمد'],
    ['joiners and direction marks', 'بے\u200Cشک\u200F', 'بےشک'],
    ['composed and decomposed letters', 'e\u0301', '\u00E9'],
    ['white space', ' a\u00A0\n b ', 'a b'],
  ])('reads %s alike', (_, left, right) => {
    expect(canonicalText(left)).toBe(canonicalText(right));
  });

  it.each([
    ['capitals', 'Rs 45,000', 'rs 45,000'],
    ['punctuation', '45,000', '45.000'],
    ['nukta', 'फ़ाइल', 'फाइल'],
    ['aspirated letters', 'گھر', 'گہر'],
    ['digits', '45,000', '46,000'],
  ])('keeps %s apart', (_, left, right) => {
    expect(canonicalText(left)).not.toBe(canonicalText(right));
  });

  it('changes nothing the second time', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'کىيكهہۂۓآئ\u0650\u0654\u0670फ़ँ् ۱२3É\u200C\u0640\u0653ا') }));
    fc.assert(
      fc.property(text, (any) => {
        expect(canonicalText(canonicalText(any))).toBe(canonicalText(any));
      }),
    );
  });
});

describe('letterDigest', () => {
  it('is frozen: the first 16 bytes for this letter never change', () => {
    expect(hex(letterDigest(letter))).toBe('1bdcc8d9107c6b7036d6e3f8cbbf9e27');
  });

  it('is the same however the text was typed', () => {
    const typed = { ...letter, subject: { en: ' Transfer', ur: 'تبادله' }, body: { ur: ['ايک۔', 'دو۔ '], en: ['One.', 'Two.'] } };
    expect(letterDigest(typed)).toEqual(letterDigest(letter));
  });

  it.each([
    ['the number', { number: 'WD/13/2026' }],
    ['the date', { date: '2026-11-21' }],
    ['a subject', { subject: { en: 'Transfer' } }],
    ['an addressee', { to: ['Director'] }],
    ['the border between two addressees', { to: ['Director Accounts', 'Officer'] }],
    ['a paragraph', { body: { ...letter.body, en: ['One.', 'Two!'] } }],
    ['the order of paragraphs', { body: { ...letter.body, en: ['Two.', 'One.'] } }],
    ['the language of a text', { body: { en: letter.body.ur ?? [], ur: letter.body.en ?? [] } }],
    ['an enclosure made a copy', { enclosures: [], copyTo: ['List'] }],
  ])('changes with %s', (_, changes) => {
    expect(letterDigest({ ...letter, ...changes })).not.toEqual(letterDigest(letter));
  });

  it('never gives two letters the same bytes', () => {
    const texts = fc.array(fc.string({ unit: fc.constantFrom(...'ab1') }), { maxLength: 3 });
    const anyLetter = fc.record({ number: fc.constantFrom('1', '12'), date: fc.constant('2026-01-01'), subject: fc.record({ en: fc.constantFrom('', 'a', 'ab') }), to: texts, body: fc.record({ en: texts, hi: texts }), enclosures: texts, copyTo: texts });
    fc.assert(
      fc.property(anyLetter, anyLetter, (left, right) => {
        expect(hex(canonicalLetter(left)) === hex(canonicalLetter(right))).toBe(JSON.stringify(left) === JSON.stringify(right));
      }),
    );
  });
});

describe('paragraph prints', () => {
  const paragraphs = letterParagraphs({ ...letter, body: { en: ['First of all.', 'A sum of Rs 45,000.', 'Third.', 'Fourth.'] } });
  const prints = paragraphPrints(paragraphs);

  it('do not mind spacing and punctuation lost by a scanner', () => {
    expect(compareParagraphs(prints, ['First of  all', 'A sum of Rs 45 000', 'Third', 'Fourth'])).toEqual({ changed: [], missing: 0 });
  });

  it.each([
    ['a changed amount', ['First of all.', 'A sum of Rs 95,000.', 'Third.', 'Fourth.'], { changed: [1], missing: 0 }],
    ['a paragraph put in', ['First of all.', 'New.', 'A sum of Rs 45,000.', 'Third.', 'Fourth.'], { changed: [1], missing: 0 }],
    ['a paragraph taken out', ['First of all.', 'Third.', 'Fourth.'], { changed: [], missing: 1 }],
    ['everything replaced', ['x', 'y'], { changed: [0, 1], missing: 2 }],
  ])('find %s', (_, seen, expected) => {
    expect(compareParagraphs(prints, seen)).toEqual(expected);
  });
});
