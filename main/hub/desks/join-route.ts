import type { FastifyInstance } from 'fastify';
import { readRosterEntry } from '../../core/lan/roster/roster-entry.ts';
import { readRoster } from '../../core/lan/roster/roster.ts';
import type { Address } from '../../core/lan/roster/statements.ts';
import { routes } from '../../core/sync/wire.ts';
import { HubRefusal } from '../hub-refusal.ts';
import type { HubKeys } from '../hub-keys.ts';
import { answering, tlsKeyOf } from './exchange.ts';
import { useInvite } from './invites.ts';
import type { SyncServices } from './sync-routes.ts';

/**
 * The registrar's desk brings its office, with the words that the operator gave. The list of desks says itself by which root it holds; that it is
 * this office's is what the operator vouched for when giving the words away, and who brings it must hold the registrar's desk's key.
 */
export function serveJoining(server: FastifyInstance, { database, offices, now }: SyncServices, { keys, addresses }: { readonly keys: HubKeys; readonly addresses: readonly Address[] }): void {
  answering(server, routes.keys, () => Promise.resolve({ signing: keys.signingPublic, tls: keys.tlsPublic }));

  answering(server, routes.join, async ({ secret, office, name, roster: entries }, request) => {
    const first = entries[0] && readRosterEntry(entries[0]);
    if (!first || first.statement.kind !== 'opened') throw new HubRefusal('rosterRefused');
    const anchor = { office, root: first.statement.root };
    const roster = readRoster(entries, anchor);
    if (!roster.ok) throw new HubRefusal('rosterRefused');
    const key = tlsKeyOf(request);
    const asks = [...roster.value.desks.values()].find(({ tls }) => key !== null && Buffer.from(tls).equals(key));
    if (!asks?.roles.includes('registrar')) throw new HubRefusal('notAllowed');
    if (!(await useInvite(database, secret, now()))) throw new HubRefusal('inviteUnknown');
    await offices.join(anchor, { name, entries, now: now() });
    return { signing: keys.signingPublic, tls: keys.tlsPublic, addresses: [...addresses] };
  });
}
