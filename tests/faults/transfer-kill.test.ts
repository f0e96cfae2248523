import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { seededRandom } from '../../main/cli/seeded-random.ts';
import type { Line } from '../../main/core/blobs/transfer/line.ts';
import { chunkLength } from '../../main/core/blobs/transfer/manifest.ts';
import { readMessage } from '../../main/core/blobs/transfer/message.ts';
import { contentOf, give, openTestDesk, testFolder, type TestDesk } from '../support/transfer-kit.ts';
import { tcpLine } from '../support/tcp-line.ts';
import { isLonger, patienceOf, runs, tally } from './tally.ts';

const seed = Number(process.env['DAFTAR_SEED'] ?? 20_261_123);
/** Chunks that may be on their way when a desk dies. */
const inFlight = 4;
/** Of a quarter of a megabyte each; 200 MB in a longer run. */
const largeChunks = isLonger ? 800 : 60;

const place = testFolder();
let giver: TestDesk;
let server: Server;
let port = 0;
/** Chunks that went out of each content: what a test that ran out of time still sends counts for no other. */
const sent = new Map<string, number>();
const sentOf = (hash: string) => sent.get(hash) ?? 0;
let onChunk: () => void = () => undefined;

beforeAll(async () => {
  mkdirSync(join(place.path, 'giver'));
  giver = openTestDesk(join(place.path, 'giver'));
  server = createServer((socket) => giver.server.attach(counting(tcpLine(socket)), { mayRead: () => true }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = z.object({ port: z.int() }).parse(server.address()).port;
});
afterAll(() => {
  server.close();
  giver.close();
  place.remove();
});

/** The same line; chunks that go out are counted. */
const counting = (line: Line): Line => ({
  ...line,
  send: (message) => {
    const read = readMessage(message);
    if (read?.kind === 'chunk') {
      sent.set(read.hash, sentOf(read.hash) + 1);
      onChunk();
    }
    return line.send(message);
  },
});

const said = z.object({ points: z.array(z.string()) });
type Life = { readonly killed: boolean; readonly points: readonly string[] };

function live(folder: string, bytes: Uint8Array, { hash, killAt = 0, born }: { hash: string; killAt?: number; born?: (child: ChildProcess) => void }): Promise<Life> {
  const args = [folder, String(port), hash, String(bytes.length), String(killAt)];
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'transfer-child.ts'), args, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    let points: readonly string[] = [];
    child.on('message', (message) => {
      points = said.parse(message).points;
    });
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL' || code === 0) resolve({ killed: signal === 'SIGKILL', points });
      else reject(new Error(`The desk ended by itself: ${code}`));
    });
    born?.(child);
  });
}

function expectWhole(folder: string, hash: string): void {
  const taker = openTestDesk(folder);
  taker.store.transaction(() => expect(taker.blobs.recordReceived(hash, 'application/pdf')).toBe(true));
  expect(taker.blobs.isIntact(hash)).toBe(true);
  expect(taker.store.all(taker.store.build.selectFrom('content_part').select('hash'))).toEqual([]);
  taker.close();
}

describe('a desk that dies while a content comes in', () => {
  it('goes on, at whatever point it died, and is sent at most four chunks again', { timeout: patienceOf(240_000) }, async () => {
    const bytes = contentOf(1, 9 * chunkLength + 77);
    const hash = give(giver, bytes);
    const folderOf = (killAt: number) => {
      const folder = join(place.path, `taker-${killAt}`);
      mkdirSync(folder);
      return folder;
    };
    const { points } = await live(folderOf(0), bytes, { hash });
    expectWhole(join(place.path, 'taker-0'), hash);
    expect(points).toContain('after rename');
    expect(points.filter((point) => point === 'before commit').length).toBeGreaterThan(1);
    for (let killAt = 1; killAt <= points.length; killAt += 1) {
      const folder = folderOf(killAt);
      await tally('P1 kill -9 at each point of a content', async () => {
        sent.delete(hash);
        expect((await live(folder, bytes, { hash, killAt })).killed, `killed at point ${killAt}`).toBe(true);
        expect((await live(folder, bytes, { hash })).killed, `killed at point ${killAt}`).toBe(false);
        expect(sentOf(hash), `killed at point ${killAt}`).toBeLessThanOrEqual(10 + inFlight);
        expectWhole(folder, hash);
      });
    }
  });

  it(`goes on when it dies again while it goes on (seed ${seed})`, { timeout: patienceOf(120_000) }, async () => {
    const random = seededRandom(seed);
    const bytes = contentOf(3, 9 * chunkLength + 77);
    const hash = give(giver, bytes);
    for (const run of runs({ few: 2, column: 400 })) {
      await tally('P3 kill -9 while it goes on after a kill', async () => {
        const folder = join(place.path, `again-${run}`);
        mkdirSync(folder);
        sent.delete(hash);
        const points = [2 + random.below(12), 1 + random.below(12)];
        let deaths = 0;
        for (const killAt of points) deaths += (await live(folder, bytes, { hash, killAt })).killed ? 1 : 0;
        await live(folder, bytes, { hash });
        expect(deaths, `seed ${seed}, run ${run}`).toBeGreaterThan(0);
        expect(sentOf(hash), `seed ${seed}, run ${run}`).toBeLessThanOrEqual(10 + points.length * inFlight);
        expectWhole(folder, hash);
      });
    }
  });

  it(`comes to the end of ${largeChunks / 4} MB although it is killed at random moments all the way (seed ${seed})`, { timeout: patienceOf(120_000) }, async () => {
    const random = seededRandom(seed);
    const bytes = contentOf(4, largeChunks * chunkLength);
    const hash = give(giver, bytes);
    const folder = join(place.path, 'large');
    mkdirSync(folder);
    sent.delete(hash);
    let kills = 0;
    for (let lives = true; lives; ) {
      const dies = sentOf(hash) + random.below(40);
      const born = (child: ChildProcess) => {
        onChunk = () => {
          if (sentOf(hash) > dies) child.kill('SIGKILL');
        };
      };
      lives = await tally('P2 kill -9 at random moments', async () => (await live(folder, bytes, { hash, born })).killed);
      kills += lives ? 1 : 0;
    }
    onChunk = () => undefined;
    expect(kills).toBeGreaterThanOrEqual(isLonger ? 30 : 1);
    expect(sentOf(hash), `seed ${seed}, ${kills} kills`).toBeLessThanOrEqual(largeChunks + kills * inFlight);
    expectWhole(folder, hash);
    rmSync(folder, { recursive: true });
  });

  it(`goes on after kill -9 about 60 % through, again and again (seed ${seed})`, { timeout: patienceOf(120_000) }, async () => {
    const random = seededRandom(seed);
    const chunks = 120;
    const bytes = contentOf(2, chunks * chunkLength);
    const hash = give(giver, bytes);
    for (const kill of runs({ few: 6, column: 30, most: 500 })) {
      await tally('P2 kill -9 at about 60 %', async () => {
        const folder = join(place.path, `sixty-${kill}`);
        mkdirSync(folder);
        sent.delete(hash);
        const at = 66 + random.below(12);
        const born = (child: ChildProcess) => {
          onChunk = () => {
            if (sentOf(hash) === at) child.kill('SIGKILL');
          };
        };
        expect((await live(folder, bytes, { hash, born })).killed).toBe(true);
        onChunk = () => undefined;
        await live(folder, bytes, { hash });
        expect(sentOf(hash), `seed ${seed}, kill ${kill}`).toBeLessThanOrEqual(chunks + inFlight);
        expectWhole(folder, hash);
        rmSync(folder, { recursive: true });
      });
    }
  });
});
