import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Language, RichText } from '../../../preload/contract/values.ts';
import type { Random } from '../seeded-random.ts';

const list = z.array(z.string().min(1)).min(1);
const wordList = z.strictObject({
  organisations: list,
  designations: list,
  cities: list,
  applicant: z.string(),
  matters: list,
  objects: list,
  places: list,
  of: z.string(),
  openings: list,
  paragraphs: list,
  closings: list,
  orders: list,
  returns: list,
  disposals: list,
  marking: list,
});
export type WordList = z.infer<typeof wordList>;
export type Words = Readonly<Record<Language, WordList>>;

const languages = ['en', 'ur', 'hi'] as const;

/**
 * The words that a demo office writes with. From a folder of texts (`*.ur.txt`, `*.hi.txt`, `*.en.txt`) the paragraphs join
 * those of the list of their language.
 */
export function readWords(resources: string, texts: string | undefined): Words {
  const read = (language: Language): WordList => {
    const own = wordList.parse(JSON.parse(readFileSync(join(resources, 'demo', `${language}.json`), 'utf8')));
    return { ...own, paragraphs: [...own.paragraphs, ...paragraphsOf(texts, language)] };
  };
  return { en: read('en'), ur: read('ur'), hi: read('hi') };
}

function paragraphsOf(folder: string | undefined, language: Language): string[] {
  if (folder === undefined || !existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith(`.${language}.txt`));
  return files.flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split(/\n+/u)
      .map((line) => line.normalize('NFC').trim())
      .filter((line) => line !== '' && line.length < 1500),
  );
}

/** The writers of an office: half of it Urdu or Hindi by its country, the rest in the other two languages. */
export function languageOf(random: Random, mother: Language): Language {
  return random.below(2) === 0 ? mother : random.one(languages);
}

/** What a letter is about. */
export function subjectOf(words: WordList, random: Random): string {
  const parts: Readonly<Record<string, string>> = { matter: random.one(words.matters), object: random.one(words.objects), place: random.one(words.places) };
  return words.of.replaceAll(/\{(\w+)\}/gu, (_, name: string) => parts[name] ?? '');
}

/** The note of a dealing hand: what it is about, what was found, what is proposed. */
export function noteOf(words: WordList, random: Random): RichText {
  const found = Array.from({ length: 1 + random.below(3) }, () => random.one(words.paragraphs));
  return paragraphs([random.one(words.openings), ...found, random.one(words.closings)]);
}

/** Lines of text as the editor keeps them. */
export function paragraphs(lines: readonly string[]): RichText {
  return { type: 'doc', content: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })) };
}
