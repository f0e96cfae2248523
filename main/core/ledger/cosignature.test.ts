import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { rawPublicKey } from '../keys/raw-keys.ts';
import { cosign, readCosignature } from './cosignature.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const witness = { name: 'daftar-hub/0011', publicKey: rawPublicKey(publicKey) };
const checkpoint = { origin: 'daftar/00ff', size: 3, root: new Uint8Array(createHash('sha256').digest()) };

describe('a cosigned checkpoint', () => {
  it('is read back with the moment at which it was cosigned', () => {
    expect(readCosignature(cosign(checkpoint, witness, privateKey, 1_795_000_000), witness, publicKey)).toEqual({ ...checkpoint, at: 1_795_000_000 });
  });

  it('has the form of a C2SP note: three lines, an empty one, and the signature of algorithm 4', () => {
    const note = cosign(checkpoint, witness, privateKey, 1);
    const [origin, size, root, empty, signature = ''] = note.split('\n');
    expect([origin, size, root, empty]).toEqual(['daftar/00ff', '3', '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=', '']);
    const blob = Buffer.from(signature.split(' ')[2] ?? '', 'base64');
    const id = createHash('sha256').update('daftar-hub/0011\n').update(Uint8Array.of(4)).update(witness.publicKey).digest().subarray(0, 4);
    expect([blob.length, blob.subarray(0, 4).equals(id), blob.readBigUInt64BE(4)]).toEqual([76, true, 1n]);
  });

  it('is refused when any character of it is another, and by another witness', () => {
    const note = cosign(checkpoint, witness, privateKey, 1_795_000_000);
    for (let at = 0; at < note.length; at += 1) {
      const other = `${note.slice(0, at)}${note[at] === '0' ? '1' : '0'}${note.slice(at + 1)}`;
      expect(readCosignature(other, witness, publicKey), `character ${at}`).toBeNull();
    }
    expect(readCosignature(note, { ...witness, name: 'daftar-hub/0022' }, publicKey)).toBeNull();
  });
});
