import type { Language, LocalText } from '../../preload/contract/values.ts';
import { allLanguages } from './locale.ts';

/** A name in the reader's language, or in the next language that has one. */
export function pickText(text: LocalText | null | undefined, language: Language): string {
  if (!text) return '';
  const order = [language, ...allLanguages];
  return order.map((candidate) => text[candidate]?.trim() ?? '').find((value) => value !== '') ?? '';
}
