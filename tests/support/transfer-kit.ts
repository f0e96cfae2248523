import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Random } from '../../main/cli/seeded-random.ts';
import { openDatabase } from '../../main/core/db/open-database.ts';
import type { Store } from '../../main/core/db/store.ts';
import { BlobStore } from '../../main/core/blobs/blob-store.ts';
import { localDisk, type Disk, type DiskFile } from '../../main/core/blobs/transfer/disk.ts';
import type { After, Line } from '../../main/core/blobs/transfer/line.ts';
import { readMessage, type TransferMessage } from '../../main/core/blobs/transfer/message.ts';
import { openTransfer, type Transfer, type TransferOptions } from '../../main/core/blobs/transfer/transfer.ts';

export type TestDesk = Transfer & { readonly folder: string; readonly store: Store; readonly blobs: BlobStore; readonly close: () => void };

/** The store, the contents and both sides of the transfer in a folder, without the rest of a desk. */
export function openTestDesk(folder: string, options: Partial<TransferOptions> = {}): TestDesk {
  const store = openDatabase({ file: join(folder, 'daftar.sqlite'), nativeBinding: process.env['DAFTAR_SQLITE_BINDING'] });
  const blobs = new BlobStore(store, join(folder, 'blobs'));
  const transfer = openTransfer({ folder, store, blobs, now: () => 1, disk: roomy(localDisk), ...options });
  return { ...transfer, folder, store, blobs, close: () => store.close() };
}

export function testFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'daftar-transfer-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** The same bytes for the same seed. */
export function contentOf(seed: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  const block = createHash('sha512').update(String(seed)).digest();
  for (let at = 0; at < size; at += block.length) {
    block.writeUInt32LE(at / block.length, 0);
    bytes.set(block.subarray(0, Math.min(block.length, size - at)), at);
  }
  return bytes;
}

/** Puts a content on record as a commit would; returns its name. */
export function give(desk: TestDesk, bytes: Uint8Array): string {
  const { hash } = desk.blobs.prepare(bytes);
  desk.blobs.record(bytes, { mime: 'application/pdf', name: 'scan.pdf' });
  return hash;
}

/** Where the app's thread of part files lies, built. */
export const diskThread = new URL('../../out/main/disk-thread.js', import.meta.url);

/** A disk with room for everything, however full the machine is. */
export const roomy = (disk: Disk): Disk => ({ ...disk, open: (path) => disk.open(path), freeBytes: async () => 2 ** 50 });

/** A disk whose acts are counted while they run, so that a test knows when nothing moves. */
export function countedDisk(disk: Disk): { readonly disk: Disk; readonly isBusy: () => boolean } {
  let busy = 0;
  const during = async <Value>(act: () => Promise<Value>): Promise<Value> => {
    busy += 1;
    try {
      return await act();
    } finally {
      busy -= 1;
    }
  };
  const counted = (file: DiskFile): DiskFile => ({
    size: () => during(file.size),
    setSize: (size) => during(() => file.setSize(size)),
    write: (bytes, position) => during(() => file.write(bytes, position)),
    writeChecked: (bytes, position, hash) => during(() => file.writeChecked(bytes, position, hash)),
    holds: (span, hash) => during(() => file.holds(span, hash)),
    digest: () => during(file.digest),
    sync: () => during(file.sync),
    close: () => during(file.close),
  });
  return {
    isBusy: () => busy > 0,
    disk: {
      open: (path) => during(async () => counted(await disk.open(path))),
      exists: disk.exists,
      freeBytes: (folder) => during(() => disk.freeBytes(folder)),
      makeFolder: (path) => during(() => disk.makeFolder(path)),
      rename: (from, to) => during(() => disk.rename(from, to)),
      remove: (path) => during(() => disk.remove(path)),
      syncFolder: (path) => during(() => disk.syncFolder(path)),
    },
  };
}

