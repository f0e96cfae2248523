import { createHash, randomBytes } from 'node:crypto';
import { constants, createReadStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ContentStore } from './content-store.ts';
import { heldAgainst, WrongContent } from './held-bytes.ts';

/** Contents in a folder, two letters of their name a subfolder; what is on its way lies in `incoming`. Several servers may share it. */
export function contentFolder(folder: string): ContentStore {
  const whole = (hash: string) => join(folder, hash.slice(0, 2), hash.slice(2));
  const part = (hash: string) => join(folder, 'incoming', hash);
  const keep = async (from: string, hash: string) => {
    mkdirSync(dirname(whole(hash)), { recursive: true, mode: 0o700 });
    renameSync(from, whole(hash));
    await syncFolder(dirname(whole(hash)));
  };
  /** The piece has no place: because it is not the next one, or because another server that was brought the same has been quicker. */
  const meanwhile = (hash: string) => {
    if (!existsSync(whole(hash))) return 'gap';
    rmSync(part(hash), { force: true });
    return 'whole';
  };
  mkdirSync(join(folder, 'incoming'), { recursive: true, mode: 0o700 });
  return {
    standing: async (hash) => {
      const there = statSync(whole(hash), { throwIfNoEntry: false });
      if (there) return { have: there.size, whole: true };
      return { have: statSync(part(hash), { throwIfNoEntry: false })?.size ?? 0, whole: false };
    },
    append: async (hash, { offset, size, bytes }) => {
      if (existsSync(whole(hash))) return 'whole';
      if (!(await writeAt(part(hash), offset, bytes))) return meanwhile(hash);
      if (offset + bytes.length < size) return 'more';
      const found = await hashOf(part(hash));
      if (found === null) return meanwhile(hash);
      if (found !== hash) {
        rmSync(part(hash), { force: true });
        return 'wrong';
      }
      await keep(part(hash), hash).catch((problem: unknown) => {
        if (!existsSync(whole(hash))) throw problem;
      });
      return 'whole';
    },
    put: async (hash, size, pieces) => {
      const aside = `${part(hash)}-${randomBytes(4).toString('hex')}`;
      try {
        await writeNew(aside, heldAgainst(hash, size, pieces));
        await keep(aside, hash);
        return 'whole';
      } catch (error) {
        rmSync(aside, { force: true });
        if (error instanceof WrongContent) return 'wrong';
        throw error;
      }
    },
    read: async (hash, offset, length) => {
      if (!existsSync(whole(hash))) return null;
      const file = await open(whole(hash), 'r');
      try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    answers: async () => existsSync(join(folder, 'incoming')),
  };
}

/** Puts bytes on at the end of the file, flushed; false where that is not their place. What another server that is brought the same has put there already stays; who writes it meanwhile writes the same. */
async function writeAt(path: string, offset: number, bytes: Uint8Array): Promise<boolean> {
  const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    const beyond = (await file.stat()).size - offset;
    if (beyond < 0) return false;
    const there = Math.min(beyond, bytes.length);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(there), 0, there, offset);
    if (!buffer.subarray(0, bytesRead).equals(bytes.subarray(0, there))) return false;
    for (let written = there; written < bytes.length; ) written += (await file.write(bytes, written, bytes.length - written, offset + written)).bytesWritten;
    await file.sync();
    return true;
  } finally {
    await file.close();
  }
}

async function writeNew(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const piece of pieces) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Null where the file went meanwhile. */
async function hashOf(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) if (piece instanceof Uint8Array) hash.update(piece);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  return hash.digest('hex');
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync();
  await folder.close();
}
