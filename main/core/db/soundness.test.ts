import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from './open-database.ts';
import { LongWorkThreads } from '../jobs/long-work-threads.ts';
import { isCheckedAtOnce } from './soundness.ts';

let folder = '';
const file = () => join(folder, 'daftar.sqlite');
const lookThrough = () => new LongWorkThreads({ folder, nativeBinding: undefined, now: () => 0, announce: () => undefined }).run({ kind: 'soundness' });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daftar-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function fillWithLetters(): void {
  const store = openDatabase({ file: file() });
  const data = new Uint8Array(60_000);
  store.transaction(() => {
    for (let letter = 0; letter < 600; letter += 1) {
      store.run(store.build.insertInto('blob').values({ hash: letter.toString(16), size: data.length, mime: 'application/pdf', data }));
    }
  });
  store.database.pragma('wal_checkpoint(TRUNCATE)');
  store.close();
}

/** Zeroes over the inner pages of the tables that stand in the middle of the file. */
function damage(): void {
  const descriptor = openSync(file(), 'r+');
  for (let page = 0; page < 200; page += 1) writeSync(descriptor, Buffer.alloc(4096, 0x5a), 0, 4096, 4096 * (5000 + page));
  closeSync(descriptor);
}

describe('a database too large to be looked through at the start', () => {
  it('opens, and is found sound later', async () => {
    fillWithLetters();
    expect(isCheckedAtOnce(file())).toBe(false);
    const store = openDatabase({ file: file() });
    expect(await lookThrough()).toBe(true);
    store.close();
  });

  it('opens, and what is damaged in it is found later', async () => {
    fillWithLetters();
    damage();
    const store = openDatabase({ file: file() });
    expect(await lookThrough()).toBe(false);
    store.close();
  });
});
