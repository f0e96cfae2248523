import { createHash } from 'node:crypto';

/** Bytes that look like any, and are the same in every program. */
export function sampleContent(size: number): Uint8Array {
  const blocks: Buffer[] = [];
  for (let at = 0; at * 32 < size; at += 1) blocks.push(createHash('sha256').update(String(at)).digest());
  return Buffer.concat(blocks).subarray(0, size);
}
