import type { FastifyInstance } from 'fastify';
import { officeMark } from '../../core/parcels/head.ts';
import { mailboxRoutes } from '../../core/parcels/mailbox-routes.ts';
import { plainBytes } from '../../core/ledger/event.ts';
import { answering } from '../desks/exchange.ts';
import { callerOf, type SyncServices } from '../desks/sync-routes.ts';
import { HubRefusal } from '../hub-refusal.ts';
import type { Counts } from '../operate/hub-watch.ts';
import type { Mailbox } from './mailbox.ts';

/** Parcels from any listed desk for any listed desk of this server's offices, and for nobody else. */
export function serveMailbox(server: FastifyInstance, { offices }: Pick<SyncServices, 'offices'>, mailbox: Mailbox, counts: Counts): void {
  answering(server, mailboxRoutes.deposit, async ({ id, to, size, at, piece }, request) => {
    const { office, desk, roster } = await callerOf(offices, request);
    const theirs = roster.desks.has(to) ? roster : offices.listOf(to);
    if (!theirs || to === desk) throw new HubRefusal('notAllowed');
    const marks = [roster, theirs].map(({ root }) => officeMark(root));
    const deposited = await mailbox.deposit({ office, desk }, { id, to, size, marks }, { at, piece });
    if (!deposited) throw new HubRefusal('badInput');
    if (piece.length > 0 && deposited.state === 'kept') counts.parcels({ became: 'kept' });
    if (deposited.state === 'full') counts.parcels({ became: 'full' });
    return deposited;
  });

  answering(server, mailboxRoutes.look, async ({ brought }, request) => {
    const { desk } = await callerOf(offices, request);
    return { parcels: await mailbox.list(desk), kept: await mailbox.keptOf(desk, brought) };
  });

  answering(server, mailboxRoutes.fetch, async ({ id, at, length }, request) => {
    const { desk } = await callerOf(offices, request);
    const piece = await mailbox.piece(desk, id, { at, length });
    if (!piece) throw new HubRefusal('notFound');
    return { piece: plainBytes(piece) };
  });

  answering(server, mailboxRoutes.taken, async ({ id, whole }, request) => {
    const { desk } = await callerOf(offices, request);
    await mailbox.taken(desk, id, whole);
    counts.parcels({ became: whole ? 'taken' : 'broken' });
    return {};
  });

  answering(server, mailboxRoutes.withdraw, async ({ id }, request) => {
    const { desk } = await callerOf(offices, request);
    await mailbox.withdraw(desk, id);
    return {};
  });
}
