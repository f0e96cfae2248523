import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

/** Debian's own Python, for which its package python3-cbor2 is made; another one may stand before it on the path. */
const systemPython = '/usr/bin/python3';

const path = (name: string): string => fileURLToPath(new URL(`../vectors/seal/${name}`, import.meta.url));
const vectorsSchema = z.array(z.object({ name: z.string(), facts: z.object({ number: z.string() }) }));
const answerSchema = z.record(z.string(), z.object({ number: z.string(), verified: z.boolean() }));

const check = (vectors: string, ...names: readonly string[]) => {
  const output = execFileSync(systemPython, [path('verify_tokens.py'), path(vectors), path('keys.json'), ...names], { encoding: 'utf8' });
  return answerSchema.parse(JSON.parse(output));
};

describe("Python's cbor2 with openssl", () => {
  it('reads and verifies every good token', () => {
    const vectors = vectorsSchema.parse(JSON.parse(readFileSync(path('good.json'), 'utf8')));
    const expected = Object.fromEntries(vectors.map(({ name, facts }) => [name, { number: facts.number, verified: true }]));
    expect(check('good.json')).toEqual(expected);
  });

  it('refuses tokens that were changed', () => {
    const answers = check('bad.json', 'a bit of s flipped', 'a bit of r flipped', 'another letter number', 'another subject');
    expect(Object.values(answers).map(({ verified }) => verified)).toEqual([false, false, false, false]);
  });
});
