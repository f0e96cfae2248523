import { p256 } from '@noble/curves/nist.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { createPublicKey, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { writeSign1, readSign1, verifySign1 } from '../../main/core/seal/cose-sign1.ts';
import { newPrivateKey, sealingKeyFromPkcs8, sealingKeyFromPrivateKey } from '../../main/core/seal/private-key.ts';
import { sealingKeyFromScalar } from '../../main/core/seal/sealing-key.ts';
import { readTrustList } from '../../main/core/seal/trust-list.ts';
import { judge } from '../../main/core/seal/verdict.ts';
import { findToken } from '../../main/core/verify/find-token.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../vectors/seal/${name}`, import.meta.url), 'utf8'));
const goods = z.array(z.object({ name: z.string(), token: z.string() })).parse(read('good.json'));
const lists = z.object({ trustList: z.string() }).parse(read('lists.json'));
const trusted = readTrustList(hexToBytes(lists.trustList));
if (!trusted.ok) throw new Error(trusted.error.code);
const trust = trusted.value;
const now = Date.parse('2026-11-22') / 1000;

const isAccepted = (token: Uint8Array | null): boolean => judge({ token, trust, now }).tone !== 'bad';
const withBitFlipped = (token: Uint8Array, bit: number): Uint8Array =>
  token.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

describe('a sealed token', () => {
  it.each(['a short English letter', 'an Urdu letter', 'a Hindi letter'])('is refused with any one bit flipped: %s', (name) => {
    const token = hexToBytes(goods.find((vector) => vector.name === name)?.token ?? '');
    expect(isAccepted(token)).toBe(true);
    const accepted = Array.from({ length: token.length * 8 }, (_, bit) => bit).filter((bit) => isAccepted(withBitFlipped(token, bit)));
    expect(accepted).toEqual([]);
  });

  it('is refused with any end cut off', () => {
    const token = hexToBytes(goods[0]?.token ?? '');
    const accepted = token.reduce((count, _, length) => count + (isAccepted(token.subarray(0, length)) ? 1 : 0), 0);
    expect(accepted).toBe(0);
  });
});

describe('100,000 random inputs', () => {
  const digit = fc.constantFrom(...'0123456789');
  const looksLikeDigits = fc.array(digit, { maxLength: 300 }).map((digits) => digits.join(''));
  const looksLikeToken = fc.uint8Array({ maxLength: 200 }).map((bytes) => Uint8Array.of(0xd2, 0x84, ...bytes));
  const mutated = fc
    .tuple(fc.nat(goods.length - 1), fc.array(fc.tuple(fc.nat(600), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 }))
    .map(([which, edits]) => {
      const token = hexToBytes(goods[which]?.token ?? '');
      const edit = new Map(edits.map(([place, mask]) => [place % token.length, mask]));
      return token.map((byte, index) => byte ^ (edit.get(index) ?? 0));
    });

  it('never make the finder throw, nor the judge accept', () => {
    const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), looksLikeDigits, looksLikeDigits.map((digits) => `https://verify.works.example/#${digits}`));
    const property = fc.property(anyText, (text) => !isAccepted(findToken(text).token));
    expect(fc.check(property, { numRuns: 60_000 })).toMatchObject({ failed: false, counterexample: null });
  });

  it('never make the reader throw, nor the judge accept, as raw bytes', () => {
    const property = fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), looksLikeToken), (token) => !isAccepted(token));
    expect(fc.check(property, { numRuns: 38_000 })).toMatchObject({ failed: false, counterexample: null });
  });

  it('are refused as changed good tokens', () => {
    expect(fc.check(fc.property(mutated, (token) => !isAccepted(token)), { numRuns: 2_000 })).toMatchObject({ failed: false, counterexample: null });
  });
});

describe('1,000 signatures', () => {
  const messages = Array.from({ length: 1_000 }, (_, index) => new TextEncoder().encode(`letter ${index}`));

  it('of node:crypto are verified by noble, and are in the low-S form', () => {
    const key = sealingKeyFromPrivateKey(newPrivateKey());
    const signatures = messages.map((message) => key.sign(message));
    const strict = messages.filter((message, index) => p256.verify(signatures[index] ?? new Uint8Array(64), message, key.publicKey));
    expect(strict).toHaveLength(1_000);
  });

  it('of noble are verified by node:crypto', () => {
    const secret = new Uint8Array(32).fill(11);
    const key = sealingKeyFromScalar(secret);
    const point = p256.getPublicKey(secret, false);
    const [x, y] = [point.slice(1, 33), point.slice(33)].map((half) => Buffer.from(half).toString('base64url'));
    const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }, format: 'jwk' });
    const verified = messages.filter((message) => verify('sha256', message, { key: publicKey, dsaEncoding: 'ieee-p1363' }, key.sign(message)));
    expect(verified).toHaveLength(1_000);
  });

  it('with a high S, as node:crypto writes half of them, are tolerated', () => {
    const privateKey = newPrivateKey();
    const key = { ...sealingKeyFromPrivateKey(privateKey), sign: (message: Uint8Array) => Uint8Array.from(sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' })) };
    const verified = messages.slice(0, 200).filter((message) => {
      const sealed = readSign1(writeSign1(message, null, key), 10_000);
      return sealed !== null && verifySign1(sealed, key.publicKey);
    });
    expect(verified).toHaveLength(200);
  });
});

describe('a sealing key', () => {
  it('is the same from PKCS#8 bytes', () => {
    const privateKey = newPrivateKey();
    const key = sealingKeyFromPkcs8(Uint8Array.from(privateKey.export({ type: 'pkcs8', format: 'der' })));
    expect(key.publicKey).toEqual(sealingKeyFromPrivateKey(privateKey).publicKey);
    expect(key.kid).toHaveLength(8);
  });
});
