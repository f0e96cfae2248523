import { createHash, sign, verify, type KeyObject } from 'node:crypto';
import { publicKeyFromRaw } from '../../keys/raw-keys.ts';
import { writeCbor } from '../../lan/cbor.ts';
import { plainBytes } from '../../ledger/event.ts';

/** Keys that a person made at a desk: 32 raw bytes each. */
export type NewKeys = { readonly personId: string; readonly desk: string; readonly signingKey: Uint8Array; readonly agreementKey: Uint8Array };

const proofDomain = Buffer.from('daftar/new-keys/1\0');
const checkDomain = Buffer.from('daftar/new-keys-check/1\0');

const named = ({ personId, desk, signingKey, agreementKey }: NewKeys): Uint8Array => writeCbor([personId, desk, signingKey, agreementKey]);

/** What shows that whoever asks holds the private signing key, for this person at this desk and nowhere else (ledger.md 2.2). */
export function proveNewKeys(keys: NewKeys, signing: KeyObject): Uint8Array {
  return plainBytes(sign(null, Buffer.concat([proofDomain, named(keys)]), signing));
}

/** Is the proof of just these keys, by the one who holds them (ledger.md 2.2)? */
export function isProven(keys: NewKeys, proof: Uint8Array): boolean {
  return verify(null, Buffer.concat([proofDomain, named(keys)]), publicKeyFromRaw('ed25519', keys.signingKey), proof);
}

/**
 * Four digits that stand on both screens until the registrar confirms (ledger.md 2.2, 2): the person reads them out, and keys that somebody
 * else asked for under his name have others, but for one case in ten thousand.
 */
export function checkOfNewKeys(keys: NewKeys): string {
  const number = createHash('sha256').update(checkDomain).update(named(keys)).digest().readUInt32BE(0) % 10_000;
  return String(number).padStart(4, '0');
}
