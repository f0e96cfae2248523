import type { FastifyInstance, FastifyRequest } from 'fastify';
import { publicKeyFromRaw } from '../../core/keys/raw-keys.ts';
import { entriesFrom } from '../../core/lan/roster/roster.ts';
import { plainBytes } from '../../core/ledger/event.ts';
import { mostEventsABatch, routes, syncVersion } from '../../core/sync/wire.ts';
import { HubRefusal } from '../hub-refusal.ts';
import { checkBatch } from '../ledger/check-batch.ts';
import { publishLists } from '../lists/published-lists.ts';
import { durableOf, takeIn, type Cosigner, type Durable, type LogOwner } from '../ledger/take-in.ts';
import type { HubDatabase } from '../db/open-hub-database.ts';
import type { Counts } from '../operate/hub-watch.ts';
import { answering, tlsKeyOf } from './exchange.ts';
import type { Caller, Offices } from './offices.ts';
import { mayRead } from './rules.ts';

export type SyncServices = { readonly database: HubDatabase; readonly offices: Offices; readonly cosigner: Cosigner; readonly now: () => number; /** Events were taken in. */ readonly taken: () => void };

/** A roster entry is some hundred bytes; so many stay far below what a request may hold. */
const entriesAnAnswer = 500;

/** Who asks; refuses with `notListed` whoever is on no office's list. */
export async function callerOf(offices: Offices, request: FastifyRequest): Promise<Caller> {
  const key = tlsKeyOf(request);
  const caller = key && (await offices.callerWith(Buffer.from(key).toString('hex')));
  if (!caller) throw new HubRefusal('notListed');
  return caller;
}

/** Takes a batch of a desk in, of which each event was held against its key; refuses with why not, and how far the log stands here. */
async function takeEvents({ database, cosigner, now, taken: tell }: SyncServices, counts: Counts, caller: Caller, { log, events }: { readonly log: string; readonly events: readonly Uint8Array[] }): Promise<Durable> {
  const batch = await checkBatch(log, events, publicKeyFromRaw('ed25519', caller.listed.signing));
  if (!batch.ok) throw new HubRefusal(batch.error.code);
  const taken = await takeIn(database, { log, owner: ownerOf(caller), batch: batch.value, cosigner, now: now() });
  if (!taken.ok) throw new HubRefusal(taken.error.code, (await durableOf(database, log)).size);
  counts.batches();
  counts.events({}, events.length);
  tell();
  return taken.value.durable;
}

export const ownerOf = ({ office, desk, listed }: Caller): LogOwner => ({ office, desk, signingKey: listed.signing });

/** Logs of desks to the server and back (ledger.md 7.6). */
export function serveSync(server: FastifyInstance, services: SyncServices, counts: Counts): void {
  const { database, offices, now } = services;
  answering(server, routes.hello, async ({ version, log }, request) => {
    const { roster } = await callerOf(offices, request);
    if (version !== syncVersion) throw new HubRefusal('versionsDiffer');
    return { version: syncVersion, instance: database.instance, durable: await durableOf(database, log), roster: roster.number, at: Math.max(0, Math.trunc(now())) };
  });

  answering(server, routes.roster, async ({ from, entries }, request) => {
    const { office } = await callerOf(offices, request);
    const roster = await offices.take(office, entries);
    return { number: roster.number, entries: entriesFrom(roster, from).slice(0, entriesAnAnswer).map((bytes) => plainBytes(bytes)) };
  });

  answering(server, routes.push, async (batch, request) => takeEvents(services, counts, await callerOf(offices, request), batch));

  answering(server, routes.publish, async (lists, request) => {
    const { office } = await callerOf(offices, request);
    return publishLists(database, office, lists, now());
  });

  answering(server, routes.logs, async (_, request) => {
    const caller = await callerOf(offices, request);
    const logs = await database.query.selectFrom('log_head').select(['log', 'desk', 'size']).where('office', '=', caller.office).orderBy('log').execute();
    return { logs: logs.filter(({ desk }) => mayRead(caller, desk)) };
  });

  answering(server, routes.pull, async ({ log, after, bytes }, request) => {
    const caller = await callerOf(offices, request);
    const head = await database.query.selectFrom('log_head').select('desk').where('log', '=', log).where('office', '=', caller.office).executeTakeFirst();
    if (!head || !mayRead(caller, head.desk)) throw new HubRefusal('notAllowed');
    const rows = await database.query.selectFrom('event_log').select('bytes').where('log', '=', log).where('seq', '>', after).orderBy('seq').limit(mostEventsABatch).execute();
    return { events: upTo(rows.map((row) => new Uint8Array(row.bytes)), bytes), durable: await durableOf(database, log) };
  });
}

/** As many as fit, one at least. */
function upTo(events: readonly Uint8Array[], most: number): Uint8Array[] {
  let bytes = 0;
  const past = events.findIndex((event, at) => {
    bytes += event.length;
    return at > 0 && bytes > most;
  });
  return past === -1 ? [...events] : events.slice(0, past);
}
