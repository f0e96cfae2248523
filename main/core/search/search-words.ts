import { searchWords } from '../text/normalise.ts';

/** A word of a text as written: from a letter or digit on, with its signs and the invisible joiners inside it. */
const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]*/gu;

/** Stands for a word of which nothing is left, such as a lone tatweel, so that the n-th word stays the n-th. */
const nothing = '_';

const mostKnown = 50_000;
const known = new Map<string, string>();

/** Offices write the same words again and again: a word's search form is looked up far oftener than made. */
function formOf(word: string): string {
  const kept = known.get(word);
  if (kept !== undefined) return kept;
  if (known.size >= mostKnown) known.clear();
  const form = searchWords(word).join('') || nothing;
  known.set(word, form);
  return form;
}

/** Where each word of a text stands: UTF-16 offsets, the end excluded. */
export function* wordPlaces(text: string): Generator<{ readonly from: number; readonly to: number }> {
  for (const match of text.matchAll(wordPattern)) yield { from: match.index, to: match.index + match[0].length };
}

/** The words of a text in their search form, one space between them; the n-th is the n-th of `wordPlaces`. */
export function wordsLine(text: string): string {
  return (text.match(wordPattern) ?? []).map(formOf).join(' ');
}

/** The words that somebody asked for. */
export function askedWords(text: string): readonly string[] {
  return wordsLine(text).split(' ').filter((word) => word !== '' && word !== nothing);
}

/** Words that writers set before another with a space or without, in their search form. */
const prefixes: ReadonlySet<string> = new Set(
  ['بے', 'نا', 'غیر', 'ہم', 'لا', 'با', 'خوش', 'بد', 'کم', 'نو', 'बे', 'ना', 'गैर', 'सह', 'उप', 'पुनः', 'ई', 'e', 're', 'co', 'non', 'pre', 'sub'].map((word) => searchWords(word).join('')),
);

/** A prefix and the word after it as one, for those who write them so: بے روزگار is found by بےروزگار too. */
export function joinedWords(line: string): string {
  const words = line.split(' ');
  return words.flatMap((word, place) => (prefixes.has(word) && words[place + 1] !== undefined ? [word + words[place + 1]] : [])).join(' ');
}

const withoutZeros = (word: string) => word.replace(/^0+(?=\d)/u, '');

/** A number in the one form that all ways of writing it share: `KMC/0012-3`, `kmc 12.3` and `KMC/۱۲/۳` are `kmc/12/3`. */
export function looseNumberKey(number: string): string {
  return askedWords(number).map(withoutZeros).join('/');
}

/** The words of a number, and once more without leading zeros where it has some. */
export function numberWords(number: string): string {
  const words = wordsLine(number);
  const bare = words.split(' ').map(withoutZeros).join(' ');
  return bare === words ? words : `${words} ${bare}`;
}
