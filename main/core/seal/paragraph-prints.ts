import { sha256 } from '@noble/hashes/sha2.js';
import { searchWords } from '../text/normalise.ts';

const printOf = (paragraph: string): number => {
  const [high = 0, low = 0] = sha256(new TextEncoder().encode(searchWords(paragraph).join('')));
  return (high << 8) | low;
};

/**
 * One 16-bit print a paragraph, on letters and digits alone, so that spacing and punctuation lost in a scan do not
 * matter. Prints only advise which paragraph to look at; two different ones share a print once in 65,536.
 */
export const paragraphPrints = (paragraphs: readonly string[]): readonly number[] => paragraphs.map(printOf);

/** Lengths of the longest common subsequence of every pair of endings. */
const commonLengths = (sealed: readonly number[], seen: readonly number[]): number[][] => {
  const table = Array.from({ length: sealed.length + 1 }, () => Array.from({ length: seen.length + 1 }, () => 0));
  const at = (row: number, column: number): number => table[row]?.[column] ?? 0;
  for (let row = sealed.length - 1; row >= 0; row -= 1) {
    for (let column = seen.length - 1; column >= 0; column -= 1) {
      const same = sealed[row] === seen[column];
      const length = same ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
      table[row]?.splice(column, 1, length);
    }
  }
  return table;
};

/** Which paragraphs differ from the sealed ones: `changed` are places in the text seen, `missing` counts those gone. */
export type ParagraphComparison = { readonly changed: readonly number[]; readonly missing: number };

/** Compares the paragraphs of a text with the prints of a seal; places count from 0. */
export const compareParagraphs = (sealed: readonly number[], paragraphs: readonly string[]): ParagraphComparison => {
  const seen = paragraphPrints(paragraphs);
  const table = commonLengths(sealed, seen);
  const changed: number[] = [];
  let row = 0;
  for (let column = 0; column < seen.length; ) {
    if (row < sealed.length && sealed[row] === seen[column]) {
      row += 1;
      column += 1;
    } else if (row < sealed.length && (table[row + 1]?.[column] ?? 0) > (table[row]?.[column + 1] ?? 0)) {
      row += 1;
    } else {
      changed.push(column);
      column += 1;
    }
  }
  const matched = seen.length - changed.length;
  return { changed, missing: Math.max(0, sealed.length - matched - changed.length) };
};
