import english from '../../resources/locales/en/verify.json' with { type: 'json' };
import hindi from '../../resources/locales/hi/verify.json' with { type: 'json' };
import urdu from '../../resources/locales/ur/verify.json' with { type: 'json' };

export const languages = ['en', 'ur', 'hi'] as const;
export type Language = (typeof languages)[number];

/** Each language under its own name. */
export const languageNames = { en: 'English', ur: 'اردو', hi: 'हिन्दी' } as const satisfies Record<Language, string>;

export type MessageKey = keyof typeof english;
type Params = Readonly<Record<string, string | number>>;

const messages: Record<Language, Record<MessageKey, string>> = { en: english, ur: urdu, hi: hindi };

/** Marks around an inserted text, so that it keeps its own direction. */
const isolated = (text: string | number): string => `\u2068${text}\u2069`;

/** The message in a language, its blanks filled. */
export const say = (language: Language, key: MessageKey, params: Params = {}): string =>
  messages[language][key].replace(/\{(\w+)\}/gu, (blank, name: string) => {
    const value = params[name];
    return value === undefined ? blank : isolated(value);
  });

/** A date `YYYY-MM-DD` in words, always with European digits, as the letters themselves are compared by eye. */
export const sayDate = (language: Language, date: string): string =>
  new Intl.DateTimeFormat(`${language === 'ur' ? 'ur-PK' : `${language}-IN`}-u-nu-latn`, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );

/** The language of the browser where it is one of ours. */
export const preferredLanguage = (): Language =>
  languages.find((language) => navigator.languages.some((wish) => wish.toLowerCase().startsWith(language))) ?? 'en';
