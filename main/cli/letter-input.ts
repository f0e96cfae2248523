import { z } from 'zod';
import { addressee, letterForm, type Draft } from '../../preload/contract/letters.ts';
import { classification, language, type Language, type RichText } from '../../preload/contract/values.ts';
import type { LetterText } from '../core/seal/canonical-text.ts';
import { sourceText } from '../core/letters/letter-source.ts';

const paragraphs = z.array(z.string().max(20_000)).min(1).max(1000);
const byLanguage = <Value extends z.ZodType>(value: Value) => z.strictObject({ en: value.optional(), ur: value.optional(), hi: value.optional() });

/** Other names under which offices know the forms. */
const otherNames: Readonly<Record<string, string>> = {
  do: 'demi-official',
  'do-letter': 'demi-official',
  memorandum: 'office-memorandum',
  om: 'office-memorandum',
  'uo-note': 'id-note',
  'press-release': 'press-note',
};

const kind = z
  .string()
  .transform((name) => name.toLowerCase().replaceAll('.', '').replace(/[\s_]+/gu, '-'))
  .transform((name) => (Object.hasOwn(otherNames, name) ? otherNames[name] : name))
  .pipe(letterForm);

/** A letter as scripts give it: one language with plain paragraphs, or several side by side. */
export const letterInput = z.strictObject({
  kind: kind.default('letter'),
  language: language.default('en'),
  subject: z.union([z.string().min(1), byLanguage(z.string().min(1))]),
  to: z.array(addressee).max(200).default([]),
  copyTo: z.array(addressee).max(200).default([]),
  body: z.union([paragraphs, byLanguage(paragraphs)]),
  /** Number or subject of a file that the signing post holds; a file with this subject is opened when there is none. */
  file: z.string().min(1).max(300).optional(),
  enclosures: z.array(z.string().min(1)).max(100).default([]),
  classification: classification.default('normal'),
});
export type LetterInput = z.infer<typeof letterInput>;

/** Languages of a letter: the one named first, then the others that the body has. */
export function languagesOf(input: LetterInput): Language[] {
  if (Array.isArray(input.body)) return [input.language];
  const { body } = input;
  const present = language.options.filter((option) => body[option] !== undefined);
  return [...present.filter((option) => option === input.language), ...present.filter((option) => option !== input.language)];
}

/** The draft that the input asks for, to be signed by a post. */
export function draftOf(input: LetterInput, signatoryPostId: string): Draft {
  const languages = languagesOf(input);
  const subject = Object.fromEntries(languages.map((option) => [option, subjectIn(input, option)]));
  const body = Object.fromEntries(languages.map((option) => [option, richText(bodyIn(input, option))]));
  return {
    form: input.kind,
    languages,
    classification: input.classification,
    subject,
    to: input.to,
    copyTo: input.copyTo,
    body,
    enclosures: input.enclosures,
    signatoryPostId,
  };
}

/** The text that the seal of such a letter covers, once its number and date are known. */
export function textOf(input: LetterInput, issued: { readonly number: string; readonly date: string }): LetterText {
  return sourceText({ ...issued, draft: draftOf(input, '') });
}

function subjectIn(input: LetterInput, option: Language): string {
  if (typeof input.subject === 'string') return input.subject;
  return input.subject[option] ?? '';
}

function bodyIn(input: LetterInput, option: Language): readonly string[] {
  return Array.isArray(input.body) ? input.body : (input.body[option] ?? []);
}

function richText(lines: readonly string[]): RichText {
  return { type: 'doc', content: lines.map((text) => ({ type: 'paragraph', ...(text === '' ? {} : { content: [{ type: 'text', text }] }) })) };
}
