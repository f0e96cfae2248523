import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiDigits, normaliseForSearch, searchWords } from './normalise.ts';

describe('normaliseForSearch', () => {
  it.each([
    ['Arabic-keyboard yeh and kaf', '\u0643\u062A\u0627\u0628\u064A', '\u06A9\u062A\u0627\u0628\u06CC'],
    ['alef maksura', '\u0645\u0648\u0633\u0649', '\u0645\u0648\u0633\u06CC'],
    ['the three ways to write heh', '\u0645\u062F\u0631\u0633\u0629', '\u0645\u062F\u0631\u0633\u06C1'],
    ['zer, zabar and pesh', 'کِتابُ', 'کتاب'],
    ['izafat', 'حکومتِ سندھ', 'حکومت سندھ'],
    ['tatweel', 'دفتـــر', 'دفتر'],
    ['zero-width non-joiner', 'بے\u200Cروزگار', 'بےروزگار'],
    ['presentation forms of old word processors', '\uFEB3\uFEEA', 'سہ'],
    ['composed and decomposed nukta', 'फ़ाइल', 'फाइल'],
    ['nukta as one character', '\u095Eाइल', 'फाइल'],
    ['half nasal and anusvara', 'हिन्दी', 'हिंदी'],
    ['half nasal before p', 'सम्पर्क', 'संपर्क'],
    ['chandrabindu', 'पाँच', 'पांच'],
    ['digits of three scripts', '١٢٣ ۱۲۳ १२३', '123 123 123'],
    ['capitals and accents of Latin letters', 'RÉSUMÉ', 'resume'],
    ['runs of spaces', ' a \n\t b\u00A0c ', 'a b c'],
  ])('reads %s alike', (_, left, right) => {
    expect(normaliseForSearch(left)).toBe(normaliseForSearch(right));
  });

  it.each([
    ['aspirated and plain letters', 'گھر', 'گہر'],
    ['vowel signs of Devanagari', 'कार्य', 'कार्यालय'],
    ['bari yeh and choti yeh', 'کے', 'کی'],
    ['dental and retroflex', 'तार', 'टार'],
    ['hamza seat that is its own letter', 'آئے', 'آے'],
  ])('keeps %s apart', (_, left, right) => {
    expect(normaliseForSearch(left)).not.toBe(normaliseForSearch(right));
  });

  it('changes nothing the second time', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'کتابيىكهةہۂۓآؤئ\u0650\u0654\u0670هिन्दीफ़ँं़म्प् ۱२3Éé\u200C\u0640') }),
    );
    fc.assert(
      fc.property(text, (any) => {
        expect(normaliseForSearch(normaliseForSearch(any))).toBe(normaliseForSearch(any));
      }),
    );
  });
});

describe('asciiDigits', () => {
  it('leaves everything but digits as it is', () => {
    expect(asciiDigits('مراسلہ نمبر ۴۵/٦٧ दिनांक ०१-१२')).toBe('مراسلہ نمبر 45/67 दिनांक 01-12');
  });
});

describe('searchWords', () => {
  it('keeps Hindi words whole and parts a letter number', () => {
    expect(searchWords('कार्यालय KMC/HR/۱۲-3')).toEqual(['कार्यालय', 'kmc', 'hr', '12', '3']);
  });
});
