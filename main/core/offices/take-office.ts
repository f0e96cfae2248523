import { officeLevel } from '../../../preload/contract/offices.ts';
import { z } from 'zod';
import type { Store } from '../db/store.ts';
import { byteString } from '../keys/byte-string.ts';
import { readCbor, writeCbor } from '../lan/cbor.ts';
import { deskIdOf, type DeskId } from '../lan/roster/desk-keys.ts';
import { entriesFrom, extendRoster, readRoster, type Roster } from '../lan/roster/roster.ts';
import { readRosterEntry } from '../lan/roster/roster-entry.ts';
import { keyIdOf } from '../ledger/foreign-event.ts';
import { plainBytes } from '../ledger/event.ts';
import { officeMark } from '../parcels/head.ts';
import { readListing, type OfficeListing } from './listing.ts';
import { affiliations } from './own-place.ts';
import type { ToldOffice } from './routes.ts';
import { areBound, reachable, type Branch } from './rules.ts';

/** What somebody says of an office, held against the root that this office knows it by. */
type Held = { readonly roster: Roster; readonly listing: OfficeListing };

/** This office: its mark, and every desk that it ever listed. */
export type OwnOffice = { readonly mark: string; readonly desks: ReadonlySet<DeskId> };

const entryList = z.array(byteString());
const branchSchema = z.object({ superior: z.string().nullable(), subordinates: z.array(z.string()) });

/**
 * Takes in what the central server tells of other offices. The server is believed in nothing: an office counts by its root, which a bond of this office or of one that is in the tree already
 * names; its list of desks begins with that root and only goes on; what it says of itself is signed by the registrar whom that list names, is newer than what is here, and was said under no
 * longer a list. Offices that are `gone` are not sent to: who can be kept from being told of a parting could send to nobody who listens, and the server can keep parcels back anyhow. Says whether anything changed. `self` is this office.
 */
export function takeOffices(store: Store, self: OwnOffice, told: readonly ToldOffice[], gone: readonly string[] = []): boolean {
  const { build } = store;
  return store.transaction(() => {
    const taken = told.map((one) => takeOne(store, self, one));
    store.run(build.updateTable('other_office').set({ gone: 0 }).where('gone', '=', 1).where('office', 'not in', gone));
    store.run(build.updateTable('other_office').set({ gone: 1 }).where('office', 'in', gone));
    const moved = walkTree(store, self.mark);
    return moved || taken.includes(true);
  });
}

function takeOne(store: Store, self: OwnOffice, one: ToldOffice): boolean {
  const office = officeMark(one.root);
  const row = store.first(store.build.selectFrom('other_office').selectAll().where('office', '=', office));
  if (office === self.mark || (!row && !isNamed(store, self.mark, office))) return false;
  const known = row ? readRoster(entryList.parse(readCbor(plainBytes(row.entries))?.value), anchorOf(row.entries, one.root)) : null;
  const held = hold(one, known?.ok ? known.value : null);
  if (!held || held.listing.number <= (row?.number ?? 0)) return false;
  keep(store, { office, ownDesks: self.desks }, held);
  return true;
}

function anchorOf(entries: Uint8Array, root: Uint8Array) {
  const [first] = entryList.parse(readCbor(plainBytes(entries))?.value);
  return { office: (first && readRosterEntry(first)?.office) ?? '', root };
}

/** Null where something does not hold. What the office's list of desks was before it is still, with more after it. */
export function hold({ root, entries, listing: bytes }: ToldOffice, known: Roster | null): Held | null {
  if (!bytes) return null;
  const [first] = entries;
  const fresh = entries.filter((entry) => (readRosterEntry(entry)?.number ?? 0) > (known?.number ?? 0));
  const roster = known ? extendRoster(known, fresh) : readRoster(entries, { office: (first && readRosterEntry(first)?.office) ?? '', root });
  const listing = roster.ok ? readListing(bytes, roster.value.registrar) : null;
  if (!roster.ok || !listing || !same(listing.root, root) || !same(roster.value.root, root) || listing.roster > roster.value.number) return null;
  return { roster: roster.value, listing };
}

/** Does this office, or one that is in the tree, say that it is bound to that one? */
function isNamed(store: Store, self: string, office: string): boolean {
  return [...branchesOf(store, self)].some(([, { superior, subordinates }]) => superior === office || subordinates.has(office));
}

/** This office and those whose word is here, as the tree is made of them. */
function branchesOf(store: Store, self: string): ReadonlyMap<string, Branch> {
  const bonds = affiliations(store);
  const own = { superior: bonds.find(({ side }) => side === 'superior')?.office ?? null, subordinates: new Set(bonds.filter(({ side }) => side === 'subordinate').map(({ office }) => office)) };
  const others = store.all(store.build.selectFrom('other_office').select(['office', 'branch']).where('gone', '=', 0)).map(({ office, branch }) => {
    const { superior, subordinates } = branchSchema.parse(JSON.parse(branch));
    return [office, { superior, subordinates: new Set(subordinates) }] as const;
  });
  return new Map([...others, [self, own]]);
}

