import { constants, existsSync } from 'node:fs';
import { mkdir, open, rename, rm, statfs, type FileHandle } from 'node:fs/promises';

/** A part file that is open. Positions and lengths in bytes. */
export type DiskFile = {
  readonly size: () => Promise<number>;
  readonly setSize: (size: number) => Promise<void>;
  readonly write: (bytes: Uint8Array, position: number) => Promise<void>;
  /** Fills the target and gives what was filled of it, which is less at the end of the file. */
  readonly read: (position: number, target: Uint8Array) => Promise<Uint8Array>;
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
};

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
  return {
    size: async () => (await handle.stat()).size,
    setSize: (size) => handle.truncate(size),
    write: async (bytes, position) => {
      for (let written = 0; written < bytes.length; ) {
        const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written);
        written += bytesWritten;
      }
    },
    read: async (position, target) => {
      const { bytesRead } = await handle.read(target, 0, target.length, position);
      return target.subarray(0, bytesRead);
    },
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
