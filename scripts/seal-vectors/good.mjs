/** The letters a verifier has to accept. */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { letterParagraphs } from '../../main/core/seal/canonical-text.ts';
import { paragraphPrints } from '../../main/core/seal/paragraph-prints.ts';
import { sealUrl } from '../../main/core/seal/digits.ts';
import {
  at,
  english,
  englishLetter,
  factsOf,
  good,
  handMade,
  hex,
  highS,
  hindiLetter,
  keys,
  ledgerFacts,
  pdf,
  stolenFacts,
  urduLetter,
} from './material.mjs';

export const goods = [
  good('a short English letter', factsOf(englishLetter)),
  good('an Urdu letter', factsOf(urduLetter)),
  good('a Hindi letter', factsOf(hindiLetter)),
  good('an English subject that is cut', factsOf(englishLetter, { subject: 'Transfer and posting of Assistant Engineers of the Eastern and Western Circles' })),
  good('an Urdu subject that is cut', factsOf(urduLetter, { subject: 'مشرقی اور مغربی سرکل کے اسسٹنٹ انجینئرز اور سب انجینئرز کے تبادلے اور تعیناتی' })),
  good('a Hindi subject that is cut', factsOf(hindiLetter, { subject: 'पूर्वी एवं पश्चिमी वृत्त के सहायक अभियंताओं और उप अभियंताओं का स्थानांतरण एवं पदस्थापना' })),
  good('a confidential letter', factsOf(englishLetter, { confidential: true }), { notes: ['subjectMasked'] }),
  good('critical values', factsOf(englishLetter, { criticalValues: [{ kind: 'amount', value: 'Rs 45,000' }, { kind: 'identityEnding', value: '4321' }, { kind: 'name', value: 'محمد' }] })),
  good('a content key', factsOf(englishLetter, { contentKey: sha256(hex('01')).slice(0, 16) })),
  good('paragraph prints', factsOf(englishLetter, { paragraphPrints: paragraphPrints(letterParagraphs(englishLetter)) })),
  good('a permit that still runs', factsOf(englishLetter, { validUntil: '2027-06-30' })),
  good('a permit that ran out', factsOf(englishLetter, { validUntil: '2026-11-21' }), { verdict: 'validityOver' }),
  good('a signatory from the list of the office', factsOf(englishLetter, { signatory: 0 })),
  good('a retired key, the letter from its time', factsOf(englishLetter, { date: '2025-06-01', status: { list: 2025, index: 0 } }), { key: 'worksRetired', status: 'worksRetired' }),
  good('another office on the same list', factsOf(englishLetter), { key: 'revenue', status: 'revenue' }),
  good('a CWT tag around the seal', factsOf(englishLetter), { token: concatBytes(hex('d83d'), english) }),
  good('a signature with a high S', factsOf(englishLetter), { token: highS(english) }),
  good('no algorithm in the header', factsOf(englishLetter), { token: handMade({ header: new Map([[4, keys.works.kid]]) }) }),
  good('a status list that is too old', factsOf(englishLetter), { verdict: 'genuineListOld', now: '2026-11-30', notes: ['statusListOld'] }),
  good('no status list at hand', factsOf(englishLetter), { verdict: 'genuineNoList', status: null }),
  good('a trust list that is too old', factsOf(englishLetter), { verdict: 'genuineListOld', now: '2026-12-20', notes: ['statusListOld', 'trustListOld'] }),
  good('a letter younger than the status list', factsOf(englishLetter, { date: '2026-11-22', status: { list: 2026, index: at.beyond } }), { verdict: 'genuineListOld', notes: ['listOlderThanLetter'] }),
  good('a letter of a compromised key that the ledger holds', stolenFacts, { key: 'worksStolen', status: 'stolenByLedger', notes: ['savedByLedger'] }),
  good('a token that the ledger holds', ledgerFacts),
  good('a status list signed by the sister key', factsOf(englishLetter), { status: 'worksBySibling' }),
  good('an address that is not the official one', factsOf(englishLetter), { text: sealUrl('verify.works.example.evil.example', english), notes: ['wrongHost'] }),
  good('the source text at hand', factsOf(englishLetter), { letter: englishLetter, textMatch: true }),
  good('the Urdu source text typed on an Arabic keyboard', factsOf(urduLetter), { letter: { ...urduLetter, number: urduLetter.number.replace('۱۰۴۳', '1043'), body: { ur: urduLetter.body.ur.map((text) => text.replaceAll('ی', 'ي').replaceAll('ک', 'ك')) } }, textMatch: true }),
  good('the signed PDF', factsOf(englishLetter), { document: pdf() }),
  good('a scan with its enclosure', factsOf(englishLetter), { document: pdf({ pages: 3, signature: null, attachedToken: null }), notes: ['pagesDiffer', 'pdfUnsigned'] }),
];
