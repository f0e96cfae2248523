import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Postgres = {
  /** A new, empty database of this server. */
  readonly database: () => string;
  /** Kills the server at once, as a power cut would. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const programs = '/usr/lib/postgresql';

/** The PostgreSQL of the system, with a cluster of its own in a temporary folder, at a socket there and at no port. It refuses to run as root, so the system's user for it runs it then. */
export async function startPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'daftar-pg-'));
  const [version] = readdirSync(programs).toSorted((left, right) => Number(right) - Number(left));
  const program = (name: string) => join(programs, version ?? '', 'bin', name);
  const user = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  execFileSync(program('initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync', '--encoding=UTF8', '--locale=C'], { ...user, stdio: 'pipe', cwd: folder });
  let server: ChildProcess | null = null;
  const urlOf = (name: string) => `postgres://postgres@localhost/${name}?host=${encodeURIComponent(folder)}`;
  const ask = (sql: string) => execFileSync(program('psql'), ['-h', folder, '-U', 'postgres', '-c', sql], { stdio: 'pipe', cwd: folder });
  const start = async () => {
    server = spawn(program('postgres'), ['-D', data, '-k', folder, '-c', 'listen_addresses='], { ...user, stdio: ['ignore', 'ignore', 'pipe'], cwd: folder });
    await saysReady(server);
  };
  const end = async (signal: NodeJS.Signals) => {
    if (!server || server.exitCode !== null) return;
    const ended = new Promise((resolve) => server?.once('exit', resolve));
    server.kill(signal);
    await ended;
  };
  let databases = 0;
  await start();
  return {
    database: () => {
      databases += 1;
      ask(`CREATE DATABASE hub_${databases}`);
      return urlOf(`hub_${databases}`);
    },
    kill: () => end('SIGKILL'),
    start,
    stop: async () => {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const idOf = (which: '-u' | '-g'): number => Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));

/** Resolves when the server takes connections; rejects with its own words when it ends before. */
function saysReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`PostgreSQL ended: ${said}`)));
  });
}
