import type { LetterText } from './canonical-text.ts';
import type { SealFacts } from './seal-facts.ts';
import type { TrustedStatusList } from './status-list.ts';
import type { LocalisedName, TrustList } from './trust-list.ts';

/** Every answer a verification can end in. The words are `verdict.<code>.title` and `.explanation` of verify.json. */
export const verdictCodes = [
  'genuine',
  'genuineListOld',
  'genuineNoList',
  'validityOver',
  'cancelled',
  'superseded',
  'notIssued',
  'keyNotValidThen',
  'profileNotAllowed',
  'keyCompromised',
  'textDiffers',
  'documentDiffers',
  'unknownOffice',
  'brokenSeal',
  'notOfficial',
] as const;

export type VerdictCode = (typeof verdictCodes)[number];

/** What is worth saying beside the verdict. The words are `note.<code>` of verify.json. */
export const noteCodes = [
  'wrongHost',
  'trustListOld',
  'statusListOld',
  'clockBehind',
  'listOlderThanLetter',
  'indexReused',
  'savedByLedger',
  'subjectMasked',
  'pagesDiffer',
  'pdfSignatureBroken',
  'pdfChangedAfterSigning',
  'pdfUnsigned',
  'pdfSignerUnknown',
  'pdfSignerWithdrawn',
  'pdfOtherSeal',
  'paragraphsChanged',
  'paragraphsMissing',
] as const;

export type NoteCode = (typeof noteCodes)[number];
export type Note = { readonly code: NoteCode; readonly params: Readonly<Record<string, string | number>> };

/** Green, amber or red. */
export type VerdictTone = 'good' | 'caution' | 'bad';

/** What was found out about the document that carried the seal. */
export type DocumentEvidence = {
  readonly pages: number | null;
  /** The PDF signature; null where the document has none. */
  readonly signature: {
    readonly valid: boolean;
    readonly wholeDocument: boolean;
    readonly signer: string | null;
    /** Whether the signer's key is on the trust list: anybody can sign a PDF with a key of his own. */
    readonly onTrustList: boolean;
    /** Whether that key was withdrawn since: then its signature proves nothing about the pages. */
    readonly withdrawn?: boolean;
  } | null;
  /** The token attached to the PDF, which has to be the one in the QR code. */
  readonly attachedToken: Uint8Array | null;
};

/** All that a verdict rests on. `now` in seconds since 1970. */
export type JudgeInput = {
  /** The token; null when nothing like a seal was found. */
  readonly token: Uint8Array | null;
  readonly trust: TrustList | null;
  readonly statusLists?: readonly TrustedStatusList[];
  readonly now: number;
  /** Source text of the letter, for those who hold it. */
  readonly letter?: LetterText;
  /** Host of the address the QR code led to, without port. */
  readonly hostSeen?: string;
  /** The PDF the seal came from; left out for photographs and pasted digits. */
  readonly document?: DocumentEvidence;
};

export type Office = {
  readonly officeId: string;
  readonly name: LocalisedName;
  readonly section: LocalisedName | null;
  /** The signatory in each language, where the token names a place in the office's list. */
  readonly signatory: LocalisedName | null;
};

export type Judgement = {
  readonly verdict: VerdictCode;
  readonly tone: VerdictTone;
  /** What the office sealed; null unless the signature is that of a known office. */
  readonly facts: SealFacts | null;
  readonly office: Office | null;
  readonly notes: readonly Note[];
  /** Whether the source text is the sealed one; null when no text was given. */
  readonly textMatch: boolean | null;
  /** When the status list that was used was made, in seconds since 1970. */
  readonly listIssuedAt: number | null;
  /** Number of the letter that took this one's place. */
  readonly supersededBy: string | null;
};
