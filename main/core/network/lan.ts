import { networkInterfaces } from 'node:os';
import type { KeyObject } from 'node:crypto';
import { OwnCertificate } from '../lan/certificates/own-certificate.ts';
import type { ClockStanding } from '../lan/certificates/rules.ts';
import type { Clock } from '../lan/clock.ts';
import { RosterOffice, type RegistrarKeys } from '../lan/enrolment/roster-office.ts';
import type { AddressBook } from '../lan/finding/address-book.ts';
import { MdnsFinder } from '../lan/finding/mdns-finder.ts';
import { Neighbourhood, type Neighbour } from '../lan/finding/neighbourhood.ts';
import { UdpBeacon } from '../lan/finding/udp-beacon.ts';
import { deskIdOf, type DeskId, type DeskKeys } from '../lan/roster/desk-keys.ts';
import type { RosterKeeper } from '../lan/roster/roster-keeper.ts';
import type { LinkProblem } from '../lan/transport/link.ts';
import type { Handler, NoticeKind, QuestionKind } from '../lan/transport/message-kind.ts';
import type { TlsIdentity } from '../lan/transport/tls.ts';
import type { Result } from '../result.ts';
import { HeardRoads } from './heard-roads.ts';
import type { LanService } from './lan-service.ts';
import type { LastSeen } from './last-seen.ts';
import type { NetworkEvent } from './network.ts';
import type { LanOptions } from './options.ts';
import { peersSource } from './peers-source.ts';
import { registrarDeskOf } from './rules.ts';
import type { SelfTestRun } from './self-test.ts';

export type LanSettings = {
  readonly keys: DeskKeys;
  readonly tls: KeyObject;
  readonly certificate: Uint8Array;
  readonly keepCertificate: (certificate: Uint8Array) => void;
  readonly keeper: RosterKeeper;
  /** Only on the registrar's desk. */
  readonly registrarKeys: RegistrarKeys | null;
  readonly clock: Clock;
  readonly book: AddressBook;
  readonly lastSeen: LastSeen;
  readonly options: LanOptions;
  readonly program: string;
  readonly services: (lan: Lan) => readonly LanService[];
  readonly said: (event: NetworkEvent) => void;
};

/** The office's LAN as this desk serves it: who is reachable, and how to ask and tell them. */
export class Lan {
  readonly id: DeskId;
  readonly keys: DeskKeys;
  readonly keeper: RosterKeeper;
  /** Signs the list of desks; null on every desk but the registrar's. */
  readonly office: RosterOffice | null;
  readonly roads: HeardRoads;
  /** The self-test that runs or ran last. */
  selfTest: SelfTestRun | null = null;
  readonly #settings: LanSettings;
  readonly #certificate: OwnCertificate;
  readonly #services: readonly LanService[];
  readonly #handlers: readonly Handler<DeskId>[];
  readonly #since = new Map<DeskId, number>();
  #neighbourhood: Neighbourhood;
  #port = 0;
  #portTaken = false;
  #stopped = false;
  #stopHearing: () => void = () => undefined;

  constructor(settings: LanSettings) {
    const { keys, tls, certificate, keepCertificate, keeper, registrarKeys, clock, book } = settings;
    this.#settings = settings;
    this.id = deskIdOf(keys);
    this.keys = keys;
    this.keeper = keeper;
    this.office = registrarKeys && new RosterOffice(keeper, registrarKeys, clock);
    this.roads = new HeardRoads({ book, roster: () => keeper.roster, now: () => clock.monotonic() });
    this.#certificate = new OwnCertificate({ keys, tls, certificate, clock, renewed: keepCertificate });
    this.#services = settings.services(this);
    this.#handlers = this.#services.flatMap(({ handlers }) => handlers);
    this.#neighbourhood = this.#makeNeighbourhood(settings.options.port);
  }

  /** Begins. A taken port is not waited for: any free one serves, as desks find each other by what they say of themselves. Rejects where no port can be had. */
  async start(): Promise<void> {
    this.#stopHearing = this.keeper.hear({ changed: (roster) => this.#rosterChanged(roster.number), forked: () => this.#rosterChanged(this.keeper.roster.number) });
    try {
      this.#port = await this.#neighbourhood.start();
    } catch {
      this.#portTaken = true;
      this.#neighbourhood = this.#makeNeighbourhood(0);
      this.#port = await this.#neighbourhood.start();
    }
  }

