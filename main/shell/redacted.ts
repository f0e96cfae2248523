import { homedir } from 'node:os';

/** What must not stand in a log, and what stands there instead. */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/("?\b(?:pin|password|passphrase|secret|privateKey|key)"?\s*[:=]\s*)("[^"]*"|\S+)/gi, '$1…'],
  [/-----BEGIN [A-Z ]+-----[\s\S]*?-----END [A-Z ]+-----/g, '…'],
  [/\b[A-Za-z0-9+/_-]{40,}={0,2}/g, '…'],
];

/** The text without secrets, long encoded values and the user's home folder. */
export function redacted(text: string): string {
  const withoutHome = text.replaceAll(homedir(), '~');
  return secrets.reduce((left, [pattern, instead]) => left.replace(pattern, instead), withoutHome);
}
