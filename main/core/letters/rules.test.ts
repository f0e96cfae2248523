import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../preload/contract/letters.ts';
import type { RichText } from '../../../preload/contract/values.ts';
import { largestOrdinal } from '../numbers/desk-mark.ts';
import { sealLimits } from '../seal/seal-facts.ts';
import { type SignedCopyPlace, bringProblem, confirmProblem, firstLanguage, isListOf, missingField, needsAddressee, numberKey, shortCode, statusListOf, statusSeries, toLine } from './rules.ts';

const text = (line: string): RichText => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: line }] }] });
const draft = (change: Partial<Draft> = {}): Draft => ({
  form: 'letter',
  languages: ['en'],
  classification: 'normal',
  subject: { en: 'Record room' },
  to: [{ name: 'Engineer' }],
  copyTo: [],
  body: { en: text('The roof leaks.') },
  enclosures: [],
  signatoryPostId: 'post',
  ...change,
});

describe('a draft', () => {
  it('can be issued when it has a subject and a text in each of its languages, and somebody it goes to (row 45)', () => {
    expect(missingField(draft())).toBeNull();
    expect(missingField(draft({ subject: { en: ' ' } }))).toBe('subject.en');
    expect(missingField(draft({ languages: ['en', 'ur'] }))).toBe('subject.ur');
    expect(missingField(draft({ languages: ['en', 'ur'], subject: { en: 'Roof', ur: 'چھت' } }))).toBe('body.ur');
    expect(missingField(draft({ to: [] }))).toBe('to');
  });

  it('needs somebody it goes to unless its form is published or kept (row 43)', () => {
    expect([needsAddressee('letter'), needsAddressee('demi-official'), needsAddressee('office-order'), needsAddressee('notification')]).toEqual([true, true, false, false]);
    expect(missingField(draft({ form: 'office-order', to: [] }))).toBeNull();
  });

  it('speaks first in the first of its languages (row 44)', () => {
    expect(firstLanguage(draft({ languages: ['hi', 'en'] }))).toBe('hi');
    expect(firstLanguage(draft({ languages: [] }))).toBe('en');
  });

  it('names on one line the first whom it goes to, and how many more', () => {
    expect(toLine(draft())).toBe('Engineer');
    expect(toLine(draft({ to: [{ name: ' Engineer ' }, { name: 'Treasurer' }, { name: 'Council' }] }))).toBe('Engineer (+2)');
    expect(toLine(draft({ to: [], copyTo: [{ name: 'Record Keeper' }] }))).toBe('Record Keeper');
    expect(toLine(draft({ to: [] }))).toBe('');
  });
});

describe('the number of a letter', () => {
  it('is the same in any digits and with any signs between, but never for other parts (b.2)', () => {
    expect(['F.3-12/2026', 'f 3/12/2026', 'F.۳-۱۲/۲۰۲۶', ' f_३-१२-२०२६ '].map(numberKey)).toEqual(Array.from({ length: 4 }, () => 'f/3/12/2026'));
    fc.assert(
      fc.property(fc.array(fc.nat(9999), { minLength: 1 }), fc.array(fc.nat(9999), { minLength: 1 }), (one, other) => {
        expect(numberKey(one.join('/')) === numberKey(other.join('-'))).toBe(one.join('/') === other.join('/'));
      }),
    );
  });

  it('is counted in the status list of one key and year (seal.md 2.6)', () => {
    expect(statusSeries('a1', 2026)).not.toBe(statusSeries('a1', 2027));
    expect(statusSeries('a1', 2026)).not.toBe(statusSeries('b1', 2026));
  });

  it('stands in a list of the desk that gave it, and no two desks and years of a century share one (ledger.md 7.3)', () => {
    expect([statusListOf(0, '2026-11-21'), statusListOf(1, '2026-11-21'), statusListOf(554, '2099-01-01')]).toEqual([2026, 10_126, 65_499]);
    const place = fc.record({ ordinal: fc.nat(largestOrdinal), year: fc.integer({ min: 2000, max: 2099 }) });
    const listOf = ({ ordinal, year }: { ordinal: number; year: number }) => statusListOf(ordinal, `${year}-06-01`);
    fc.assert(
      fc.property(place, place, (one, other) => {
        expect(listOf(one) === listOf(other)).toBe(one.ordinal === other.ordinal && one.year === other.year);
        expect(isListOf(other.ordinal, listOf(one))).toBe(one.ordinal === other.ordinal);
        expect(listOf(one)).toBeLessThanOrEqual(sealLimits.statusList);
      }),
    );
  });
});

describe('the short code', () => {
  it('is ten characters that nobody misreads, and another one for another text, place or key', () => {
    const seal = { kid: 'a1', list: 2026, index: 7, textDigest: new Uint8Array(32) };
    const codes = [seal, { ...seal, kid: 'a2' }, { ...seal, list: 2027 }, { ...seal, index: 8 }, { ...seal, textDigest: new Uint8Array(32).fill(1) }].map(shortCode);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.every((code) => /^[A-HJ-NP-Z2-9]{10}$/u.test(code))).toBe(true);
    expect(shortCode({ ...seal })).toBe(codes[0]);
  });
});

describe('the scan of a paper signed by hand (row 42)', () => {
  const place: SignedCopyPlace = { letterState: 'issued', signatory: 'officer', holder: 'assistant', copy: 'none' };

  it('is brought by the signatory or by the post that holds the file, one at a time', () => {
    expect([bringProblem(place, 'officer'), bringProblem(place, 'assistant')]).toEqual([null, null]);
    expect(bringProblem(place, 'dispatcher')).toBe('fileNotHere');
    expect(bringProblem({ ...place, copy: 'waiting' }, 'officer')).toBe('signedCopyStands');
  });

  it.each(['draft', 'cancelled', 'superseded'] as const)('belongs to no letter that is %s', (letterState) => {
    expect(bringProblem({ ...place, letterState }, 'officer')).toBe('letterNotIssued');
    expect(confirmProblem({ ...place, letterState, copy: 'waiting' }, 'officer')).toBe('letterNotIssued');
  });

  it('is confirmed by the signatory alone, once', () => {
    expect(confirmProblem({ ...place, copy: 'waiting' }, 'officer')).toBeNull();
    expect(confirmProblem({ ...place, copy: 'waiting' }, 'assistant')).toBe('notSigningPost');
    expect(confirmProblem({ ...place, copy: 'confirmed' }, 'officer')).toBe('signedCopyConfirmed');
  });
});
