import { askedWords, looseNumberKey } from './search-words.ts';

/** One thing asked for: a word, words in a row such as the parts of a number, or a phrase in quotation marks. */
export type Term = {
  /** In their search form: letters and digits only, so that no asked text can become syntax of the index. */
  readonly words: readonly string[];
  /** In quotation marks: whole words, in this order. */
  readonly exact: boolean;
};

export type Asked = {
  readonly terms: readonly Term[];
  /** The whole text read as a number. */
  readonly numberKey: string;
};

/** More words than anybody types only cost time. */
const mostTerms = 12;
/** The part index holds groups of three letters. */
const shortestPart = 3;

/** How people announce a number: it is not part of it. */
const numberSigns: ReadonlySet<string> = new Set(
  ['no', 'number', 'نمبر', 'شمارہ', 'संख्या', 'क्रमांक', 'पत्रांक', 'नं', 'सं', 'क्र'].map((sign) => askedWords(sign).join(' ')),
);

/** So many parts make a number that is hardly anything else. */
const partsOfNumber = 3;

/** Reads what was typed (ledger.md 5): words, and phrases in quotation marks; a mark that was not closed yet is a phrase still being typed. */
export function readAsked(text: string): Asked {
  const straight = text.replace(/[“”„«»]/gu, '"');
  const chunks = [...straight.matchAll(/"([^"]*)("?)|[^\s"]+/gu)];
  const terms = chunks.map(([chunk, phrase, end]) => ({ words: askedWords(phrase ?? chunk), exact: phrase !== undefined && end === '"' }));
  const words = terms.flatMap((term) => term.words);
  const first = words.findIndex((word) => !numberSigns.has(word));
  return {
    terms: terms.filter((term) => term.words.length > 0).slice(0, mostTerms),
    numberKey: looseNumberKey(words.slice(Math.max(first, 0)).join(' ')),
  };
}

const phrase = ({ words }: Term) => `"${words.join(' ')}"`;
const begun = (term: Term) => (term.exact ? phrase(term) : `${phrase(term)} *`);
const isLong = (term: Term) => [...term.words.join(' ')].length >= shortestPart;

/** All terms as whole words (ledger.md 5), the last one perhaps not typed to its end. */
export function wordExpression({ terms }: Asked): string {
  return terms.map((term, index) => (index === terms.length - 1 ? begun(term) : phrase(term))).join(' AND ');
}

/**
 * All terms as parts of words (ledger.md 5): from three letters on anywhere in a word, shorter ones and words in a row at their beginning. Null where the part or
 * the word index has nothing to say.
 */
export function partExpressions({ terms }: Asked): { readonly part: string | null; readonly word: string | null } {
  const isInside = (term: Term) => !term.exact && term.words.length === 1 && isLong(term);
  const inside = terms.filter(isInside);
  const beginning = terms.filter((term) => !isInside(term));
  return {
    part: inside.length > 0 ? inside.map(phrase).join(' AND ') : null,
    word: beginning.length > 0 ? beginning.map(begun).join(' AND ') : null,
  };
}

/**
 * What is asked once its number was found (domain.md b.2): papers that name the whole number, not each one in which its parts stand somewhere.
 * Short ones, such as 12, stay words like others.
 */
export function asWholeNumber(asked: Asked): Asked {
  const words = asked.terms.flatMap((term) => term.words).filter((word) => !numberSigns.has(word));
  return words.length < partsOfNumber ? asked : { ...asked, terms: [{ words, exact: true }] };
}

/** Tells whether a word of a text, in its search form, is one of those asked for (ledger.md 5). */
export function markedBy({ terms }: Asked): (word: string) => boolean {
  const wanted = terms.flatMap(({ words, exact }) => words.map((word) => ({ word, exact, long: [...word].length >= shortestPart })));
  return (found) => wanted.some(({ word, exact, long }) => (exact ? found === word : long ? found.includes(word) : found.startsWith(word)));
}
