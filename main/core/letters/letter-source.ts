import { z } from 'zod';
import { draft as draftSchema, type Draft } from '../../../preload/contract/letters.ts';
import { localText, type LocalText } from '../../../preload/contract/values.ts';
import type { LetterTable } from '../db/letter-tables.ts';
import type { Desk } from '../desk.ts';
import { bodyText } from '../pages/body-text.ts';
import { Refusal } from '../refusal.ts';
import { letterDigest, type LetterText } from '../seal/canonical-text.ts';

/** What is attached to the PDF and kept for ever: the letter as approved, in the office's own structure. */
export const letterSource = z.strictObject({
  format: z.literal('daftar-letter-1'),
  number: z.string(),
  date: z.string(),
  fileNumber: z.string(),
  office: localText,
  signatory: z.strictObject({ name: localText, designation: localText }),
  draft: draftSchema,
});
export type LetterSource = z.infer<typeof letterSource>;

export type SourceParts = {
  readonly number: string;
  readonly date: string;
  readonly fileNumber: string;
  readonly office: LocalText;
  readonly signatory: { readonly name: LocalText; readonly designation: LocalText };
  readonly draft: Draft;
};

/** The bytes that are attached and stored: JSON in UTF-8, NFC. */
export function encodeSource(parts: SourceParts): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ format: 'daftar-letter-1', ...parts }, null, 1).normalize('NFC'));
}

/** Reads source bytes; null when they are not a letter of this format. */
export function decodeSource(bytes: Uint8Array): LetterSource | null {
  try {
    const parsed = letterSource.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The text of a letter that its seal's digest is made on. */
export function sourceText(source: Pick<LetterSource, 'number' | 'date' | 'draft'>): LetterText {
  const { draft } = source;
  const entry = (person: { name: string; address?: string | undefined }) => [person.name, person.address ?? ''].filter((part) => part.trim() !== '').join(', ');
  return {
    number: source.number,
    date: source.date,
    subject: Object.fromEntries(draft.languages.map((language) => [language, draft.subject[language] ?? ''])),
    to: draft.to.map(entry),
    copyTo: draft.copyTo.map(entry),
    body: Object.fromEntries(draft.languages.map((language) => [language, bodyText(draft.body[language] ?? [])])),
    enclosures: draft.enclosures,
  };
}

/** The first 16 bytes of SHA-256 of the canonical text. */
export function sourceDigest(source: Pick<LetterSource, 'number' | 'date' | 'draft'>): Uint8Array {
  return letterDigest(sourceText(source));
}

/** The source of an issued letter; refuses with `databaseDamaged` when its bytes are gone or altered. */
export function readSource(desk: Desk, letter: LetterTable): LetterSource {
  const bytes = letter.source_hash === null ? null : desk.blobs.read(letter.source_hash);
  const source = bytes ? decodeSource(bytes) : null;
  if (!source) throw new Refusal('databaseDamaged');
  return source;
}
