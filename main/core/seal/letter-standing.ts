import { sha256 } from '@noble/hashes/sha2.js';
import { equalBytes } from './bytes.ts';
import { secondsDate } from './plain-date.ts';
import type { SealFacts } from './seal-facts.ts';
import { newestStatusList, type TrustedStatusList } from './status-list.ts';
import type { TrustEntry, TrustList } from './trust-list.ts';
import type { JudgeInput, Note, VerdictCode } from './verdict-types.ts';

/** How a letter stands with the office that sealed it. */
export type Standing = {
  readonly verdict: VerdictCode;
  readonly notes: readonly Note[];
  readonly list: TrustedStatusList | null;
};

type Case = { readonly token: Uint8Array; readonly facts: SealFacts; readonly entry: TrustEntry; readonly trust: TrustList };

const note = (code: Note['code'], params: Note['params'] = {}): Note => ({ code, params });

/** The first 8 bytes of SHA-256 of a token, as the ledger in a status list holds them. */
export const tokenPrefix = (token: Uint8Array): Uint8Array => sha256(token).slice(0, 8);

const isListed = (token: Uint8Array, list: TrustedStatusList, index: number): boolean => {
  const prefix = list.tokenPrefixes.get(index);
  return prefix !== undefined && equalBytes(prefix, tokenPrefix(token));
};

/** What the list says of an index that is in force, or beyond its end. */
const inForce = ({ facts, trust }: Case, list: TrustedStatusList, now: number): Standing => {
  const latest = Math.max(now, list.issuedAt, trust.issuedAt);
  const notes: Note[] = [];
  if (latest > list.issuedAt + list.timeToLive) notes.push(note('statusListOld', { date: secondsDate(list.issuedAt) }));
  if (latest > trust.nextUpdate) notes.push(note('trustListOld', { date: secondsDate(trust.issuedAt) }));
  if (facts.status.index >= list.states.length) notes.push(note('listOlderThanLetter', { date: secondsDate(list.issuedAt) }));
  return { verdict: notes.length === 0 ? 'genuine' : 'genuineListOld', notes, list };
};

/**
 * Reads a letter's state off its status list. An index beyond the end of a list that was made before or on the day of
 * the letter says nothing yet; any other index without a state was never issued.
 */
const byList = (letter: Case, list: TrustedStatusList, now: number): Standing => {
  const { token, facts } = letter;
  const { index } = facts.status;
  const state = list.states[index];
  if (state === undefined && facts.date >= secondsDate(list.issuedAt)) return inForce(letter, list, now);
  if (state === undefined || state === 'notIssued') return { verdict: 'notIssued', notes: [], list };
  if (list.tokenPrefixes.has(index) && !isListed(token, list, index)) {
    return { verdict: 'notIssued', notes: [note('indexReused')], list };
  }
  return state === 'inForce' ? inForce(letter, list, now) : { verdict: state, notes: [], list };
};

/** Only a list signed by another key, which holds this very token, can save a letter of a compromised key. */
const survivesCompromise = ({ token, facts, entry }: Case, list: TrustedStatusList | null): boolean =>
  list !== null && !equalBytes(list.signedBy, entry.kid) && isListed(token, list, facts.status.index);

/** Judges a letter whose signature is good: key dates and state first, then the status list. */
export const letterStanding = (letter: Case, { statusLists = [], now }: JudgeInput): Standing => {
  const { facts, entry, trust } = letter;
  const list = newestStatusList(statusLists, entry.kid, facts.status.list);
  if (facts.date < entry.signFrom || facts.date > entry.signTo) return { verdict: 'keyNotValidThen', notes: [], list };
  if (!entry.profiles.includes(facts.profile)) return { verdict: 'profileNotAllowed', notes: [], list };
  const compromised = entry.state === 'compromised';
  if (compromised && !survivesCompromise(letter, list)) return { verdict: 'keyCompromised', notes: [], list };
  if (list === null) {
    const old = now > trust.nextUpdate ? [note('trustListOld', { date: secondsDate(trust.issuedAt) })] : [];
    return { verdict: 'genuineNoList', notes: old, list };
  }
  const standing = byList(letter, list, now);
  return compromised ? { ...standing, notes: [...standing.notes, note('savedByLedger')] } : standing;
};
