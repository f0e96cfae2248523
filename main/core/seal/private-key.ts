import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { keyIdOf, withLowS, type SealingKey } from './sealing-key.ts';

/** The compressed point (33 bytes) of a P-256 key, private or public. Throws a TypeError for any other kind of key. */
export const compressedPoint = (key: KeyObject): Uint8Array => {
  const { crv, x, y } = (key.type === 'public' ? key : createPublicKey(key)).export({ format: 'jwk' });
  if (crv !== 'P-256' || x === undefined || y === undefined) throw new TypeError('A sealing key is a P-256 key');
  const ordinate = Buffer.from(y, 'base64url');
  const sign = 2 + ((ordinate.at(-1) ?? 0) & 1);
  return Uint8Array.from([sign, ...Buffer.from(x, 'base64url')]);
};

/** A sealing key from a P-256 private key of node:crypto. Throws a TypeError for any other kind of key. */
export const sealingKeyFromPrivateKey = (privateKey: KeyObject): SealingKey => {
  const publicKey = compressedPoint(privateKey);
  return {
    kid: keyIdOf(publicKey),
    publicKey,
    sign: (message) => withLowS(sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' })),
  };
};

/** A sealing key from PKCS#8 DER bytes. */
export const sealingKeyFromPkcs8 = (der: Uint8Array): SealingKey =>
  sealingKeyFromPrivateKey(createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' }));

/** Makes a new P-256 private key, to be stored as PKCS#8. */
export const newPrivateKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
