import { cdeDecodeOptions, cdeEncodeOptions, decode, encode } from 'cbor2';
import { equalBytes } from './bytes.ts';

const strictDecoding = {
  ...cdeDecodeOptions,
  preferMap: true,
  ignoreGlobalTags: true,
  rejectFloats: true,
  rejectUndefined: true,
  rejectDuplicateKeys: true,
  maxDepth: 8,
};

/** Deterministic CBOR (RFC 8949, 4.2). Byte strings must be plain Uint8Arrays: a Buffer would be written as a map. */
export const encodeCbor = (value: unknown): Uint8Array => encode(value, cdeEncodeOptions);

/**
 * Reads exactly one deterministic CBOR item; null for anything else.
 * The decoder alone lets floats pass as integers, so the value has to give back the same bytes.
 */
export const decodeCbor = (bytes: Uint8Array): { readonly value: unknown } | null => {
  try {
    const value: unknown = decode(bytes, strictDecoding);
    return equalBytes(encodeCbor(value), bytes) ? { value } : null;
  } catch {
    return null;
  }
};

/** A CBOR map of unknown content. */
export const isMap = (value: unknown): value is ReadonlyMap<unknown, unknown> => value instanceof Map;
/** A whole number from 0 that JavaScript holds exactly. */
export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
/** A text that is not empty. */
export const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
