import { execFileSync } from 'node:child_process';

const libraries = ['fiu_run_preload.so', 'fiu_posix_preload.so'].map((name) => `/usr/lib/fiu/${name}`);

/** What SQLite and Node.js read and write files with; sockets and the events inside Node.js go other ways. */
const acts = ['posix/io/rw/pread', 'posix/io/rw/pwrite', 'posix/io/sync/fsync', 'posix/io/sync/fdatasync'];
const inputOutputError = 5;

/** The environment of a program whose disk can be made to fail while it runs (libfiu, as `fiu-run -x`); it is told through pipes with this prefix. */
export const failingDisk = (pipes: string) => ({ LD_PRELOAD: libraries.join(' '), FIU_ENABLE: '', FIU_CTRL_FIFO: pipes });

/** From now on reads, writes and flushes of that program fail so many times in a hundred with EIO. */
export function fail(pipes: string, pid: number, percent: number): void {
  tell(pipes, pid, acts.map((name) => `enable_random name=${name},probability=${percent / 100},failinfo=${inputOutputError}`));
}

export function mend(pipes: string, pid: number): void {
  tell(pipes, pid, acts.map((name) => `disable name=${name}`));
}

function tell(pipes: string, pid: number, commands: readonly string[]): void {
  execFileSync('fiu-ctrl', ['-f', pipes, ...commands.flatMap((command) => ['-c', command]), String(pid)], { stdio: 'ignore' });
}
