import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { readPicture } from '../verify/read-image.ts';
import { tokenDigits } from './digits.ts';
import { chooseSymbol, type SealSymbol } from './symbol.ts';
import { symbolSvg } from './symbol-svg.ts';

const prefix = 'https://v.kmc.gos.pk/#';
const noise = concatBytes(...Array.from({ length: 60 }, (_, index) => sha256(Uint8Array.of(index))));
const symbolFor = (tokenBytes: number): SealSymbol => {
  const chosen = chooseSymbol({ prefix, digits: tokenDigits(noise.slice(0, tokenBytes)) });
  if (!chosen.ok) throw new Error(chosen.error.code);
  return chosen.value;
};

/** Three pixels a module, as a picture for the decoder. */
const pictureOf = (symbol: SealSymbol) => {
  const side = (symbol.size + 8) * 3;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  symbol.modules.forEach((dark, index) => {
    const left = ((index % symbol.size) + 4) * 3;
    const top = (Math.floor(index / symbol.size) + 4) * 3;
    for (let pixel = 0; dark && pixel < 9; pixel += 1) {
      data.fill(0, ((top + Math.floor(pixel / 3)) * side + left + (pixel % 3)) * 4, ((top + Math.floor(pixel / 3)) * side + left + (pixel % 3)) * 4 + 3);
    }
  });
  return { data, width: side, height: side };
};

describe('chooseSymbol', () => {
  it.each([
    [229, { ecc: 'Q', version: 14, boxMm: 40, dotsPerModule: 11 }],
    [298, { ecc: 'Q', version: 17, boxMm: 40, dotsPerModule: 10 }],
    [338, { ecc: 'Q', version: 17, boxMm: 40, dotsPerModule: 10 }],
    [345, { ecc: 'M', version: 15, boxMm: 40, dotsPerModule: 11 }],
    [376, { ecc: 'M', version: 15, boxMm: 40, dotsPerModule: 11 }],
    [477, { ecc: 'M', version: 17, boxMm: 40, dotsPerModule: 10 }],
    [496, { ecc: 'M', version: 18, boxMm: 45, dotsPerModule: 10 }],
    [800, { ecc: 'M', version: 23, boxMm: 45, dotsPerModule: 9 }],
  ])('lays out a token of %d bytes by the rule of box, level and module', (bytes, expected) => {
    expect(symbolFor(bytes)).toMatchObject(expected);
  });

  it('keeps every symbol inside its box, on whole printer dots, with modules of at least 0.338 mm', () => {
    for (let bytes = 120; bytes <= 800; bytes += 17) {
      const symbol = symbolFor(bytes);
      expect(symbol.symbolMm).toBeLessThanOrEqual(symbol.boxMm);
      expect(symbol.moduleMm).toBeGreaterThanOrEqual(0.338);
      expect(symbol.moduleMm / (25.4 / 600)).toBeCloseTo(Math.round(symbol.moduleMm / (25.4 / 600)), 9);
    }
  });

  it.each([['a token too long for any box', tokenDigits(noise.slice(0, 1_100))], ['digits beyond the largest code', '1'.repeat(9_000)]])('refuses %s', (_, digits) => {
    expect(chooseSymbol({ prefix, digits })).toMatchObject({ ok: false, error: { code: 'sealSymbolTooSmall' } });
  });

  it.each([150, 300, 476, 800])('gives a code that reads back, for a token of %d bytes', async (bytes) => {
    const url = prefix + tokenDigits(noise.slice(0, bytes));
    expect(await readPicture(pictureOf(symbolFor(bytes)))).toEqual({ ok: true, value: [url] });
  });
});

describe('symbolSvg', () => {
  const symbol = symbolFor(229);

  it('is one black path on white, sized in millimetres, drawn on printer dots', () => {
    const svg = symbolSvg(symbol, { title: 'Seal of letter 12' });
    expect(svg.match(/<path/gu)).toHaveLength(1);
    expect(svg).toContain(`width="${symbol.symbolMm.toFixed(4)}mm"`);
    expect(svg).toContain(`viewBox="0 0 ${(symbol.size + 8) * symbol.dotsPerModule} `);
    const numbers = svg.match(/ d="([^"]+)"/u)?.[1]?.match(/\d+/gu)?.map(Number) ?? [];
    expect(numbers.length).toBeGreaterThan(1_000);
    expect(numbers.every((number) => number % symbol.dotsPerModule === 0)).toBe(true);
  });

  it('covers exactly the dark modules', () => {
    const path = symbolSvg(symbol, { title: 'x' }).match(/ d="([^"]+)"/u)?.[1] ?? '';
    const widths = [...path.matchAll(/h(\d+)v/gu)].map((match) => Number(match[1]) / symbol.dotsPerModule);
    expect(widths.reduce((total, width) => total + width, 0)).toBe(symbol.modules.filter(Boolean).length);
  });

  it('says its title to screen readers and lets no markup in', () => {
    const svg = symbolSvg(symbol, { title: '"><script>&' });
    expect(svg).not.toContain('<script');
    expect(svg).toContain('role="img" aria-label="&#34;&#62;&#60;script&#62;&#38;"');
  });

  it('draws the frame against stamps only when asked', () => {
    expect(symbolSvg(symbol, { title: 'x', frame: true }).match(/<rect/gu)).toHaveLength(2);
    expect(symbolSvg(symbol, { title: 'x' }).match(/<rect/gu)).toHaveLength(1);
  });
});
