const blockBytes = 24;
const digitsPerByte = Math.log10(256);

/** The most digits a seal may have; longer input is refused before any work is done on it. */
export const maxDigits = 2500;

const widthOf = (byteCount: number): number => Math.ceil(byteCount * digitsPerByte);
const blockDigits = widthOf(blockBytes);
const byteCountOfWidth = new Map(Array.from({ length: blockBytes }, (_, index) => [widthOf(index + 1), index + 1]));

const blockToDigits = (block: Uint8Array): string => {
  const value = block.reduce((total, byte) => total * 256n + BigInt(byte), 0n);
  return value.toString().padStart(widthOf(block.length), '0');
};

const digitsToBlock = (digits: string): Uint8Array | null => {
  const byteCount = byteCountOfWidth.get(digits.length);
  if (byteCount === undefined) return null;
  const block = new Uint8Array(byteCount);
  let rest = BigInt(digits);
  for (let position = byteCount - 1; position >= 0; position -= 1) {
    block[position] = Number(rest & 255n);
    rest >>= 8n;
  }
  return rest === 0n ? block : null;
};

/**
 * Writes bytes as decimal digits: each 24-byte block is one big-endian integer of exactly 58 digits, the last block
 * of n bytes has ceil(8n log10 2). Digits use the numeric mode of a QR code and pass unharmed through any address bar.
 */
export const tokenDigits = (token: Uint8Array): string => {
  const blocks: string[] = [];
  for (let start = 0; start < token.length; start += blockBytes) {
    blocks.push(blockToDigits(token.subarray(start, start + blockBytes)));
  }
  return blocks.join('');
};

/** The exact inverse of {@link tokenDigits}; null for any string that no token gives. */
export const digitsToken = (digits: string): Uint8Array | null => {
  if (digits.length > maxDigits || !/^[0-9]+$/.test(digits)) return null;
  const blocks: Uint8Array[] = [];
  for (let start = 0; start < digits.length; start += blockDigits) {
    const block = digitsToBlock(digits.slice(start, start + blockDigits));
    if (block === null) return null;
    blocks.push(block);
  }
  const token = new Uint8Array(blocks.reduce((total, block) => total + block.length, 0));
  let offset = 0;
  for (const block of blocks) {
    token.set(block, offset);
    offset += block.length;
  }
  return token;
};

/** The address a seal's QR code opens. The token rides in the fragment, which no server is ever sent. */
export const sealUrl = (host: string, token: Uint8Array): string => sealUrlPrefix(host) + tokenDigits(token);

/** The part of a seal's address before the digits. `host` may carry a path, e.g. `verify.example.gov/v`. */
export const sealUrlPrefix = (host: string): string => `https://${host}${host.includes('/') ? '' : '/'}#`;