  async stop(): Promise<void> {
    this.#stopHearing();
    this.#settings.lastSeen.note([...this.#since.keys()], this.#settings.clock.wall());
    const stopped = this.#neighbourhood.stop();
    this.#stopped = true;
    for (const { stop } of this.#services) stop?.();
    await stopped;
  }

  /** The TCP port that it listens at. */
  get port(): number {
    return this.#port;
  }

  /** Whether another program has the port that this desk should have. */
  get portTaken(): boolean {
    return this.#portTaken;
  }

  get clock(): Clock {
    return this.#settings.clock;
  }

  /** Milliseconds; see `LanOptions`. */
  get centreSilentFor(): number | undefined {
    return this.#settings.options.centreSilentFor;
  }

  get options(): LanOptions {
    return this.#settings.options;
  }

  /** Key and certificate of this desk as it shows them now. */
  get identity(): TlsIdentity {
    return this.#certificate.identity;
  }

  get clockStanding(): ClockStanding {
    return this.#neighbourhood.clock;
  }

  get neighbours(): readonly Neighbour[] {
    return this.#neighbourhood.neighbours;
  }

  /** Addresses of this PC at which others may reach it. */
  get ownHosts(): readonly string[] {
    const { host } = this.#settings.options;
    if (host !== undefined) return [host];
    return Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => address);
  }

  /** Asks another desk; `linkClosed` when it can't be reached now. `within`: milliseconds. */
  ask<Body, Answer>(desk: DeskId, kind: QuestionKind<Body, Answer>, body: Body, within?: number): Promise<Result<Answer, LinkProblem>> {
    return this.#neighbourhood.ask(desk, kind, body, within);
  }

  /** Tells another desk; false when it can't be reached now. */
  tell<Body>(desk: DeskId, kind: NoticeKind<Body>, body: Body): Promise<boolean> {
    return this.#neighbourhood.tell(desk, kind, body);
  }

  isReachable(desk: DeskId): boolean {
    return this.#neighbourhood.isReachable(desk);
  }

  /** Something waits to be sent: desks that are not reached are tried soon. */
  hurry(): void {
    this.#neighbourhood.hurry();
  }

  /** The desk that keeps the list of desks and the office's record; null where none is listed. */
  registrarDesk(): DeskId | null {
    return registrarDeskOf(this.keeper.roster);
  }

  /** Since when a desk is connected, and when it was last; milliseconds since 1970. */
  seen(desk: DeskId): { readonly since: number | null; readonly lastSeen: number | null } {
    return { since: this.#since.get(desk) ?? null, lastSeen: this.#settings.lastSeen.of(desk) };
  }

  #makeNeighbourhood(port: number): Neighbourhood {
    const { clock, options, keeper, program } = this.#settings;
    const sources = [
      ...(options.beaconPort === undefined ? [] : [this.roads.watch('beacon', new UdpBeacon({ clock, port: options.beaconPort }))]),
      ...(options.mdns === true ? [this.roads.watch('mdns', new MdnsFinder())] : []),
      ...(options.peers === undefined ? [] : [peersSource(options.peers, () => keeper.roster)]),
    ];
    return new Neighbourhood({
      id: this.id, certificate: this.#certificate, keeper, clock, book: this.roads.book, sources, handlers: this.#handlers, port, program,
      ...(options.host === undefined ? {} : { host: options.host }),
      ...(this.office ? { office: this.office } : {}),
      joined: (desk) => this.#joined(desk),
      left: (desk) => this.#left(desk),
    });
  }

  #joined(desk: DeskId): void {
    if (this.#stopped) return;
    this.#since.set(desk, Math.max(0, Math.round(this.#settings.clock.wall())));
    for (const { joined } of this.#services) joined?.(desk);
    this.#settings.said({ event: 'joined', desk });
  }

  #left(desk: DeskId): void {
    if (this.#stopped) return;
    this.#since.delete(desk);
    this.#settings.lastSeen.note([desk], this.#settings.clock.wall());
    for (const { left } of this.#services) left?.(desk);
    this.#settings.said({ event: 'left', desk });
  }

  #rosterChanged(number: number): void {
    const { roster } = this.keeper;
    for (const { rosterChanged } of this.#services) rosterChanged?.(roster);
    this.#settings.said({ event: 'roster', number, desks: roster.desks.size });
  }
}
