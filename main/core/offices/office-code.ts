import { createHash } from 'node:crypto';
import { lettersOf, readLetters } from '../sync/centre-code.ts';

const codeLength = 20;
const domain = Buffer.from('daftar/office-code/1\0');

/** The code of an office, by which it is told from any other on paper and on the telephone: 100 bits of a hash of its root key, as four groups of five letters. */
export function officeCode(root: Uint8Array): string {
  const letters = lettersOf(createHash('sha256').update(domain).update(root).digest(), codeLength);
  return letters.match(/.{5}/gu)?.join('-') ?? '';
}

/** A typed code as it is written, whatever spaces, hyphens or small letters there were; null for what is none. */
export function readOfficeCode(typed: string): string | null {
  return readLetters(typed, codeLength)?.match(/.{5}/gu)?.join('-') ?? null;
}
