import { failure, success, type Result } from '../../result.ts';
import { isSignedWith, readRosterEntry, type RosterEntry } from './roster-entry.ts';
import type { RosterStore } from './roster-store.ts';
import { entriesFrom, extendRoster, readRoster, withEntry, type Roster, type RosterAnchor, type RosterProblem } from './roster.ts';

/** Two lawfully signed entries of one number: somebody used the registrar's key twice, or restored its desk from an old copy. */
export type RosterFork = { readonly number: number; readonly kept: Uint8Array; readonly other: Uint8Array };

/** What became of entries that another desk sent. */
export type RosterNews = 'newer' | 'nothingNew' | 'gap' | 'fork' | 'refused';

type Hearers = { readonly changed?: (roster: Roster) => void; readonly forked?: (fork: RosterFork) => void };

/**
 * The desk's own copy of the list. Only ever grows: an older list never replaces a newer one, and of two entries with one number the
 * first stays and an alarm is raised (ledger.md 2.2, 3; fault row S3 "replayed old roster").
 */
export class RosterKeeper {
  readonly #store: RosterStore;
  readonly #hearers: Set<Hearers> = new Set();
  readonly #forks = new Map<number, RosterFork>();
  #roster: Roster;

  constructor(roster: Roster, store: RosterStore) {
    this.#roster = roster;
    this.#store = store;
  }

  get roster(): Roster {
    return this.#roster;
  }

  /** Forks seen since the start, one for each number. */
  get forks(): readonly RosterFork[] {
    return [...this.#forks.values()];
  }

  /** Hears of newer lists and of forks until the returned function is called. */
  hear(hearers: Hearers): () => void {
    this.#hearers.add(hearers);
    return () => this.#hearers.delete(hearers);
  }

  /** Takes entries in order, of any numbers, from anybody; keeps those that follow the newest one here. Never throws for what they say. */
  offer(bytes: readonly Uint8Array[]): RosterNews {
    const entries = bytes.map(readRosterEntry);
    if (entries.some((entry) => entry === null)) return 'refused';
    const read = entries.filter((entry) => entry !== null);
    const known = read.filter(({ number }) => number <= this.#roster.number);
    if (known.some((entry) => this.#isForked(entry))) return 'fork';
    const fresh = read.filter(({ number }) => number > this.#roster.number);
    if (fresh[0] === undefined) return 'nothingNew';
    if (fresh[0].number > this.#roster.number + 1) return 'gap';
    const extended = extendRoster(this.#roster, fresh.map((entry) => entry.bytes));
    if (!extended.ok) return 'refused';
    this.replace(extended.value);
    return 'newer';
  }

  /** Keeps a list that was made here. Throws a RangeError for one that does not go on from the newest. */
  replace(roster: Roster): void {
    const ours = roster.entries[this.#roster.number - 1];
    if (roster.number <= this.#roster.number || !ours || !sameBytes(ours.hash, this.#roster.head)) throw new RangeError('a list of desks only goes on');
    this.#store.save(entriesFrom(roster, 1));
    this.#roster = roster;
    for (const { changed } of this.#hearers) changed?.(roster);
  }

  /** Raises the alarm only for proof: the other entry must hold in the place of ours, signed by who could sign there. */
  #isForked(entry: RosterEntry): boolean {
    const ours = this.#roster.entries[entry.number - 1];
    if (!ours || sameBytes(ours.hash, entry.hash)) return false;
    if (this.#forks.has(entry.number)) return true;
    if (!this.#holdsInPlace(entry)) return false;
    const fork = { number: entry.number, kept: ours.bytes, other: entry.bytes };
    this.#forks.set(entry.number, fork);
    for (const { forked } of this.#hearers) forked?.(fork);
    return true;
  }

  /** The cheap question first: only who holds a key that has ever signed here can make this desk read its whole list again. */
  #holdsInPlace(entry: RosterEntry): boolean {
    if (!this.#signers(entry).some((key) => isSignedWith(entry, key))) return false;
    const anchor = { office: this.#roster.office, root: this.#roster.root };
    if (entry.number === 1) return readRoster([entry.bytes], anchor).ok;
    const before = readRoster(entriesFrom(this.#roster, 1).slice(0, entry.number - 1), anchor);
    return before.ok && withEntry(before.value, entry).ok;
  }

  #signers(entry: RosterEntry): readonly Uint8Array[] {
    return entry.algorithm === 2 ? [this.#roster.root] : this.#roster.entries.flatMap(registrarOf);
  }
}

const registrarOf = ({ statement }: RosterEntry): readonly Uint8Array[] =>
  statement.kind === 'opened' || statement.kind === 'registrarChanged' ? [statement.registrar] : [];

const sameBytes = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0;

/** Opens the list a desk has kept; the same problems as `readRoster` when the file is damaged or of another office. */
export function openRosterKeeper(store: RosterStore, anchor: RosterAnchor): Result<RosterKeeper, RosterProblem> {
  const read = readRoster(store.load(), anchor);
  return read.ok ? success(new RosterKeeper(read.value, store)) : failure(read.error.code);
}

/** Keeps a list for the first time: on the registrar's desk when the office's LAN is opened, on a new desk when it has joined. */
export function keepRoster(roster: Roster, store: RosterStore): RosterKeeper {
  store.save(entriesFrom(roster, 1));
  return new RosterKeeper(roster, store);
}