export type Weather = { readonly drop: number; readonly double: number; readonly reorder: number };
export const fairWeather: Weather = { drop: 0, double: 0, reorder: 1 };

type Carried = { readonly road: object; readonly deliver: () => void; readonly message: TransferMessage | null };

/** Roads between desks and a clock of their own: every message is lost, doubled or overtaken by the choices of one seed. */
export class TestNetwork {
  readonly counts = { chunks: 0, chunksLost: 0, asksDoubled: 0 };
  readonly after: After;
  readonly sent: TransferMessage[] = [];
  readonly #random: Random;
  readonly #weather: Weather;
  readonly #isBusy: () => boolean;
  #carried: Carried[] = [];
  #timers: { at: number; work: () => void }[] = [];
  #now = 0;

  constructor(random: Random, weather: Weather, isBusy: () => boolean) {
    this.#random = random;
    this.#weather = weather;
    this.#isBusy = isBusy;
    this.after = (milliseconds, work) => {
      const timer = { at: this.#now + milliseconds, work };
      this.#timers.push(timer);
      return () => {
        this.#timers = this.#timers.filter((other) => other !== timer);
      };
    };
  }

  /** The two ends of a new road, and how to cut it: what is on it is lost. */
  road(): { readonly ends: readonly [Line, Line]; readonly cut: () => void } {
    const road = {};
    const listeners: readonly [Set<(bytes: Uint8Array) => void>, Set<(bytes: Uint8Array) => void>] = [new Set(), new Set()];
    const end = (own: 0 | 1): Line => ({
      send: async (bytes) => this.#carry(road, bytes, () => listeners[own === 0 ? 1 : 0].forEach((listener) => listener(bytes))),
      onMessage: (listener) => {
        listeners[own].add(listener);
        return () => void listeners[own].delete(listener);
      },
    });
    const cut = () => {
      const lost = this.#carried.filter((carried) => carried.road === road);
      this.#carried = this.#carried.filter((carried) => carried.road !== road);
      lost.forEach(({ message }) => this.#lose(message));
      listeners.forEach((set) => set.clear());
    };
    return { ends: [end(0), end(1)], cut };
  }

  /** Lets everything happen, one message at a time, until the work is done; `between` is called before each step. */
  async run<Value>(work: Promise<Value>, between: (step: number) => void = () => undefined): Promise<Value> {
    let over = false;
    const ended = () => {
      over = true;
    };
    work.then(ended, ended);
    for (let step = 0; ; step += 1) {
      await this.#stillness();
      if (over) return work;
      if (step > 20_000) throw new Error('nothing comes to an end');
      between(step);
      const [next] = this.#carried.splice(this.#random.below(Math.min(this.#weather.reorder, Math.max(1, this.#carried.length))), 1);
      if (next) next.deliver();
      else this.#passTime();
    }
  }

  /** Nothing moves but by a message or the clock. */
  async #stillness(): Promise<void> {
    for (let still = 0; still < 6; still += 1) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (this.#isBusy()) still = 0;
    }
  }

  #passTime(): void {
    const [first] = this.#timers.toSorted((left, right) => left.at - right.at);
    if (!first) return;
    this.#timers = this.#timers.filter((timer) => timer !== first);
    this.#now = Math.max(this.#now, first.at);
    first.work();
  }

  #carry(road: object, bytes: Uint8Array, deliver: () => void): void {
    const message = readMessage(bytes);
    if (message) this.sent.push(message);
    if (message?.kind === 'chunk') this.counts.chunks += 1;
    if (this.#random.below(100) < this.#weather.drop) return this.#lose(message);
    this.#carried.push({ road, deliver, message });
    if (this.#random.below(100) >= this.#weather.double) return;
    this.#carried.push({ road, deliver, message });
    if (message?.kind === 'ask-chunk') this.counts.asksDoubled += 1;
  }

  #lose(message: TransferMessage | null): void {
    if (message?.kind === 'chunk') this.counts.chunksLost += 1;
  }
}
