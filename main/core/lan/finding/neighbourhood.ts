import { randomBytes, randomInt } from 'node:crypto';
import { plainBytes } from '../../ledger/event.ts';
import { failure, type Result } from '../../result.ts';
import type { OwnCertificate } from '../certificates/own-certificate.ts';
import { judgeClock, type ClockStanding, type DateStanding } from '../certificates/rules.ts';
import type { Clock } from '../clock.ts';
import { watchClock } from './clock-jumps.ts';
import type { RosterOffice } from '../enrolment/roster-office.ts';
import { addressesTold, certificateRenew, rosterNews } from '../lan-messages.ts';
import type { DeskId } from '../roster/desk-keys.ts';
import type { RosterKeeper } from '../roster/roster-keeper.ts';
import type { Roster } from '../roster/roster.ts';
import type { Address } from '../roster/statements.ts';
import { dial } from '../transport/dial.ts';
import { dispatchTo, take } from '../transport/greeting.ts';
import type { GreetedLink, LanSelf } from '../transport/greeted-link.ts';
import type { LinkEnd, LinkProblem } from '../transport/link.ts';
import { Listener } from '../transport/listener.ts';
import { handlersByName, onNotice, onQuestion, type Handler, type NoticeKind, type QuestionKind } from '../transport/message-kind.ts';
import type { AddressBook } from './address-book.ts';
import { Diallers } from './diallers.ts';
import type { Hint, HintSource } from './hint.ts';
import { NeighbourLinks } from './neighbour-links.ts';
import { watchAddresses } from './own-addresses.ts';
import { catchUp, rosterHandlers } from './roster-gossip.ts';
import type { Road } from './rules.ts';

export type NeighbourhoodOptions = {
  readonly id: DeskId;
  readonly certificate: OwnCertificate;
  readonly keeper: RosterKeeper;
  readonly clock: Clock;
  readonly book: AddressBook;
  /** Roads of hints: mDNS, the beacon, others. */
  readonly sources: readonly HintSource[];
  /** What the desk does on messages of others, which are named by their desk id. */
  readonly handlers: readonly Handler<DeskId>[];
  /** TCP port; 0 for any free one. */
  readonly port: number;
  readonly host?: string;
  readonly program: string;
  readonly features?: readonly string[];
  /** On a registrar's desk: renews certificates. */
  readonly office?: RosterOffice;
  readonly joined?: (desk: DeskId) => void;
  readonly left?: (desk: DeskId, end: LinkEnd) => void;
  /** This PC's addresses as one text; of the system when left out. */
  readonly ownAddresses?: () => string;
};

/** Another desk as a screen may show it. */
export type Neighbour = {
  readonly desk: DeskId;
  readonly road: Road;
  readonly host: string | null;
  /** Where it says that it listens. */
  readonly port: number | null;
  readonly dates: DateStanding | null;
  readonly program: string | null;
};

/** Addresses of others told at a meeting. */
const mostTold = 256;

/** How often it is looked at whether the certificate wants renewing, in milliseconds. */
const renewalsEvery = 6 * 3_600_000;

const random = (): number => randomInt(0, 2 ** 32) / 2 ** 32;

/** The port a desk named in its greeting, at the address its connection came from. */
const listeningAt = ({ host, greeting }: GreetedLink): Address | null => (greeting.port === 0 ? null : { host, port: greeting.port });

/**
 * This desk among the desks of its office: listens, looks for the others on all roads at once, keeps one connection with each, and
 * brings list of desks, addresses and certificates up to date by itself (ledger.md 2.2, 2.3).
 */
export class Neighbourhood {
  readonly #options: NeighbourhoodOptions;
  readonly #self: LanSelf;
  readonly #listener: Listener;
  readonly #links: NeighbourLinks;
  readonly #diallers: Diallers;
  readonly #handlers: ReadonlyMap<string, Handler<DeskId>>;
  readonly #clockOffsets = new Map<DeskId, number>();
  #stops: (() => void)[] = [];

