import { join } from 'node:path';
import type { Address } from '../core/lan/roster/statements.ts';
import { contentFolder } from './contents/content-folder.ts';
import { openHubDatabase, type HubDatabase } from './db/open-hub-database.ts';
import { openPublicDoor, type PublicDoor, type PublicOptions } from './public/public-door.ts';
import { deskServer } from './desks/desk-server.ts';
import { invite } from './desks/invites.ts';
import { Offices } from './desks/offices.ts';
import { hubKeys, type HubKeys } from './hub-keys.ts';
import type { Cosigner } from './ledger/take-in.ts';
import { portOf } from './port-of.ts';

/** Beside the port of desks (`network/options.ts`), and as free. */
export const standardHubPort = 32_384;

export type HubOptions = {
  /** The server's own folder: keys, contents, and the database where it is a file. */
  readonly folder: string;
  /** TCP port for desks; 0 for any free one. */
  readonly port: number;
  /** Address to listen at; every one of the machine when left out. */
  readonly host?: string;
  /** postgres://... */
  readonly database?: string | undefined;
  /** Where desks reach this server, as it is written into an office's list of desks. */
  readonly addresses?: readonly Address[];
  readonly nativeBinding?: string | undefined;
  /** What citizens reach; nothing when left out. */
  readonly public?: PublicOptions;
  readonly now?: () => number;
};

export type Hub = {
  readonly database: HubDatabase;
  readonly keys: HubKeys;
  readonly port: number;
  /** Where citizens are served; null where they are not. */
  readonly public: PublicDoor | null;
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
  let door: PublicDoor | null = null;
  const services = { database, offices: new Offices(database), cosigner, now, taken: () => door?.tracking.wake() };
  const addresses: Address[] = [...(options.addresses ?? [])];
  const server = deskServer({ services, contents: contentFolder(join(folder, 'contents')), keys, addresses });
  try {
    door = options.public ? await openPublicDoor({ folder, database }, options.public) : null;
    await server.listen({ port: options.port, host: options.host ?? '0.0.0.0' });
  } catch (error) {
    await door?.stop();
    await database.close();
    throw error;
  }
  const port = portOf(server.server.address());
  if (addresses.length === 0) addresses.push({ host: options.host ?? 'localhost', port });
  return {
    database,
    keys,
    port,
    public: door,
    invite: () => invite(database, keys, now()),
    stop: async () => {
      await door?.stop();
      await server.close();
      await database.close();
    },
  };
}

/** Under which name the server of a database cosigns. */
export const witnessName = (instance: string): string => `daftar-hub/${instance}`;
