import { createHash, randomBytes } from 'node:crypto';

/** Digits and letters without those that look alike (Crockford's base 32): what a person reads from one screen and types at another. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const halfLength = 10;

const domain = Buffer.from('daftar/centre/1\0');

/** What the operator of a server gives to a registrar: by the first half the desk knows the server, by the second the server the office. */
export type CentreCode = { readonly fingerprint: string; readonly secret: string };

/** As many letters, five bits each, from the beginning of the bytes. */
export function lettersOf(bytes: Uint8Array, length = halfLength): string {
  const used = Math.ceil((length * 5) / 8);
  let bits = BigInt(`0x${Buffer.from(bytes.subarray(0, used)).toString('hex')}`) >> BigInt(used * 8 - length * 5);
  let letters = '';
  for (let at = 0; at < length; at += 1) {
    letters = (alphabet[Number(bits & 31n)] ?? '') + letters;
    bits >>= 5n;
  }
  return letters;
}

/** The first half of the code: who would stand in the server's place has to find keys that agree in 50 bits, within the two days of a code. */
export function fingerprintOf({ signing, tls }: { readonly signing: Uint8Array; readonly tls: Uint8Array }): string {
  return lettersOf(createHash('sha256').update(domain).update(signing).update(tls).digest());
}

export const newSecret = (): string => lettersOf(randomBytes(8));

/** As it is shown: four groups of five. */
export function writeCode({ fingerprint, secret }: CentreCode): string {
  return (fingerprint + secret).match(/.{5}/gu)?.join('-') ?? '';
}

/** What was typed of a code, whatever spaces, hyphens or small letters there were; null for what is none. */
export function readCode(typed: string): CentreCode | null {
  const letters = readLetters(typed, 2 * halfLength);
  return letters === null ? null : { fingerprint: letters.slice(0, halfLength), secret: letters.slice(halfLength) };
}

/** So many letters as they were typed, without spaces and hyphens, and with those that look like digits read as such; null for anything else. */
export function readLetters(typed: string, length: number): string | null {
  const letters = typed.toUpperCase().replaceAll(/[\s\u200e\u200f-]/gu, '').replaceAll('O', '0').replaceAll(/[IL]/gu, '1');
  return letters.length === length && [...letters].every((letter) => alphabet.includes(letter)) ? letters : null;
}
