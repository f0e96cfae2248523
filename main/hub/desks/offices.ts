import { deskIdOf, type DeskId } from '../../core/lan/roster/desk-keys.ts';
import { entriesFrom, extendRoster, readRoster, type Roster, type RosterAnchor } from '../../core/lan/roster/roster.ts';
import { readRosterEntry } from '../../core/lan/roster/roster-entry.ts';
import type { ListedDesk } from '../../core/lan/roster/statements.ts';
import type { HubDatabase } from '../db/open-hub-database.ts';
import { HubRefusal } from '../hub-refusal.ts';

/** Who asks: a desk that its office's list has. */
export type Caller = { readonly office: string; readonly desk: DeskId; readonly listed: ListedDesk; readonly roster: Roster };

/** The offices whose record the server keeps, by their lists of desks; kept at hand, and read again when the database has longer ones. */
export class Offices {
  readonly #database: HubDatabase;
  readonly #rosters = new Map<string, Roster>();
  #byTlsKey: ReadonlyMap<string, { readonly office: string; readonly desk: DeskId }> = new Map();

  constructor(database: HubDatabase) {
    this.#database = database;
  }

  /** The desk that holds a TLS key (SubjectPublicKeyInfo in hex); null for a key that no office lists. */
  async callerWith(spki: string): Promise<Caller | null> {
    await this.#refresh();
    const known = this.#byTlsKey.get(spki);
    const roster = known && this.#rosters.get(known.office);
    const listed = known && roster?.desks.get(known.desk);
    return known && roster && listed ? { ...known, listed, roster } : null;
  }

  /** The list that has a desk now, of whatever office; null where none has. */
  listOf(desk: DeskId): Roster | null {
    return [...this.#rosters.values()].find(({ desks }) => desks.has(desk)) ?? null;
  }

  /** An office's list of desks as it stands; null for an office that is not here. */
  rosterOf(office: string): Roster | null {
    return this.#rosters.get(office) ?? null;
  }

  /** Takes in what is new of an office's list, and gives it as it stands then. Refuses with `rosterRefused`, `rosterForked`. */
  async take(office: string, entries: readonly Uint8Array[]): Promise<Roster> {
    const known = this.#rosters.get(office);
    if (!known) throw new HubRefusal('officeUnknown');
    const read = entries.map(readRosterEntry);
    for (const entry of read) {
      if (!entry) throw new HubRefusal('rosterRefused');
      const ours = known.entries[entry.number - 1];
      if (ours && !Buffer.from(ours.hash).equals(entry.hash)) throw new HubRefusal('rosterForked');
    }
    const fresh = read.flatMap((entry) => (entry && entry.number > known.number ? [entry.bytes] : []));
    if (fresh.length === 0) return known;
    const longer = extendRoster(known, fresh);
    if (!longer.ok) throw new HubRefusal('rosterRefused');
    await this.#keep(office, longer.value, known.number + 1);
    return longer.value;
  }

  /** Takes an office in that was invited, by its list from the first entry on; one that is here already goes on with its own. Refuses as `take` does. */
  async join(anchor: RosterAnchor, { name, entries, now }: { readonly name: string; readonly entries: readonly Uint8Array[]; readonly now: number }): Promise<Roster> {
    const read = readRoster(entries, anchor);
    if (!read.ok) throw new HubRefusal('rosterRefused');
    const { query } = this.#database;
    await this.#refresh();
    const known = this.#rosters.get(anchor.office);
    if (known) {
      if (!Buffer.from(known.root).equals(anchor.root)) throw new HubRefusal('rosterForked');
      return this.take(anchor.office, entries);
    }
    await query.insertInto('office').values({ id: anchor.office, root: anchor.root, name, joined_at: now }).execute();
    await this.#keep(anchor.office, read.value, 1);
    return read.value;
  }

  /** Entries of one number are one: two servers that take the same list in beside each other keep it once. */
  async #keep(office: string, roster: Roster, from: number): Promise<void> {
    const rows = entriesFrom(roster, from).map((bytes, at) => ({ office, number: from + at, bytes }));
    await this.#database.query.insertInto('roster_entry').values(rows).onConflict((conflict) => conflict.doNothing()).execute();
    this.#rosters.set(office, roster);
    this.#index();
  }

  async #refresh(): Promise<void> {
    const { query } = this.#database;
    const newest = await query.selectFrom('roster_entry').select(({ fn }) => ['office', fn.max('number').as('number')]).groupBy('office').execute();
    const behind = newest.filter(({ office, number }) => (this.#rosters.get(office)?.number ?? 0) < Number(number));
    for (const { office } of behind) await this.#load(office);
    if (behind.length > 0) this.#index();
  }

  async #load(office: string): Promise<void> {
    const { query } = this.#database;
    const row = await query.selectFrom('office').select('root').where('id', '=', office).executeTakeFirstOrThrow();
    const entries = await query.selectFrom('roster_entry').select('bytes').where('office', '=', office).orderBy('number').execute();
    const read = readRoster(entries.map(({ bytes }) => new Uint8Array(bytes)), { office, root: new Uint8Array(row.root) });
    if (!read.ok) throw new Error(`the list of desks of ${office} is damaged: ${read.error.code}`);
    this.#rosters.set(office, read.value);
  }

  #index(): void {
    this.#byTlsKey = new Map(
      [...this.#rosters].flatMap(([office, { desks }]) => [...desks.values()].map((listed) => [Buffer.from(listed.tls).toString('hex'), { office, desk: deskIdOf(listed) }] as const)),
    );
  }
}
