import { createHash } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { mkdir, open, rename, rm, statfs, type FileHandle } from 'node:fs/promises';
import { isOfHash, type Span } from './manifest.ts';

/** A part file that is open. Positions and lengths in bytes. */
export type DiskFile = {
  readonly size: () => Promise<number>;
  readonly setSize: (size: number) => Promise<void>;
  readonly write: (bytes: Uint8Array, position: number) => Promise<void>;
  /** Writes bytes if they have that SHA-256; false, and nothing written, if not. The bytes are given away: their memory may be gone after. */
  readonly writeChecked: (bytes: Uint8Array, position: number, hash: Uint8Array) => Promise<boolean>;
  /** Do the bytes that lie there have that SHA-256? */
  readonly holds: (span: Span, hash: Uint8Array) => Promise<boolean>;
  /** SHA-256 of the whole file, in hex. */
  readonly digest: () => Promise<string>;
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Bytes that are read at a time, into one and the same room: a new one each time would only be swept up again. */
export const readLength = 1024 * 1024;

/** The few things that a transfer does with the disk, so that a test can let any of them fail. */
export type Disk = {
  /** Opens a file to read and write; made when absent. */
  readonly open: (path: string) => Promise<DiskFile>;
  readonly exists: (path: string) => boolean;
  readonly freeBytes: (folder: string) => Promise<number>;
  readonly makeFolder: (path: string) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  /** Makes the names in a folder durable. */
  readonly syncFolder: (path: string) => Promise<void>;
};

export const localDisk: Disk = {
  open: async (path) => diskFile(await open(path, constants.O_RDWR | constants.O_CREAT, 0o600)),
  exists: existsSync,
  freeBytes: async (folder) => {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true, mode: 0o700 });
  },
  rename,
  remove: (path) => rm(path, { force: true }),
  syncFolder,
};

function diskFile(handle: FileHandle): DiskFile {
  const write: DiskFile['write'] = async (bytes, position) => {
    for (let written = 0; written < bytes.length; ) {
      const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written);
      written += bytesWritten;
    }
  };
  const digestOf = async ({ offset, length }: Span): Promise<Buffer> => {
    const digest = createHash('sha256');
    const room = new Uint8Array(Math.min(length, readLength));
    for (let at = 0; at < length; at += room.length) {
      const { bytesRead } = await handle.read(room, 0, Math.min(room.length, length - at), offset + at);
      digest.update(room.subarray(0, bytesRead));
    }
    return digest.digest();
  };
  return {
    size: async () => (await handle.stat()).size,
    setSize: (size) => handle.truncate(size),
    write,
    writeChecked: async (bytes, position, hash) => {
      if (!isOfHash(bytes, hash)) return false;
      await write(bytes, position);
      return true;
    },
    holds: async (span, hash) => (await digestOf(span)).equals(hash),
    digest: async () => (await digestOf({ offset: 0, length: (await handle.stat()).size })).toString('hex'),
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}

/** Windows makes a name durable with its file and opens no folder. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
