/** Keys, lists, letters and tools from which the golden vectors are made. All of it is fixed. */
import { p256 } from '@noble/curves/nist.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { Tag, cdeEncodeOptions, encode } from 'cbor2';
import { letterDigest } from '../../main/core/seal/canonical-text.ts';
import { sealUrl, tokenDigits } from '../../main/core/seal/digits.ts';
import { prepareSealFacts } from '../../main/core/seal/seal-facts.ts';
import { encodeSealFacts } from '../../main/core/seal/seal-payload.ts';
import { sealToken } from '../../main/core/seal/seal-token.ts';
import { sealingKeyFromScalar } from '../../main/core/seal/sealing-key.ts';
import { signStatusList } from '../../main/core/seal/sign-status-list.ts';
import { signTrustList } from '../../main/core/seal/trust-list.ts';

export const host = 'verify.works.example';
export const seconds = (date) => Date.parse(`${date}T06:00:00Z`) / 1000;
export const cbor = (value) => encode(value, cdeEncodeOptions);
export const hex = (text) => hexToBytes(text.replaceAll(' ', ''));

export const secrets = Object.fromEntries(
  ['root', 'works', 'worksRetired', 'worksStolen', 'worksLedger', 'revenue', 'foreign'].map((name) => [
    name,
    sha256(new TextEncoder().encode(`daftar test key ${name}`)),
  ]),
);
export const keys = Object.fromEntries(Object.entries(secrets).map(([name, secret]) => [name, sealingKeyFromScalar(secret)]));

export const works = {
  officeId: 'works.example',
  office: { en: 'Works Department', ur: 'محکمہ تعمیرات', hi: 'लोक निर्माण विभाग' },
  section: { en: 'Establishment Section', ur: 'شعبہ اسٹیبلشمنٹ', hi: 'स्थापना अनुभाग' },
  profiles: [1, 2],
  signFrom: '2026-01-01',
  signTo: '2026-12-31',
  state: 'active',
  compromisedAt: null,
  statusUri: null,
  signatories: [
    { en: 'Section Officer (Establishment)', ur: 'سیکشن افسر (اسٹیبلشمنٹ)', hi: 'अनुभाग अधिकारी (स्थापना)' },
  ],
};
export const entryOf = (name, changes = {}) => ({ ...works, kid: keys[name].kid, publicKey: keys[name].publicKey, ...changes });

export const trustList = signTrustList(
  {
    sequence: 12,
    issuedAt: seconds('2026-11-01'),
    nextUpdate: seconds('2026-12-15'),
    hosts: [host],
    entries: [
      entryOf('works'),
      entryOf('worksRetired', { signFrom: '2025-01-01', signTo: '2025-12-31', state: 'retired' }),
      entryOf('worksStolen', { state: 'compromised', compromisedAt: seconds('2026-10-01') }),
      entryOf('worksLedger', { profiles: [] }),
      entryOf('revenue', {
        officeId: 'revenue.example',
        office: { en: 'Revenue Department', ur: 'محکمہ مال', hi: 'राजस्व विभाग' },
        section: null,
        profiles: [1],
        signatories: [],
      }),
    ],
  },
  keys.root,
);

export const englishLetter = {
  number: 'WD/Estt/2026/1042',
  date: '2026-11-20',
  subject: { en: 'Transfer of Assistant Engineers' },
  to: ['Superintending Engineer, Eastern Circle'],
  body: { en: ['I am directed to convey the transfer of two Assistant Engineers.', 'A sum of Rs 45,000 is sanctioned as travelling allowance.', 'They shall report within seven days.'] },
  enclosures: ['List of officers'],
  copyTo: ['Accounts Officer'],
};
export const urduLetter = {
  number: 'ت/اسٹیبلشمنٹ/۱۰۴۳',
  date: '2026-11-20',
  subject: { ur: 'تبادلہ اسسٹنٹ انجینئرز' },
  to: ['سپرنٹنڈنگ انجینئر، مشرقی سرکل'],
  body: { ur: ['مجھے ہدایت ہوئی ہے کہ دو اسسٹنٹ انجینئرز کے تبادلے سے مطلع کروں۔', 'سفری الاؤنس مبلغ ۴۵۰۰۰ روپے منظور کیا جاتا ہے۔'] },
  enclosures: [],
  copyTo: [],
};
export const hindiLetter = {
  number: 'लो.नि.वि./स्था./1044',
  date: '2026-11-20',
  subject: { hi: 'सहायक अभियंताओं का स्थानांतरण' },
  to: ['अधीक्षण अभियंता, पूर्वी वृत्त'],
  body: { hi: ['मुझे दो सहायक अभियंताओं के स्थानांतरण की सूचना देने का निदेश हुआ है।', 'यात्रा भत्ते हेतु 45,000 रुपये स्वीकृत किए जाते हैं।'] },
  enclosures: [],
  copyTo: ['लेखा अधिकारी'],
};

export const draftOf = (letter, changes = {}) => ({
  confidential: false,
  number: letter.number,
  date: letter.date,
  subject: Object.values(letter.subject)[0],
  addressee: letter.to[0],
  signatory: 'Section Officer (Establishment)',
  pages: 1,
  enclosures: letter.enclosures.length,
  textDigest: letterDigest(letter),
  status: { list: 2026, index: 0 },
  ...changes,
});
export const factsOf = (letter, changes) => {
  const prepared = prepareSealFacts(draftOf(letter, changes));
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.error));
  return prepared.value;
};