  constructor(options: NeighbourhoodOptions) {
    const { id, keeper, clock, certificate, program, features = [] } = options;
    this.#options = options;
    const port = () => this.#listener.port;
    this.#self = { id, keeper, clock, instance: plainBytes(randomBytes(8)), program, features, identity: () => certificate.identity, port };
    this.#links = new NeighbourLinks(id, { joined: (greeted) => this.#joined(greeted), left: (desk, end) => this.#left(desk, end) });
    this.#diallers = new Diallers({
      self: id, clock, random, book: options.book,
      dial: (address, desk, signal) => dial(this.#self, address, desk, signal),
      reached: (greeted) => this.#takeUp(greeted),
    });
    this.#listener = new Listener({
      self: this.#self, port: options.port, isKnown: (host) => this.#diallers.isKnown(host), arrived: (greeted) => this.#arrived(greeted),
      ...(options.host === undefined ? {} : { host: options.host }),
    });
    this.#handlers = handlersByName([...options.handlers, ...rosterHandlers(keeper, (desk) => this.#links.of(desk)?.link ?? null), ...this.#ownHandlers()]);
  }

  /** Starts to listen and to look for the others; rejects when the port is taken. Gives the port. */
  async start(): Promise<number> {
    const { sources, keeper, clock, ownAddresses } = this.#options;
    const port = await this.#listener.start();
    this.#stops = [
      keeper.hear({ changed: (roster) => this.#rosterChanged(roster) }),
      watchAddresses(clock, () => this.#addressesChanged(), ownAddresses),
      watchClock(clock, () => this.#clockJumped()),
      this.#renewNowAndThen(),
    ];
    for (const source of sources) source.start(() => this.#announcement(), (hint) => this.#hear(hint));
    this.#diallers.follow(keeper.roster);
    return port;
  }

  /** Says good-bye to all and stops. */
  async stop(): Promise<void> {
    for (const stop of this.#stops.splice(0)) stop();
    this.#diallers.stop();
    this.#links.closeAll();
    await Promise.all([this.#listener.close(), ...this.#options.sources.map((source) => source.stop())]);
  }

  /** Asks another desk; `linkClosed` when it can't be reached now. */
  async ask<Body, Answer>(desk: DeskId, kind: QuestionKind<Body, Answer>, body: Body, within?: number): Promise<Result<Answer, LinkProblem>> {
    const greeted = this.#links.of(desk);
    return greeted ? greeted.link.ask(kind, body, within) : failure('linkClosed');
  }

  /** Tells another desk; false when it can't be reached now. Resolves when there is room to tell more. */
  async tell<Body>(desk: DeskId, kind: NoticeKind<Body>, body: Body): Promise<boolean> {
    const greeted = this.#links.of(desk);
    return greeted ? greeted.link.tell(kind, body) : false;
  }

  isReachable(desk: DeskId): boolean {
    return this.#links.of(desk) !== null;
  }

  /** Something waits to be sent: the desks that are not reached are tried soon, whatever the wait had come to. */
  hurry(): void {
    this.#diallers.hurry();
  }

  get neighbours(): readonly Neighbour[] {
    return [...this.#diallers.roads].map(([desk, road]) => {
      const greeted = this.#links.of(desk);
      return { desk, road, host: greeted?.host ?? null, port: greeted?.greeting.port ?? null, dates: greeted?.dates ?? null, program: greeted?.greeting.program ?? null };
    });
  }

  /** Whether this PC's clock seems wrong; for the screen, nothing else. */
  get clock(): ClockStanding {
    const { clock, keeper } = this.#options;
    const now = clock.wall();
    return judgeClock(now, [...this.#clockOffsets.values()].map((offset) => now + offset), keeper.roster.at);
  }

  /** Counts for the page "Network" and for tests. */
  get counts(): { readonly atTheDoor: number; readonly afterHandshake: number; readonly mended: number } {
    return { ...this.#listener.turnedAway, mended: this.#diallers.mended };
  }

  #announcement() {
    const { id, keeper } = this.#options;
    return { desk: id, port: this.#listener.port, roster: keeper.roster.number, instance: this.#self.instance };
  }

  #hear(hint: Hint): void {
    if (hint.desk !== this.#options.id) this.#diallers.hint(hint);
  }

  /**
   * This desk dialled and reached: the other end has to keep the connection too. Where both dialled in one moment, the other end may
   * already have asked something over the one that is given up; that is still answered.
   */
  async #takeUp(greeted: GreetedLink): Promise<void> {
    this.#open(greeted);
    const taken = await greeted.link.ask(take, {}, 5_000);
    if (!taken.ok || !taken.value.kept || !this.#isListed(greeted.desk)) greeted.link.end('closedHere');
    else if (!this.#links.adopt(greeted)) greeted.link.retire();
  }

  #arrived(greeted: GreetedLink): boolean {
    if (!this.#isListed(greeted.desk)) return false;
    this.#open(greeted);
    return this.#links.adopt(greeted);
  }

  #isListed(desk: DeskId): boolean {
    return this.#options.keeper.roster.desks.has(desk);
  }

  #open({ link, desk, dates }: GreetedLink): void {
    link.open(dispatchTo(this.#handlers, desk, dates === 'renewOnly'));
  }

  #joined(greeted: GreetedLink): void {
    const { desk, link, greeting } = greeted;
    const { clock, joined } = this.#options;
    this.#clockOffsets.set(desk, greeting.clock - clock.wall());
    const address = listeningAt(greeted);
    this.#diallers.linked(desk, address);
    joined?.(desk);
    void this.#meet(greeted).catch(() => link.end('broken'));
    const others = this.#links.all.filter((other) => other.desk !== desk);
    const told = others.flatMap((other) => {
      const at = listeningAt(other);
      return at ? [{ desk: other.desk, address: at }] : [];
    });
    if (told.length > 0) void link.tell(addressesTold, { desks: told.slice(0, mostTold) });
    if (address) for (const other of others) void other.link.tell(addressesTold, { desks: [{ desk, address }] });
  }

  /**
   * The list first: a certificate may be signed by a key that only the newer one names. A desk that could do nothing else than renew makes
   * its connections anew, as the others hold the old certificate against it for as long as they last.
   */
  async #meet(greeted: GreetedLink): Promise<void> {
    await catchUp(this.#options.keeper, greeted.greeting.roster, greeted.link);
    await this.#renew(greeted);
  }

  async #renew({ desk, link }: GreetedLink): Promise<void> {
    const { keeper, certificate } = this.#options;
    const replaced = await certificate.renew(desk, link, keeper.roster);
    if (!replaced) return;
    this.#listener.renew(certificate.identity);
    if (replaced === 'renewOnly') this.#links.closeAll();
  }

  /** Connections may stand for months: whether a renewal is due is not only asked when one is made. */
  #renewNowAndThen(): () => void {
    let stop: () => void = () => undefined;
    const again = () => {
      for (const greeted of this.#links.all) void this.#renew(greeted);
      stop = this.#options.clock.after(renewalsEvery, again);
    };
    stop = this.#options.clock.after(renewalsEvery, again);
    return () => stop();
  }

  #left(desk: DeskId, end: LinkEnd): void {
    this.#clockOffsets.delete(desk);
    this.#diallers.unlinked(desk);
    this.#options.left?.(desk, end);
  }

  #rosterChanged(roster: Roster): void {
    this.#links.keepOnly(roster.desks);
    this.#diallers.follow(roster);
    for (const { link } of this.#links.all) void link.tell(rosterNews, { number: roster.number, head: roster.head });
    for (const source of this.#options.sources) source.again();
  }

  #addressesChanged(): void {
    this.#diallers.hurry();
    for (const source of this.#options.sources) source.again();
  }

  /** Which clock is right is known from greetings alone: they are exchanged anew. */
  #clockJumped(): void {
    this.#links.closeAll();
    this.#diallers.hurry();
  }

  #ownHandlers(): readonly Handler<DeskId>[] {
    const { office } = this.#options;
    const told = onNotice(addressesTold, ({ desks }) => desks.forEach((hint) => this.#hear(hint)));
    const renew = onQuestion<Record<string, never>, { certificate: Uint8Array }, DeskId>(
      certificateRenew,
      (_body, from) => {
        const certificate = office?.renew(from);
        return certificate ? { certificate } : null;
      },
      { whileRenewing: true },
    );
    return [told, renew];
  }
}
