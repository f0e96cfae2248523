import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../preload/contract/errors.ts';
import { messagesOf } from './catalog.ts';

const languages = ['en', 'ur', 'hi'] as const;
const english = messagesOf('en');
const sources = Object.entries(import.meta.glob<string>(['../**/*.ts', '../**/*.tsx', '!../**/*.test.ts', '!../print/**', '!../verify/**'], { query: '?raw', import: 'default', eager: true }));
/** Written and checked elsewhere: the letter's page and the public verifier have their own use of it. */
const otherAreas: ReadonlySet<string> = new Set(['verify']);

function placeholders(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    switch (element.type) {
      case TYPE.plural:
      case TYPE.select:
        return [element.value, ...Object.values(element.options).flatMap((option) => placeholders(option.value))];
      case TYPE.argument:
      case TYPE.number:
      case TYPE.date:
      case TYPE.time:
        return [element.value];
      case TYPE.tag:
        return [element.value, ...placeholders(element.children)];
      case TYPE.literal:
      case TYPE.pound:
        return [];
    }
  });
}

function pluralCategories(elements: readonly MessageFormatElement[]): string[][] {
  return elements.flatMap((element) => (element.type === TYPE.plural ? [Object.keys(element.options).sort()] : []));
}

const names = (message: string) => [...new Set(placeholders(parse(message)))].sort();

/** Keys written out in the sources, and the beginnings of those that are put together from a value. */
function usedKeys() {
  const whole = new Set<string>();
  const begun = new Set<string>();
  for (const [, text] of sources) {
    for (const [, key = ''] of text.matchAll(/['"`]([a-z]+\.[A-Za-z][\w.-]*)['"`]/g)) whole.add(key);
    for (const [, key = ''] of text.matchAll(/`([a-z]+\.[\w.-]*)\$\{/g)) begun.add(key);
  }
  return { whole, begun: [...begun] };
}

describe('message catalogue', () => {
  it.each(languages)('has every message in %s, none empty', (language) => {
    const messages = messagesOf(language);
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
    expect(Object.entries(messages).filter(([, message]) => message.trim() === '')).toEqual([]);
  });

  it.each(['ur', 'hi'] as const)('names the same blanks in %s as in English', (language) => {
    const messages = messagesOf(language);
    const differing = Object.keys(english).filter((key) => names(messages[key] ?? '').join() !== names(english[key] ?? '').join());
    expect(differing).toEqual([]);
  });

  it.each(languages)('has the plural forms that %s needs', (language) => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const wrong = Object.entries(messagesOf(language)).filter(([, message]) => pluralCategories(parse(message)).some((forms) => forms.join() !== needed.join()));
    expect(wrong).toEqual([]);
  });

  it.each(['ur', 'hi'] as const)('leaves no English sentence untranslated in %s', (language) => {
    const messages = messagesOf(language);
    const same = Object.keys(english).filter((key) => messages[key] === english[key] && /[A-Za-z]{3,}/.test((english[key] ?? '').replace(/\{[^}]*\}/g, '')));
    expect(same).toEqual([]);
  });

  it('has a message in three languages for every error that can reach a screen', () => {
    const missing = languages.flatMap((language) => errorCodes.filter((code) => !messagesOf(language)[`errors.${code}`]).map((code) => `${language} ${code}`));
    expect(missing).toEqual([]);
  });

  it('holds nothing that no screen says', () => {
    const { whole, begun } = usedKeys();
    const unused = Object.keys(english).filter((key) => !whole.has(key) && !begun.some((start) => key.startsWith(start)) && !otherAreas.has(key.split('.')[0] ?? ''));
    expect(unused).toEqual([]);
  });

  it('is where every word on a screen comes from', () => {
    const literal = />\s*([A-Za-z][A-Za-z ,.'’]{2,}?)\s*<\//g;
    const found = sources.filter(([path]) => path.endsWith('.tsx')).flatMap(([path, text]) => [...text.matchAll(literal)].map(([, words]) => `${path}: ${words}`));
    expect(found.filter((line) => !/: (Promise|Readonly|(?:Ctrl|Alt) [A-Z])/.test(line))).toEqual([]);
  });
});
