import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { asciiDigits } from '../text/normalise.ts';

const canonicalVersion = 1;
const languages = ['en', 'ur', 'hi'] as const;

export type LetterLanguage = (typeof languages)[number];

/**
 * The source text of a letter as the office wrote it, on which the digest is made. `date` is `YYYY-MM-DD`; a language
 * that the letter does not use is left out; `to` and `copyTo` hold one whole entry (name and address) each.
 */
export type LetterText = {
  readonly number: string;
  readonly date: string;
  readonly subject: Readonly<Partial<Record<LetterLanguage, string>>>;
  readonly to: readonly string[];
  readonly body: Readonly<Partial<Record<LetterLanguage, readonly string[]>>>;
  readonly enclosures: readonly string[];
  readonly copyTo: readonly string[];
};

/** Letters of Arabic keyboards that look the same as, or stand for, those of Urdu. */
const lookAlikes: Readonly<Record<string, string>> = {
  '\u064A': '\u06CC',
  '\u0649': '\u06CC',
  '\u0643': '\u06A9',
  '\u0647': '\u06C1',
  '\u06D5': '\u06C1',
  '\u0629': '\u06C3',
};

const invisible = /[\u0640\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;
const arabicSigns = /[\u0610-\u061A\u064B-\u0652\u0656-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED]/gu;

/**
 * The form of a text in which two writings that read the same are the same: NFC, Urdu letters for their Arabic
 * look-alikes, ASCII digits, no invisible characters or vowel marks, single spaces. Case and punctuation stay.
 */
export const canonicalText = (text: string): string =>
  asciiDigits(text.normalize('NFC'))
    .replace(invisible, '')
    .replace(arabicSigns, '')
    .replace(/[\u064A\u0649\u0643\u0647\u06D5\u0629]/gu, (letter) => lookAlikes[letter] ?? letter)
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();

const lengthPrefix = (length: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, length);
  return bytes;
};

const field = (text: string): Uint8Array => {
  const bytes = new TextEncoder().encode(canonicalText(text));
  return concatBytes(lengthPrefix(bytes.length), bytes);
};

const list = (texts: readonly string[]): Uint8Array => concatBytes(lengthPrefix(texts.length), ...texts.map(field));

/**
 * The canonical bytes of a letter: a version byte, then number, date, subjects and bodies in the order English, Urdu,
 * Hindi, addressees, enclosures, copies. Every text has its length in front, so that no two letters share their bytes.
 */
export const canonicalLetter = (letter: LetterText): Uint8Array =>
  concatBytes(
    Uint8Array.of(canonicalVersion),
    field(letter.number),
    field(letter.date),
    ...languages.map((language) => field(letter.subject[language] ?? '')),
    ...languages.map((language) => list(letter.body[language] ?? [])),
    list(letter.to),
    list(letter.enclosures),
    list(letter.copyTo),
  );

/** What a seal carries of the letter's text: the first 16 bytes of SHA-256 of its canonical bytes. */
export const letterDigest = (letter: LetterText): Uint8Array => sha256(canonicalLetter(letter)).slice(0, 16);

/** The paragraphs of a letter in the order of the canonical bytes. */
export const letterParagraphs = (letter: LetterText): readonly string[] =>
  languages.flatMap((language) => letter.body[language] ?? []);
