import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HighWaterFile, readHighWater, type HighWater } from './high-water.ts';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daftar-mark-'));
  path = join(folder, 'high-water');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const mark = (seq: number): HighWater => ({ log: '01'.repeat(16), seq, hash: seq.toString(16).padStart(64, '0') });

function write(...seqs: readonly number[]): Buffer {
  const file = new HighWaterFile(path);
  seqs.forEach((seq) => file.write(mark(seq)));
  file.close();
  return readFileSync(path);
}

describe('the high-water mark', () => {
  it('is null before the first event, then the last one written', () => {
    expect(readHighWater(path)).toBeNull();
    write(1, 2, 3);
    expect(readHighWater(path)).toEqual(mark(3));
    write(4);
    expect(readHighWater(path)).toEqual(mark(4));
  });

  it('survives a write torn at any byte, after any number of restarts', () => {
    for (const seqs of [[8], [8, 9], [8, 9, 10]]) {
      rmSync(path, { force: true });
      const before = write(...seqs);
      const after = write(99);
      const last = seqs.at(-1) ?? 0;
      for (let torn = 0; torn <= after.length; torn += 1) {
        writeFileSync(path, Buffer.concat([after.subarray(0, torn), before.subarray(torn)]));
        expect([last, 99], `${seqs.length} marks, torn at ${torn}`).toContain(readHighWater(path)?.seq);
      }
    }
  });

  it('reads no slot that was overwritten with something else', () => {
    const bytes = write(1, 2);
    for (let at = 0; at < 256; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = 0;
      changed[256 + at] = 0;
      writeFileSync(path, changed);
      expect([null, mark(1), mark(2)]).toContainEqual(readHighWater(path));
    }
    writeFileSync(path, 'x'.repeat(512));
    expect(readHighWater(path)).toBeNull();
  });

  it('is kept as it is once it is held', () => {
    write(7);
    const file = new HighWaterFile(path);
    file.hold();
    file.write(mark(3));
    file.close();
    expect(readHighWater(path)).toEqual(mark(7));
  });
});
