import fc from 'fast-check';
import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../../main/cli/seeded-random.ts';
import { Refusal } from '../../main/core/refusal.ts';
import type { Wanted } from '../../main/core/blobs/transfer/incoming.ts';
import { localDisk } from '../../main/core/blobs/transfer/disk.ts';
import { chunkCount, chunkLength, manifestRoot } from '../../main/core/blobs/transfer/manifest.ts';
import { writeMessage } from '../../main/core/blobs/transfer/message.ts';
import { contentOf, countedDisk, fairWeather, give, openTestDesk, roomy, TestNetwork, testFolder, type TestDesk, type Weather } from '../support/transfer-kit.ts';

let place: ReturnType<typeof testFolder>;
let open: TestDesk[] = [];
beforeEach(() => {
  place = testFolder();
});
afterEach(() => {
  open.forEach((desk) => desk.close());
  open = [];
  place.remove();
});

const counted = countedDisk(roomy(localDisk));
const everything = { mayRead: () => true };

function network(seed = 1, weather: Weather = fairWeather): TestNetwork {
  return new TestNetwork(seededRandom(seed), weather, counted.isBusy);
}

function desk(name: string, on: TestNetwork, options: Parameters<typeof openTestDesk>[1] = {}): TestDesk {
  const folder = join(place.path, name);
  mkdirSync(folder, { recursive: true });
  const opened = openTestDesk(folder, { after: on.after, disk: counted.disk, answerWithinMs: 1000, ...options });
  open.push(opened);
  return opened;
}

/** A road from one desk to another, with both ends in use; returns how to cut it. */
function connect(on: TestNetwork, from: TestDesk, to: TestDesk): () => void {
  const { ends, cut } = on.road();
  const [offServer, offFetcher] = [from.server.attach(ends[0], everything), to.fetcher.attach(ends[1])];
  return () => {
    cut();
    offServer();
    offFetcher();
  };
}

const wantedOf = (hash: string, size: number, priority: Wanted['priority'] = 'document'): Wanted => ({ hash, size, priority });
const codeOf = async (work: Promise<unknown>): Promise<unknown> => work.then(() => 'done', (error: unknown) => (error instanceof Refusal ? error.code : error));
const chunkOrder = (on: TestNetwork) => on.sent.flatMap((message) => (message.kind === 'chunk' ? [`${message.hash.slice(0, 8)} ${message.index}`] : []));

