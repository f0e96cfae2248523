import { createHash } from 'node:crypto';
import { z } from 'zod';
import { plainBytes } from '../../core/ledger/event.ts';
import { packStatusLists } from '../../core/seal/status-pack.ts';
import { readStatusList } from '../../core/seal/status-list.ts';
import { readTrustList, type TrustList } from '../../core/seal/trust-list.ts';
import type { HubDatabase, HubTransaction } from '../db/open-hub-database.ts';
import type { HubListTable } from '../db/hub-schema.ts';
import { compressedPoint } from './rules.ts';

/** A signed list as anybody may fetch it; `hash` is SHA-256 of the bytes, in hex. */
export type ServedList = { readonly bytes: Uint8Array; readonly hash: string };

type Offered = { readonly trust: Uint8Array | null; readonly status: readonly Uint8Array[] };
type NewList = Pick<HubListTable, 'kind' | 'kid' | 'list' | 'sequence' | 'bytes'> & { readonly hosts: readonly string[] };

const hostNames = z.array(z.string());

/**
 * Takes the lists in that hold: the trust list against the root key of the office's list of desks, status lists against that trust list. One that is not newer than what is here
 * changes nothing, so that nobody hides a cancellation by publishing yesterday's list; says how many were taken, and how many did not hold.
 */
export async function publishLists({ query }: HubDatabase, office: string, { trust, status }: Offered, now: number): Promise<{ readonly taken: number; readonly refused: number }> {
  const { root } = await query.selectFrom('office').select('root').where('id', '=', office).executeTakeFirstOrThrow();
  const rootPublicKey = compressedPoint(new Uint8Array(root));
  const offered = trust && readTrustList(trust, { rootPublicKey });
  return query.transaction().execute(async (work) => {
    let taken = 0;
    let refused = trust && !(offered?.ok === true) ? 1 : 0;
    if (trust && offered?.ok) taken += await keep(work, office, { kind: 'trust', kid: '', list: 0, sequence: offered.value.sequence, hosts: offered.value.hosts, bytes: trust }, now);
    const held = await trustOf(work, office, rootPublicKey);
    for (const bytes of status) {
      const read = held && (await readStatusList(bytes, held));
      if (!read?.ok) refused += 1;
      else taken += await keep(work, office, { kind: 'status', kid: Buffer.from(read.value.kid).toString('hex'), list: read.value.list, sequence: read.value.sequence, hosts: [], bytes }, now);
    }
    return { taken, refused };
  });
}

/** The newest trust list that an office has published. */
export async function latestTrustList(database: HubDatabase, office: string): Promise<ServedList | null> {
  const row = await database.query.selectFrom('published_list').select(['bytes', 'hash']).where('office', '=', office).where('kind', '=', 'trust').executeTakeFirst();
  return row ? served(row) : null;
}

/** All newest status lists of an office in one file, as the page that checks letters reads it. */
export async function latestStatusLists({ query }: HubDatabase, office: string): Promise<ServedList | null> {
  const rows = await query.selectFrom('published_list').select('bytes').where('office', '=', office).where('kind', '=', 'status').orderBy('kid').orderBy('list').execute();
  if (rows.length === 0) return null;
  const bytes = packStatusLists(rows.map((row) => new Uint8Array(row.bytes)));
  return { bytes, hash: hashOf(bytes) };
}

/** The newest status list of one key (in hex) and list number. */
export async function latestStatusList({ query }: HubDatabase, office: string, kid: string, list: number): Promise<ServedList | null> {
  const row = await query.selectFrom('published_list').select(['bytes', 'hash']).where('office', '=', office).where('kind', '=', 'status').where('kid', '=', kid).where('list', '=', list).executeTakeFirst();
  return row ? served(row) : null;
}

/** A list by its hash, as long as no newer one has taken its place. */
export async function listByHash({ query }: HubDatabase, office: string, hash: string): Promise<ServedList | null> {
  const row = await query.selectFrom('published_list').select(['bytes', 'hash']).where('office', '=', office).where('hash', '=', hash).executeTakeFirst();
  return row ? served(row) : null;
}

/** Offices that have published a trust list, with the official hosts that it names. */
export async function officesWithHosts({ query }: HubDatabase): Promise<readonly { readonly office: string; readonly hosts: readonly string[] }[]> {
  const rows = await query.selectFrom('published_list').select(['office', 'hosts']).where('kind', '=', 'trust').orderBy('office').execute();
  return rows.map(({ office, hosts }) => ({ office, hosts: hostNames.parse(JSON.parse(hosts)) }));
}

async function trustOf(work: HubTransaction, office: string, rootPublicKey: Uint8Array): Promise<TrustList | null> {
  const row = await work.selectFrom('published_list').select('bytes').where('office', '=', office).where('kind', '=', 'trust').executeTakeFirst();
  const read = row && readTrustList(new Uint8Array(row.bytes), { rootPublicKey });
  return read?.ok ? read.value : null;
}

/** Only a higher sequence takes the place of what is here, decided by the database: two servers beside each other never go back. */
async function keep(work: HubTransaction, office: string, list: NewList, now: number): Promise<number> {
  const row = { ...list, office, hash: hashOf(list.bytes), hosts: JSON.stringify(list.hosts), published_at: now };
  const { sequence, hash, hosts, bytes, published_at } = row;
  const kept = await work
    .insertInto('published_list')
    .values(row)
    .onConflict((conflict) => conflict.columns(['office', 'kind', 'kid', 'list']).doUpdateSet({ sequence, hash, hosts, bytes, published_at }).where('published_list.sequence', '<', sequence))
    .executeTakeFirst();
  return Number(kept.numInsertedOrUpdatedRows ?? 0n);
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const served = ({ bytes, hash }: Pick<HubListTable, 'bytes' | 'hash'>): ServedList => ({ bytes: plainBytes(new Uint8Array(bytes)), hash });
