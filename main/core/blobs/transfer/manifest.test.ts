import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chunkCount, chunkHash, chunkLength, chunkSpan, isManifest, ManifestMaker } from './manifest.ts';

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

it('is the same in whatever pieces a content goes by', () => {
  const content = Uint8Array.from({ length: 3 * chunkLength + 11 }, (_, at) => at * 7 + (at >> 9));
  const pieces = fc.record({ length: fc.integer({ min: 1, max: content.length }), cuts: fc.array(fc.integer({ min: 1, max: chunkLength + 1 }), { maxLength: 12 }) });
  fc.assert(
    fc.property(pieces, ({ length, cuts }) => {
      const whole = content.subarray(0, length);
      const maker = new ManifestMaker();
      let at = 0;
      for (const cut of [...cuts, length]) {
        maker.add(whole.subarray(at, at + cut));
        at = Math.min(length, at + cut);
      }
      const manifest = maker.manifest(sha(whole).toString('hex'));
      expect(isManifest(manifest)).toBe(true);
      for (let index = 0; index < chunkCount(length); index += 1) {
        const span = chunkSpan(length, index);
        expect(sha(whole.subarray(span.offset, span.offset + span.length)).equals(chunkHash(manifest, index))).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
});
