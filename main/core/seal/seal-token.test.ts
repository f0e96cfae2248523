import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letterDigest } from './canonical-text.ts';
import { digitsToken, sealUrl, sealUrlPrefix, tokenDigits } from './digits.ts';
import { prepareSealFacts, type SealFactsDraft } from './seal-facts.ts';
import { decodeSealFacts, encodeSealFacts } from './seal-payload.ts';
import { readToken, sealToken } from './seal-token.ts';
import { sealingKeyFromScalar } from './sealing-key.ts';
import { verifySign1 } from './cose-sign1.ts';

const key = sealingKeyFromScalar(new Uint8Array(32).fill(7));

const draft: SealFactsDraft = {
  confidential: false,
  number: 'KMC/HR/2026/1042',
  date: '2026-11-21',
  subject: 'Transfer of officers of the Municipal Services Department',
  addressee: 'Director Parks and Horticulture, Karachi',
  signatory: 'Section Officer (HR-II)',
  pages: 2,
  enclosures: 1,
  textDigest: letterDigest({ number: '1', date: '2026-11-21', subject: {}, to: [], body: {}, enclosures: [], copyTo: [] }),
  status: { list: 2026, index: 4242 },
};

const factsOf = (changes: Partial<SealFactsDraft> = {}) => {
  const prepared = prepareSealFacts({ ...draft, ...changes });
  if (!prepared.ok) throw new Error(prepared.error.code);
  return prepared.value;
};

describe('sealToken', () => {
  it('makes a token that the key verifies and that reads back as the same facts', () => {
    const facts = factsOf();
    const message = readToken(sealToken({ facts, key }));
    expect(message).not.toBeNull();
    if (message === null) return;
    expect(verifySign1(message, key.publicKey)).toBe(true);
    expect(message.keyId).toEqual(key.kid);
    expect(decodeSealFacts(message.payload)).toEqual(facts);
  });

  it('keeps a short English letter near 230 bytes', () => {
    expect(sealToken({ facts: factsOf(), key }).length).toBeLessThan(270);
  });

  it('throws for facts that were not prepared', () => {
    expect(() => sealToken({ facts: { ...factsOf(), pages: 0 }, key })).toThrow(TypeError);
  });
});

describe('seal payload', () => {
  const text = (max: number) => fc.string({ unit: fc.constantFrom(...'aZ9 /-کتابییے۱हिन्दी०'), minLength: 1, maxLength: max }).filter((any) => any.trim() !== '');
  const anyDraft = fc.record({
    confidential: fc.boolean(),
    number: text(40),
    date: fc.integer({ min: 0, max: 30_000 }).map((day) => new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10)),
    subject: text(200),
    addressee: text(200),
    signatory: fc.oneof(text(40), fc.nat(300)),
    pages: fc.integer({ min: 1, max: 999 }),
    enclosures: fc.nat(99),
    textDigest: fc.uint8Array({ minLength: 16, maxLength: 16 }),
    status: fc.record({ list: fc.nat(65_535), index: fc.nat(1_000_000) }),
    criticalValues: fc.array(fc.record({ kind: fc.constantFrom('amount', 'identityEnding', 'date', 'name', 'post'), value: text(20) }), { maxLength: 8 }),
    contentKey: fc.uint8Array({ minLength: 16, maxLength: 16 }),
    paragraphPrints: fc.array(fc.nat(65_535), { maxLength: 64 }),
    validUntil: fc.constantFrom('2027-01-31', '2030-12-31'),
  });

  it('gives back whatever was sealed', () => {
    fc.assert(
      fc.property(anyDraft, (any) => {
        const facts = factsOf(any);
        expect(decodeSealFacts(encodeSealFacts(facts))).toEqual(facts);
      }),
    );
  });

  it('refuses any payload with a byte changed into an unknown form, and never throws', () => {
    const payload = encodeSealFacts(factsOf());
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(decodeSealFacts(bytes)).toBeNull();
      }),
    );
    expect(decodeSealFacts(payload.subarray(0, payload.length - 1))).toBeNull();
  });
});

