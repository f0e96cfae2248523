import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';

/** Puts Debian packages in place, once, where the machine is ours to change; says what is missing after that. */
export function needPrograms(programs: readonly string[]): void {
  const missing = programs.filter((program) => !(process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program))));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) throw new Error(`needed beside: ${missing.join(', ')} (Debian packages of these names)`);
  execFileSync('apt-get', ['install', '-y', '--no-install-recommends', ...missing], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** A port on loopback that nothing uses. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** A program in a process group of its own; `kill` ends all of the group at once, as a power cut would. */
export function background(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): { readonly kill: () => Promise<void> } {
  const child: ChildProcess = spawn(command, args, { stdio: 'ignore', detached: true, env });
  return {
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
      const ended = once(child, 'exit');
      process.kill(-child.pid, 'SIGKILL');
      await ended;
    },
  };
}

/** Looks every two milliseconds until something is so; throws after so many seconds. */
export async function until(isSo: () => boolean | Promise<boolean>, seconds = 120): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`not so after ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
