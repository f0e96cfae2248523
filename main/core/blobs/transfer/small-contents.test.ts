import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../db/open-database.ts';
import type { Store } from '../../db/store.ts';
import { PartRecords } from './part-records.ts';
import { SmallContents } from './small-contents.ts';

let folder = '';
let store: Store;
let commits = 0;
let timers: (() => void)[] = [];
let small: SmallContents;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daftar-small-'));
  store = openDatabase({ file: join(folder, 'daftar.sqlite'), nativeBinding: process.env['DAFTAR_SQLITE_BINDING'] });
  [commits, timers] = [0, []];
  const after = (_: number, work: () => void) => {
    timers.push(work);
    return () => (timers = timers.filter((timer) => timer !== work));
  };
  small = new SmallContents({ records: new PartRecords(store), now: () => 1, after, reached: (point) => (commits += point === 'after last commit' ? 1 : 0) });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const content = (byte: number, size = 1_000) => new Uint8Array(size).fill(byte);
const take = (bytes: Uint8Array) => small.take({ hash: createHash('sha256').update(bytes).digest('hex'), size: bytes.length }, bytes);
const here = () => store.all(store.build.selectFrom('received_content').select('hash')).length;

describe('small contents', () => {
  it('that come together share a commit, and are said to be durable only after it', async () => {
    const taken = [1, 2, 3].map((byte) => take(content(byte)));
    const first = await Promise.race([...taken, Promise.resolve('waits')]);
    expect([first, here()]).toEqual(['waits', 0]);
    small.write();
    expect(await Promise.all(taken)).toEqual([true, true, true]);
    expect([commits, here(), timers.length]).toEqual([1, 3, 0]);
  });

  it('wait no longer than a moment for others', async () => {
    const taken = take(content(1));
    for (const ring of timers) ring();
    expect([await taken, commits]).toEqual([true, 1]);
  });

  it('that fill a batch are written at once; until then there is room for more', async () => {
    const taken = Array.from({ length: 9 }, (_, byte) => {
      expect(small.hasRoom).toBe(true);
      return take(content(byte, 60_000));
    });
    expect(small.hasRoom).toBe(false);
    await Promise.all(taken);
    expect([commits, here(), small.hasRoom]).toEqual([1, 9, true]);
  });

  it('of other bytes than their name says are not taken', async () => {
    expect(await small.take({ hash: '0'.repeat(64), size: 1_000 }, content(1))).toBe(false);
    await small.settle();
    expect([commits, here()]).toEqual([0, 0]);
  });
});
