import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where the server keeps contents: named by their SHA-256 in hex, whole or not at all for whoever reads. */
export type ContentStore = {
  /** Bytes that are here, from the beginning on; `whole` once they are all and hold. */
  readonly standing: (hash: string) => { readonly have: number; readonly whole: boolean };
  /** Puts a piece on at the end of what is here. Durable when it resolves; says whether the content is whole now, or wrong: then it was thrown away. */
  readonly append: (hash: string, piece: { readonly offset: number; readonly size: number; readonly bytes: Uint8Array }) => Promise<'more' | 'whole' | 'wrong' | 'gap'>;
  /** Bytes of a whole content; null where there is none. */
  readonly read: (hash: string, offset: number, length: number) => Promise<Uint8Array | null>;
};

/** Contents in a folder, two letters of their name a subfolder; what is on its way lies in `incoming`. Several servers may share it. */
export function contentFolder(folder: string): ContentStore {
  const whole = (hash: string) => join(folder, hash.slice(0, 2), hash.slice(2));
  const part = (hash: string) => join(folder, 'incoming', hash);
  mkdirSync(join(folder, 'incoming'), { recursive: true, mode: 0o700 });
  return {
    standing: (hash) => {
      const there = statSync(whole(hash), { throwIfNoEntry: false });
      if (there) return { have: there.size, whole: true };
      return { have: statSync(part(hash), { throwIfNoEntry: false })?.size ?? 0, whole: false };
    },
    append: async (hash, { offset, size, bytes }) => {
      if (existsSync(whole(hash))) return 'whole';
      const file = await open(part(hash), 'a', 0o600);
      try {
        if ((await file.stat()).size !== offset) return 'gap';
        await file.appendFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      if (offset + bytes.length < size) return 'more';
      if ((await hashOf(part(hash))) !== hash) {
        rmSync(part(hash), { force: true });
        return 'wrong';
      }
      mkdirSync(dirname(whole(hash)), { recursive: true, mode: 0o700 });
      renameSync(part(hash), whole(hash));
      await syncFolder(dirname(whole(hash)));
      return 'whole';
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
  };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) if (piece instanceof Uint8Array) hash.update(piece);
  return hash.digest('hex');
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync();
  await folder.close();
}
