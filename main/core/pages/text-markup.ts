import type { Language } from '../../../preload/contract/values.ts';
import { escapeHtml, Markup } from './markup.ts';

/** A number or code with signs inside, such as 3-3/2026, which right-to-left text would otherwise turn about. */
const code = String.raw`[A-Za-z0-9][A-Za-z0-9()&.,_-]*(?:[/\\:@#-][A-Za-z0-9()&.,_-]*[A-Za-z0-9)])+`;

/** Latin words and plain numbers with the spaces inside them: their own face has clearer figures and spacing than Nastaliq has. */
const latinWords = String.raw`[A-Za-z0-9](?:[A-Za-z0-9.,'’& -]*[A-Za-z0-9])?`;

const codes = new RegExp(`(${code})`, 'g');
const codesAndWords = new RegExp(`(${code})|(${latinWords})`, 'g');

const wrapped = (found: string, isCode: boolean): string =>
  isCode ? `<bdi lang="en" dir="ltr">${escapeHtml(found)}</bdi>` : `<span lang="en">${escapeHtml(found)}</span>`;

/** A bracket that closes one opened before the code belongs to the sentence: (page 3/C). */
const withoutClosing = (found: string): string => (found.endsWith(')') && !found.includes('(') ? found.slice(0, -1) : found);

/** Text of a language as HTML: escaped, codes and numbers kept in their order, Latin words inside Urdu set as Latin. */
export const textMarkup = (text: string, language: Language): Markup => {
  let end = 0;
  let out = '';
  for (const match of text.matchAll(language === 'ur' ? codesAndWords : codes)) {
    const found = withoutClosing(match[0]);
    out += escapeHtml(text.slice(end, match.index)) + wrapped(found, match[1] !== undefined);
    end = match.index + found.length;
  }
  return new Markup(out + escapeHtml(text.slice(end)));
};
