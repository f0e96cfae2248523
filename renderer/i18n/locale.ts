import type { Digits, Language } from '../../preload/contract/values.ts';

const tags: Record<Language, string> = { en: 'en-IN', ur: 'ur-PK', hi: 'hi-IN' };
const nativeNumbering: Record<Language, string> = { en: 'latn', ur: 'arabext', hi: 'deva' };

/** The languages in the order they are offered, each named in its own script. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', ur: 'اردو', hi: 'हिन्दी' };
export const allLanguages: readonly Language[] = ['en', 'ur', 'hi'];

/** The locale with its digits spelt out: left alone, a locale picks digits by itself and a number changes its face. */
export function localeTag(language: Language, digits: Digits): string {
  const numbering = digits === 'native' ? nativeNumbering[language] : 'latn';
  return `${tags[language]}-u-nu-${numbering}`;
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ur' ? 'rtl' : 'ltr';
}
