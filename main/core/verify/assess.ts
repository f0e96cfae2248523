import type { Verification } from '../../../preload/contract/verify.ts';
import { localText } from '../../../preload/contract/values.ts';
import { equalBytes } from '../seal/bytes.ts';
import type { LetterText } from '../seal/canonical-text.ts';
import type { SealFacts, SealedText } from '../seal/seal-facts.ts';
import type { TrustedStatusList } from '../seal/status-list.ts';
import type { TrustList } from '../seal/trust-list.ts';
import { judge } from '../seal/verdict.ts';
import type { DocumentEvidence, Judgement, JudgeInput } from '../seal/verdict-types.ts';
import type { Evidence, SignedDocument } from './evidence.ts';

export type Authorities = {
  readonly trust: TrustList | null;
  readonly statusLists: readonly TrustedStatusList[];
  /** The letter's text from elsewhere, which counts more than the one that came with the PDF. */
  readonly letter?: LetterText | null;
  /** Milliseconds since 1970. */
  readonly now: number;
};

export type Assessment = { readonly judgement: Judgement; readonly shown: Omit<Verification, 'checkId' | 'letterId'> };

/** Judges evidence and puts the answer in the shape that screens and the command line show. */
export function assess(evidence: Evidence, authorities: Authorities): Assessment {
  const letter = authorities.letter ?? evidence.letter;
  const input: JudgeInput = {
    token: evidence.found.token,
    trust: authorities.trust,
    statusLists: authorities.statusLists,
    now: Math.floor(authorities.now / 1000),
    ...(letter ? { letter } : {}),
    ...(evidence.found.host === null ? {} : { hostSeen: evidence.found.host }),
    ...(evidence.document ? { document: withTrust(evidence.document, authorities.trust) } : {}),
  };
  const judgement = judge(input);
  const office = localText.safeParse(judgement.office?.name);
  return {
    judgement,
    shown: {
      verdict: judgement.verdict,
      tone: judgement.tone,
      office: office.success ? office.data : null,
      facts: judgement.facts ? shownFacts(judgement.facts, judgement.office?.signatory?.en) : null,
      listDate: judgement.listIssuedAt === null ? null : new Date(judgement.listIssuedAt * 1000).toISOString().slice(0, 10),
      supersededBy: judgement.supersededBy,
      textMatch: judgement.textMatch,
      pdfSignature: evidence.signature
        ? { valid: evidence.signature.valid, wholeDocument: evidence.signature.wholeDocument, signer: evidence.signature.signer }
        : null,
      notes: judgement.notes.map((note) => ({ code: note.code, params: { ...note.params } })),
    },
  };
}

function withTrust(document: SignedDocument, trust: TrustList | null): DocumentEvidence {
  const { signature } = document;
  if (!signature) return { ...document, signature: null };
  const { key, ...rest } = signature;
  const entry = key === null ? undefined : trust?.entries.find(({ publicKey }) => equalBytes(publicKey, key));
  return { ...document, signature: { ...rest, onTrustList: entry !== undefined, withdrawn: entry?.state === 'compromised' } };
}

function shownFacts(facts: SealFacts, signatory: string | undefined): NonNullable<Verification['facts']> {
  const shown = (text: SealedText) => ('text' in text ? { text: text.text, cut: text.cut } : { text: null, cut: false });
  const subject = shown(facts.subject);
  const addressee = shown(facts.addressee);
  return {
    number: facts.number,
    date: facts.date,
    subject: subject.text,
    subjectCut: subject.cut,
    addressee: addressee.text,
    addresseeCut: addressee.cut,
    signatory: typeof facts.signatory === 'string' ? facts.signatory : (signatory ?? ''),
    pages: facts.pages,
    enclosures: facts.enclosures,
  };
}
