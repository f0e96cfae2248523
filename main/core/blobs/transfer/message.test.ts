import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkLength, isManifest } from './manifest.ts';
import { readMessage, writeMessage } from './message.ts';

const hash = 'ab'.repeat(32);

describe('a message of a transfer', () => {
  it('is read as it was written, with its load', () => {
    const load = Uint8Array.of(1, 2, 3);
    expect(readMessage(writeMessage({ kind: 'chunk', hash, index: 7 }, load))).toEqual({ kind: 'chunk', hash, index: 7, load });
    expect(readMessage(writeMessage({ kind: 'ask-manifest', hash }))).toEqual({ kind: 'ask-manifest', hash, load: new Uint8Array(0) });
  });

  it('is nothing when it is something else: random bytes, other names, indexes out of all bounds', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => readMessage(bytes) === null), { numRuns: 2000 });
    expect(readMessage(writeMessage({ kind: 'ask-manifest', hash: '../../etc/passwd' }))).toBeNull();
    expect(readMessage(writeMessage({ kind: 'ask-chunk', hash, index: 2 ** 40 }))).toBeNull();
    expect(readMessage(writeMessage({ kind: 'ask-chunk', hash, index: -1 }))).toBeNull();
  });

  it('damaged at any byte of its header is another message or none, and never throws', () => {
    const good = writeMessage({ kind: 'manifest', hash, size: 5, root: new Uint8Array(32) }, new Uint8Array(32));
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const bad = Uint8Array.from(good);
        bad[at] = (bad[at] ?? 0) ^ flip;
        expect(() => readMessage(bad)).not.toThrow();
      }),
    );
  });
});

describe('a manifest', () => {
  it('has a hash for every chunk and is not larger than may be', () => {
    const hashes = (count: number) => new Uint8Array(32 * count);
    expect(isManifest({ hash, size: chunkLength + 1, chunkHashes: hashes(2) })).toBe(true);
    expect(isManifest({ hash, size: chunkLength + 1, chunkHashes: hashes(1) })).toBe(false);
    expect(isManifest({ hash, size: 0, chunkHashes: hashes(0) })).toBe(false);
    expect(isManifest({ hash, size: 10 * 1024 ** 3, chunkHashes: hashes(40_960) })).toBe(false);
  });
});
