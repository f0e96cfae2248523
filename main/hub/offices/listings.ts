import { z } from 'zod';
import { officeCode } from '../../core/offices/office-code.ts';
import { readListing } from '../../core/offices/listing.ts';
import type { Branch } from '../../core/offices/rules.ts';
import { plainBytes } from '../../core/ledger/event.ts';
import { officeMark } from '../../core/parcels/head.ts';
import type { Roster } from '../../core/lan/roster/roster.ts';
import type { HubDatabase } from '../db/open-hub-database.ts';
import { HubRefusal } from '../hub-refusal.ts';

const marks = z.array(z.string());

/** Where an office stands by its own word: all that the server looks at of a listing. */
export type KeptBranch = Branch & { readonly office: string; readonly mark: string; readonly number: number };

/** The newest number that an office has brought; 0 for none. */
export async function listedNumber({ query }: HubDatabase, office: string): Promise<number> {
  const row = await query.selectFrom('office_listing').select('number').where('office', '=', office).executeTakeFirst();
  return Number(row?.number ?? 0);
}

/** Takes what an office says of itself, where its registrar has signed it and it is newer; an older one changes nothing. Refuses with `eventForged`. */
export async function takeListing({ query }: HubDatabase, { office, roster }: { readonly office: string; readonly roster: Roster }, bytes: Uint8Array): Promise<void> {
  const listing = readListing(bytes, roster.registrar);
  if (!listing || !Buffer.from(listing.root).equals(roster.root)) throw new HubRefusal('eventForged');
  const row = {
    office, mark: officeMark(listing.root), number: listing.number, superior: listing.superior && officeMark(listing.superior), subordinates: JSON.stringify(listing.subordinates.map(officeMark)), bytes: plainBytes(bytes),
  };
  const { office: _, ...changes } = row;
  await query.insertInto('office_listing').values(row).onConflict((conflict) => conflict.column('office').doUpdateSet(changes).where('office_listing.number', '<', listing.number)).execute();
}

/** All offices by their marks, as far as they say where they stand. */
export async function branches({ query }: HubDatabase): Promise<ReadonlyMap<string, KeptBranch>> {
  const rows = await query.selectFrom('office_listing').select(['office', 'mark', 'number', 'superior', 'subordinates']).execute();
  return new Map(rows.map((row) => [row.mark, { office: row.office, mark: row.mark, number: Number(row.number), superior: row.superior, subordinates: new Set(marks.parse(JSON.parse(row.subordinates))) }]));
}

/** What an office said of itself last. */
export async function listingOf({ query }: HubDatabase, office: string): Promise<Uint8Array | null> {
  const row = await query.selectFrom('office_listing').select('bytes').where('office', '=', office).executeTakeFirst();
  return row ? new Uint8Array(row.bytes) : null;
}

/** The root key of the office with that code; null where none here has it. */
export async function rootWithCode({ query }: HubDatabase, code: string): Promise<Uint8Array | null> {
  const rows = await query.selectFrom('office').select('root').execute();
  const found = rows.map(({ root }) => new Uint8Array(root)).find((root) => officeCode(root) === code);
  return found ?? null;
}