describe('prepareSealFacts', () => {
  it.each([
    ['right-to-left override', 'Pay \u202E000,5 rupees'],
    ['left-to-right mark', 'Pay \u200E5,000'],
    ['isolate', '\u2067Pay\u2069'],
  ])('refuses a %s in the subject', (_, subject) => {
    expect(prepareSealFacts({ ...draft, subject })).toMatchObject({ ok: false, error: { code: 'sealHiddenCharacter', params: { field: 'subject' } } });
  });

  it.each([
    ['English at 60 characters', 'Revision of the seniority list of Assistant Directors of the Department', 60],
    ['Urdu at 45 characters', 'بلدیہ عظمیٰ کراچی کے تمام محکموں میں سرکاری مراسلت کی ڈیجیٹل توثیق کا نظام', 45],
    ['Hindi at 40 characters', 'जिले के सभी सरकारी कार्यालयों में अगले सोमवार से ई-ऑफिस व्यवस्था लागू', 40],
  ])('cuts %s and says so', (_, subject, longest) => {
    const sealed = factsOf({ subject }).subject;
    expect(sealed).toMatchObject({ cut: true });
    if (!('text' in sealed)) return;
    expect([...sealed.text].length).toBeLessThanOrEqual(longest);
    expect([...sealed.text].length).toBeGreaterThan(longest - 5);
    expect(subject.startsWith(sealed.text)).toBe(true);
  });

  it('never parts a Devanagari letter from its vowel sign when cutting', () => {
    fc.assert(
      fc.property(fc.nat(12), (spaces) => {
        const sealed = factsOf({ subject: 'क'.repeat(30 + spaces) + 'कि'.repeat(20) }).subject;
        expect('text' in sealed && [...new Intl.Segmenter('hi').segment(sealed.text)].every(({ segment }) => segment === 'क' || segment === 'कि')).toBe(true);
      }),
    );
  });

  it('keeps subject and addressee of a confidential letter out of the seal', () => {
    const facts = factsOf({ confidential: true });
    const bytes = new TextDecoder('latin1').decode(encodeSealFacts(facts));
    expect(bytes).not.toContain('Transfer');
    expect(bytes).not.toContain('Horticulture');
    expect(facts.subject).toMatchObject({ print: expect.any(Uint8Array) });
  });

  it.each([
    ['an impossible date', { date: '2026-02-30' }, 'date'],
    ['no pages', { pages: 0 }, 'pages'],
    ['a short digest', { textDigest: new Uint8Array(15) }, 'textDigest'],
    ['a negative index', { status: { list: 1, index: -1 } }, 'status'],
  ])('refuses %s', (_, changes, field) => {
    expect(prepareSealFacts({ ...draft, ...changes })).toMatchObject({ ok: false, error: { code: 'sealOutOfRange', params: { field } } });
  });
});

describe('tokenDigits', () => {
  it('is undone by digitsToken, for every length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 700 }), (bytes) => {
        expect(digitsToken(tokenDigits(bytes))).toEqual(bytes);
      }),
    );
  });

  it('gives every digit string at most one meaning', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 200 }), (digits) => {
        const token = digitsToken(digits);
        expect(token === null ? digits : tokenDigits(token)).toBe(digits);
      }),
    );
  });

  it.each(['', '12a', '١٢٣', ' 123', '999', '9'.repeat(58), '1', '0'.repeat(2501)])('refuses %j', (digits) => {
    expect(digitsToken(digits)).toBeNull();
  });

  it('spends 58 digits on 24 bytes', () => {
    expect(tokenDigits(new Uint8Array(48).fill(255))).toHaveLength(116);
  });
});

describe('sealUrl', () => {
  it('puts the digits into the fragment', () => {
    expect(sealUrl('verify.example.gov', Uint8Array.of(1))).toBe('https://verify.example.gov/#001');
    expect(sealUrlPrefix('example.gov/v')).toBe('https://example.gov/v#');
  });
});
