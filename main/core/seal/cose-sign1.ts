import { p256 } from '@noble/curves/nist.js';
import { Tag } from 'cbor2';
import { decodeCbor, encodeCbor, isMap } from './cbor.ts';
import type { SealingKey } from './sealing-key.ts';

const coseSign1Tag = 18;
const cwtTag = 61;
const header = { algorithm: 1, critical: 2, keyId: 4, type: 16 } as const;
const es256 = -7;
const signatureBytes = 64;

/** A COSE_Sign1 message (RFC 9052) taken apart, its signature not yet checked. */
export type Sign1 = {
  /** Key identifier of the protected header; an unprotected one is never looked at. */
  readonly keyId: Uint8Array | null;
  /** Media type of the protected header (RFC 9596), which keeps lists and seals apart. */
  readonly type: string | null;
  readonly algorithm: number | null;
  readonly hasUnprotected: boolean;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
  /** The Sig_structure: the bytes the signature covers. */
  readonly signedBytes: Uint8Array;
};

const signedBytesOf = (protectedHeader: Uint8Array, payload: Uint8Array): Uint8Array =>
  encodeCbor(['Signature1', protectedHeader, new Uint8Array(0), payload]);

/** Signs a payload as tagged COSE_Sign1 with ES256. `type` is null for a seal, whose bytes are dear. */
export const writeSign1 = (payload: Uint8Array, type: string | null, key: SealingKey): Uint8Array => {
  const fields = new Map<number, unknown>([
    [header.algorithm, es256],
    [header.keyId, key.kid],
  ]);
  if (type !== null) fields.set(header.type, type);
  const protectedHeader = encodeCbor(fields);
  const signature = key.sign(signedBytesOf(protectedHeader, payload));
  return encodeCbor(new Tag(coseSign1Tag, [protectedHeader, new Map(), payload, signature]));
};

const readHeader = (bytes: Uint8Array): ReadonlyMap<unknown, unknown> | null => {
  if (bytes.length === 0) return new Map();
  const value = decodeCbor(bytes)?.value;
  return isMap(value) ? value : null;
};

const untag = (value: unknown): unknown => {
  const outer = value instanceof Tag && value.tag === cwtTag ? value.contents : value;
  return outer instanceof Tag && outer.tag === coseSign1Tag ? outer.contents : null;
};

const partsOf = (message: unknown) => {
  const parts = untag(message);
  if (!Array.isArray(parts) || parts.length !== 4) return null;
  const [protectedHeader, unprotected, payload, signature]: readonly unknown[] = parts;
  if (!(protectedHeader instanceof Uint8Array) || !isMap(unprotected)) return null;
  if (!(payload instanceof Uint8Array) || !(signature instanceof Uint8Array)) return null;
  return { protectedHeader, unprotected, payload, signature };
};

/**
 * Takes a COSE_Sign1 apart; null when it is none. Accepts the CWT tag 61 around tag 18 and an empty protected header.
 * A message with critical headers is refused, as this reader knows none.
 */
export const readSign1 = (bytes: Uint8Array, maxBytes: number): Sign1 | null => {
  const parts = bytes.length > maxBytes ? null : partsOf(decodeCbor(bytes)?.value);
  if (parts === null) return null;
  const { protectedHeader, unprotected, payload, signature } = parts;
  const fields = readHeader(protectedHeader);
  if (fields === null || fields.has(header.critical) || unprotected.has(header.critical)) return null;
  const keyId = fields.get(header.keyId);
  const type = fields.get(header.type);
  const algorithm = fields.get(header.algorithm);
  return {
    keyId: keyId instanceof Uint8Array ? keyId : null,
    type: typeof type === 'string' ? type : null,
    algorithm: typeof algorithm === 'number' ? algorithm : null,
    hasUnprotected: unprotected.size > 0,
    payload,
    signature,
    signedBytes: signedBytesOf(fields.size === 0 ? new Uint8Array(0) : protectedHeader, payload),
  };
};

/**
 * Checks the signature with a P-256 key from the trust list. The key decides the algorithm: a header that names
 * another one fails. A high S is tolerated, as many signers write it.
 */
export const verifySign1 = (message: Sign1, publicKey: Uint8Array): boolean => {
  if (message.algorithm !== null && message.algorithm !== es256) return false;
  if (message.signature.length !== signatureBytes) return false;
  try {
    return p256.verify(message.signature, message.signedBytes, publicKey, { lowS: false });
  } catch {
    return false;
  }
};
