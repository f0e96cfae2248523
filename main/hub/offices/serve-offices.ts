import type { FastifyInstance } from 'fastify';
import { plainBytes } from '../../core/ledger/event.ts';
import { entriesFrom } from '../../core/lan/roster/roster.ts';
import { officesRoutes, type ToldOffice } from '../../core/offices/routes.ts';
import { officeMark } from '../../core/parcels/head.ts';
import { answering } from '../desks/exchange.ts';
import type { Offices } from '../desks/offices.ts';
import { officesToTell } from '../desks/rules.ts';
import { callerOf, type SyncServices } from '../desks/sync-routes.ts';
import { HubRefusal } from '../hub-refusal.ts';
import { branches, listedNumber, listingOf, rootWithCode, takeListing, type KeptBranch } from './listings.ts';

/** An answer stays below what a desk reads at once; the first office always fits. */
const mostBytes = 2 * 1024 * 1024;

/** What offices say of themselves, for desks of offices of the same tree and for nobody else. The server judges nothing of it: who reads it does. */
export function serveOffices(server: FastifyInstance, { database, offices }: Pick<SyncServices, 'database' | 'offices'>): void {
  answering(server, officesRoutes.list, async ({ listing }, request) => {
    const { office, desk, roster } = await callerOf(offices, request);
    if (listing && roster.desks.get(desk)?.roles.includes('registrar') !== true) throw new HubRefusal('notAllowed');
    if (listing) await takeListing(database, { office, roster }, listing);
    return { number: await listedNumber(database, office) };
  });

  answering(server, officesRoutes.look, async ({ have }, request) => {
    const { desk, roster } = await callerOf(offices, request);
    const known = new Map(have.map((one) => [one.office, one]));
    const isRegistrar = roster.desks.get(desk)?.roles.includes('registrar') === true;
    const { tree, asking } = officesToTell(officeMark(roster.root), await branches(database), isRegistrar);
    const reached = new Set(tree.map(({ mark }) => mark));
    const gone = have.flatMap(({ office }) => (reached.has(office) ? [] : [office]));
    const told: ToldOffice[] = [];
    let bytes = 0;
    for (const branch of tree) {
      const one = await newsOf(database, offices, branch, known.get(branch.mark) ?? { roster: 0, listing: 0 });
      if (!one) continue;
      bytes += sizeOf(one);
      if (told.length > 0 && bytes > mostBytes) return { offices: told, requests: [], gone, more: true };
      told.push(one);
    }
    const requests: ToldOffice[] = [];
    for (const branch of asking) {
      const one = await newsOf(database, offices, branch, { roster: 0, listing: 0 });
      bytes += one ? sizeOf(one) : 0;
      if (one && bytes <= mostBytes) requests.push(one);
    }
    return { offices: told, requests, gone, more: false };
  });

  answering(server, officesRoutes.find, async ({ code }, request) => {
    await callerOf(offices, request);
    const root = await rootWithCode(database, code);
    if (!root) throw new HubRefusal('notFound');
    return { root: plainBytes(root) };
  });
}

async function newsOf(database: SyncServices['database'], offices: Offices, { office, number }: KeptBranch, have: { readonly roster: number; readonly listing: number }): Promise<ToldOffice | null> {
  const roster = offices.rosterOf(office);
  if (!roster || have.listing >= number) return null;
  const bytes = await listingOf(database, office);
  return { root: roster.root, entries: entriesFrom(roster, have.roster + 1).map((entry) => plainBytes(entry)), listing: bytes && plainBytes(bytes) };
}

const sizeOf = ({ entries, listing }: ToldOffice): number => entries.reduce((sum, entry) => sum + entry.length, listing?.length ?? 0);
