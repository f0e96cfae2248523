import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { letterDigest, type LetterText } from '../../../main/core/seal/canonical-text.ts';
import { sealUrl } from '../../../main/core/seal/digits.ts';
import { prepareSealFacts } from '../../../main/core/seal/seal-facts.ts';
import { sealToken } from '../../../main/core/seal/seal-token.ts';
import { sealingKeyFromScalar } from '../../../main/core/seal/sealing-key.ts';
import { signStatusList } from '../../../main/core/seal/sign-status-list.ts';
import type { LetterState } from '../../../main/core/seal/status-list.ts';
import { packStatusLists } from '../../../main/core/seal/status-pack.ts';
import { signTrustList } from '../../../main/core/seal/trust-list.ts';

const keyNamed = (name: string) => sealingKeyFromScalar(sha256(new TextEncoder().encode(`verify page ${name}`)));
const root = keyNamed('root');
const office = keyNamed('office');

/** The one official host of these letters. */
export const host = 'verify.works.example';

const now = Math.floor(Date.now() / 1000);
const today = new Date().toISOString().slice(0, 10);
const year = Number(today.slice(0, 4));
const day = 86_400;

/** A trust list of this office, made a day ago. */
export const trustListOf = (sequence: number): Uint8Array =>
  signTrustList(
    {
      sequence,
      issuedAt: now - day,
      nextUpdate: now + 30 * day,
      hosts: [host],
      entries: [
        {
          kid: office.kid,
          publicKey: office.publicKey,
          officeId: 'works',
          office: { en: 'Works Department', ur: 'محکمہ تعمیرات', hi: 'लोक निर्माण विभाग' },
          section: null,
          profiles: [1, 2],
          signFrom: `${year - 1}-01-01`,
          signTo: `${year + 1}-12-31`,
          state: 'active',
          compromisedAt: null,
          statusUri: null,
          signatories: [],
        },
      ],
    },
    root,
  );

/** The status lists of this office: index 0 in force, 1 cancelled. */
export const statusListsOf = (sequence: number, states: readonly LetterState[] = ['inForce', 'cancelled']): Uint8Array =>
  packStatusLists([
    signStatusList(
      { kid: office.kid, list: year, sequence, issuedAt: now - 60, timeToLive: 7 * day, states, tokenPrefixes: new Map(), supersededBy: new Map() },
      office,
    ),
  ]);

/** A letter in one language: the first line is its subject. */
const plainLetter = (language: 'ur' | 'hi', lines: readonly string[], to: string): LetterText => ({
  number: `WD/${year}/${language}`,
  date: today,
  subject: { [language]: lines[0] ?? '' },
  to: [to],
  body: { [language]: lines.slice(1) },
  enclosures: [],
  copyTo: [],
});

const english: LetterText = { number: `WD/${year}/1042`, date: today, subject: { en: 'Transfer of Assistant Engineers' }, to: ['Superintending Engineer'], body: { en: ['They shall report within seven days.'] }, enclosures: [], copyTo: [] };

/** A letter in each language. */
export const letters = {
  en: english,
  ur: plainLetter('ur', ['کے ایم سی کی تمام سرکاری مراسلت کی کیو آر کوڈ کے ذریعے ڈیجیٹل توثیق', 'یہ نظام فوری طور پر نافذ ہو گا۔'], 'ڈائریکٹر اطلاعات'),
  hi: plainLetter('hi', ['जिले के सभी सरकारी कार्यालयों में ई-ऑफिस व्यवस्था लागू', 'यह तत्काल प्रभाव से लागू होगा।'], 'समस्त विभागाध्यक्ष'),
} as const;

/** Seals a letter under an index of the status list. */
export const seal = (letter: LetterText, index = 0): Uint8Array => {
  const facts = prepareSealFacts({
    confidential: false,
    number: letter.number,
    date: letter.date,
    subject: Object.values(letter.subject)[0] ?? '',
    addressee: letter.to[0] ?? '',
    signatory: 'Section Officer',
    pages: 1,
    enclosures: 0,
    textDigest: letterDigest(letter),
    status: { list: year, index },
  });
  if (!facts.ok) throw new Error(facts.error.code);
  return sealToken({ facts: facts.value, key: office });
};

/** The address in the QR code of a letter. */
export const addressOf = (letter: LetterText, index = 0): string => sealUrl(host, seal(letter, index));

const vectors = z.array(z.object({ name: z.string(), token: z.string().nullable() }));

/** A token that no office of these lists made. */
export const foreignToken = (): Uint8Array => {
  const bad = vectors.parse(JSON.parse(readFileSync(new URL('../../vectors/seal/bad.json', import.meta.url), 'utf8')));
  return hexToBytes(bad.find(({ name }) => name === 'a key nobody knows')?.token ?? '');
};
