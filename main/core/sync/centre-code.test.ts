import { describe, expect, it } from 'vitest';
import { fingerprintOf, newSecret, readCode, writeCode } from './centre-code.ts';

const keys = { signing: new Uint8Array(32).fill(7), tls: new Uint8Array(91).fill(9) };

describe('the code of a central server', () => {
  it('is four groups of five, and read as it was typed: in small letters, without hyphens, with letters that look like digits', () => {
    const code = { fingerprint: fingerprintOf(keys), secret: newSecret() };
    const shown = writeCode(code);
    expect(shown).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/u);
    expect(readCode(shown)).toEqual(code);
    expect(readCode(` ${shown.toLowerCase().replaceAll('-', ' ')} `)).toEqual(code);
    expect(readCode(shown.replaceAll('0', 'O').replaceAll('1', 'l'))).toEqual(code);
  });

  it('names the keys of the server, each of them', () => {
    const other = fingerprintOf({ ...keys, signing: new Uint8Array(32).fill(8) });
    expect([fingerprintOf(keys), fingerprintOf(keys) === other, fingerprintOf({ ...keys, tls: keys.signing }) === other]).toEqual([fingerprintOf(keys), false, false]);
  });

  it('is none when a group is missing or a sign is no letter of it', () => {
    expect(['', 'ABCDE-ABCDE-ABCDE', 'ABCDE-ABCDE-ABCDE-ABCDE-A', 'ABCDE-ABCDE-ABCDE-ABCD!', 'ABCDE-ABCDE-ABCDE-ABCDU'].map(readCode)).toEqual([null, null, null, null, null]);
  });
});
