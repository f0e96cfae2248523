import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preparedLetter, sample, signedLetter } from './pdf.fixture.ts';
import { srgbProfile } from './srgb-profile.ts';

const folder = mkdtempSync(join(tmpdir(), 'seal-pdf-'));
const letter = join(folder, 'letter.pdf');
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(async () => writeFileSync(letter, await signedLetter()));

const mutool = (...path: string[]): string => execFileSync('mutool', ['show', letter, ...path], { encoding: 'utf8' });

describe('archival structure', () => {
  it('declares PDF/A-3b in metadata that agrees with the document information', () => {
    const information = execFileSync('pdfinfo', [letter], { encoding: 'utf8' });
    const metadata = execFileSync('pdfinfo', ['-meta', letter], { encoding: 'utf8' });
    expect(information).toMatch(/Title:\s+مراسلہ <1> & ७\n/);
    expect(information).toMatch(/PDF version:\s+1\.7/);
    expect(metadata).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(metadata).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(metadata).toContain('مراسلہ &lt;1&gt; &amp; ७');
    expect(metadata).toContain('<xmp:CreateDate>2026-11-21T09:30:00Z</xmp:CreateDate>');
    expect(information).toMatch(/CreationDate:\s+Sat Nov 21 09:30:00 2026 UTC/);
  });

  it('has an sRGB output intent, an identifier and a file header with binary mark', () => {
    expect(mutool('trailer/Root/OutputIntents/1')).toContain('/GTS_PDFA1');
    expect(mutool('trailer/Root/OutputIntents/1/DestOutputProfile')).toContain('/N 3');
    expect(mutool('trailer/ID')).toMatch(/<[0-9a-f]{32}> <[0-9a-f]{32}>/i);
    expect([...readFileSync(letter).subarray(9, 14)]).toEqual([0x25, 0x81, 0x81, 0x81, 0x81]);
  });

  it('carries source text and token as associated files', () => {
    const list = execFileSync('pdfdetach', ['-list', letter], { encoding: 'utf8' });
    expect(list).toContain('letter.json');
    expect(list).toContain('seal.cose');
    execFileSync('pdfdetach', ['-saveall', '-o', folder, letter]);
    expect(new Uint8Array(readFileSync(join(folder, 'letter.json')))).toEqual(sample.source);
    expect(new Uint8Array(readFileSync(join(folder, 'seal.cose')))).toEqual(sample.token);
    expect(mutool('trailer/Root/AF/1')).toContain('/AFRelationship /Source');
    expect(mutool('trailer/Root/AF/2')).toContain('/AFRelationship /Data');
    expect(mutool('trailer/Root/AF/2/EF/F')).toContain('/application#2Fcose');
  });

  it('says its language and reading direction', () => {
    expect(mutool('trailer/Root/Lang')).toContain('ur');
    expect(mutool('trailer/Root/ViewerPreferences')).toContain('R2L');
  });

  it('is the same bytes each time for the same letter', async () => {
    expect(Buffer.from(await preparedLetter()).equals(await preparedLetter())).toBe(true);
  });
});

describe('sRGB profile', () => {
  it('is a version 4 matrix profile whose primaries add up to the white point', () => {
    const profile = Buffer.from(srgbProfile());
    expect(profile.readUInt32BE(0)).toBe(profile.length);
    expect(profile.toString('latin1', 12, 24)).toBe('mntrRGB XYZ ');
    const tags = new Map(
      Array.from({ length: profile.readUInt32BE(128) }, (_, index) => 132 + index * 12).map((at) => [
        profile.toString('latin1', at, at + 4),
        profile.readUInt32BE(at + 4),
      ]),
    );
    const xyz = (name: string): number[] => [8, 12, 16].map((offset) => profile.readInt32BE((tags.get(name) ?? 0) + offset) / 65536);
    const white = xyz('wtpt');
    [0, 1, 2].forEach((axis) => {
      const sum = ['rXYZ', 'gXYZ', 'bXYZ'].reduce((total, name) => total + (xyz(name)[axis] ?? 0), 0);
      expect(sum).toBeCloseTo(white[axis] ?? 0, 3);
    });
  });
});
