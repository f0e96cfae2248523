import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** The two curves of RFC 8410 that a person's keys use. */
export type RawKeyCurve = 'ed25519' | 'x25519';

const spkiPrefix: Readonly<Record<RawKeyCurve, Uint8Array>> = {
  ed25519: Uint8Array.from([0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]),
  x25519: Uint8Array.from([0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x03, 0x21, 0x00]),
};

const rawLength = 32;

/** The 32 bytes of an Ed25519 or X25519 public key (also taken from its private key). */
export const rawPublicKey = (key: KeyObject): Uint8Array => {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return new Uint8Array(spki.subarray(spki.length - rawLength));
};

/** A key object for 32 raw public bytes; throws RangeError when there are not exactly 32. */
export const publicKeyFromRaw = (curve: RawKeyCurve, raw: Uint8Array): KeyObject => {
  if (raw.length !== rawLength) throw new RangeError(`a raw ${curve} key has ${rawLength} bytes, not ${raw.length}`);
  const der = Buffer.concat([spkiPrefix[curve], raw]);
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
};

/** The private key as PKCS#8 DER. */
export const privateKeyToDer = (key: KeyObject): Uint8Array => new Uint8Array(key.export({ type: 'pkcs8', format: 'der' }));

/** The private key held in PKCS#8 DER; throws when the bytes are not one. */
export const privateKeyFromDer = (der: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