/** Notes how far each office is, by what both ends of each step say now. Says whether one came, moved or went. */
export function walkTree(store: Store, self: string): boolean {
  const { build } = store;
  const distances = reachable(self, branchesOf(store, self));
  const rows = store.all(build.selectFrom('other_office').select(['office', 'distance']));
  const moved = rows.filter(({ office, distance }) => distance !== (distances.get(office) ?? null));
  for (const { office } of moved) store.run(build.updateTable('other_office').set({ distance: distances.get(office) ?? null }).where('office', '=', office));
  return moved.length > 0;
}

/** Do this office and that one both say that they are bound? */
export function isBound(store: Store, self: string, office: string): boolean {
  const branches = branchesOf(store, self);
  const [own, other] = [branches.get(self), branches.get(office)];
  return own !== undefined && other !== undefined && areBound({ ...own, office: self }, { ...other, office });
}

/** A name that another office has already, or this one, stays with it: nobody takes the post or the person of somebody else for his own. */
function keep(store: Store, { office, ownDesks }: { readonly office: string; readonly ownDesks: ReadonlySet<DeskId> }, { roster, listing }: Held): void {
  const { build } = store;
  const branch = { superior: listing.superior && officeMark(listing.superior), subordinates: listing.subordinates.map(officeMark) };
  const row = {
    office, root: listing.root, number: listing.number, name: JSON.stringify(listing.name), level: listing.level, branch: JSON.stringify(branch),
    roster: roster.number, entries: writeCbor(entriesFrom(roster, 1).map((bytes) => plainBytes(bytes))), gone: 0, distance: null,
  };
  const { distance: _, ...changes } = row;
  store.run(build.insertInto('other_office').values(row).onConflict((conflict) => conflict.column('office').doUpdateSet(changes)));
  keepDesks(store, { office, ownDesks }, roster);
  keepPosts(store, office, listing);
  keepPersons(store, office, listing);
}

function keepDesks(store: Store, { office, ownDesks }: { readonly office: string; readonly ownDesks: ReadonlySet<DeskId> }, { entries, desks }: Roster): void {
  const { build } = store;
  store.run(build.updateTable('other_desk').set({ listed: 0 }).where('office', '=', office));
  for (const { statement } of entries) {
    if (statement.kind !== 'admitted' && statement.kind !== 'replaced') continue;
    const desk = deskIdOf(statement.desk);
    if (ownDesks.has(desk)) continue;
    const row = { desk, office, signing_key: statement.desk.signing, tls_key: statement.desk.tls, listed: Number(desks.has(desk)) };
    store.run(build.insertInto('other_desk').values(row).onConflict((conflict) => conflict.column('desk').doUpdateSet({ listed: row.listed }).where('other_desk.office', '=', office)));
  }
}

function keepPosts(store: Store, office: string, { posts }: OfficeListing): void {
  const { build } = store;
  store.run(build.updateTable('other_post').set({ listed: 0 }).where('office', '=', office));
  for (const [place, { id, name, holder, desk }] of posts.entries()) {
    if (store.first(build.selectFrom('post').select('id').where('id', '=', id))) continue;
    const row = { id, office, name: JSON.stringify(name), holder: holder && JSON.stringify(holder), desk, place, listed: 1 };
    store.run(build.insertInto('other_post').values(row).onConflict((conflict) => conflict.column('id').doUpdateSet(row).where('other_post.office', '=', office)));
  }
}

function keepPersons(store: Store, office: string, { persons }: OfficeListing): void {
  const { build } = store;
  for (const { id, name, keys } of persons) {
    const row = { id, office, name: JSON.stringify(name) };
    store.run(build.insertInto('other_person').values(row).onConflict((conflict) => conflict.column('id').doUpdateSet(row).where('other_person.office', '=', office)));
    for (const key of keys) {
      const kept = { office, person_id: id, key_id: keyIdOf(key), signing_key: key };
      store.run(build.insertInto('other_person_key').values(kept).onConflict((conflict) => conflict.doNothing()));
    }
  }
}

/** Offices that say they stand under this one and are not bound to it yet: shown to the registrar, with the code by which he asks who they are. */
export function takeRequests(store: Store, self: string, told: readonly ToldOffice[]): boolean {
  const { build } = store;
  const bound = new Set(affiliations(store).map(({ office }) => office));
  const asking = told.flatMap((one) => {
    const held = hold(one, null);
    const office = officeMark(one.root);
    if (!held || office === self || bound.has(office) || !held.listing.superior || officeMark(held.listing.superior) !== self) return [];
    return [{ office, root: held.listing.root, name: JSON.stringify(held.listing.name), level: officeLevel.nullable().parse(held.listing.level) }];
  });
  return store.transaction(() => {
    const before = store.all(build.selectFrom('office_request').selectAll().orderBy('office'));
    store.run(build.deleteFrom('office_request'));
    for (const row of asking) store.run(build.insertInto('office_request').values(row).onConflict((conflict) => conflict.doNothing()));
    const after = store.all(build.selectFrom('office_request').selectAll().orderBy('office'));
    return JSON.stringify(before) !== JSON.stringify(after);
  });
}

const same = (left: Uint8Array, right: Uint8Array): boolean => Buffer.from(left).equals(right);
