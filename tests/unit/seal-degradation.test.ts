import { describe, expect, it } from 'vitest';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { sealUrlPrefix, tokenDigits } from '../../main/core/seal/digits.ts';
import { chooseSymbol, type SealSymbol } from '../../main/core/seal/symbol.ts';
import { readPicture } from '../../main/core/verify/read-image.ts';
import { copy, photograph, printOut, seededRandom, type Grey } from './print-model.ts';

const prefix = sealUrlPrefix('verify.works.example');
const noise = concatBytes(...Array.from({ length: 20 }, (_, index) => sha256(Uint8Array.of(index))));
const papers = 24;

/** The three sizes at which the rule changes: roomy at level Q, just fitting at Q, just fitting at M. */
const sealed = [229, 320, 455].map((length) => {
  const digits = tokenDigits(noise.slice(0, length));
  const chosen = chooseSymbol({ prefix, digits });
  if (!chosen.ok) throw new Error(chosen.error.code);
  return { url: prefix + digits, symbol: chosen.value };
});

const reads = async (page: Grey, url: string, random: () => number): Promise<boolean> => {
  const read = await readPicture(photograph(page, random));
  return read.ok && read.value.includes(url);
};

type Outcome = { readonly fresh: boolean; readonly twice: boolean; readonly fourTimes: boolean };

const paperThroughCopier = async (symbol: SealSymbol, url: string, seed: number): Promise<Outcome> => {
  const random = seededRandom(seed);
  const original = printOut(symbol, random);
  const second = copy(copy(original, random), random);
  const fourth = copy(copy(second, random), random);
  return { fresh: await reads(original, url, random), twice: await reads(second, url, random), fourTimes: await reads(fourth, url, random) };
};

/** Puts `papers` letters through printer, copier and telephone; each has its own seed. */
const putThrough = async (symbols: readonly { readonly url: string; readonly symbol: SealSymbol }[], count: number): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (let seed = 1; seed <= count; seed += 1) {
    const chosen = symbols[seed % symbols.length];
    if (chosen !== undefined) outcomes.push(await paperThroughCopier(chosen.symbol, chosen.url, seed));
  }
  return outcomes;
};

const share = (outcomes: readonly Outcome[], which: keyof Outcome): number =>
  outcomes.filter((outcome) => outcome[which]).length / outcomes.length;

describe('a seal on paper, photographed with a telephone', () => {
  it('is read from every print, from 95 of 100 second copies and from 80 of 100 fourth copies', async () => {
    const outcomes = await putThrough(sealed, papers);
    expect(outcomes).toHaveLength(papers);
    expect(share(outcomes, 'fresh')).toBe(1);
    expect(share(outcomes, 'twice')).toBeGreaterThanOrEqual(0.95);
    expect(share(outcomes, 'fourTimes')).toBeGreaterThanOrEqual(0.8);
  }, 120_000);

  it('dies in the same copier when its modules are 0.25 mm, which the rule forbids', async () => {
    const small = sealed.map(({ url, symbol }) => ({ url, symbol: { ...symbol, dotsPerModule: 6 } }));
    expect(share(await putThrough(small, 6), 'fourTimes')).toBeLessThan(0.5);
  }, 60_000);
});
