import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const nobody = 65_534;

export type OrdinaryStart = {
  readonly child: ChildProcess;
  readonly stop: () => Promise<void>;
};

/** Starts the packaged app as an ordinary user does, with all of its sandbox; tests that run as root become somebody else for it. */
export function startAsOrdinaryUser(executable: string): OrdinaryStart {
  const folder = mkdtempSync(join(tmpdir(), 'daftar-user-'));
  const home = join(folder, 'home');
  mkdirSync(home);
  const asRoot = process.getuid?.() === 0;
  if (asRoot) {
    chmodSync(folder, 0o755);
    chownSync(home, nobody, nobody);
  }
  const program = asRoot ? reachableCopy(executable, folder) : executable;
  const child = spawn(program, [`--data=${join(home, 'data')}`], {
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home, TMPDIR: home, DAFTAR_TEST: '0' },
    stdio: 'ignore',
    ...(asRoot ? { uid: nobody, gid: nobody } : {}),
  });
  return {
    child,
    stop: async () => {
      await new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill();
      });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The command lines and states of a process and all that it started: `{type, seccomp}`, where 2 means a filter of system calls. */
export function processesUnder(pid: number): { readonly type: string; readonly seccomp: string }[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap(readProcess);
  const family = new Set([pid]);
  for (let before = 0; before !== family.size; ) {
    before = family.size;
    all.filter(({ parent }) => family.has(parent)).forEach((process) => family.add(process.pid));
  }
  return all.filter((process) => family.has(process.pid));
}

function readProcess(name: string) {
  try {
    const status = readFileSync(`/proc/${name}/status`, 'utf8');
    const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
    const value = (key: string) => new RegExp(`^${key}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? '';
    return [{ pid: Number(name), parent: Number(value('PPid')), type: /--type=([\w-]+)/.exec(command)?.[1] ?? 'browser', seccomp: value('Seccomp') }];
  } catch {
    return []; // it ended between the two looks
  }
}

/** A checkout of root's is closed to others; links cost nothing where the temporary folder is on the same disk. */
function reachableCopy(executable: string, folder: string): string {
  const copy = join(folder, 'app');
  const linked = spawnSync('cp', ['-al', dirname(executable), copy]).status === 0;
  if (!linked) {
    rmSync(copy, { recursive: true, force: true });
    execFileSync('cp', ['-a', dirname(executable), copy]);
  }
  return join(copy, 'daftar');
}
