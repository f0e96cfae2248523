import type { Clock } from '../lan/clock.ts';
import type { Address } from '../lan/roster/statements.ts';

/**
 * The port at which desks listen (TCP) and at which they hear beacons (UDP): DAFTA on a telephone's keys, below the ports that systems
 * give away by themselves, and nobody's at IANA.
 */
export const standardPort = 32_382;

/** How a desk serves the LAN. */
export type LanOptions = {
  /** TCP; 0 for any free one. */
  readonly port: number;
  /** Address to listen at; every one of the PC when left out. */
  readonly host?: string;
  /** UDP port of the beacon; no beacon when left out. */
  readonly beaconPort?: number;
  readonly mdns?: boolean;
  /** Where other desks are said to be. */
  readonly peers?: readonly Address[];
  /** By which all waiting on the LAN is counted; the PC's own when left out. */
  readonly clock?: Clock;
  /** Milliseconds after which a line to the central server that says nothing is given up; a minute and a half when left out. */
  readonly centreSilentFor?: number;
};
