import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { rawPublicKey } from '../../keys/raw-keys.ts';
import { checkOfNewKeys, isProven, proveNewKeys } from './rules.ts';

const made = () => {
  const signing = generateKeyPairSync('ed25519').privateKey;
  const agreementKey = rawPublicKey(generateKeyPairSync('x25519').privateKey);
  return { signing, keys: { personId: 'person', desk: 'a'.repeat(64), signingKey: rawPublicKey(signing), agreementKey } };
};

describe('new keys of a person', () => {
  it('are proven by the private key alone, for this person at this desk', () => {
    const { signing, keys } = made();
    const proof = proveNewKeys(keys, signing);
    expect(isProven(keys, proof)).toBe(true);
    expect(isProven({ ...keys, personId: 'another' }, proof)).toBe(false);
    expect(isProven({ ...keys, desk: 'b'.repeat(64) }, proof)).toBe(false);
    expect(isProven({ ...keys, agreementKey: made().keys.agreementKey }, proof)).toBe(false);
    expect(isProven(keys, proveNewKeys(keys, made().signing))).toBe(false);
  });

  it('have four digits that are the same on both screens, and others for other keys', () => {
    const checks = Array.from({ length: 40 }, () => checkOfNewKeys(made().keys));
    expect(checks.every((check) => /^[0-9]{4}$/.test(check))).toBe(true);
    expect(new Set(checks).size).toBeGreaterThan(30);
    const { keys } = made();
    expect(checkOfNewKeys({ ...keys })).toBe(checkOfNewKeys(keys));
    expect(checkOfNewKeys({ ...keys, desk: 'b'.repeat(64) })).not.toBe(checkOfNewKeys({ ...keys, desk: 'c'.repeat(64) }));
  });
});
