import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTar, writeTar, type TarEntry } from './tar.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daftar-tar-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type File = { readonly path: string; readonly bytes: Uint8Array };

async function* entriesOf(files: readonly File[]): AsyncGenerator<TarEntry> {
  for (const { path, bytes } of files) yield { path, size: bytes.length, pieces: Readable.from(bytes.length > 0 ? [bytes] : []) };
}

async function archive(files: readonly File[]): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of writeTar(entriesOf(files))) parts.push(part);
  return Buffer.concat(parts);
}

/** The bytes as a stream whose pieces end anywhere. */
async function* inPieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function unpack(bytes: Uint8Array, length: number): Promise<File[]> {
  const files: File[] = [];
  for await (const { path, pieces } of readTar(inPieces(bytes, length))) {
    const parts: Uint8Array[] = [];
    for await (const piece of pieces) parts.push(piece);
    files.push({ path, bytes: new Uint8Array(Buffer.concat(parts)) });
  }
  return files;
}

const names = fc.string({ unit: fc.constantFrom('a', 'B', '7', '/', '.', ' ', 'خ', 'क', '😀'), minLength: 1, maxLength: 200 });
const files = fc.array(fc.record({ path: names, bytes: fc.uint8Array({ maxLength: 1500 }) }), { maxLength: 5 });

describe('an archive', () => {
  it('gives back every file as it was, however the bytes arrive', async () => {
    const same = async (all: File[], length: number) => {
      expect(await unpack(await archive(all), length)).toEqual(all);
    };
    await fc.assert(fc.asyncProperty(files, fc.integer({ min: 1, max: 3000 }), same));
  });

  it('is unpacked by the tar of the system too', async () => {
    const all = [
      { path: 'daftar.sqlite', bytes: new Uint8Array(1024).fill(7) },
      { path: 'templates/خط/letter head.html', bytes: Buffer.from('<p>own</p>') },
      { path: `blobs/${'x'.repeat(120)}`, bytes: new Uint8Array(0) },
    ];
    writeFileSync(join(folder, 'a.tar'), await archive(all));
    execFileSync('tar', ['-xf', 'a.tar'], { cwd: folder });
    for (const { path, bytes } of all) expect(readFileSync(join(folder, path)).equals(bytes)).toBe(true);
  });

  it('that is cut or changed in a header is refused', async () => {
    const bytes = await archive([{ path: 'a', bytes: new Uint8Array(700) }]);
    await expect(unpack(bytes.subarray(0, 900), 100)).rejects.toMatchObject({ code: 'backupInvalid' });
    const changed = Uint8Array.from(bytes);
    changed[1] = 0x2e;
    await expect(unpack(changed, 100)).rejects.toMatchObject({ code: 'backupInvalid' });
  });

  it('names a file that did not keep its length', async () => {
    const short = async function* (): AsyncGenerator<TarEntry> {
      yield { path: 'a', size: 5, pieces: Readable.from([Buffer.from('abc')]) };
    };
    const all = async () => {
      for await (const part of writeTar(short())) expect(part).toBeInstanceOf(Uint8Array);
    };
    await expect(all()).rejects.toThrow('a changed its length');
  });
});
