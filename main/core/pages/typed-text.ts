import type { Language, LocalText } from '../../../preload/contract/values.ts';
import { directionOf } from './language.ts';
import { html, type Markup } from './markup.ts';
import { paragraphLanguage } from './paragraph-language.ts';
import { textMarkup } from './text-markup.ts';

/** The name in the wanted language, or else in the first that is filled. */
export const nameIn = (text: LocalText | null, language: Language): string =>
  [text?.[language], text?.en, text?.ur, text?.hi].find((value) => value !== undefined && value.trim() !== '') ?? '';

/** Words typed by the office, in the script and direction of what they say. */
export const typed = (text: string, page: Language): Markup => {
  const own = paragraphLanguage(text, page);
  return html`<bdi lang="${own}" dir="${directionOf(own)}">${textMarkup(text, own)}</bdi>`;
};

/** Name and lines of an address. */
export const addressLines = (name: string, address: string): string[] =>
  [name, ...address.split('\n')].map((line) => line.trim()).filter((line) => line !== '');
