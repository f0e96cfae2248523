import fastify, { type FastifyInstance } from 'fastify';
import type { Address } from '../../core/lan/roster/statements.ts';
import { servedToKnownKeys } from '../../core/lan/transport/tls.ts';
import { mostBytesABatch } from '../../core/sync/wire.ts';
import type { ContentStore } from '../contents/content-store.ts';
import type { HubKeys } from '../hub-keys.ts';
import { serveContents } from './content-routes.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { serveOffices } from '../offices/serve-offices.ts';
import { serveMailbox } from '../mailbox/serve-mailbox.ts';
import type { Gate } from '../operate/gate.ts';
import { keepDoor } from '../operate/door-keeper.ts';
import { loggerTo, type LogStream } from '../operate/hub-log.ts';
import type { Counts } from '../operate/hub-watch.ts';
import { readBodies, tellProblems } from './exchange.ts';
import { serveJoining } from './join-route.ts';
import { servePushStream } from './push-stream-route.ts';
import { serveSync, type SyncServices } from './sync-routes.ts';

type Parts = { readonly services: SyncServices; readonly contents: ContentStore; readonly mailbox: Mailbox; readonly keys: HubKeys; readonly addresses: readonly Address[]; readonly gate: Gate; readonly counts: Counts; readonly log?: LogStream | undefined };

/** Desks keep their connections: Node's own five seconds cost thin lines a handshake for each batch (ledger.md 7.6). */
const idleFor = 150_000;
/** A request that trickles in holds a place that others need; a megabyte over 64 kbit/s takes two minutes. */
const requestWithin = 300_000;
/** Each takes some hundred kilobytes; beyond these more servers stand beside each other. */
const mostConnections = 4_000;

/** The door for desks: TLS 1.3, both ends proven. The library asks for a certificate; the office's list of desks decides whose it is. */
export function deskServer({ services, contents, mailbox, keys, addresses, gate, counts, log }: Parts): FastifyInstance {
  const server = fastify({
    https: servedToKnownKeys({ key: keys.tls, certificate: keys.certificate }),
    bodyLimit: mostBytesABatch + 64 * 1024,
    keepAliveTimeout: idleFor,
    requestTimeout: requestWithin,
    ...loggerTo(log),
  });
  readBodies(server);
  tellProblems(server, counts.refused);
  keepDoor(server, gate, counts);
  server.server.maxConnections = mostConnections;
  serveSync(server, services, counts);
  servePushStream(server, services, { gate, counts });
  serveContents(server, services, contents, counts);
  serveMailbox(server, services, mailbox, counts);
  serveOffices(server, services);
  serveJoining(server, services, { keys, addresses });
  return server;
}
