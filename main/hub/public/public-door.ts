import { systemClock, type Clock } from '../../core/lan/clock.ts';
import type { HubDatabase } from '../db/open-hub-database.ts';
import { portOf } from '../port-of.ts';
import { Tracking } from '../tracking/tracking.ts';
import { trackingKey } from '../tracking/tracking-key.ts';
import { publicServer, type PublicTls } from './public-server.ts';
import { isLoopback } from './addresses.ts';
import { loadSite } from './site.ts';

export type PublicOptions = {
  /** TCP port; 0 for any free one. */
  readonly port: number;
  /** Address to listen at; every one of the machine when left out. Without TLS only one of this machine alone. */
  readonly host?: string;
  readonly tls: PublicTls;
  /** Folder of the built page that checks letters. */
  readonly site: string;
  readonly clock?: Clock;
};

/** `failed` hears of what went wrong on this side, for the server's log. */
type Surroundings = { readonly folder: string; readonly database: HubDatabase; readonly failed: (problem: unknown) => void };

/** What citizens reach of a running server. */
export type PublicDoor = { readonly port: number; readonly tracking: Tracking; readonly stop: () => Promise<void> };

/** Opens the public site. Rejects where its port is taken, its page is not there, its certificate can't be read, or it would be plain HTTP for others than this machine. */
export async function openPublicDoor({ folder, database, failed }: Surroundings, options: PublicOptions): Promise<PublicDoor> {
  const { tls, clock = systemClock, host = tls === null ? '127.0.0.1' : '0.0.0.0' } = options;
  if (tls === null && !isLoopback(host)) throw new TypeError('plain HTTP is for this machine alone');
  const site = await loadSite(options.site);
  const tracking = new Tracking(database, { key: trackingKey(folder), clock, failed });
  const server = publicServer({ database, site, tracking, clock, tls, failed });
  try {
    await server.listen({ port: options.port, host });
  } catch (error) {
    await tracking.stop();
    throw error;
  }
  return {
    port: portOf(server.server.address()),
    tracking,
    stop: async () => {
      await server.close();
      await tracking.stop();
    },
  };
}
