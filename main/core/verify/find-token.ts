import { digitsToken, maxDigits } from '../seal/digits.ts';
import { readToken } from '../seal/seal-token.ts';
import { asciiDigits } from '../text/normalise.ts';

/** Stands before the digits where there is no web address, e.g. in a message. */
export const tokenPrefix = 'DFTR1:';

/** A token found in what somebody pasted or scanned. `host` is that of the address around it. */
export type FoundToken = { readonly token: Uint8Array | null; readonly host: string | null };

const maxTextLength = 20_000;
const maxAttempts = 64;
const address = /https?:\/\/[^\s#]{1,500}#/iu;

const hostOf = (url: string): string | null => {
  try {
    return new URL(url).hostname;
  } catch {
    return null;
  }
};

/** Lines of a message may have parted the digits; text after them may bring digits of its own. */
const tokenIn = (text: string): Uint8Array | null => {
  const run = /^[0-9\s]*/u.exec(text)?.[0] ?? '';
  const parts = run.split(/\s+/u).filter((part) => part !== '').slice(0, maxDigits);
  const longestFirst = parts.map((_, dropped) => parts.slice(0, parts.length - dropped).join(''));
  let first: Uint8Array | null = null;
  for (const digits of longestFirst.filter(({ length }) => length <= maxDigits).slice(0, maxAttempts)) {
    const token = digitsToken(digits);
    if (token !== null && readToken(token) !== null) return token;
    first ??= token;
  }
  return first;
};

/**
 * Finds a token in a web address, behind the prefix `DFTR1:`, or in bare digits; spaces and line breaks inside do not
 * matter, digits may be of any script. The address is never opened, only its host is told. `token` is null when there is none.
 */
export const findToken = (text: string): FoundToken => {
  const plain = asciiDigits(text.slice(0, maxTextLength)).replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, '').trim();
  const match = address.exec(plain);
  if (match !== null) {
    return { token: tokenIn(plain.slice(match.index + match[0].length)), host: hostOf(match[0]) };
  }
  const start = plain.toUpperCase().indexOf(tokenPrefix);
  return { token: tokenIn(start < 0 ? plain : plain.slice(start + tokenPrefix.length)), host: null };
};

/** The best of several texts, as when a page holds more than one QR code: one with a token, else one with an address. */
export const findTokenAmong = (texts: readonly string[]): FoundToken => {
  const found = texts.map(findToken);
  const readable = found.find(({ token }) => token !== null && readToken(token) !== null);
  return readable ?? found.find(({ token }) => token !== null) ?? found.find(({ host }) => host !== null) ?? { token: null, host: null };
};
