import { p256 } from '@noble/curves/nist.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToNumberBE, numberToBytesBE } from '@noble/curves/utils.js';

/**
 * A P-256 key that can seal. The private half stays behind `sign`, so that a key in a file, in the operating system's
 * store or on a smart card all look alike.
 */
export type SealingKey = {
  /** First 8 bytes of SHA-256 of the compressed public key. */
  readonly kid: Uint8Array;
  /** Compressed point, 33 bytes. */
  readonly publicKey: Uint8Array;
  /** ECDSA over SHA-256 of the message: 64 bytes, r then s, s in the lower half. */
  readonly sign: (message: Uint8Array) => Uint8Array;
};

/** The key identifier that tokens carry: first 8 bytes of SHA-256 of the 33-byte compressed public key. */
export const keyIdOf = (publicKey: Uint8Array): Uint8Array => sha256(publicKey).slice(0, 8);

/** Brings an ECDSA signature (r then s, 64 bytes) to its low-S form, which every verifier accepts. */
export const withLowS = (signature: Uint8Array): Uint8Array => {
  const order = p256.Point.Fn.ORDER;
  const s = bytesToNumberBE(signature.subarray(32));
  if (s <= order / 2n) return Uint8Array.from(signature);
  const low = Uint8Array.from(signature);
  low.set(numberToBytesBE(order - s, 32), 32);
  return low;
};

/** A sealing key from its 32-byte secret number. Signatures are deterministic (RFC 6979). */
export const sealingKeyFromScalar = (scalar: Uint8Array): SealingKey => {
  const publicKey = p256.getPublicKey(scalar, true);
  return {
    kid: keyIdOf(publicKey),
    publicKey,
    sign: (message) => p256.sign(message, scalar, { lowS: true }),
  };
};
