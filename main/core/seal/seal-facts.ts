import { sha256 } from '@noble/hashes/sha2.js';
import { failure, success, type Result } from '../result.ts';
import { canonicalText } from './canonical-text.ts';
import { dayNumber } from './plain-date.ts';

/** What a seal shows: 1 everything, 2 subject and addressee only as prints, for confidential letters. */
export const sealProfiles = { open: 1, masked: 2 } as const;

/** The kinds of value forgers change. */
export const criticalKinds = { amount: 1, identityEnding: 2, date: 3, name: 4, post: 5 } as const;

export type CriticalKind = keyof typeof criticalKinds;
export type CriticalValue = { readonly kind: CriticalKind; readonly value: string };

/** Text as sealed; `cut` when the letter's own text goes on. */
export type ShownText = { readonly text: string; readonly cut: boolean };
/** Text of a confidential letter: 8 bytes of SHA-256 of its canonical form. */
export type MaskedText = { readonly print: Uint8Array };
export type SealedText = ShownText | MaskedText;

/** What the seal of a letter says. Dates are `YYYY-MM-DD`; `signatory` is a designation or its place in the office's list. */
export type SealFacts = {
  readonly profile: number;
  readonly number: string;
  readonly date: string;
  readonly subject: SealedText;
  readonly addressee: SealedText;
  readonly signatory: string | number;
  readonly pages: number;
  readonly enclosures: number;
  /** First 16 bytes of SHA-256 of the canonical text. */
  readonly textDigest: Uint8Array;
  readonly status: { readonly list: number; readonly index: number };
  readonly criticalValues: readonly CriticalValue[];
  /** 16-byte key that opens the encrypted full letter. */
  readonly contentKey: Uint8Array | null;
  /** One 16-bit print a paragraph. */
  readonly paragraphPrints: readonly number[];
  readonly validUntil: string | null;
};

/** What an office gives to have a letter sealed: the whole texts, not yet cut. */
export type SealFactsDraft = {
  readonly confidential: boolean;
  readonly number: string;
  readonly date: string;
  readonly subject: string;
  readonly addressee: string;
  readonly signatory: string | number;
  readonly pages: number;
  readonly enclosures: number;
  readonly textDigest: Uint8Array;
  readonly status: { readonly list: number; readonly index: number };
  readonly criticalValues?: readonly CriticalValue[];
  readonly contentKey?: Uint8Array;
  readonly paragraphPrints?: readonly number[];
  readonly validUntil?: string;
};

/** Largest sizes a seal may carry; texts in characters (code points). */
export const sealLimits = {
  number: 64,
  text: 60,
  signatory: 80,
  criticalValues: 8,
  criticalValue: 40,
  paragraphPrints: 64,
  pages: 9_999,
  enclosures: 999,
  statusList: 65_535,
  statusIndex: 16_777_215,
} as const;

const bidiControls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
const controls = /[\p{Cc}\p{Cs}\u2028\u2029]/u;

const textProblem = (text: string, limit: number): 'sealTextEmpty' | 'sealTextTooLong' | 'sealHiddenCharacter' | null => {
  if (text.trim() === '') return 'sealTextEmpty';
  if ([...text].length > limit) return 'sealTextTooLong';
  return bidiControls.test(text) || controls.test(text) ? 'sealHiddenCharacter' : null;
};

const longestByScript = (text: string): number => {
  if (/\p{Script=Devanagari}/u.test(text)) return 40;
  return /\p{Script=Arabic}/u.test(text) ? 45 : sealLimits.text;
};

/**
 * Cuts a text for the seal: 60 characters in Latin script, 45 in Urdu, 40 in Devanagari (120 bytes), never inside
 * a letter with its signs.
 */
export const cutText = (text: string): ShownText => {
  const whole = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const longest = longestByScript(whole);
  let kept = '';
  let length = 0;
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(whole)) {
    length += [...segment].length;
    if (length > longest) return { text: kept.trimEnd(), cut: true };
    kept += segment;
  }
  return { text: whole, cut: false };
};

/** The print that stands for a confidential text: 8 bytes of SHA-256 of its canonical form. */
export const maskText = (text: string): MaskedText => ({
  print: sha256(new TextEncoder().encode(canonicalText(text))).slice(0, 8),
});

