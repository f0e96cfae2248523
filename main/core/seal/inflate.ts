/**
 * Expands zlib data (RFC 1950) with the decompressor that browsers and Node share. Null when the data is damaged or
 * would grow beyond `maxBytes`, so that a small file cannot fill the memory.
 */
export const inflate = async (bytes: Uint8Array, maxBytes: number): Promise<Uint8Array | null> => {
  const stream = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new DecompressionStream('deflate'));
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (const reader = stream.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > maxBytes) {
        await reader.cancel();
        return null;
      }
      chunks.push(value);
    }
  } catch {
    return null;
  }
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
};
