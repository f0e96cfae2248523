import { describe, expect, it } from 'vitest';
import { documentFindings } from './document-findings.ts';
import { prepareSealFacts } from './seal-facts.ts';

const token = Uint8Array.of(1, 2, 3);
const prepared = prepareSealFacts({
  confidential: false,
  number: '1/2026',
  date: '2026-11-21',
  subject: 'Repair',
  addressee: 'Engineer',
  signatory: 'Section Officer',
  pages: 1,
  enclosures: 0,
  textDigest: new Uint8Array(16),
  status: { list: 2026, index: 1 },
});
if (!prepared.ok) throw new Error(prepared.error.code);
const facts = prepared.value;
const signedBy = (key: { onTrustList: boolean; withdrawn: boolean }) => ({
  pages: 1,
  attachedToken: token,
  signature: { valid: true, wholeDocument: true, signer: 'Section', ...key },
});

describe('a PDF signed with a withdrawn key', () => {
  const document = signedBy({ onTrustList: true, withdrawn: true });

  it('is let pass with a warning beside a seal that the ledger saved', () => {
    expect(documentFindings(token, facts, { document, savedByLedger: true })).toEqual({ differs: false, notes: [{ code: 'pdfSignerWithdrawn', params: {} }] });
  });

  it('is not the sealed document beside any other seal: a thief put a genuine seal on his own pages', () => {
    expect(documentFindings(token, facts, { document })).toEqual({ differs: true, notes: [{ code: 'pdfSignerUnknown', params: {} }] });
  });
});

describe('a PDF signed with a key in use', () => {
  it('has nothing to be said against it', () => {
    expect(documentFindings(token, facts, { document: signedBy({ onTrustList: true, withdrawn: false }) })).toEqual({ differs: false, notes: [] });
  });
});
