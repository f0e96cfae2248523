import { createSocket, type Socket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import { plainBytes } from '../../ledger/event.ts';
import type { Clock } from '../clock.ts';
import { plainAddress } from '../transport/door-guard.ts';
import { readBeacon, writeBeacon } from './beacon.ts';
import type { Announcement, Hint, HintSource } from './hint.ts';

/** Desks say that they are there this often (ledger.md 2.3, 3), in milliseconds. */
const beaconEvery = 30_000;
/** Datagrams looked at in a second; a flood is not read. */
const mostPerSecond = 200;

const octetsOf = (address: string): number[] => address.split('.').map(Number);

/** The broadcast address of a subnet: every bit of the host part set. */
export const broadcastOf = (address: string, netmask: string): string => {
  const mask = octetsOf(netmask);
  return octetsOf(address)
    .map((octet, at) => octet | (~(mask[at] ?? 255) & 255))
    .join('.');
};

const broadcastAddresses = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address, netmask }) => broadcastOf(address, netmask));

export type BeaconOptions = {
  readonly clock: Clock;
  /** UDP port, the same at all desks of an office. */
  readonly port: number;
  /** Where to; the broadcast address of each network of the PC when left out. */
  readonly targets?: () => readonly string[];
};

/** The office's own beacon, for networks that let broadcasts through and multicast not. */
export class UdpBeacon implements HintSource {
  readonly #options: BeaconOptions;
  #socket: Socket | null = null;
  #announce: (() => Announcement) | null = null;
  #stopTimer: () => void = () => undefined;
  #second = 0;
  #seen = 0;

  constructor(options: BeaconOptions) {
    this.#options = options;
  }

  start(announce: () => Announcement, hear: (hint: Hint) => void): void {
    this.#announce = announce;
    const socket = createSocket({ type: 'udp4', reuseAddr: true });
    this.#socket = socket;
    socket.on('error', () => this.#shut(socket));
    socket.on('message', (bytes, { address }) => this.#heard(plainBytes(bytes), plainAddress(address), hear));
    socket.bind(this.#options.port, () => {
      socket.setBroadcast(true);
      this.again();
    });
  }

  again(): void {
    this.#stopTimer();
    this.#stopTimer = this.#options.clock.after(beaconEvery, () => this.again());
    if (this.#socket && this.#announce) this.#send(this.#socket, writeBeacon(this.#announce()));
  }

  stop(): Promise<void> {
    this.#stopTimer();
    const socket = this.#socket;
    this.#socket = null;
    return socket ? new Promise((resolve) => socket.close(() => resolve())) : Promise.resolve();
  }

  /** A network that is not reachable now is tried again with the next beacon. */
  #send(socket: Socket, bytes: Uint8Array): void {
    for (const target of (this.#options.targets ?? broadcastAddresses)()) socket.send(bytes, this.#options.port, target, () => undefined);
  }

  #heard(bytes: Uint8Array, host: string, hear: (hint: Hint) => void): void {
    const second = Math.floor(this.#options.clock.monotonic() / 1_000);
    this.#seen = second === this.#second ? this.#seen + 1 : 1;
    this.#second = second;
    const beacon = this.#seen > mostPerSecond ? null : readBeacon(bytes);
    if (beacon) hear({ desk: beacon.desk, address: { host, port: beacon.port } });
  }

  #shut(socket: Socket): void {
    if (this.#socket !== socket) return;
    this.#socket = null;
    socket.close();
  }
}
