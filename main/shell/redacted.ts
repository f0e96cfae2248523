import { homedir } from 'node:os';

const gap = String.raw`(?:\s|\\n)*`;
const quote = String.raw`\\*["']`;

/** What must not stand in a log, and what stands there instead. */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]+-----[\s\S]*?-----END [A-Z ]+-----/g, '…'],
  // bytes as text, as numbers, as pairs, and as a map of numbers by place
  [/[A-Za-z0-9+/_-]{40,}={0,2}/g, '…'],
  [new RegExp(`(?:\\d{1,3}${gap},${gap}){15,}\\d{1,3}`, 'g'), '…'],
  [/(?:[0-9a-f]{2}[ :]){15,}[0-9a-f]{2}/gi, '…'],
  [new RegExp(`(?:${quote}\\d+${quote}:${gap}\\d{1,3},${gap}){15,}${quote}\\d+${quote}:${gap}\\d{1,3}`, 'g'), '…'],
  // what is named as a secret, in quotes of any kind or bare
  [new RegExp(`((?:pin|password|passphrase|secret|\\bprivateKey|\\bkey)(?:${quote})?${gap}[:=]${gap})(?:${quote}[^"']*["']|[^\\s,}]+)`, 'gi'), '$1…'],
  [/(\bpins?\s+)\p{Nd}{4,12}/giu, '$1…'],
];

/** The text without secrets, long encoded values and the user's home folder. */
export function redacted(text: string): string {
  const withoutHome = text.replaceAll(homedir(), '~');
  return secrets.reduce((left, [pattern, instead]) => left.replace(pattern, instead), withoutHome);
}
