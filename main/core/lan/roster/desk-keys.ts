import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { byteString } from '../../keys/byte-string.ts';
import { plainBytes } from '../../ledger/event.ts';

/** Name of a desk on the LAN: 64 hex digits, the hash of its two public keys. Whoever has other keys is another desk. */
export type DeskId = string;

/** The two public keys of a desk. */
export type DeskKeys = {
  /** Ed25519, 32 raw bytes: signs events. */
  readonly signing: Uint8Array;
  /** P-256, SubjectPublicKeyInfo DER of 91 bytes: proves who is at the other end of a connection. */
  readonly tls: Uint8Array;
};

export const deskIdSchema = z.string().regex(/^[0-9a-f]{64}$/u);

/** A P-256 public key with an uncompressed point, which has exactly one encoding (RFC 5480). */
const p256Head = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d03010703420004', 'hex');
const p256Length = 91;

export const isP256Spki = (bytes: Uint8Array): boolean => bytes.length === p256Length && Buffer.compare(bytes.subarray(0, p256Head.length), p256Head) === 0;

export const p256SpkiSchema = byteString(p256Length).refine(isP256Spki);

const domain = Buffer.from('daftar/desk/1\0');

/** Identity of a desk: SHA-256 over its Ed25519 key and the public key of its TLS certificate (ledger.md 2.2). Unchanged by a renewal. */
export const deskIdOf = (keys: DeskKeys): DeskId => createHash('sha256').update(domain).update(keys.signing).update(keys.tls).digest('hex');

/** The public half of a P-256 key, as SubjectPublicKeyInfo DER. */
export const spkiOf = (key: KeyObject): Uint8Array =>
  plainBytes((key.type === 'private' ? createPublicKey(key) : key).export({ type: 'spki', format: 'der' }));

/** The key object of such bytes; throws for bytes that are no point of the curve. */
export const keyFromSpki = (spki: Uint8Array): KeyObject => createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