describe('contents between desks', () => {
  it('arrive equal whatever is lost, doubled, overtaken or cut, and little more is sent than was lost', { timeout: 120_000 }, async () => {
    const weather = fc.record({ drop: fc.integer({ min: 0, max: 30 }), double: fc.integer({ min: 0, max: 50 }), reorder: fc.integer({ min: 1, max: 8 }) });
    const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 70_000 }), fc.integer({ min: 70_000, max: 12 * chunkLength })), { minLength: 1, maxLength: 4 });
    let round = 0;
    const once = async (seed: number, sky: Weather, lengths: readonly number[], cuts: number) => {
      round += 1;
      const on = network(seed, sky);
      const [first, second, taker] = [desk(`${round}a`, on), desk(`${round}b`, on), desk(`${round}c`, on)];
      const contents = lengths.map((size, at) => contentOf(seed + at, size));
      const hashes = contents.map((bytes) => [give(first, bytes), give(second, bytes)][0] ?? '');
      const random = seededRandom(seed + 1);
      const roads = [connect(on, first, taker), connect(on, second, taker)];
      let left = cuts;
      const all = Promise.all(hashes.map((hash, at) => taker.fetcher.want(wantedOf(hash, lengths[at] ?? 0))));
      await on.run(all, () => {
        if (left === 0 || random.below(40) > 0) return;
        left -= 1;
        const which = random.below(2);
        roads[which]?.();
        roads[which] = connect(on, which === 0 ? first : second, taker);
      });
      taker.store.transaction(() => hashes.forEach((hash) => expect(taker.blobs.recordReceived(hash, 'application/pdf')).toBe(true)));
      hashes.forEach((hash, at) => expect(Buffer.from(taker.blobs.read(hash) ?? []).equals(contents[at] ?? Buffer.alloc(0))).toBe(true));
      const chunks = new Set(hashes.map((hash, at) => `${hash} ${lengths[at]}`)).size === hashes.length ? lengths.reduce((sum, size) => sum + chunkCount(size), 0) : Infinity;
      expect(on.counts.chunks).toBeLessThanOrEqual(chunks + on.counts.chunksLost + on.counts.asksDoubled);
      open.splice(-3).forEach((each) => each.close());
    };
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: 1e6 }), weather, sizes, fc.integer({ min: 0, max: 5 }), once), { numRuns: 20, seed: 20_261_122 });
  });

  it('that are here are not asked for again, and one that is wanted twice comes once', async () => {
    const on = network();
    const [giver, taker] = [desk('giver', on), desk('taker', on)];
    const bytes = contentOf(1, 3 * chunkLength + 5);
    const hash = give(giver, bytes);
    connect(on, giver, taker);
    await on.run(Promise.all([taker.fetcher.want(wantedOf(hash, bytes.length)), taker.fetcher.want(wantedOf(hash, bytes.length))]));
    expect(on.counts.chunks).toBe(4);
    const sent = on.sent.length;
    await on.run(taker.fetcher.want(wantedOf(hash, bytes.length)));
    expect(on.sent.length).toBe(sent);
  });

  it('come by urgency: the beginnings first, then small papers, then the bulk', async () => {
    const on = network();
    const [giver, taker] = [desk('giver', on), desk('taker', on)];
    const [bulk, paper, small] = [contentOf(1, 20 * chunkLength), contentOf(2, 6 * chunkLength), contentOf(3, 10_000)];
    const [bulkHash, paperHash, smallHash] = [give(giver, bulk), give(giver, paper), give(giver, small)];
    const all = Promise.all([
      taker.fetcher.want(wantedOf(bulkHash, bulk.length, 'bulk')),
      taker.fetcher.want(wantedOf(paperHash, paper.length)),
      taker.fetcher.want(wantedOf(smallHash, small.length)),
    ]);
    connect(on, giver, taker);
    await on.run(all);
    const order = chunkOrder(on);
    expect(order[0]).toBe(`${smallHash.slice(0, 8)} 0`);
    expect(order.indexOf(`${bulkHash.slice(0, 8)} 0`)).toBeLessThan(order.indexOf(`${bulkHash.slice(0, 8)} 1`));
    expect(order.indexOf(`${paperHash.slice(0, 8)} 5`)).toBeLessThan(order.indexOf(`${bulkHash.slice(0, 8)} 6`));
  });

  it('are asked for a megabyte at a time from one desk', async () => {
    const on = network();
    const [giver, taker] = [desk('giver', on), desk('taker', on)];
    const bytes = contentOf(1, 20 * chunkLength);
    const hash = give(giver, bytes);
    connect(on, giver, taker);
    let most = 0;
    await on.run(taker.fetcher.want(wantedOf(hash, bytes.length)), () => {
      const asked = on.sent.filter(({ kind }) => kind === 'ask-chunk').length;
      most = Math.max(most, asked - on.counts.chunks);
    });
    expect(most).toBeLessThanOrEqual(4);
    expect(on.counts.chunks).toBe(20);
  });

  it('are told as kept only when they are durable, and go on after a stop without sending anything twice', async () => {
    const on = network();
    const [giver, taker] = [desk('giver', on), desk('taker', on)];
    const bytes = contentOf(1, 20 * chunkLength);
    const hash = give(giver, bytes);
    const cut = connect(on, giver, taker);
    const first = codeOf(taker.fetcher.want(wantedOf(hash, bytes.length)));
    let stopping: Promise<void> | undefined;
    await on.run(first, () => {
      const row = taker.store.first(taker.store.build.selectFrom('content_part').select('received').where('hash', '=', hash));
      const told = on.sent.findLast(({ kind }) => kind === 'kept')?.load ?? [];
      expect([...told].every((bits, at) => (bits & ~(row?.received[at] ?? 0)) === 0)).toBe(true);
      if (on.counts.chunks >= 12) stopping ??= taker.fetcher.stop();
    });
    await stopping;
    expect(await first).toBe('jobStopped');
    cut();
    taker.close();
    open = open.filter((each) => each !== taker);
    const again = desk('taker', on);
    connect(on, giver, again);
    await on.run(again.fetcher.want(wantedOf(hash, bytes.length)));
    expect(again.blobs.isFileOf(hash)).toBe(true);
    expect(on.counts.chunks).toBeLessThanOrEqual(20 + 4);
  });

  it('that a desk hasn’t got, or may not give, are taken from another', async () => {
    const on = network();
    const [stranger, giver, taker] = [desk('stranger', on), desk('giver', on), desk('taker', on)];
    const bytes = contentOf(1, 5 * chunkLength);
    const hash = give(giver, bytes);
    give(stranger, bytes);
    const { ends } = on.road();
    stranger.server.attach(ends[0], { mayRead: () => false });
    taker.fetcher.attach(ends[1]);
    connect(on, giver, taker);
    await on.run(taker.fetcher.want(wantedOf(hash, bytes.length)));
    expect(taker.blobs.isFileOf(hash)).toBe(true);
    expect(on.counts.chunks).toBe(5);
  });

  it('that a desk gives falsely are found out, chunk by chunk or as a whole, and taken from an honest one', async () => {
    const on = network();
    const [liar, giver, taker] = [desk('liar', on), desk('giver', on), desk('taker', on)];
    const [bytes, forged] = [contentOf(1, 3 * chunkLength), contentOf(2, 3 * chunkLength)];
    const hash = give(giver, bytes);
    const forgedHash = give(liar, forged);
    const { ends } = on.road();
    const told = await liar.server.manifestOf(forgedHash);
    /** Speaks of its own content under the name of the other. */
    ends[0].onMessage((message) => {
      const asked = Buffer.from(message).includes('ask-manifest');
      const index = (message.at(-1) ?? 0) % 3;
      if (asked && told) void ends[0].send(writeMessage({ kind: 'manifest', hash, size: forged.length, root: rootOf(told.chunkHashes) }, told.chunkHashes));
      else void ends[0].send(writeMessage({ kind: 'chunk', hash, index }, forged.subarray(index * chunkLength, (index + 1) * chunkLength)));
    });
    taker.fetcher.attach(ends[1]);
    const wanting = taker.fetcher.want(wantedOf(hash, bytes.length));
    let joined = false;
    await on.run(wanting, (step) => {
      if (step > 60 && !joined) connect(on, giver, taker);
      joined ||= step > 60;
    });
    expect(taker.blobs.isFileOf(hash)).toBe(true);
    expect(taker.blobs.has(forgedHash)).toBe(false);
  });

  it('are refused by their size alone, and when the disk has no room for twice as much', async () => {
    const on = network();
    const taker = desk('taker', on, { disk: { ...counted.disk, freeBytes: async () => 512 * 1024 * 1024 + 2 * chunkLength } });
    const name = 'ab'.repeat(32);
    expect(await codeOf(taker.fetcher.want(wantedOf(name, 10 * 1024 ** 3)))).toBe('attachmentTooLarge');
    expect(await codeOf(taker.fetcher.want(wantedOf(name, 0)))).toBe('attachmentEmpty');
    expect(await codeOf(on.run(taker.fetcher.want(wantedOf(name, chunkLength + 1))))).toBe('diskFull');
  });
});

const rootOf = (chunkHashes: Uint8Array) => manifestRoot({ hash: '', size: 0, chunkHashes });
