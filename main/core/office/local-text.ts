import { localText, type Language, type LocalText } from '../../../preload/contract/values.ts';

/** A local text as stored in a table. */
export function parseLocalText(json: string): LocalText {
  return localText.parse(JSON.parse(json));
}

/** The text in the wanted language, else in English, else in whichever there is. */
export function inLanguage(text: LocalText, language: Language): string {
  return text[language] ?? text.en ?? text.ur ?? text.hi ?? '';
}

/** The same names with English filled, as certificates and trust lists need it. */
export function withEnglish(text: LocalText): Record<string, string> & { en: string } {
  const filled = Object.fromEntries(Object.entries(text).filter(([, value]) => value !== undefined && value !== ''));
  return { ...filled, en: inLanguage(text, 'en') };
}

/** Trimmed, in NFC, blank languages left out; null when nothing is left. */
export function cleanLocalText(text: LocalText | undefined): LocalText | null {
  const entries = Object.entries(text ?? {}).map(([name, value]) => [name, value?.normalize('NFC').trim() ?? ''] as const);
  const filled = Object.fromEntries(entries.filter(([, value]) => value !== ''));
  const parsed = localText.safeParse(filled);
  return parsed.success ? parsed.data : null;
}
