import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync, utimesSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../../main/cli/seeded-random.ts';
import { Ballast } from '../../main/core/blobs/transfer/ballast.ts';
import { localDisk, type Disk, type DiskFile } from '../../main/core/blobs/transfer/disk.ts';
import { chunkLength } from '../../main/core/blobs/transfer/manifest.ts';
import { ThreadedDisk } from '../../main/core/blobs/transfer/threaded-disk.ts';
import { Refusal } from '../../main/core/refusal.ts';
import { contentOf, countedDisk, diskThread, fairWeather, give, openTestDesk, roomy, TestNetwork, testFolder, type TestDesk } from '../support/transfer-kit.ts';
import { smallDisk, type SmallDisk } from './small-disk.ts';
import { patienceOf, runs, tally } from './tally.ts';

let place: ReturnType<typeof testFolder>;
let disk: SmallDisk | undefined;
let open: TestDesk[] = [];
beforeEach(() => {
  place = testFolder();
});
afterEach(() => {
  open.forEach((desk) => desk.close());
  open = [];
  place.remove();
  disk?.remove();
  disk = undefined;
});

const codeOf = async (work: Promise<unknown>): Promise<unknown> => work.then(() => 'done', (error: unknown) => (error instanceof Refusal ? error.code : error));
const failure = (code: string) => Object.assign(new Error(code), { code });
type Act = 'write' | 'setSize' | 'sync' | 'rename';

/** A disk on which one act fails with a code of the system, whenever `fails` says so. */
function failing(inner: Disk, fails: (act: Act) => string | null): Disk {
  const guard = <Value>(act: Act, work: () => Promise<Value>): Promise<Value> => {
    const code = fails(act);
    return code === null ? work() : Promise.reject(failure(code));
  };
  const file = (opened: DiskFile): DiskFile => ({
    ...opened,
    write: (bytes, position) => guard('write', () => opened.write(bytes, position)),
    writeChecked: (bytes, position, hash) => guard('write', () => opened.writeChecked(bytes, position, hash)),
    setSize: (size) => guard('setSize', () => opened.setSize(size)),
    sync: () => guard('sync', () => opened.sync()),
  });
  return { ...inner, open: async (path) => file(await inner.open(path)), rename: (from, to) => guard('rename', () => inner.rename(from, to)) };
}

type Pair = { readonly on: TestNetwork; readonly giver: TestDesk; readonly taker: TestDesk };

/** The disk of the app, whose part files lie in a thread. */
const threaded = new ThreadedDisk(diskThread);
afterAll(() => threaded.end());

function pair(name: string, wrap: (inner: Disk) => Disk, folder = join(place.path, `${name}-taker`)): Pair {
  const counted = countedDisk(wrap(roomy(threaded)));
  const on = new TestNetwork(seededRandom(1), fairWeather, counted.isBusy);
  mkdirSync(join(place.path, `${name}-giver`), { recursive: true });
  mkdirSync(folder, { recursive: true });
  const options = { after: on.after, disk: counted.disk, answerWithinMs: 1000 };
  const [giver, taker] = [openTestDesk(join(place.path, `${name}-giver`), options), openTestDesk(folder, options)];
  open.push(giver, taker);
  const { ends } = on.road();
  giver.server.attach(ends[0], { mayRead: () => true });
  taker.fetcher.attach(ends[1]);
  return { on, giver, taker };
}

const want = ({ on, taker }: Pair, hash: string, size: number) => codeOf(on.run(taker.fetcher.want({ hash, size, priority: 'document' })));

