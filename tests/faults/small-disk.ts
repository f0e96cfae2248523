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
  const path = mkdtempSync(join(tmpdir(), 'daftar-disk-'));
  const asRoot = (...command: readonly string[]) => {
    const [program = '', ...args] = process.getuid?.() === 0 ? command : ['sudo', '-n', ...command];
    execFileSync(program, args, { stdio: 'pipe' });
  };
  asRoot('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0777`, 'tmpfs', path);
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
    remove: () => {
      asRoot('umount', '--lazy', path);
      rmSync(path, { recursive: true, force: true });
    },
  };
}