/** Indexes of the list of the key `works`: what the office says of each. */
export const at = { inForce: 0, cancelled: 1, superseded: 2, supersededUnnamed: 3, neverIssued: 4, inLedger: 5, reused: 6, last: 7, beyond: 8 };
export const ledgerFacts = factsOf(englishLetter, { status: { list: 2026, index: at.inLedger } });
export const ledgerToken = sealToken({ facts: ledgerFacts, key: keys.works });
export const stolenFacts = factsOf(englishLetter, { status: { list: 2026, index: 0 } });
export const savedToken = sealToken({ facts: stolenFacts, key: keys.worksStolen });
export const prefix = (token) => sha256(token).slice(0, 8);

export const statusOf = (name, changes = {}) => ({
  kid: keys[name].kid,
  list: 2026,
  sequence: 40,
  issuedAt: seconds('2026-11-21'),
  timeToLive: 7 * 86_400,
  states: ['inForce', 'cancelled', 'superseded', 'superseded', 'notIssued', 'inForce', 'inForce', 'inForce'],
  tokenPrefixes: new Map([
    [at.inLedger, prefix(ledgerToken)],
    [at.reused, prefix(ledgerToken)],
  ]),
  supersededBy: new Map([[at.superseded, 'WD/Estt/2026/1050']]),
  ...changes,
});
export const plain = { states: ['inForce'], tokenPrefixes: new Map(), supersededBy: new Map() };
export const statusLists = {
  works: signStatusList(statusOf('works'), keys.works),
  worksOld: signStatusList(statusOf('works', { sequence: 30, issuedAt: seconds('2026-10-20') }), keys.works),
  worksBySibling: signStatusList(statusOf('works', { sequence: 41 }), keys.worksLedger),
  worksRetired: signStatusList(statusOf('worksRetired', { list: 2025, ...plain }), keys.worksRetired),
  revenue: signStatusList(statusOf('revenue', plain), keys.revenue),
  stolenByLedger: signStatusList(statusOf('worksStolen', { ...plain, tokenPrefixes: new Map([[0, prefix(savedToken)]]) }), keys.worksLedger),
};

export const withBytes = (value) =>
  value instanceof Uint8Array ? { hex: bytesToHex(value) } : Array.isArray(value) ? value.map(withBytes) : value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withBytes(inner)])) : value;

export const vector = (name, verdict, token, rest = {}) => ({
  name,
  verdict,
  text: token === null ? '' : sealUrl(host, token),
  token: token === null ? null : bytesToHex(token),
  now: '2026-11-22',
  status: 'works',
  notes: [],
  ...rest,
});
export const good = (name, facts, rest = {}) => {
  const { key = 'works', verdict = 'genuine', token = sealToken({ facts, key: keys[key] }), ...more } = rest;
  return { ...vector(name, verdict, token, more), key, digits: tokenDigits(token), facts: withBytes(facts) };
};

/** A token made by hand, so that it can be wrong in one place. */
export const handMade = ({ header, payload, unprotected = new Map(), signature, key = 'works', tag = 18, parts } = {}) => {
  const protectedHeader = header instanceof Uint8Array ? header : cbor(header ?? new Map([[1, -7], [4, keys[key].kid]]));
  const body = payload ?? encodeSealFacts(factsOf(englishLetter));
  const signed = cbor(['Signature1', protectedHeader, new Uint8Array(0), body]);
  const signatureBytes = signature ?? keys[key].sign(signed);
  return cbor(new Tag(tag, parts?.(protectedHeader, unprotected, body, signatureBytes) ?? [protectedHeader, unprotected, body, signatureBytes]));
};
export const payloadMap = (change) => {
  const fields = new Map([
    [1, 1],
    [2, englishLetter.number],
    [3, 2515],
    [4, 'Transfer of Assistant Engineers'],
    [5, 'Superintending Engineer, Eastern Circle'],
    [6, 'Section Officer (Establishment)'],
    [7, [1, 1]],
    [8, letterDigest(englishLetter)],
    [9, [2026, 0]],
  ]);
  change?.(fields);
  return cbor(fields);
};
if (bytesToHex(payloadMap()) !== bytesToHex(encodeSealFacts(factsOf(englishLetter)))) throw new Error('The payload made by hand is not the real one');
export const withPayload = (change) => handMade({ payload: payloadMap(change) });
export const edit = (token, position, value) => Uint8Array.from(token, (byte, index) => (index === position ? value(byte) : byte));
export const english = sealToken({ facts: factsOf(englishLetter), key: keys.works });
export const flip = (fromEnd) => edit(english, english.length - fromEnd, (byte) => byte ^ 1);
export const replaceText = (from, to) => {
  const [before, after] = [from, to].map((text) => bytesToHex(new TextEncoder().encode(text)));
  const changed = bytesToHex(english).replace(before, after);
  if (changed === bytesToHex(english) || before.length !== after.length) throw new Error(`No such text: ${from}`);
  return hex(changed);
};
export const highS = (token) => {
  const s = BigInt(`0x${bytesToHex(token.slice(-32))}`);
  return concatBytes(token.slice(0, -32), hex((p256.Point.Fn.ORDER - s).toString(16).padStart(64, '0')));
};
export const pdf = (changes = {}) => ({ pages: 1, signature: { valid: true, wholeDocument: true, signer: 'Works Department', onTrustList: true }, attachedToken: bytesToHex(english), ...changes });

