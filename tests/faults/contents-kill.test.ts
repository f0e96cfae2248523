import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { seededRandom } from '../../main/cli/seeded-random.ts';
import type { BucketPlace } from '../../main/hub/contents/bucket-place.ts';
import { openContentBucket } from '../../main/hub/contents/content-bucket.ts';
import { bytesOfContent, StoreAway, type ContentStore } from '../../main/hub/contents/content-store.ts';
import { startS3, type S3Server } from '../support/s3-server.ts';
import { sampleContent } from './sample-content.ts';
import { patienceOf, runs, tally } from './tally.ts';
import { insist } from './waiting.ts';

const random = seededRandom(Number(process.env['DAFTAR_SEED'] ?? 7));
let s3: S3Server;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.stop());

const piece = 64 * 1024;
const size = 40 * piece + 5;
const bytes = sampleContent(size);
const hash = createHash('sha256').update(bytes).digest('hex');

async function isWhole(store: ContentStore): Promise<boolean> {
  const found: Uint8Array[] = [];
  for await (const part of bytesOfContent(store, hash, size)) found.push(part);
  return Buffer.concat(found).equals(bytes);
}

const said = z.union([z.object({ joining: z.literal(true) }), z.object({ have: z.int(), whole: z.boolean() })]);

/** A server's program brings the content on, until it is whole, or is killed so many milliseconds after so many words. What it told last; null where it ended by itself. */
async function broughtBy(place: BucketPlace, killed: { readonly words: number; readonly milliseconds: number } | null): Promise<number | null> {
  const child = fork(join(import.meta.dirname, 'contents-child.ts'), [JSON.stringify({ place, size, piece })], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  let told = 0;
  let words = 0;
  child.on('message', (message) => {
    const word = said.parse(message);
    if ('have' in word) told = word.have;
    words += 1;
    if (words === killed?.words) setTimeout(() => child.kill('SIGKILL'), killed.milliseconds);
  });
  await ended;
  insist(child.signalCode !== null || child.exitCode === 0, `it ended with ${child.exitCode}`);
  return child.signalCode === null ? null : told;
}

describe('a server that keeps contents in a bucket and is killed', () => {
  it('at any moment, while pieces come or are joined, has lost nothing that it told, and the next one goes on there', { timeout: patienceOf(120_000) }, async () => {
    for (const run of runs({ few: 1, column: 1, most: 2_000 })) {
      await tally('hub contents', async () => {
        const place = await s3.bucket();
        const store = await openContentBucket(place);
        // Early, late, and twice while the pieces are joined: the last word before that is told right before it begins.
        const deaths = [{ words: 1 + random.below(12), milliseconds: random.below(30) }, { words: 1 + random.below(12), milliseconds: random.below(30) }];
        for (const death of deaths) {
          const told = await broughtBy(place, death);
          const { have, whole } = await store.standing(hash);
          expect([have >= (told ?? 0), whole, await store.read(hash, 0, 1), run]).toEqual([true, false, null, run]);
        }
        const left = Math.ceil((size - (await store.standing(hash)).have) / piece);
        for (const words of [left, 1, 1]) {
          const told = await broughtBy(place, { words, milliseconds: random.below(120) });
          const { have, whole } = await store.standing(hash);
          expect(have).toBeGreaterThanOrEqual(told ?? 0);
          expect(whole ? await isWhole(store) : await store.read(hash, 0, 1)).toEqual(whole ? true : null);
        }
        await broughtBy(place, null);
        expect(await isWhole(store)).toBe(true);
      });
    }
  });
});

describe('a store of contents that is killed', () => {
  it('while pieces come or are joined, is told as away, and goes on when it is back where it had said it was', { timeout: patienceOf(120_000) }, async () => {
    const place = await s3.bucket();
    const store = await openContentBucket(place);
    let told = 0;
    let outages = 0;
    const bring = async (killAt: number) => {
      for (let { have, whole } = await store.standing(hash); !whole; ) {
        expect(have).toBeGreaterThanOrEqual(told);
        const part = bytes.subarray(have, have + piece);
        const appended = store.append(hash, { offset: have, size, bytes: part });
        if (have >= killAt) {
          appended.catch(() => undefined);
          await new Promise((resolve) => setTimeout(resolve, random.below(25)));
          await s3.kill();
        }
        whole = (await appended) === 'whole';
        have += part.length;
        told = have;
        if (have > killAt) return;
      }
    };
    for (const killAt of [3 * piece, 20 * piece, size - 5]) {
      // What was put right before it died may have been answered.
      const became = await bring(killAt).then(() => 'contentsUnreachable', (error: unknown) => (error instanceof StoreAway ? error.code : error));
      expect(became).toBe('contentsUnreachable');
      await expect(store.standing(hash)).rejects.toMatchObject({ code: 'contentsUnreachable' });
      expect(await store.answers()).toBe(false);
      outages += 1;
      await s3.start();
      expect(await store.answers()).toBe(true);
    }
    await bring(Infinity);
    expect([await isWhole(store), outages]).toEqual([true, 3]);
  });
});
