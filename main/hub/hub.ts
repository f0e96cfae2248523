import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { systemClock } from '../core/lan/clock.ts';
import type { Address } from '../core/lan/roster/statements.ts';
import { contentFolder } from './contents/content-folder.ts';
import type { ContentStore } from './contents/content-store.ts';
import { openHubDatabase, type HubDatabase } from './db/open-hub-database.ts';
import { openPublicDoor, type PublicDoor, type PublicOptions } from './public/public-door.ts';
import { deskServer } from './desks/desk-server.ts';
import { invite } from './desks/invites.ts';
import { Offices } from './desks/offices.ts';
import { hubKeys, type HubKeys } from './hub-keys.ts';
import { ProveLater } from './ledger/prove-later.ts';
import type { Cosigner } from './ledger/take-in.ts';
import { witnessName } from './ledger/witness.ts';
import { Mailbox } from './mailbox/mailbox.ts';
import { Gate, type GateBounds } from './operate/gate.ts';
import { toldError, type LogStream } from './operate/hub-log.ts';
import { countsOf, declareGauges, healthOf } from './operate/hub-watch.ts';
import { Metrics } from './operate/metrics.ts';
import { operateServer } from './operate/operate-server.ts';
import { portOf } from './port-of.ts';

/** Beside the port of desks (`network/options.ts`), and as free. */
export const standardHubPort = 32_384;

/** Requests under way have so many milliseconds when the server is told to end. */
const requestsEndWithin = 10_000;

export type HubOptions = {
  /** The server's own folder: keys, contents, and the database where it is a file. */
  readonly folder: string;
  /** Where contents lie; in the folder when left out. */
  readonly contents?: ContentStore | undefined;
  /** TCP port for desks; 0 for any free one. */
  readonly port: number;
  /** Address to listen at; every one of the machine when left out. */
  readonly host?: string;
  /** postgres://... */
  readonly database?: string | undefined;
  /** Where desks reach this server, as it is written into an office's list of desks. */
  readonly addresses?: readonly Address[];
  readonly nativeBinding?: string | undefined;
  /** Where the operator asks how it is, on this machine alone; 0 for any free port. */
  readonly operatePort?: number | undefined;
  /** Where the log goes; none is kept when left out. */
  readonly log?: LogStream | undefined;
  readonly gate?: GateBounds;
  /** What citizens reach; nothing when left out. */
  readonly public?: PublicOptions;
  readonly now?: () => number;
};

export type Hub = {
  readonly database: HubDatabase;
  readonly keys: HubKeys;
  readonly port: number;
  readonly operatePort: number | null;
  /** Where citizens are served; null where they are not. */
  readonly public: PublicDoor | null;
  /** What has been taken in under a signed root, and is held against the desk's key event by event. */
  readonly proving: ProveLater;
  /** A code by which one office may join, once. */
  readonly invite: () => Promise<string>;
  /** Lets requests under way end, takes no more, and closes the database. */
  readonly stop: () => Promise<void>;
};

/** Opens the central server and serves desks. Rejects where its database can't be reached or its port is taken. */
export async function openHub(options: HubOptions): Promise<Hub> {
  const { folder, nativeBinding, database: url, now = Date.now } = options;
  const keys = hubKeys(folder, now());
  const database = await openHubDatabase({ folder, url, nativeBinding, now });
  const cosigner: Cosigner = { witness: { name: witnessName(database.instance), publicKey: keys.signingPublic }, key: keys.signing };
  const contents = contentsOf(options);
  let door: PublicDoor | null = null;
  const services = { database, offices: new Offices(database), cosigner, now, taken: () => door?.tracking.wake() };
  const addresses: Address[] = [...(options.addresses ?? [])];
  const metrics = new Metrics();
  const gate = new Gate(options.gate);
  const server = deskServer({ gate, counts: countsOf(metrics), log: options.log, services, contents, mailbox: new Mailbox({ database, folder: join(folder, 'parcels'), now }), keys, addresses });
  declareGauges(metrics, { database, folder, gate, connections: () => connectionsOf(server) });
  const operate = options.operatePort === undefined ? null : operateServer({ metrics, health: () => healthOf({ database, folder, contents }) });
  const proving = new ProveLater(database, { now, clock: systemClock, failed: (problem) => server.log.error({ event: 'proving', ...toldError(problem) }) });
  const stop = async () => {
    await door?.stop();
    await proving.stop();
    await closeWithin(server, requestsEndWithin);
    await operate?.close();
    await database.close();
  };
  try {
    door = options.public ? await openPublicDoor({ folder, database, failed: (problem) => server.log.error({ event: 'public', ...toldError(problem) }) }, options.public) : null;
    await server.listen({ port: options.port, host: options.host ?? '0.0.0.0', listenTextResolver: () => 'listening' });
    await operate?.listen({ port: options.operatePort ?? 0, host: '127.0.0.1' });
  } catch (error) {
    await stop();
    throw error;
  }
  const port = portOf(server.server.address());
  server.log.info({ event: 'serving', port, database: database.kind });
  if (addresses.length === 0) addresses.push({ host: options.host ?? 'localhost', port });
  return {
    database,
    keys,
    port,
    public: door,
    proving,
    invite: () => invite(database, keys, now()),
    operatePort: operate && portOf(operate.server.address()),
    stop: async () => {
      server.log.info({ event: 'stopping' });
      await stop();
      server.log.info({ event: 'stopped' });
    },
  };
}

const contentsOf = ({ contents, folder }: HubOptions): ContentStore => contents ?? contentFolder(join(folder, 'contents'));

/** Takes no new connections and lets requests under way end; what takes longer is cut off, and its desk comes again. */
async function closeWithin(server: FastifyInstance, milliseconds: number): Promise<void> {
  const timer = setTimeout(() => server.server.closeAllConnections(), milliseconds);
  // A connection whose last answer went out while it was being closed would be kept for the next question.
  const idle = setInterval(() => server.server.closeIdleConnections(), 50);
  try {
    await server.close();
  } finally {
    clearTimeout(timer);
    clearInterval(idle);
  }
}

function connectionsOf({ server }: FastifyInstance): Promise<number> {
  return new Promise((resolve) => server.getConnections((error, count) => resolve(error ? 0 : count)));
}
