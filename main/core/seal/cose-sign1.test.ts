import { concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { Tag } from 'cbor2';
import { describe, expect, it } from 'vitest';
import { encodeCbor } from './cbor.ts';
import { readSign1, verifySign1, writeSign1 } from './cose-sign1.ts';
import { sealingKeyFromScalar } from './sealing-key.ts';

/** Key "11" of RFC 9052, appendix C.7.1, as a compressed point. */
const publicKey = hexToBytes('02bac5b11cad8f99f9c72b05cf4b9e26d244dc189f745228255a219a86d6a09eff');

/** RFC 9052, appendix C.2.1: a single ECDSA signature. */
const example = hexToBytes(
  'd28443a10126a10442313154546869732069732074686520636f6e74656e742e58408eb33e4ca31d1c465ab05aac34cc6b23d58fef5c083106c4d25a91aef0b0117e' +
    '2af9a291aa32e14ab834dc56ed2a223444547e01f11d3b0916e5a4c345cacb36',
);

/** The same content signed with every header unprotected, as the working group's example sign-pass-01. */
const unprotectedBody =
  'a201260442313154546869732069732074686520636f6e74656e742e584087db0d2e5571843b78ac33ecb2830df7b6e0a4d5b7376de336b23c591c90c425' +
  '317e56127fbe04370097ce347087b233bf722b64072beb4486bda4031d27244f';

const verifies = (bytes: Uint8Array): boolean => {
  const message = readSign1(bytes, 2_000);
  return message !== null && verifySign1(message, publicKey);
};

const replaced = (from: string, to: string): Uint8Array => {
  const text = Buffer.from(example).toString('hex');
  expect(text).toContain(from);
  return hexToBytes(text.replace(from, to));
};

describe('public COSE_Sign1 examples', () => {
  it('verify', () => {
    expect(verifies(example)).toBe(true);
  });

  it('verify inside a CWT tag', () => {
    expect(verifies(concatBytes(hexToBytes('d83d'), example))).toBe(true);
  });

  it.each([
    ['an empty byte string', `d28440${unprotectedBody}`],
    ['an empty map', `d28441a0${unprotectedBody}`],
  ])('verify with %s as the protected header', (_, bytes) => {
    expect(verifies(hexToBytes(bytes))).toBe(true);
  });

  it.each([
    ['another tag', replaced('d284', 'd384')],
    ['the content changed', replaced('54686973', '54686974')],
    ['the signature changed', replaced('8eb33e4c', '8eb33e4d')],
    ['an unknown algorithm', replaced('43a10126', '45a10139ffff')],
    ['a protected header added', replaced('43a10126', '45a201260300')],
    ['the protected header taken away', replaced('43a10126a10442', '41a0a10442')],
  ])('fail with %s', (_, bytes) => {
    expect(verifies(bytes)).toBe(false);
  });
});

describe('writeSign1', () => {
  const key = sealingKeyFromScalar(new Uint8Array(32).fill(5));

  it('spends 86 bytes beside the payload, as a seal has to', () => {
    expect(writeSign1(new Uint8Array(200), null, key).length - 200).toBeLessThanOrEqual(88);
  });

  it('keeps the type of a list under the signature', () => {
    const message = readSign1(writeSign1(Uint8Array.of(1), 'application/x', key), 500);
    expect(message).toMatchObject({ type: 'application/x', hasUnprotected: false });
    expect(message !== null && verifySign1(message, key.publicKey)).toBe(true);
  });

  it('refuses more bytes than the caller allows, before reading any', () => {
    expect(readSign1(writeSign1(new Uint8Array(100), null, key), 100)).toBeNull();
  });

  it('refuses a Sign1 that hides in deep nesting', () => {
    const nested = Array.from({ length: 20 }).reduce<unknown>((inner) => [inner], 1);
    expect(readSign1(encodeCbor(new Tag(18, nested)), 500)).toBeNull();
  });
});
