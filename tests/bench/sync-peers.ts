import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { run, startProgram } from '../support/run.ts';
import { thinLine, type LineKind } from '../support/thin-line.ts';
import { summary } from './measure.ts';
import { notingText } from './sync-office.ts';

const here = fileURLToPath(new URL('peers', import.meta.url));
const place = fileURLToPath(new URL('../../out/bench-peers', import.meta.url));

/** Puts PouchDB and Actual's server in place once, of exact versions, outside the project's own packages; nothing of theirs is built or run by that. */
export function needPeers(): void {
  const wanted = readFileSync(join(here, 'packages.json'), 'utf8');
  const done = join(place, 'done.json');
  if (!existsSync(done) || readFileSync(done, 'utf8') !== wanted) {
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'package.json'), wanted);
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: place, stdio: ['ignore', 'ignore', 'inherit'] });
    const binding = join(place, 'node_modules', 'better-sqlite3', 'build', 'Release');
    mkdirSync(binding, { recursive: true });
    copyFileSync(process.env['DAFTAR_SQLITE_BINDING'] ?? '', join(binding, 'better_sqlite3.node'));
    writeFileSync(done, wanted);
  }
  process.env['BENCH_PEERS'] = place;
}

const port = z.object({ port: z.int() });
const brought = z.object({ ms: z.number(), documents: z.int() });

/** PouchDB on a desk, express-pouchdb at the server, LevelDB under both; a line of ours between them. */
export async function startPouch(folder: string) {
  mkdirSync(join(folder, 'desk'), { recursive: true });
  mkdirSync(join(folder, 'server'), { recursive: true });
  const server = startProgram(process.execPath, [join(here, 'pouch.mjs'), 'server', join(folder, 'server')]);
  const line = await thinLine(port.parse(JSON.parse(await server.line((text) => text.startsWith('{')))).port);
  const desk = startProgram(process.execPath, [join(here, 'pouch.mjs'), 'desk', join(folder, 'desk'), `http://127.0.0.1:${line.port}/notings`]);
  let written = 0;
  const say = async (command: object) => {
    desk.type(`${JSON.stringify(command)}\n`);
    return brought.parse(JSON.parse(await desk.line((text) => text.startsWith('{'))));
  };
  const write = (count: number) => say({ texts: Array.from({ length: count }, () => notingText((written += 1))) });
  return {
    /** Milliseconds until so many notings are at the server, and the bytes on the line. */
    bring: async (count: number, kind: LineKind) => {
      await write(count);
      line.be(kind);
      line.carried();
      const { ms } = await say({ bring: true });
      return { ms, ...line.carried() };
    },
    end: async () => {
      await desk.end('SIGKILL');
      await server.end('SIGKILL');
      await line.close();
    },
  };
}

/** One count of notings after the other, over lines of these kinds. */
export async function pouch(folder: string, notings: number, lines: Readonly<Record<'thin' | 'thinner' | 'loopback', LineKind>>) {
  const peer = await startPouch(folder);
  try {
    await peer.bring(1, lines.loopback);
    const [thin, thinner] = [await peer.bring(notings, lines.thin), await peer.bring(notings, lines.thinner)];
    const tenThousand = await peer.bring(10_000, lines.loopback);
    const several = async (kind: LineKind, count: number) => {
      const samples: number[] = [];
      for (let round = 0; round < count; round += 1) samples.push((await peer.bring(1, kind)).ms);
      return summary(samples);
    };
    return { thin, thinner, oneNoting: await several(lines.thin, 3), tenThousand: tenThousand.ms, oneMoreOnLoopback: await several(lines.loopback, 7) };
  } finally {
    await peer.end();
  }
}

const actualAnswers = z.array(z.object({ count: z.int(), ms: z.number(), status: z.int(), bytes: z.int() }));

/** Actual's sync server: each count in one request, as its client sends it, then one more message. */
export async function actual(folder: string, counts: readonly number[]) {
  const { stdout } = await run(process.execPath, [join(here, 'actual.mjs'), folder, ...counts.map(String)]);
  return actualAnswers.parse(stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line)));
}
