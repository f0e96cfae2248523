import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grantKey, openGrant } from './key-grant.ts';
import { rawPublicKey } from './raw-keys.ts';

const keyId = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]);
const sealing = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const officer = generateKeyPairSync('x25519').privateKey;
const grant = grantKey(sealing, keyId, rawPublicKey(officer));

describe('key grant', () => {
  it('lets the authorised person use the key', () => {
    const opened = openGrant(grant, officer);
    if (!opened.ok) throw new Error(opened.error.code);
    expect(opened.value.keyId).toEqual(keyId);
    const signature = sign('sha256', Buffer.from('letter'), opened.value.key);
    expect(verify('sha256', Buffer.from('letter'), createPublicKey(sealing), signature)).toBe(true);
  });

  it('is useless to anybody else', () => {
    const stranger = generateKeyPairSync('x25519').privateKey;
    expect(openGrant(grant, stranger)).toMatchObject({ ok: false, error: { code: 'keyNotGranted' } });
  });

  it('never opens when any bit was altered', () => {
    fc.assert(
      fc.property(fc.nat(grant.length - 1), fc.nat(7), (index, bit) => {
        const altered = Uint8Array.from(grant, (byte, at) => (at === index ? byte ^ (1 << bit) : byte));
        expect(openGrant(altered, officer).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('answers with an error value to bytes that are no grant', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (garbage) => {
        expect(openGrant(garbage, officer)).toMatchObject({ ok: false, error: { code: 'keyDamaged' } });
      }),
    );
  });

  it('differs every time, so that two grants of one key cannot be linked', () => {
    expect(grantKey(sealing, keyId, rawPublicKey(officer))).not.toEqual(grant);
  });
});
