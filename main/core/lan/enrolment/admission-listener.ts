import { createServer, type Server, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { plainBytes } from '../../ledger/event.ts';
import type { Clock } from '../clock.ts';
import { spkiOf, type DeskKeys } from '../roster/desk-keys.ts';
import type { RosterKeeper } from '../roster/roster-keeper.ts';
import { rosterPage } from '../roster/roster-pages.ts';
import { readCertificate } from '../certificates/desk-certificate.ts';
import { DoorGuard } from '../transport/door-guard.ts';
import { maximumGreeting } from '../transport/frames.ts';
import { dispatchTo } from '../transport/greeting.ts';
import { Link } from '../transport/link.ts';
import { handlersByName, onQuestion } from '../transport/message-kind.ts';
import { certificateOf, tlsDoor, type TlsIdentity } from '../transport/tls.ts';
import { admissionLasts, type Admission, type Welcome } from './admission.ts';
import { joinCommit, joinOutcome, joinReveal, joinRoster } from './join-messages.ts';

export type AdmissionListenerOptions = {
  readonly admission: Admission;
  readonly keeper: RosterKeeper;
  readonly registrar: DeskKeys;
  readonly identity: TlsIdentity;
  readonly clock: Clock;
  readonly port: number;
  readonly host?: string;
  /** Where this desk listens for desks of the office. */
  readonly lanPort?: () => number;
};

/** The SubjectPublicKeyInfo that the other end has proven to hold; null when it showed no readable certificate. */
export const provenKey = (socket: TLSSocket): Uint8Array | null => {
  const certificate = certificateOf(socket);
  const read = certificate && readCertificate(certificate);
  try {
    return read ? spkiOf(read.publicKey) : null;
  } catch {
    return null;
  }
};

/**
 * Hears newcomers while an admission is open: a port of its own, shut at every other time, so that the desk's port stays one where a
 * stranger gets nothing. Before the registrar has typed the code, a newcomer is told the office's id and public keys, and no name.
 */
export class AdmissionListener {
  readonly #options: AdmissionListenerOptions;
  readonly #guard: DoorGuard;
  readonly #door: ReturnType<typeof tlsDoor>;
  readonly #server: Server;
  readonly #open = new Set<Socket>();

  constructor(options: AdmissionListenerOptions) {
    this.#options = options;
    this.#guard = new DoorGuard(options.clock, () => false);
    this.#door = tlsDoor(options.identity, (socket) => this.#entered(socket));
    this.#server = createServer({ noDelay: true }, (socket) => this.#knocked(socket));
  }

  /** Starts, for as long as an admission lasts; rejects when the port is taken. Gives the port. */
  async start(): Promise<number> {
    const { port, host, clock } = this.#options;
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(host === undefined ? { port } : { port, host }, resolve);
    });
    clock.after(admissionLasts, () => void this.close());
    const address = this.#server.address();
    return typeof address === 'object' && address !== null ? address.port : port;
  }

  async close(): Promise<void> {
    this.#options.admission.close();
    if (!this.#server.listening) return;
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
    this.#door.close();
    for (const socket of this.#open) socket.destroy();
    await closed;
  }

  #knocked(socket: Socket): void {
    const pass = this.#options.admission.isOpen ? this.#guard.enter(socket.remoteAddress ?? '') : null;
    if (!pass) {
      socket.resetAndDestroy();
      return;
    }
    this.#open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      pass.left();
      this.#open.delete(socket);
    });
    this.#door.take(socket);
  }

  #entered(socket: TLSSocket): void {
    const tls = provenKey(socket);
    if (tls) new Newcomer(socket, tls, this.#options);
    else socket.destroy();
  }
}

/** One newcomer's connection. */
class Newcomer {
  readonly #options: AdmissionListenerOptions;
  readonly #tls: Uint8Array;
  readonly #link: Link;
  readonly #welcomed: Promise<Welcome | null>;
  #settle: (welcome: Welcome | null) => void = () => undefined;
  #commitment: Uint8Array | null = null;
  #isWelcome = false;

  constructor(socket: TLSSocket, tls: Uint8Array, options: AdmissionListenerOptions) {
    this.#options = options;
    this.#tls = tls;
    this.#welcomed = new Promise((resolve) => {
      this.#settle = resolve;
    });
    const handlers = handlersByName<null>([
      onQuestion(joinCommit, ({ keys, commitment, proof }) => this.#commit(keys, commitment, proof)),
      onQuestion(joinReveal, ({ nonce }) => (this.#commitment && options.admission.reveal(this.#commitment, plainBytes(nonce)) ? {} : null)),
      onQuestion(joinOutcome, () => this.#outcome()),
      onQuestion(joinRoster, ({ from }) => this.#roster(from)),
    ]);
    this.#link = new Link(socket, { clock: options.clock, dispatch: dispatchTo(handlers, null, false), frameLimit: maximumGreeting });
    this.#link.onEnd(() => {
      if (this.#commitment) options.admission.leave(this.#commitment);
      this.#settle(null);
    });
  }

  #commit(keys: DeskKeys, commitment: Uint8Array, proof: Uint8Array) {
    const { admission, keeper, registrar } = this.#options;
    if (this.#commitment || Buffer.compare(keys.tls, this.#tls) !== 0) return null;
    const nonce = admission.begin({ keys, commitment, proof, welcome: this.#settle });
    if (!nonce) return null;
    this.#commitment = commitment;
    return { keys: { signing: registrar.signing, tls: registrar.tls }, nonce, office: keeper.roster.office, root: keeper.roster.root };
  }

  async #outcome() {
    const welcome = await this.#welcomed;
    if (!welcome) return null;
    this.#isWelcome = true;
    return { certificate: welcome.certificate, trust: [...welcome.trust], port: this.#options.lanPort?.() ?? 0 };
  }

  #roster(from: number) {
    const { roster } = this.#options.keeper;
    return this.#isWelcome ? { entries: rosterPage(roster, from), newest: roster.number } : null;
  }
}
