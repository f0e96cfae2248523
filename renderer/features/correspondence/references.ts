import type { FilePart } from '../../../preload/contract/correspondence.ts';
import { readNumber } from './pages.ts';

export type Target =
  | { readonly kind: 'page'; readonly part: FilePart; readonly page: number }
  | { readonly kind: 'paragraph'; readonly number: number }
  | { readonly kind: 'file'; readonly fileId: string };
export type Reference = { readonly from: number; readonly to: number; readonly target: Target };
export type LinkedFile = { readonly id: string; readonly number: string };

const digits = String.raw`(?<number>\p{Nd}{1,6})(?:\s?[-–]\s?\p{Nd}{1,6})?`;
const notInWord = String.raw`(?<![\p{L}\p{M}\p{Nd}/])`;
const wordEnds = String.raw`(?![\p{L}\p{M}\p{Nd}/])`;

/** How pages are cited: C/12 and 12/C, with the word for page or without; 12/ص in Urdu and 12/प in Hindi. */
const pagePatterns = [
  String.raw`(?<letter>[CNAcna])\s?/\s?${digits}`,
  String.raw`(?:(?:pages?|pp?\.?|صفحہ|صفحات|पृष्ठ)\s?)?${digits}\s?/\s?(?<letter>[CNAcna]|ص|प)`,
].map((pattern) => new RegExp(`${notInWord}(?:${pattern})${wordEnds}`, 'gu'));

/** How paragraphs of the notes are cited, in the three languages. */
const paragraphPattern = new RegExp(`${notInWord}(?:[Pp]ara(?:graph)?s?\\.?|پیرا(?:گراف)?|पैरा(?:ग्राफ)?|अनुच्छेद)\\s?${digits}${wordEnds}`, 'gu');

const parts: Readonly<Record<string, FilePart>> = { C: 'correspondence', N: 'appendix-notes', A: 'appendix-correspondence', ص: 'correspondence', प: 'correspondence' };

function matchesOf(text: string, pattern: RegExp, targetOf: (groups: Readonly<Record<string, string | undefined>>) => Target | null): Reference[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const target = targetOf(match.groups ?? {});
    return target ? [{ from: match.index, to: match.index + match[0].length, target }] : [];
  });
}

function pageTarget(groups: Readonly<Record<string, string | undefined>>): Target | null {
  const page = readNumber(groups['number'] ?? '');
  const part = parts[(groups['letter'] ?? '').toUpperCase()];
  return page === null || part === undefined ? null : { kind: 'page', part, page };
}

function paragraphTarget(groups: Readonly<Record<string, string | undefined>>): Target | null {
  const number = readNumber(groups['number'] ?? '');
  return number === null ? null : { kind: 'paragraph', number };
}

function fileReferences(text: string, files: readonly LinkedFile[]): Reference[] {
  return files.flatMap(({ id, number }) => {
    if (number === '') return [];
    const exact = new RegExp(`${notInWord}${number.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}${wordEnds}`, 'gu');
    return matchesOf(text, exact, () => ({ kind: 'file', fileId: id }));
  });
}

/**
 * What a note refers to (domain.md row 26): pages of the file, paragraphs of its notes, and files that are linked with it, in the digits
 * of any script. In the order of the text; of two that overlap the longer one counts.
 */
export function findReferences(text: string, files: readonly LinkedFile[]): readonly Reference[] {
  const found = [...fileReferences(text, files), ...pagePatterns.flatMap((pattern) => matchesOf(text, pattern, pageTarget)), ...matchesOf(text, paragraphPattern, paragraphTarget)];
  const longest = found.toSorted((one, other) => other.to - other.from - (one.to - one.from));
  const kept: Reference[] = [];
  for (const one of longest) if (kept.every((other) => one.to <= other.from || other.to <= one.from)) kept.push(one);
  return kept.toSorted((one, other) => one.from - other.from);
}
