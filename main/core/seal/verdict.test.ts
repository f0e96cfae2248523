import { hexToBytes } from '@noble/hashes/utils.js';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readStatusList } from './status-list.ts';
import { readTrustList } from './trust-list.ts';
import { judge, verdictTone } from './verdict.ts';
import { verdictCodes } from './verdict-types.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../../tests/vectors/seal/${name}`, import.meta.url), 'utf8'));
const [good] = z.array(z.object({ token: z.string() })).parse(read('good.json'));
const lists = z.object({ trustList: z.string(), statusLists: z.object({ works: z.string() }) }).parse(read('lists.json'));
const token = hexToBytes(good?.token ?? '');
const trusted = readTrustList(hexToBytes(lists.trustList));
if (!trusted.ok) throw new Error(trusted.error.code);
const trust = trusted.value;
const listed = await readStatusList(hexToBytes(lists.statusLists.works), trust);
if (!listed.ok) throw new Error(listed.error.code);
const statusLists = [listed.value];
const at = (date: string): number => Date.parse(`${date}T06:00:00Z`) / 1000;

describe('judge', () => {
  it('says unknown office, and shows nothing, when there is no trust list', () => {
    expect(judge({ token, trust: null, now: at('2026-11-22') })).toMatchObject({ verdict: 'unknownOffice', facts: null, office: null });
  });

  it('is not talked out of the age of a list by a clock that was put back, and says so', () => {
    const judgement = judge({ token, trust, statusLists, now: at('2020-01-01') });
    expect(judgement.verdict).toBe('genuine');
    expect(judgement.notes.map(({ code }) => code)).toEqual(['clockBehind']);
  });

  it('turns amber, not green, thirty days after the last list', () => {
    expect(judge({ token, trust, statusLists, now: at('2026-12-22') })).toMatchObject({ verdict: 'genuineListOld', tone: 'caution' });
  });

  it.each([
    ['VERIFY.works.example', []],
    ['verify.works.example.', ['wrongHost']],
    ['works.example', ['wrongHost']],
  ])('compares the host %s with the official one', (hostSeen, notes) => {
    expect(judge({ token, trust, statusLists, now: at('2026-11-22'), hostSeen }).notes.map(({ code }) => code)).toEqual(notes);
  });

  it('is green for one verdict only', () => {
    expect(verdictCodes.filter((code) => verdictTone(code) === 'good')).toEqual(['genuine']);
  });
});
