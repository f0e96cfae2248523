import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decoderFile } from './decoder-file.ts';

describe('decoderFile', () => {
  it.each(['main', 'main/chunks'])('is that of the page beside an installed program: out/%s', (part) => {
    const out = mkdtempSync(join(tmpdir(), 'daftar-decoder-'));
    const shipped = join(out, 'verify', 'site', 'decoder.wasm');
    mkdirSync(join(out, part), { recursive: true });
    mkdirSync(join(out, 'verify', 'site'), { recursive: true });
    writeFileSync(shipped, '');
    expect(decoderFile(join(out, part))).toBe(shipped);
    rmSync(out, { recursive: true });
  });

  it('is that of the package in a checkout', () => {
    expect(decoderFile(import.meta.dirname)).toMatch(/zxing_reader\.wasm$/u);
  });
});
