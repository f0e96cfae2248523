import { z } from 'zod';

/** Schema of a CBOR byte string, of an exact length where one is given. */
export const byteString = (length?: number) =>
  z.custom<Uint8Array>((value) => value instanceof Uint8Array && (length === undefined || value.length === length));
