import { createIntl, createIntlCache } from '@formatjs/intl';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Language, LocalText } from '../../../preload/contract/values.ts';

/** What stands on the screens, by locale key, so that one page object serves three languages. */
export type Words = {
  readonly language: Language;
  readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  readonly name: (text: LocalText) => string;
};

const locales = new URL('../../../resources/locales/', import.meta.url).pathname;
const tags: Readonly<Record<Language, string>> = { en: 'en-IN-u-nu-latn', ur: 'ur-PK-u-nu-latn', hi: 'hi-IN-u-nu-latn' };

/** Every language by the name it bears itself. */
export const ownNames: Readonly<Record<Language, string>> = { en: 'English', ur: 'اردو', hi: 'हिन्दी' };

/** The words of a language as `resources/locales` holds them; a key that is not there throws. */
export function wordsOf(language: Language): Words {
  const messages = Object.fromEntries(
    readdirSync(join(locales, language)).flatMap((file) =>
      Object.entries<string>(JSON.parse(readFileSync(join(locales, language, file), 'utf8'))).map(([key, text]) => [`${basename(file, '.json')}.${key}`, text]),
    ),
  );
  const intl = createIntl({ locale: tags[language], messages }, createIntlCache());
  return {
    language,
    say: (key, values) => {
      if (!(key in messages)) throw new Error(`No words for ${key} in ${language}`);
      return String(intl.formatMessage({ id: key }, values));
    },
    name: (text) => text[language] ?? '',
  };
}
