import { equalBytes } from './bytes.ts';
import type { SealFacts } from './seal-facts.ts';
import type { DocumentEvidence, Note } from './verdict-types.ts';

/** What a look at the document adds: notes, and whether it is not the document that was sealed. */
export type DocumentFindings = { readonly differs: boolean; readonly notes: readonly Note[] };

const note = (code: Note['code'], params: Note['params'] = {}): Note => ({ code, params });

type Signature = NonNullable<DocumentEvidence['signature']>;

const isTrusted = ({ onTrustList, withdrawn = false }: Signature, savedByLedger: boolean): boolean => onTrustList && (!withdrawn || savedByLedger);

const signatureNotes = (signature: Signature, savedByLedger: boolean): Note[] => [
  ...(signature.valid ? [] : [note('pdfSignatureBroken')]),
  ...(signature.valid && !isTrusted(signature, savedByLedger) ? [note('pdfSignerUnknown')] : []),
  ...(signature.wholeDocument ? [] : [note('pdfChangedAfterSigning')]),
];

/**
 * Compares a PDF with the seal it carries. A wrong number of pages counts against a signed PDF only: a scan may hold
 * the enclosures too. The signature of a withdrawn key is let pass only beside a seal of such a key that the ledger saved, and
 * then with a warning: whoever has the key can sign other pages around a genuine seal.
 */
export const documentFindings = (
  token: Uint8Array,
  facts: SealFacts,
  { document, savedByLedger = false }: { readonly document: DocumentEvidence; readonly savedByLedger?: boolean },
): DocumentFindings => {
  const { pages, signature, attachedToken } = document;
  const otherSeal = attachedToken !== null && !equalBytes(attachedToken, token) ? [note('pdfOtherSeal')] : [];
  const otherPages = pages !== null && pages !== facts.pages ? [note('pagesDiffer', { sealed: facts.pages, found: pages })] : [];
  if (signature === null) {
    return { differs: otherSeal.length > 0, notes: [...otherSeal, ...otherPages, note('pdfUnsigned')] };
  }
  const notes = [...signatureNotes(signature, savedByLedger), ...otherSeal, ...otherPages];
  const warned = signature.withdrawn === true && savedByLedger ? [note('pdfSignerWithdrawn')] : [];
  return { differs: notes.length > 0, notes: [...notes, ...warned] };
};