export type SealFactsProblem = 'sealTextEmpty' | 'sealTextTooLong' | 'sealHiddenCharacter' | 'sealOutOfRange';

const within = (value: number, lowest: number, highest: number): boolean =>
  Number.isSafeInteger(value) && value >= lowest && value <= highest;

const numbersProblem = (facts: SealFacts): string | null => {
  if (facts.profile !== sealProfiles.open && facts.profile !== sealProfiles.masked) return 'profile';
  if (dayNumber(facts.date) === null) return 'date';
  if (facts.validUntil !== null && dayNumber(facts.validUntil) === null) return 'validUntil';
  if (!within(facts.pages, 1, sealLimits.pages)) return 'pages';
  if (!within(facts.enclosures, 0, sealLimits.enclosures)) return 'enclosures';
  if (!within(facts.status.list, 0, sealLimits.statusList)) return 'status';
  if (!within(facts.status.index, 0, sealLimits.statusIndex)) return 'status';
  return typeof facts.signatory === 'number' && !within(facts.signatory, 0, 65_535) ? 'signatory' : null;
};

const listsProblem = (facts: SealFacts): string | null => {
  if (facts.textDigest.length !== 16) return 'textDigest';
  if (facts.contentKey !== null && facts.contentKey.length !== 16) return 'contentKey';
  if (facts.criticalValues.length > sealLimits.criticalValues) return 'criticalValues';
  if (facts.paragraphPrints.length > sealLimits.paragraphPrints) return 'paragraphPrints';
  if (!facts.paragraphPrints.every((print) => within(print, 0, 65_535))) return 'paragraphPrints';
  const masked = facts.profile === sealProfiles.masked;
  return [facts.subject, facts.addressee].every((text) => 'print' in text === masked) ? null : 'subject';
};

const textsOf = (facts: SealFacts): readonly (readonly [string, string, number])[] => [
  ['number', facts.number, sealLimits.number],
  ...('text' in facts.subject ? [['subject', facts.subject.text, sealLimits.text] as const] : []),
  ...('text' in facts.addressee ? [['addressee', facts.addressee.text, sealLimits.text] as const] : []),
  ...(typeof facts.signatory === 'string' ? [['signatory', facts.signatory, sealLimits.signatory] as const] : []),
  ...facts.criticalValues.map(({ value }) => ['criticalValues', value, sealLimits.criticalValue] as const),
];

/** Checks facts against every limit of a seal. `params.field` of the failure names the first field at fault. */
export const checkSealFacts = (facts: SealFacts): Result<SealFacts, SealFactsProblem> => {
  for (const [field, text, limit] of textsOf(facts)) {
    const problem = textProblem(text, limit);
    if (problem !== null) return failure(problem, { field, limit });
    if (text !== text.normalize('NFC')) return failure('sealHiddenCharacter', { field, limit });
  }
  const field = numbersProblem(facts) ?? listsProblem(facts);
  return field === null ? success(facts) : failure('sealOutOfRange', { field });
};

/**
 * Turns what an office enters into the facts of a seal: NFC, cut or masked, checked.
 * Characters that reorder the text on a screen are refused, for the seal must read as it is written.
 */
export const prepareSealFacts = (draft: SealFactsDraft): Result<SealFacts, SealFactsProblem> => {
  const { confidential, criticalValues = [], contentKey = null, paragraphPrints = [], validUntil = null, ...rest } = draft;
  const sealed = confidential ? maskText : cutText;
  for (const [field, text] of [['subject', draft.subject], ['addressee', draft.addressee]] as const) {
    if (text.trim() === '') return failure('sealTextEmpty', { field });
    if (bidiControls.test(text)) return failure('sealHiddenCharacter', { field });
  }
  return checkSealFacts({
    ...rest,
    profile: confidential ? sealProfiles.masked : sealProfiles.open,
    number: draft.number.normalize('NFC').trim(),
    subject: sealed(draft.subject),
    addressee: sealed(draft.addressee),
    signatory: typeof draft.signatory === 'string' ? draft.signatory.normalize('NFC').trim() : draft.signatory,
    criticalValues: criticalValues.map(({ kind, value }) => ({ kind, value: value.normalize('NFC').trim() })),
    contentKey,
    paragraphPrints,
    validUntil,
  });
};
