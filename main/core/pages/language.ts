import type { Language } from '../../../preload/contract/values.ts';

/** The direction in which a language is written. */
export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ur' ? 'rtl' : 'ltr');

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', ur: 'ur-PK', hi: 'hi-IN' };
const nativeDigits: Readonly<Record<Language, string>> = { en: 'latn', ur: 'arabext', hi: 'deva' };

const localeOf = (language: Language, digits: 'latin' | 'native'): string =>
  `${locales[language]}-u-ca-gregory-nu-${digits === 'native' ? nativeDigits[language] : 'latn'}`;

/** A whole number as it is written in a text. */
export const numberText = (number: number, language: Language, digits: 'latin' | 'native'): string =>
  new Intl.NumberFormat(localeOf(language, digits), { useGrouping: false }).format(number);

/** Day and time of the desk's own time zone, from milliseconds: 21 November 2026, 09:30. The day stands in words, so that it cannot be misread. */
export const momentText = (milliseconds: number, language: Language, digits: 'latin' | 'native'): string => {
  const locale = localeOf(language, digits);
  const date = new Date(milliseconds);
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(date);
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(date);
  return `${day}${language === 'ur' ? '،' : ','} ${time}`;
};

/** A calendar day, `2026-11-21`, in words of the language: 21 November 2026. Digits only change where the office chose native ones. */
export const dayText = (day: string, language: Language, digits: 'latin' | 'native'): string => {
  const format = new Intl.DateTimeFormat(localeOf(language, digits), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
};

/** A calendar day for a narrow column: 21-11-2026, the same in every language. */
export const shortDay = (day: string): string => day.split('-').toReversed().join('-');
