import type { KeyObject } from 'node:crypto';
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256, type RecipientContext, type SenderContext } from '@hpke/core';

/**
 * HPKE (RFC 9180), base mode: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. The key of a desk is the one of its TLS certificate, which the office's
 * list of desks names.
 */
const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

const purpose = Buffer.from('daftar/parcel/1\0');
const pointBytes = 65;

const info = (open: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.concat([purpose, open]));

/** A context that seals piece after piece for the holder of that key (SubjectPublicKeyInfo); `open` is the parcel's open head, to which all is bound. */
export async function sealingFor(spki: Uint8Array, open: Uint8Array): Promise<SenderContext> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(Uint8Array.from(spki.subarray(spki.length - pointBytes)).buffer);
  return suite.createSenderContext({ recipientPublicKey, info: info(open) });
}

/** The same to open; null where the encapsulated key is no point of the curve. */
export async function openingWith(key: KeyObject, { open, encapsulated }: { readonly open: Uint8Array; readonly encapsulated: Uint8Array }): Promise<RecipientContext | null> {
  const { kty, crv, x, y, d } = key.export({ format: 'jwk' });
  const recipientKey = await suite.kem.importKey('jwk', { ...named({ kty, crv, x, y, d }), key_ops: ['deriveBits'] }, false);
  try {
    return await suite.createRecipientContext({ recipientKey, enc: Uint8Array.from(encapsulated), info: info(open) });
  } catch {
    return null;
  }
}

/** The next piece, opened; null for one that is not the next piece of this parcel. */
export async function openNext(context: RecipientContext, sealed: Uint8Array): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await context.open(Uint8Array.from(sealed)));
  } catch {
    return null;
  }
}

function named(parts: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
