import { diffieHellman, generateKeyPairSync, hkdfSync, type KeyObject } from 'node:crypto';
import { cdeDecodeOptions, cdeEncodeOptions, decode, encode } from 'cbor2';
import { z } from 'zod';
import { failure, success, type Result } from '../result.ts';
import { decryptBytes, encryptBytes } from './aes-gcm.ts';
import { byteString } from './byte-string.ts';
import { privateKeyFromDer, privateKeyToDer, publicKeyFromRaw, rawPublicKey } from './raw-keys.ts';

export type GrantError = 'keyNotGranted' | 'keyDamaged';

const grantVersion = 1;
const grantSchema = z.strictObject({
  v: z.literal(grantVersion),
  /** which key is granted, for example the 8-byte kid of a section's sealing key */
  key: byteString(),
  to: byteString(32),
  ephemeral: byteString(32),
  nonce: byteString(12),
  box: byteString(),
  tag: byteString(16),
});

const wrappingKey = (shared: Uint8Array, context: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', shared, new Uint8Array(0), Buffer.concat([Buffer.from('daftar key grant 1'), context]), 32));

/**
 * Wraps a private key (a section's sealing key) so that only the holder of the X25519 key `to` can use it.
 * `keyId` names the granted key inside the record; it is authenticated, as is the recipient.
 */
export const grantKey = (granted: KeyObject, keyId: Uint8Array, to: Uint8Array): Uint8Array => {
  const ephemeral = generateKeyPairSync('x25519').privateKey;
  const shared = diffieHellman({ privateKey: ephemeral, publicKey: publicKeyFromRaw('x25519', to) });
  const open = { v: grantVersion, key: new Uint8Array(keyId), to: new Uint8Array(to), ephemeral: rawPublicKey(ephemeral) };
  const context = encode(open, cdeEncodeOptions);
  const sealed = encryptBytes(wrappingKey(shared, context), privateKeyToDer(granted), context);
  return encode({ ...open, nonce: sealed.nonce, box: sealed.ciphertext, tag: sealed.tag }, cdeEncodeOptions);
};

const readGrant = (grant: Uint8Array): z.infer<typeof grantSchema> | null => {
  try {
    return grantSchema.parse(decode(new Uint8Array(grant), cdeDecodeOptions));
  } catch {
    return null;
  }
};

/** null when the sender's half is a degenerate curve point */
const agree = (privateKey: KeyObject, publicKey: Uint8Array): Uint8Array | null => {
  try {
    return new Uint8Array(diffieHellman({ privateKey, publicKey: publicKeyFromRaw('x25519', publicKey) }));
  } catch {
    return null;
  }
};

/** The granted private key and its name, opened with the recipient's X25519 private key. */
export const openGrant = (
  grant: Uint8Array,
  agreement: KeyObject,
): Result<{ keyId: Uint8Array; key: KeyObject }, GrantError> => {
  const read = readGrant(grant);
  if (read === null) return failure('keyDamaged');
  const { nonce, box, tag, ...open } = read;
  if (!Buffer.from(open.to).equals(rawPublicKey(agreement))) return failure('keyNotGranted');
  const shared = agree(agreement, open.ephemeral);
  if (shared === null) return failure('keyDamaged');
  const context = encode(open, cdeEncodeOptions);
  const der = decryptBytes(wrappingKey(shared, context), { nonce, ciphertext: box, tag }, context);
  return der === null ? failure('keyDamaged') : success({ keyId: open.key, key: privateKeyFromDer(der) });
};
