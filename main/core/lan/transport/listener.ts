import { createServer, type Server, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { judgePeer } from '../certificates/judge-peer.ts';
import { DoorGuard, shutFor, type Pass } from './door-guard.ts';
import type { GreetedLink, LanSelf } from './greeted-link.ts';
import { receive } from './receive.ts';
import { certificateOf, tlsDoor, type TlsIdentity } from './tls.ts';

/** From the first byte to the connection's being taken, in milliseconds: who drips a byte a second holds no place for long. */
const arriveWithin = 10_000;

export type ListenerOptions = {
  readonly self: LanSelf;
  /** 0 takes any free port. */
  readonly port: number;
  /** Address to listen at; every address of the PC when left out. */
  readonly host?: string;
  /** Addresses that the address book or the list of desks names. */
  readonly isKnown: (address: string) => boolean;
  /** Another desk has proven itself and takes this connection; opens the link and gives true where it is kept. */
  readonly arrived: (greeted: GreetedLink) => boolean;
};

type Visit = { readonly pass: Pass; readonly stopLate: () => void };

const keyOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`;

/** Listens for desks of the office. Everybody else is let go without a byte beyond the TLS handshake. */
export class Listener {
  readonly #options: ListenerOptions;
  readonly #guard: DoorGuard;
  readonly #door: ReturnType<typeof tlsDoor>;
  readonly #server: Server;
  readonly #visits = new Map<string, Visit>();
  readonly #open = new Set<Socket>();
  #port = 0;
  #isClosing = false;
  #stopShut: () => void = () => undefined;
  #atTheDoor = 0;
  #afterHandshake = 0;

  constructor(options: ListenerOptions) {
    this.#options = options;
    this.#guard = new DoorGuard(options.self.clock, options.isKnown);
    this.#door = tlsDoor(options.self.identity(), (socket) => this.#entered(socket));
    this.#server = createServer({ pauseOnConnect: true }, (socket) => this.#knocked(socket));
  }

  /** Starts; rejects when the port is taken. Gives the port. */
  async start(): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#listen(this.#options.port, resolve);
    });
    const address = this.#server.address();
    this.#port = typeof address === 'object' && address !== null ? address.port : 0;
    this.#server.removeAllListeners('error').on('error', () => this.#shut());
    return this.#port;
  }

  /** The port in use; 0 before it listens and after it has closed. */
  get port(): number {
    return this.#isClosing ? 0 : this.#port;
  }

  #listen(port: number, listening: () => void): void {
    const { host } = this.#options;
    this.#server.listen(host === undefined ? { port } : { port, host }, listening);
  }

  /** Stops listening for a moment; who has come stays. Where the port can't be had again then, it is tried again after another moment. */
  #shut(): void {
    if (this.#isClosing) return;
    this.#server.close();
    this.#stopShut();
    this.#stopShut = this.#options.self.clock.after(shutFor, () => this.#listen(this.#port, () => undefined));
  }

  /** Connections turned away before any work, and after a handshake that proved nothing. */
  get turnedAway(): { readonly atTheDoor: number; readonly afterHandshake: number } {
    return { atTheDoor: this.#atTheDoor, afterHandshake: this.#afterHandshake };
  }

  /** New handshakes show this certificate. */
  renew(identity: TlsIdentity): void {
    this.#door.renew(identity);
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    this.#stopShut();
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
    this.#door.close();
    for (const socket of this.#open) socket.destroy();
    await closed;
  }

  #knocked(socket: Socket): void {
    const pass = this.#guard.enter(socket.remoteAddress ?? '');
    if (!pass) {
      this.#atTheDoor += 1;
      socket.resetAndDestroy();
      if (this.#guard.turnAway()) this.#shut();
      return;
    }
    socket.setNoDelay(true);
    const key = keyOf(socket);
    const stopLate = this.#options.self.clock.after(arriveWithin, () => socket.destroy());
    this.#visits.set(key, { pass, stopLate });
    this.#open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      stopLate();
      pass.left();
      this.#visits.delete(key);
      this.#open.delete(socket);
    });
    this.#door.take(socket);
  }

  #entered(socket: TLSSocket): void {
    const { self, arrived } = this.#options;
    const visit = this.#visits.get(keyOf(socket));
    const certificate = certificateOf(socket);
    const judged = certificate && judgePeer(certificate, self.keeper.roster, self.clock.wall());
    if (!visit || !judged?.ok) {
      this.#afterHandshake += 1;
      socket.on('error', () => socket.destroy());
      socket.destroy();
      return;
    }
    visit.pass.greeted();
    receive(socket, { self, peer: judged.value, arrived: (greeted) => {
      visit.stopLate();
      return arrived(greeted);
    } });
  }
}
