import { failure, success, type Result } from '../../result.ts';
import { applyStatement, needsRoot, type RosterBreach, type RosterState } from './rules.ts';
import { isSignedWith, readRosterEntry, type RosterEntry } from './roster-entry.ts';

export type RosterProblem =
  | RosterBreach
  | 'rosterUnreadable'
  | 'rosterForeignOffice'
  | 'rosterForeignRoot'
  | 'rosterSignature'
  | 'rosterChain';

/** The office's list of desks up to its newest entry, verified. A value: a later list is another value. */
export type Roster = RosterState & {
  readonly office: string;
  /** Number of the newest entry. */
  readonly number: number;
  /** Hash of the newest entry: two lists of one number and different heads are a fork. */
  readonly head: Uint8Array;
  /** The latest moment any entry names, in milliseconds since 1970 by registrars' clocks. */
  readonly at: number;
  readonly entries: readonly RosterEntry[];
};

/** What a desk holds a list against: the root it learnt when it joined. */
export type RosterAnchor = { readonly office: string; readonly root: Uint8Array };

/** An office's life; at 200 desks some fifty changes a year. */
export const mostEntries = 20_000;

const zeroHash = new Uint8Array(32);
const same = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0;

/** The first entry: the office's root names itself, its registrar and the key that signs certificates. */
function openedBy(entry: RosterEntry, anchor: RosterAnchor): Result<Roster, RosterProblem> {
  const { statement } = entry;
  if (entry.office !== anchor.office) return failure('rosterForeignOffice');
  if (statement.kind !== 'opened' || entry.number !== 1 || !same(entry.previous, zeroHash)) return failure('rosterChain');
  if (!same(statement.root, anchor.root)) return failure('rosterForeignRoot');
  if (entry.algorithm !== 2 || !isSignedWith(entry, statement.root)) return failure('rosterSignature');
  return success({
    office: entry.office, number: 1, head: entry.hash, at: entry.at, entries: [entry],
    root: statement.root, registrar: statement.registrar, certifiers: [statement.certifier],
    desks: new Map(), revoked: new Set(), posts: new Map(), centre: null, newer: 0,
  });
}

/** Whether the entry was signed by who may make it: the registrar in force, or the root, which alone names registrars. */
function isLawfullySigned(roster: Roster, entry: RosterEntry): boolean {
  if (entry.algorithm === 2) return isSignedWith(entry, roster.root);
  return !needsRoot(entry.statement) && isSignedWith(entry, roster.registrar);
}

/** The list with one more entry; number, chain and signature are checked before the statement is looked at. */
export function withEntry(roster: Roster, entry: RosterEntry): Result<Roster, RosterProblem> {
  if (entry.office !== roster.office) return failure('rosterForeignOffice');
  if (entry.number !== roster.number + 1 || entry.number > mostEntries || !same(entry.previous, roster.head)) return failure('rosterChain');
  if (!isLawfullySigned(roster, entry)) return failure('rosterSignature');
  const state = applyStatement(roster, entry.statement);
  if (typeof state === 'string') return failure(state);
  return success({ ...roster, ...state, number: entry.number, head: entry.hash, at: Math.max(roster.at, entry.at), entries: [...roster.entries, entry] });
}

/** Reads a whole list from its first entry. Total: any bytes give a list or a reason, and nothing throws. */
export function readRoster(bytes: readonly Uint8Array[], anchor: RosterAnchor): Result<Roster, RosterProblem> {
  const first = bytes[0] === undefined ? null : readRosterEntry(bytes[0]);
  if (first === null) return failure('rosterUnreadable');
  return extended(openedBy(first, anchor), bytes.slice(1));
}

/** The list with further entries, in order. */
export function extendRoster(roster: Roster, bytes: readonly Uint8Array[]): Result<Roster, RosterProblem> {
  return extended(success(roster), bytes);
}

function extended(start: Result<Roster, RosterProblem>, bytes: readonly Uint8Array[]): Result<Roster, RosterProblem> {
  let roster = start;
  for (const one of bytes) {
    if (!roster.ok) return roster;
    const entry = readRosterEntry(one);
    roster = entry === null ? failure('rosterUnreadable') : withEntry(roster.value, entry);
  }
  return roster;
}

/** The bytes of all entries from a number on, as they are kept and sent. */
export const entriesFrom = (roster: Roster, number: number): readonly Uint8Array[] => roster.entries.slice(Math.max(0, number - 1)).map(({ bytes }) => bytes);
