import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rawPublicKey } from '../keys/raw-keys.ts';
import { readCheckpoint, signCheckpoint } from './checkpoint.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const raw = rawPublicKey(publicKey);
const checkpoint = { origin: 'daftar/0102', size: 512, root: new Uint8Array(32).fill(7) };
const note = signCheckpoint(checkpoint, privateKey, raw);

describe('a checkpoint', () => {
  it('comes back from its note as it went in', () => {
    fc.assert(
      fc.property(fc.nat(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (size, root) => {
        const said = { origin: 'daftar/ff', size, root };
        expect(readCheckpoint(signCheckpoint(said, privateKey, raw), publicKey, raw)).toEqual(said);
      }),
      { numRuns: 50 },
    );
  });

  it.each([1, 2, 3])('is refused when any byte of the note is another (root %i)', (fill) => {
    const bytes = Buffer.from(signCheckpoint({ ...checkpoint, root: new Uint8Array(32).fill(fill) }, privateKey, raw));
    expect(bytes.length).toBeGreaterThan(120);
    for (let at = 0; at < bytes.length; at += 1) {
      for (const mask of [1, 0x20, 0x80]) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ mask;
        expect(readCheckpoint(changed.toString('utf8'), publicKey, raw), `byte ${at} of the note`).toBeNull();
      }
    }
  });

  it('is refused when it was cut, lengthened, or signed by another desk', () => {
    const other = generateKeyPairSync('ed25519');
    expect(readCheckpoint(note.slice(0, -1), publicKey, raw)).toBeNull();
    expect(readCheckpoint(`${note}\n`, publicKey, raw)).toBeNull();
    expect(readCheckpoint(note + note.split('\n').at(-2), publicKey, raw)).toBeNull();
    expect(readCheckpoint(note, other.publicKey, rawPublicKey(other.publicKey))).toBeNull();
    expect(readCheckpoint(signCheckpoint(checkpoint, other.privateKey, raw), publicKey, raw)).toBeNull();
  });
});
