import type { Language } from '../../../preload/contract/values.ts';

const count = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0;

/**
 * The language whose script and direction a paragraph is set in, inside a body of another: an English paragraph in an Urdu letter
 * stands left to right, an Urdu one in an English letter right to left in Nastaliq. In an Urdu body one Urdu letter is enough,
 * so that a sentence that begins with a Latin name keeps its direction; elsewhere the majority decides.
 */
export const paragraphLanguage = (text: string, body: Language): Language => {
  const urdu = count(text, /\p{Script=Arabic}/gu);
  const hindi = count(text, /\p{Script=Devanagari}/gu);
  const latin = count(text, /\p{Script=Latin}/gu);
  if (urdu + hindi + latin === 0 || (body === 'ur' && urdu > 0)) return body;
  if (urdu > hindi + latin) return 'ur';
  if (hindi > 0 && (body === 'hi' || hindi >= latin)) return 'hi';
  return latin > 0 ? 'en' : body;
};
