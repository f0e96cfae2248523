import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { background, freePort, until } from './bench-tools.ts';

const run = promisify(execFile);

const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

/** An rsync daemon on loopback that flushes what it writes; files are pushed by one call of the client, without encryption. */
export async function startRsync(root: string) {
  const [from, to, port] = [join(root, 'rsync-from'), join(root, 'rsync-to'), await freePort()];
  mkdirSync(from);
  mkdirSync(to);
  const file = join(root, 'rsyncd.conf');
  const user = process.getuid?.() === 0 ? 'uid = 0\ngid = 0\n' : '';
  writeFileSync(file, `port = ${port}\naddress = 127.0.0.1\nuse chroot = no\n${user}[bench]\npath = ${to}\nread only = no\n`);
  const start = async () => {
    const daemon = background('rsync', ['--daemon', '--no-detach', `--config=${file}`]);
    await until(() => listens(port), 20);
    return daemon;
  };
  let daemon = await start();
  const push = (name: string, ...more: string[]) => run('rsync', ['-r', '--fsync', ...more, `${join(from, name)}`, `rsync://127.0.0.1:${port}/bench/`]);
  const write = (name: string, files: readonly Uint8Array[]) => {
    mkdirSync(join(from, name));
    files.forEach((bytes, at) => writeFileSync(join(from, name, String(at)), bytes));
  };
  return {
    version: /version (\S+)/u.exec(execFileSync('rsync', ['--version'], { encoding: 'utf8' }))?.[1] ?? '',
    timed: async (name: string, files: readonly Uint8Array[]) => {
      write(name, files);
      const began = performance.now();
      await push(name);
      return performance.now() - began;
    },
    /** Bytes sent beyond the content when the daemon is killed at that part of it, with `--append-verify`. */
    sentAgain: async (bytes: Uint8Array, part: number) => {
      write('killed', [bytes]);
      const whole = push('killed', '--append-verify').then(() => undefined, () => undefined);
      const partly = join(to, 'killed', '0');
      await until(() => existsSync(partly) && statSync(partly).size >= part * bytes.length);
      await daemon.kill();
      await whole;
      const there = statSync(partly).size;
      daemon = await start();
      const { stdout } = await push('killed', '--append-verify', '--stats');
      const sent = Number(/Total bytes sent: ([\d,]+)/u.exec(stdout)?.[1]?.replaceAll(',', '') ?? 0);
      return sent - (bytes.length - there);
    },
    stop: () => daemon.kill(),
  };
}
