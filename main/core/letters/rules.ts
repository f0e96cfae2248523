import { createHash } from 'node:crypto';
import type { Draft, LetterForm } from '../../../preload/contract/letters.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { asciiDigits } from '../text/normalise.ts';
import { bodyText } from '../pages/body-text.ts';

/** Forms that go to somebody; the others are published or kept on the notice board. */
const formsWithAddressee: ReadonlySet<LetterForm> = new Set(['letter', 'demi-official', 'office-memorandum', 'notice', 'endorsement', 'id-note', 'summary', 'reminder']);

/** Does this form of communication go to somebody (domain.md row 43)? */
export function needsAddressee(form: LetterForm): boolean {
  return formsWithAddressee.has(form);
}

/** The first field that keeps a draft from being issued; null when nothing does (domain.md row 45). */
export function missingField(draft: Draft): string | null {
  const languageMissing = draft.languages.find((language) => (draft.subject[language] ?? '').trim() === '');
  if (languageMissing !== undefined) return `subject.${languageMissing}`;
  const bodyMissing = draft.languages.find((language) => bodyText(draft.body[language] ?? []).length === 0);
  if (bodyMissing !== undefined) return `body.${bodyMissing}`;
  if (needsAddressee(draft.form) && draft.to.length === 0) return 'to';
  return null;
}

/** The language of the number line and of the seal's facts (domain.md row 44). */
export function firstLanguage(draft: Draft): Language {
  return draft.languages[0] ?? 'en';
}

/**
 * The status list that a letter of a day stands in (seal.md 2.6): each desk has its own list of a key, since it gives the places in it without
 * asking. The registrar's desk has one a calendar year, 2026; desk 1 has 10126, desk 2 has 10226 and so on, with the year's last two digits, so
 * that all lists of the largest office stay below the 65,535 that a seal holds.
 */
export function statusListOf(ordinal: number, day: string): number {
  const year = Number(day.slice(0, 4));
  return ordinal === 0 ? year : firstDeskList + ordinal * 100 + (year % 100);
}

/** Is a list this desk's own to sign? What another desk issued is known here only in part (ledger.md 7.3). */
export function isListOf(ordinal: number, list: number): boolean {
  return list < firstDeskList ? ordinal === 0 : Math.floor((list - firstDeskList) / 100) === ordinal;
}

const firstDeskList = 10_000;

/** Counter of the places in one key's status list of one year (seal.md 2.6). */
export function statusSeries(kid: string, list: number): string {
  return `status:${kid}:${list}`;
}

/**
 * A number as it is searched: digits of any script as ASCII, letters in lower case, and one stroke for whatever stands between
 * them, so that 1/12 and 11/2 stay apart (domain.md b.2).
 */
export function numberKey(number: string): string {
  return asciiDigits(number.normalize('NFKC')).toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '/').replace(/^\/|\/$/gu, '');
}

/** No I, O, 0, 1: nobody misreads them on a third photocopy. */
const codeAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/**
 * The ten characters printed at the foot of every page. They come from what is known before the page is laid out: key, place
 * in the status list, and the text's digest (seal.md 1.2).
 */
export function shortCode(seal: { readonly kid: string; readonly list: number; readonly index: number; readonly textDigest: Uint8Array }): string {
  const hash = createHash('sha256').update(`daftar/code/1\n${seal.kid}\n${seal.list}\n${seal.index}\n`).update(seal.textDigest).digest();
  return [...hash.subarray(0, 10)].map((byte) => codeAlphabet.charAt(byte % codeAlphabet.length)).join('');
}

/** Whom a letter goes to, on one line (domain.md b.3): the first name, and how many more. */
export function toLine(draft: Draft): string {
  const receivers = draft.to.length > 0 ? draft.to : draft.copyTo;
  const first = receivers[0]?.name.trim() ?? '';
  return receivers.length > 1 ? `${first} (+${receivers.length - 1})` : first;
}

/** What of an issued letter decides about the scan of its signed paper copy: where its file lies, who signs, and whether a scan stands. */
export type SignedCopyPlace = {
  readonly letterState: 'draft' | 'issued' | 'cancelled' | 'superseded';
  readonly signatory: string;
  readonly holder: string;
  readonly copy: 'none' | 'waiting' | 'confirmed';
};

/** Why a post can't bring the scan of the paper signed by hand, or null (domain.md row 42, route 2): for a letter in force, by its signatory or who holds its file, one at a time. */
export function bringProblem(place: SignedCopyPlace, post: string): 'letterNotIssued' | 'fileNotHere' | 'signedCopyStands' | null {
  if (place.letterState !== 'issued') return 'letterNotIssued';
  if (place.signatory !== post && place.holder !== post) return 'fileNotHere';
  return place.copy === 'none' ? null : 'signedCopyStands';
}

/** Why a post can't confirm the scan as the signed copy, or null (row 42): that is for the signatory alone, once. */
export function confirmProblem(place: SignedCopyPlace, post: string): 'letterNotIssued' | 'notSigningPost' | 'signedCopyConfirmed' | null {
  if (place.letterState !== 'issued') return 'letterNotIssued';
  if (place.copy === 'confirmed') return 'signedCopyConfirmed';
  return place.signatory === post ? null : 'notSigningPost';
}
