import { cdeDecodeOptions, decode, encode } from 'cbor2';
import { plainBytes } from '../ledger/event.ts';
import { shortCbor } from '../ledger/short-cbor.ts';

const strictDecoding = {
  ...cdeDecodeOptions,
  ignoreGlobalTags: true,
  rejectFloats: true,
  rejectUndefined: true,
  rejectDuplicateKeys: true,
  maxDepth: 16,
};

/** Deterministic CBOR (RFC 8949, 4.2). Byte strings must be plain Uint8Arrays: a Buffer would be written as a map. */
export const writeCbor = (value: unknown): Uint8Array => plainBytes(encode(value, shortCbor));

/**
 * Reads one CBOR item that a stranger may have written; null for anything else. Sizes that the bytes declare are held against the
 * bytes that are there before anything is allocated, and nesting ends at 16.
 */
export const readCbor = (bytes: Uint8Array): { readonly value: unknown } | null => {
  try {
    return { value: decode(plainBytes(bytes), strictDecoding) };
  } catch {
    return null;
  }
};
