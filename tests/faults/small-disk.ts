import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type SmallDisk = {
  readonly path: string;
  /** Fills the disk until so many bytes are free. */
  readonly leave: (bytes: number) => void;
  readonly free: () => void;
  readonly makeReadOnly: () => void;
  readonly remove: () => void;
};

/** A real file system of its own, of so many megabytes, in memory. Mounting needs root, or sudo without a password. */
export function smallDisk(megabytes: number): SmallDisk {
  const path = mounted(megabytes);
  const ballast = join(path, 'ballast');
  return {
    path,
    leave: (bytes) => {
      rmSync(ballast, { force: true });
      const { bavail, bsize } = statfsSync(path);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - bytes)));
    },
    free: () => rmSync(ballast, { force: true }),
    makeReadOnly: () => asRoot('mount', '-o', 'remount,ro', path),
    remove: () => unmount(path),
  };
}

const mostTries = 50;

/** The same, as large as a real disk: it is made smaller instead of being filled, which costs no memory. */
export function shrinkingDisk(megabytes: number): Pick<SmallDisk, 'path' | 'leave' | 'free' | 'remove'> {
  const path = mounted(megabytes);
  const resize = (bytes: number) => asRoot('mount', '-o', `remount,size=${Math.floor(bytes)}`, path);
  return {
    path,
    leave: (bytes) => {
      for (let tries = 1; ; tries += 1) {
        const { blocks, bfree, bsize } = statfsSync(path);
        try {
          return resize((blocks - bfree) * bsize + bytes);
        } catch (problem) {
          // The desk wrote on meanwhile: a disk can't be smaller than what is on it.
          if (tries === mostTries) throw problem;
        }
      }
    },
    free: () => resize(megabytes * 1024 * 1024),
    remove: () => unmount(path),
  };
}

function asRoot(...command: readonly string[]): void {
  const [program = '', ...args] = process.getuid?.() === 0 ? command : ['sudo', '-n', ...command];
  execFileSync(program, args, { stdio: 'pipe' });
}

function mounted(megabytes: number): string {
  const path = mkdtempSync(join(tmpdir(), 'daftar-disk-'));
  asRoot('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0777`, 'tmpfs', path);
  return path;
}

function unmount(path: string): void {
  asRoot('umount', '--lazy', path);
  rmSync(path, { recursive: true, force: true });
}
