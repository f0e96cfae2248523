/**
 * One form of writing for search and comparison of Urdu, Hindi and English. It is applied to what is stored beside the
 * text and to what is asked; the text itself is never changed by it.
 */

const invisible = /[\u0640\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;
const arabicSigns = /[\u0610-\u061A\u064B-\u0655\u0656-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED]/gu;
const latinSigns = /(?<=\p{Script=Latin}\p{M}*)[\u0300-\u036F]/gu;
const nukta = /\u093C/gu;

/** Each letter of the first string is read as the letter at the same place of the second. */
const folded = {
  from: '\u064A\u0649\u0643\u0647\u06D5\u0629\u06C3\u0671\u0901',
  to: '\u06CC\u06CC\u06A9\u06C1\u06C1\u06C1\u06C1\u0627\u0902',
} as const;
const foldedLetter = new Map([...folded.from].map((letter, index) => [letter, folded.to[index] ?? letter]));

/** A nasal consonant before a consonant of its own class is the same sound as anusvara: हिन्दी and हिंदी. */
const halfNasals: readonly (readonly [RegExp, string])[] = [
  [/\u0919\u094D(?=[\u0915-\u0918])/gu, '\u0902'],
  [/\u091E\u094D(?=[\u091A-\u091D])/gu, '\u0902'],
  [/\u0923\u094D(?=[\u091F-\u0922])/gu, '\u0902'],
  [/\u0928\u094D(?=[\u0924-\u0927])/gu, '\u0902'],
  [/\u092E\u094D(?=[\u092A-\u092D])/gu, '\u0902'],
];

const zeros = [0x0660, 0x06f0, 0x0966] as const;

/** Decimal digits of Arabic, Urdu and Devanagari as ASCII digits. */
export const asciiDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F]/gu, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (zeros.findLast((zero) => zero <= code) ?? code));
  });

/**
 * The search form of a text: compatibility forms resolved, Arabic-keyboard letters read as Urdu ones, vowel marks,
 * hamza above, madda, tatweel, joiners and nukta dropped, half nasals read as anusvara, digits in ASCII, lower case, single spaces.
 */
export const normaliseForSearch = (text: string): string => {
  const apart = text.normalize('NFKD').toLowerCase().normalize('NFKD');
  const bare = apart.replace(invisible, '').replace(arabicSigns, '').replace(nukta, '').replace(latinSigns, '');
  const letters = [...bare].map((letter) => foldedLetter.get(letter) ?? letter).join('');
  const nasals = halfNasals.reduce((kept, [pattern, anusvara]) => kept.replace(pattern, anusvara), letters);
  return asciiDigits(nasals.normalize('NFC')).replace(/\s+/gu, ' ').trim();
};

/** The words of a text in their search form. A number such as `KMC/12-3` falls into its parts. */
export const searchWords = (text: string): readonly string[] => normaliseForSearch(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
