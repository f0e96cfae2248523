import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localDisk, type Disk } from './disk.ts';
import { ThreadedDisk } from './threaded-disk.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daftar-disk-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sha = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const chunkOf = (byte: number) => new Uint8Array(300_000).fill(byte);

describe.each<readonly [string, () => Disk & { readonly end?: () => Promise<void> }]>([
  ['the disk', () => localDisk],
  ['the disk in a thread of its own', () => new ThreadedDisk()],
])('%s', (_, make) => {
  it('writes only bytes that have the hash, and finds what lies in the file', async () => {
    const disk = make();
    const path = join(folder, 'a.part');
    const file = await disk.open(path);
    await file.setSize(600_000);
    expect(await file.size()).toBe(600_000);
    expect(await file.writeChecked(chunkOf(1), 300_000, sha(chunkOf(1)))).toBe(true);
    expect(await file.writeChecked(chunkOf(2), 0, sha(chunkOf(3)))).toBe(false);
    await file.sync();
    expect(await file.holds({ offset: 300_000, length: 300_000 }, sha(chunkOf(1)))).toBe(true);
    expect(await file.holds({ offset: 0, length: 300_000 }, sha(chunkOf(2)))).toBe(false);
    const whole = Buffer.concat([new Uint8Array(300_000), chunkOf(1)]);
    expect(await file.digest()).toBe(Buffer.from(sha(whole)).toString('hex'));
    await file.close();
    expect(readFileSync(path).equals(whole)).toBe(true);
    await disk.end?.();
  });

  it('says what the system said', async () => {
    const disk = make();
    await expect(disk.open(join(folder, 'missing', 'a.part'))).rejects.toMatchObject({ code: 'ENOENT' });
    await disk.end?.();
  });
});

it('begins another thread after one has ended; what was open in that is lost to the program', async () => {
  const disk = new ThreadedDisk();
  const lost = await disk.open(join(folder, 'a.part'));
  await lost.write(chunkOf(1), 0);
  await disk.end();
  await expect(lost.size()).rejects.toThrow('ended');
  const again = await disk.open(join(folder, 'a.part'));
  expect(await again.size()).toBe(300_000);
  await again.close();
  await disk.end();
});

it('leaves bytes alone that lie in a larger buffer with others', async () => {
  const disk = new ThreadedDisk();
  const file = await disk.open(join(folder, 'a.part'));
  const both = new Uint8Array(600_000).fill(7);
  expect(await file.writeChecked(both.subarray(0, 300_000), 0, sha(chunkOf(7)))).toBe(true);
  expect(both.length).toBe(600_000);
  await file.close();
  await disk.end();
});

it('leaves a short piece alone that shares a small buffer with the next message', async () => {
  const disk = new ThreadedDisk();
  const file = await disk.open(join(folder, 'a.part'));
  const piece = new Uint8Array(16_384).fill(7);
  const chunk = piece.subarray(0, 13_000);
  const next = piece.subarray(13_000);
  expect(await file.writeChecked(chunk, 0, sha(new Uint8Array(13_000).fill(7)))).toBe(true);
  expect(next.length).toBe(3_384);
  await file.close();
  await disk.end();
});