describe('the disk under a content that comes in', () => {
  it('may be full at each act: it is said, the ballast is given up, and the content comes when there is room', { timeout: 60_000 }, async () => {
    const bytes = contentOf(3, 12 * chunkLength + 9);
    for (let fatal = 1, reached = true; reached; fatal += 1) {
      let acts = 0;
      let full = true;
      const pairOf = pair(`enospc-${fatal}`, (inner) => failing(inner, () => ((acts += 1), full && acts >= fatal ? 'ENOSPC' : null)));
      const { giver, taker, on } = pairOf;
      const hash = give(giver, bytes);
      mkdirSync(taker.folder, { recursive: true });
      closeSync(openSync(taker.ballast.path, 'w'));
      const outcome = await want(pairOf, hash, bytes.length);
      reached = outcome !== 'done';
      expect(outcome).toBe(reached ? 'diskFull' : 'done');
      expect(existsSync(taker.ballast.path)).toBe(!reached);
      full = false;
      expect(await want(pairOf, hash, bytes.length)).toBe('done');
      expect(taker.blobs.isFileOf(hash)).toBe(true);
      expect(on.counts.chunks).toBeLessThanOrEqual(2 * 13 + 4);
      open.splice(-2).forEach((desk) => desk.close());
    }
  });

  it('that is a real one and full writes no half content into its place', async () => {
    disk = smallDisk(12);
    const pairOf = pair('tmpfs', (inner) => inner, join(disk.path, 'taker'));
    const bytes = contentOf(4, 30 * chunkLength);
    const hash = give(pairOf.giver, bytes);
    disk.leave(5 * 1024 * 1024);
    expect(await want(pairOf, hash, bytes.length)).toBe('diskFull');
    expect(pairOf.taker.blobs.has(hash)).toBe(false);
    disk.free();
    expect(await want(pairOf, hash, bytes.length)).toBe('done');
    expect(pairOf.taker.blobs.isFileOf(hash)).toBe(true);
  });

  it('may fail to flush: what lay there is not trusted any more, and the content begins anew', async () => {
    let broken = true;
    const pairOf = pair('eio', (inner) => failing(inner, (act) => (broken && act === 'sync' ? 'EIO' : null)));
    const bytes = contentOf(5, 10 * chunkLength);
    const hash = give(pairOf.giver, bytes);
    expect(await want(pairOf, hash, bytes.length)).toBe('diskFailed');
    expect(pairOf.taker.store.all(pairOf.taker.store.build.selectFrom('content_part').select('hash'))).toEqual([]);
    broken = false;
    expect(await want(pairOf, hash, bytes.length)).toBe('done');
  });

  it.each(['EPERM', 'EBUSY', 'EACCES'])('may hold the complete file for a while (%s)', { timeout: patienceOf(60_000) }, async (code) => {
    const bytes = contentOf(6, 2 * chunkLength);
    for (const run of runs({ few: 1, column: 12 })) {
      await tally('D8 .part held', async () => {
        let refusals = 8 - (run % 8);
        const pairOf = pair(`held-${code}-${run}`, (inner) => failing(inner, (act) => (act === 'rename' && (refusals -= 1) >= 0 ? code : null)));
        const hash = give(pairOf.giver, bytes);
        expect(await want(pairOf, hash, bytes.length)).toBe('done');
        expect(pairOf.taker.blobs.isFileOf(hash)).toBe(true);
        open.splice(-2).forEach((desk) => desk.close());
      });
    }
  });

  it('may flip bits in what has come: they are found before the content is accepted, and those chunks come again', { timeout: patienceOf(60_000) }, async () => {
    const random = seededRandom(Number(process.env['DAFTAR_SEED'] ?? 7));
    const bytes = contentOf(7, 12 * chunkLength);
    const flipIn = async (round: number): Promise<void> => {
      const pairOf = pair(`flip-${round}`, (inner) => inner);
      const { on, giver, taker } = pairOf;
      const hash = give(giver, bytes);
      const part = join(taker.folder, 'partial', `${hash}.part`);
      let flipped = false;
      const between = () => {
        if (flipped || on.counts.chunks < 11 || !existsSync(part)) return;
        flip(part, random.below(8 * chunkLength));
        flipped = true;
      };
      expect(await codeOf(on.run(taker.fetcher.want({ hash, size: bytes.length, priority: 'document' }), between))).toBe('done');
      expect([flipped, taker.blobs.isFileOf(hash), on.counts.chunks]).toEqual([true, true, 13]);
      open.splice(-2).forEach((desk) => desk.close());
    };
    for (const round of runs({ few: 10, column: 50 })) await tally('D4 bit flipped in a content that comes in', () => flipIn(round));
  });
});

function flip(file: string, at: number): void {
  const byte = readFileSync(file)[at] ?? 0;
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Uint8Array.of(byte ^ 4), 0, 1, at);
  closeSync(descriptor);
}

describe('what is left of old transfers', () => {
  it('is kept for 30 days and swept after', async () => {
    const { on, giver, taker } = pair('old', (inner) => inner);
    const bytes = contentOf(8, 10 * chunkLength);
    const hash = give(giver, bytes);
    const stopped = codeOf(taker.fetcher.want({ hash, size: bytes.length, priority: 'bulk' }));
    let stopping: Promise<void> | undefined;
    await on.run(stopped, () => {
      if (on.counts.chunks >= 5) stopping ??= taker.fetcher.stop();
    });
    await stopping;
    open = open.filter((desk) => desk !== taker);
    taker.close();
    const day = 24 * 3_600_000;
    const part = join(taker.folder, 'partial', `${hash}.part`);
    openTestDesk(taker.folder, { now: () => 29 * day }).close();
    expect(statSync(part).size).toBe(bytes.length);
    openTestDesk(taker.folder, { now: () => 31 * day }).close();
    expect(existsSync(part)).toBe(false);
  });
});

describe('the ballast', () => {
  it('lies on the disk in full, gives way to work that must not fail, and is laid again', async () => {
    const ballast = new Ballast(place.path, roomy(localDisk));
    expect(await ballast.lay()).toBe(true);
    const { size, blocks } = statSync(ballast.path);
    expect([size, blocks * 512 >= size]).toEqual([64 * 1024 * 1024, true]);
    utimesSync(ballast.path, 0, 0);
    expect(await ballast.lay()).toBe(true);
    expect(statSync(ballast.path).size).toBe(64 * 1024 * 1024);
    const receipt = ballast.spend(() => {
      if (existsSync(ballast.path)) throw failure('SQLITE_FULL');
      return 'written';
    });
    expect(receipt).toBe('written');
    expect(existsSync(ballast.path)).toBe(false);
  });

  it('is not laid where there is no room, and other failures are not its business', async () => {
    const ballast = new Ballast(place.path, { ...localDisk, freeBytes: async () => 100 * 1024 * 1024 });
    expect(await ballast.lay()).toBe(false);
    expect(existsSync(ballast.path)).toBe(false);
    expect(() => ballast.spend(() => { throw failure('SQLITE_CORRUPT'); })).toThrow('SQLITE_CORRUPT');
  });
});
