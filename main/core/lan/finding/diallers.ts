import type { Result } from '../../result.ts';
import { Bucket } from '../bucket.ts';
import type { Clock } from '../clock.ts';
import type { DeskId } from '../roster/desk-keys.ts';
import type { Roster } from '../roster/roster.ts';
import type { Address } from '../roster/statements.ts';
import type { DialProblem } from '../transport/dial.ts';
import type { GreetedLink } from '../transport/greeted-link.ts';
import type { AddressBook } from './address-book.ts';
import type { Hint } from './hint.ts';
import { PeerDialler } from './peer-dialler.ts';
import { isStuck, type Road } from './rules.ts';

/** Hints heeded: beacons are easily forged, and each new address is an attempt to connect. */
const hintsPerSecond = 10;
const hintsAtOnce = 100;
/** How often it is looked after that no desk has been forgotten, in milliseconds. */
export const watchEvery = 10_000;

export type DiallersOptions = {
  readonly self: DeskId;
  readonly clock: Clock;
  readonly random: () => number;
  readonly book: AddressBook;
  readonly dial: (address: Address, desk: DeskId, signal: AbortSignal) => Promise<Result<GreetedLink, DialProblem>>;
  readonly reached: (greeted: GreetedLink) => Promise<void>;
};

/** One dialler for each other desk of the list, and the watchdog over them. */
export class Diallers {
  readonly #options: DiallersOptions;
  readonly #hints: Bucket;
  readonly #diallers = new Map<DeskId, PeerDialler>();
  #roster: Roster | null = null;
  #hosts: ReadonlySet<string> = new Set();
  #stopWatch: () => void = () => undefined;
  #mended = 0;

  constructor(options: DiallersOptions) {
    this.#options = options;
    this.#hints = new Bucket(options.clock, hintsPerSecond, hintsAtOnce);
  }

  /** Where each other desk stands. */
  get roads(): ReadonlyMap<DeskId, Road> {
    return new Map([...this.#diallers].map(([desk, { road }]) => [desk, road]));
  }

  /** How often the watchdog found a desk that nothing would ever have tried again. Anything but 0 is a bug that did no harm. */
  get mended(): number {
    return this.#mended;
  }

  /** Whether the list or the book names this address. */
  isKnown(host: string): boolean {
    return this.#hosts.has(host);
  }

  /** Goes on with the desks of this list: new ones are looked for, those that left it are not. */
  follow(roster: Roster): void {
    this.#roster = roster;
    this.#noteHosts();
    for (const [desk, dialler] of this.#diallers) {
      if (roster.desks.has(desk)) continue;
      dialler.stop();
      this.#diallers.delete(desk);
    }
    for (const desk of roster.desks.keys()) if (desk !== this.#options.self && !this.#diallers.has(desk)) this.#add(desk);
    this.#watch();
  }

  hint({ desk, address }: Hint): void {
    const dialler = this.#diallers.get(desk);
    if (dialler && dialler.road !== 'linked' && this.#hints.take()) dialler.hint(address);
  }

  /** All waits begin anew: this PC has other addresses. */
  hurry(): void {
    for (const dialler of this.#diallers.values()) dialler.hurry();
  }

  /** A desk has proven itself; `address` is where it listens, null where that is not known. */
  linked(desk: DeskId, address: Address | null): void {
    if (address) this.#options.book.worked(desk, address);
    this.#noteHosts();
    this.#diallers.get(desk)?.linked();
  }

  unlinked(desk: DeskId): void {
    this.#diallers.get(desk)?.unlinked();
  }

  stop(): void {
    this.#stopWatch();
    for (const dialler of this.#diallers.values()) dialler.stop();
    this.#diallers.clear();
  }

  #known(desk: DeskId): readonly Address[] {
    return [...this.#options.book.of(desk), ...(this.#roster?.desks.get(desk)?.addresses ?? [])];
  }

  #noteHosts(): void {
    const desks = [...(this.#roster?.desks.keys() ?? [])];
    this.#hosts = new Set(desks.flatMap((desk) => this.#known(desk).map(({ host }) => host)));
  }

  #add(desk: DeskId): void {
    const { clock, random, dial, reached } = this.#options;
    const dialler = new PeerDialler({ clock, random, known: () => this.#known(desk), dial: (address, signal) => dial(address, desk, signal), reached });
    this.#diallers.set(desk, dialler);
    dialler.start();
  }

  #watch(): void {
    this.#stopWatch();
    for (const dialler of this.#diallers.values()) {
      if (!isStuck(dialler.road)) continue;
      this.#mended += 1;
      dialler.start();
    }
    this.#stopWatch = this.#options.clock.after(watchEvery, () => this.#watch());
  }
}
