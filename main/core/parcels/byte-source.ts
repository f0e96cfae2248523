import { open } from 'node:fs/promises';

/** Bytes that are read piece by piece: a file, or what a test holds in memory. */
export type ByteSource = {
  readonly size: number;
  /** So many bytes from there, fewer at the end. */
  readonly read: (position: number, length: number) => Promise<Uint8Array>;
};

/** Opens a file for the time of `work`. Rejects as the file system does where there is none. */
export async function withFile<Value>(path: string, work: (source: ByteSource) => Promise<Value>): Promise<Value> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    return await work({
      size,
      read: async (position, length) => {
        const bytes = new Uint8Array(length);
        let filled = 0;
        for (let read = -1; filled < length && read !== 0; filled += read) read = (await handle.read(bytes, filled, length - filled, position + filled)).bytesRead;
        return bytes.subarray(0, filled);
      },
    });
  } finally {
    await handle.close();
  }
}

/** Bytes that stand in memory. */
export const memorySource = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (position, length) => Promise.resolve(bytes.subarray(position, position + length)),
});
