import { cdeEncodeOptions } from 'cbor2';

/** Deterministic CBOR (RFC 8949, 4.2) of what is mostly short: the library sets 4 KB aside for each item unless it is told, which takes longer than writing one. */
export const shortCbor = { ...cdeEncodeOptions, chunkSize: 256 };
