/** What stands at a place of CBOR bytes, and the place after it. */
export type Read<Value> = { readonly value: Value; readonly end: number };

const wholeNumber = 0;
const byteString = 2;
/** Numbers below this stand in the first byte itself. */
const longHead = 24;
const eightBytes = 27;

/** A byte string whose head is as short as deterministic CBOR asks for (RFC 8949, 4.2.1); a view of the bytes that are there. Null for anything else. */
export function readByteString(bytes: Uint8Array, at: number): Read<Uint8Array> | null {
  const head = readHead(bytes, at, byteString);
  if (!head || head.end + head.value > bytes.length) return null;
  const end = head.end + head.value;
  return { value: bytes.subarray(head.end, end), end };
}

/** A number from 0 to 2^53 - 1, in its shortest form; null for anything else. */
export const readWholeNumber = (bytes: Uint8Array, at: number): Read<number> | null => readHead(bytes, at, wholeNumber);

/** The head of a byte string of so many bytes, below 2^32. */
export function byteStringHead(length: number): Uint8Array {
  const kind = byteString << 5;
  if (length < longHead) return Uint8Array.of(kind | length);
  if (length < 2 ** 8) return Uint8Array.of(kind | longHead, length);
  if (length < 2 ** 16) return Uint8Array.of(kind | (longHead + 1), length >> 8, length & 0xff);
  return Uint8Array.of(kind | (longHead + 2), length >>> 24, (length >> 16) & 0xff, (length >> 8) & 0xff, length & 0xff);
}

function readHead(bytes: Uint8Array, at: number, kind: number): Read<number> | null {
  const first = bytes[at];
  if (first === undefined || first >> 5 !== kind) return null;
  const short = first & 0x1f;
  if (short < longHead) return { value: short, end: at + 1 };
  if (short > eightBytes) return null;
  const length = 2 ** (short - longHead);
  const end = at + 1 + length;
  if (end > bytes.length) return null;
  const value = bytes.subarray(at + 1, end).reduce((sum, byte) => sum * 256 + byte, 0);
  const least = length === 1 ? longHead : 256 ** (length / 2);
  return value >= least && Number.isSafeInteger(value) ? { value, end } : null;
}
