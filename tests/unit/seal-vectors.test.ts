import { hexToBytes } from '@noble/hashes/utils.js';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sealUrl, tokenDigits } from '../../main/core/seal/digits.ts';
import { checkSealFacts } from '../../main/core/seal/seal-facts.ts';
import { sealToken } from '../../main/core/seal/seal-token.ts';
import { sealingKeyFromScalar } from '../../main/core/seal/sealing-key.ts';
import { readStatusList, type TrustedStatusList } from '../../main/core/seal/status-list.ts';
import { readTrustList, type TrustList } from '../../main/core/seal/trust-list.ts';
import { judge } from '../../main/core/seal/verdict.ts';
import { verdictCodes } from '../../main/core/seal/verdict-types.ts';
import { findToken } from '../../main/core/verify/find-token.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../vectors/seal/${name}`, import.meta.url), 'utf8'));

const bytes = z.string().transform((text) => hexToBytes(text));
const wrapped = z.object({ hex: bytes }).transform(({ hex }) => hex);
const keysSchema = z.record(z.string(), z.object({ secret: bytes, publicKey: bytes, kid: bytes }));
const listsSchema = z.object({ trustList: bytes, statusLists: z.record(z.string(), bytes) });
const texts = z.array(z.string());
const letterSchema = z.object({
  number: z.string(),
  date: z.string(),
  subject: z.record(z.string(), z.string()),
  to: texts,
  body: z.record(z.string(), texts),
  enclosures: texts,
  copyTo: texts,
});
const documentSchema = z.object({
  pages: z.number(),
  signature: z.object({ valid: z.boolean(), wholeDocument: z.boolean(), signer: z.string().nullable(), onTrustList: z.boolean() }).nullable(),
  attachedToken: bytes.nullable(),
});
const vectorSchema = z.object({
  name: z.string(),
  verdict: z.enum(verdictCodes),
  text: z.string(),
  token: bytes.nullable(),
  now: z.string(),
  status: z.string().nullable(),
  notes: texts,
  letter: letterSchema.optional(),
  textMatch: z.boolean().nullable().default(null),
  supersededBy: z.string().nullable().default(null),
  document: documentSchema.optional(),
});
const sealed = z.union([z.object({ text: z.string(), cut: z.boolean() }), z.object({ print: wrapped })]);
const goodSchema = vectorSchema.extend({
  key: z.string(),
  digits: z.string(),
  token: bytes,
  facts: z.object({
    profile: z.number(),
    number: z.string(),
    date: z.string(),
    subject: sealed,
    addressee: sealed,
    signatory: z.union([z.string(), z.number()]),
    pages: z.number(),
    enclosures: z.number(),
    textDigest: wrapped,
    status: z.object({ list: z.number(), index: z.number() }),
    criticalValues: z.array(z.object({ kind: z.enum(['amount', 'identityEnding', 'date', 'name', 'post']), value: z.string() })),
    contentKey: wrapped.nullable(),
    paragraphPrints: z.array(z.number()),
    validUntil: z.string().nullable(),
  }),
});

type Vector = z.infer<typeof vectorSchema>;

const keys = keysSchema.parse(read('keys.json'));
const lists = listsSchema.parse(read('lists.json'));
const goods = z.array(goodSchema).parse(read('good.json'));
const bads = z.array(vectorSchema).parse(read('bad.json'));

const readTrust = (): TrustList => {
  const root = keys['root'];
  const result = readTrustList(lists.trustList, root === undefined ? {} : { rootPublicKey: root.publicKey, sequence: 12 });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

const readStatus = async (name: string | null): Promise<readonly TrustedStatusList[]> => {
  const list = name === null ? undefined : lists.statusLists[name];
  if (list === undefined) return [];
  const result = await readStatusList(list, readTrust());
  if (!result.ok) throw new Error(result.error.code);
  return [result.value];
};

const verdictOf = async (vector: Vector, token: Uint8Array | null, host: string | null) =>
  judge({
    token,
    trust: readTrust(),
    statusLists: await readStatus(vector.status),
    now: Date.parse(`${vector.now}T06:00:00Z`) / 1000,
    ...(vector.letter === undefined ? {} : { letter: vector.letter }),
    ...(vector.document === undefined ? {} : { document: vector.document }),
    ...(host === null ? {} : { hostSeen: host }),
  });

const official = (vector: Vector) => findToken(vector.text).host === 'verify.works.example';
const withoutHost = (notes: readonly { readonly code: string }[]) => notes.map(({ code }) => code).filter((code) => code !== 'wrongHost');

describe('golden vectors', () => {
  it('are 30 good ones and at least 60 bad ones, each with a name of its own', () => {
    expect(goods).toHaveLength(30);
    expect(bads.length).toBeGreaterThanOrEqual(60);
    expect(new Set([...goods, ...bads].map(({ name }) => name)).size).toBe(goods.length + bads.length);
  });

  it('cover every verdict', () => {
    expect(new Set([...goods, ...bads].map(({ verdict }) => verdict))).toEqual(new Set(verdictCodes));
  });
});

describe.each(goods)('good: $name', (vector) => {
  it('is accepted from its address, and the sealed facts come back', async () => {
    const { token, host } = findToken(vector.text);
    expect(token).toEqual(vector.token);
    const judgement = await verdictOf(vector, token, host);
    expect(judgement.verdict).toBe(vector.verdict);
    expect(judgement.tone).not.toBe('bad');
    expect(judgement.facts).toEqual(vector.facts);
    expect(judgement.notes.map(({ code }) => code)).toEqual(vector.notes);
    expect(judgement.textMatch).toBe(vector.textMatch);
    expect(judgement.office?.name.en).toMatch(/^(Works|Revenue) Department$/u);
  });

  it('is accepted from its digits', async () => {
    expect(tokenDigits(vector.token)).toBe(vector.digits);
    const { token } = findToken(`DFTR1:${vector.digits}`);
    expect((await verdictOf(vector, token, null)).verdict).toBe(vector.verdict);
  });
});

describe('sealing the facts of a good vector again', () => {
  const standard = goods.filter(({ name }) => !/tag|high S|no algorithm/u.test(name));

  it.each(standard)('gives the same bytes: $name', (vector) => {
    const secret = keys[vector.key]?.secret ?? new Uint8Array(32);
    const facts = checkSealFacts(vector.facts);
    expect(facts).toMatchObject({ ok: true });
    expect(sealToken({ facts: vector.facts, key: sealingKeyFromScalar(secret) })).toEqual(vector.token);
    expect(sealUrl('verify.works.example', vector.token)).toContain(vector.digits);
  });
});

describe.each(bads)('bad: $name', (vector) => {
  it(`is answered with ${vector.verdict}`, async () => {
    const found = findToken(vector.text);
    const judgement = await verdictOf(vector, vector.token ?? found.token, official(vector) ? found.host : null);
    expect(judgement.verdict).toBe(vector.verdict);
    expect(judgement.tone).toBe('bad');
    expect(withoutHost(judgement.notes)).toEqual(vector.notes);
    expect(judgement.textMatch).toBe(vector.textMatch);
    expect(judgement.supersededBy).toBe(vector.supersededBy);
  });

  it('shows no facts unless an office of the list signed them', async () => {
    const judgement = await verdictOf(vector, vector.token, null);
    const unsigned = ['unknownOffice', 'brokenSeal', 'notOfficial'].includes(judgement.verdict);
    expect(judgement.facts === null).toBe(unsigned);
  });
});
