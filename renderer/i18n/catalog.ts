import type { Language } from '../../preload/contract/values.ts';
import { english } from './catalog-en.ts';
import { hindi } from './catalog-hi.ts';
import { urdu } from './catalog-ur.ts';
import type { MessageKey } from './message-key.ts';

const catalogs = { en: english, ur: urdu, hi: hindi } satisfies Record<Language, Record<string, Record<string, string>>>;

function flatten(areas: Record<string, Record<string, string>>): Readonly<Record<string, string>> {
  const pairs = Object.entries(areas).flatMap(([area, messages]) => Object.entries(messages).map(([key, message]) => [`${area}.${key}`, message]));
  return Object.fromEntries(pairs);
}

const flat: Record<Language, Readonly<Record<string, string>>> = {
  en: flatten(catalogs.en),
  ur: flatten(catalogs.ur),
  hi: flatten(catalogs.hi),
};

/** All messages of a language, keyed `area.key`. */
export function messagesOf(language: Language): Readonly<Record<string, string>> {
  return flat[language];
}

/** Narrows a key that came with data (an error code, a remark of a verification) to one the catalogue holds. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(flat.en, key);
}
