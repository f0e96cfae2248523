import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { noteCodes, verdictCodes } from '../../main/core/seal/verdict-types.ts';

const words = (language: string) =>
  z.record(z.string(), z.string().min(1)).parse(JSON.parse(readFileSync(new URL(`../../resources/locales/${language}/verify.json`, import.meta.url), 'utf8')));
const english = words('en');
const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/gu)].map((match) => match[1]).toSorted();

describe.each(['en', 'ur', 'hi'])('the words of verification in %s', (language) => {
  const messages = words(language);

  it('name every verdict and every note', () => {
    const keys = [...verdictCodes.flatMap((code) => [`verdict.${code}.title`, `verdict.${code}.explanation`]), ...noteCodes.map((code) => `note.${code}`)];
    expect(keys.filter((key) => messages[key] === undefined)).toEqual([]);
  });

  it('have the keys and blanks of the English ones', () => {
    expect(Object.keys(messages)).toEqual(Object.keys(english));
    expect(Object.entries(messages).filter(([key, text]) => blanks(text).join() !== blanks(english[key] ?? '').join())).toEqual([]);
  });

  it('never call a letter valid without more', () => {
    const titles = verdictCodes.map((code) => messages[`verdict.${code}.title`] ?? '');
    expect(new Set(titles).size).toBe(verdictCodes.length);
    expect(titles.filter((title) => /^(valid|درست|مستند|वैध|मान्य)$/iu.test(title))).toEqual([]);
  });
});
