import type { Language } from '../../preload/contract/values.ts';

/** The language whose font and line height a piece of text needs, told by its first letter of a known script. */
export function scriptLanguage(text: string): Language | null {
  const letter = /\p{Script=Arabic}|\p{Script=Devanagari}|\p{Script=Latin}/u.exec(text)?.[0];
  if (letter === undefined) return null;
  if (/\p{Script=Arabic}/u.test(letter)) return 'ur';
  return /\p{Script=Devanagari}/u.test(letter) ? 'hi' : 'en';
}

/** Keeps a number, code or name from being reordered inside a sentence of the other direction (Unicode FSI … PDI). */
export function isolate(text: string | number): string {
  return `\u2068${text}\u2069`;
}

/** The same for what always reads left to right, such as a file number (Unicode LRI … PDI). */
export function isolateLtr(text: string): string {
  return `\u2066${text}\u2069`;
}
