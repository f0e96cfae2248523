import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealUrl, tokenDigits } from '../seal/digits.ts';
import { prepareSealFacts } from '../seal/seal-facts.ts';
import { sealToken } from '../seal/seal-token.ts';
import { sealingKeyFromScalar } from '../seal/sealing-key.ts';
import { findToken, findTokenAmong } from './find-token.ts';

const prepared = prepareSealFacts({
  confidential: false,
  number: '12/2026',
  date: '2026-11-21',
  subject: 'Notice',
  addressee: 'Director',
  signatory: 'Section Officer',
  pages: 1,
  enclosures: 0,
  textDigest: new Uint8Array(16),
  status: { list: 2026, index: 0 },
});
if (!prepared.ok) throw new Error(prepared.error.code);
const token = sealToken({ facts: prepared.value, key: sealingKeyFromScalar(new Uint8Array(32).fill(3)) });
const digits = tokenDigits(token);
const url = sealUrl('verify.example.gov', token);
const urduDigits = digits.replace(/[0-9]/gu, (digit) => String.fromCharCode(0x06f0 + Number(digit)));

describe('findToken', () => {
  it.each([
    ['a web address', url, 'verify.example.gov'],
    ['an address in a message', `Please check ${url} today, letter 45 of 2026`, 'verify.example.gov'],
    ['an address broken over lines', `${url.slice(0, 90)}\n${url.slice(90, 300)}\r\n ${url.slice(300)}`, 'verify.example.gov'],
    ['an address with a port and path', `http://localhost:8080/v/?a=1#${digits}`, 'localhost'],
    ['the prefix', `DFTR1:${digits}`, null],
    ['the prefix in small letters with spaces', `dftr1: ${digits.match(/.{1,5}/gu)?.join(' ') ?? ''}`, null],
    ['bare digits', ` ${digits}\n`, null],
    ['Urdu digits', urduDigits, null],
    ['digits with invisible direction marks', `\u200F${digits}\u202C`, null],
  ])('finds the token in %s', (_, text, host) => {
    expect(findToken(text)).toEqual({ token, host });
  });

  it('names the host that an address really leads to, not the one it seems to', () => {
    expect(findToken(`https://verify.example.gov@evil.example/#${digits}`).host).toBe('evil.example');
    expect(findToken(`https://verify.example.gov.evil.example/#${digits}`).host).toBe('verify.example.gov.evil.example');
    expect(findToken(`https://v\u0435rify.example.gov/#${digits}`).host).toMatch(/^xn--/u);
  });

  it.each(['', 'hello', 'https://example.com/', 'https://#123', '999', 'DFTR1:', 'javascript:alert(1)#0010'])('finds none in %j', (text) => {
    expect(findToken(text).token).toBeNull();
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.webUrl({ withFragments: true })), (text) => {
        expect(findToken(text)).toHaveProperty('token');
      }),
    );
  });

  it('looks at no more than a page of text', () => {
    expect(findToken('x '.repeat(1_000_000) + url).token).toBeNull();
  });
});

describe('findTokenAmong', () => {
  it('takes the code that holds a seal, not an advertisement beside it', () => {
    expect(findTokenAmong(['https://shop.example/', '001', url])).toEqual({ token, host: 'verify.example.gov' });
    expect(findTokenAmong(['https://shop.example/#x'])).toEqual({ token: null, host: 'shop.example' });
    expect(findTokenAmong([])).toEqual({ token: null, host: null });
  });
});
