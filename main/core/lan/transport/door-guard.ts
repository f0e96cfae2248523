import { Bucket } from '../bucket.ts';
import type { Clock } from '../clock.ts';

/** What strangers may take of a desk. A handshake costs it about a millisecond of work. */
export type DoorLimits = {
  /** Connections from one address that have not proven who they are. */
  readonly waitingPerAddress: number;
  /** The same over all addresses that no desk has come from. */
  readonly waitingStrangers: number;
  /** Handshakes a second from one address, and how many may come at once. */
  readonly rate: number;
  readonly burst: number;
  /** The same over all addresses that no desk has come from. */
  readonly strangersRate: number;
  readonly strangersBurst: number;
};

export const doorLimits: DoorLimits = { waitingPerAddress: 8, waitingStrangers: 32, rate: 5, burst: 20, strangersRate: 10, strangersBurst: 20 };

/** Addresses remembered at a time. */
const mostAddresses = 1_024;

/** So many turned away within `crowdWithin` milliseconds are a crowd: each costs some 40 microseconds, and there are 11,000 a second to be had on a LAN. */
const crowd = 64;
const crowdWithin = 100;

/** How long the door stays shut before a crowd, in milliseconds: the system then refuses in the desk's place, at no cost to it. */
export const shutFor = 30;

/** A place at the door. `greeted` when the other end has proven to be a desk, `left` when the connection is gone. */
export type Pass = { readonly greeted: () => void; readonly left: () => void };

type Visitor = { readonly bucket: Bucket; waiting: number };

/**
 * Lets connections in or turns them away before any TLS work. Strangers share one allowance however many addresses they take; addresses
 * of desks have their own, so that a flood of strangers keeps no desk out (fault row S3, "slow the desk").
 */
export class DoorGuard {
  readonly #clock: Clock;
  readonly #limits: DoorLimits;
  readonly #isKnown: (address: string) => boolean;
  readonly #visitors = new Map<string, Visitor>();
  readonly #trusted = new Set<string>();
  readonly #strangers: Bucket;
  #waitingStrangers = 0;
  #turnedAway = 0;
  #crowdSince = 0;

  /** `isKnown`: addresses that the address book or the list of desks names. */
  constructor(clock: Clock, isKnown: (address: string) => boolean, limits: DoorLimits = doorLimits) {
    this.#clock = clock;
    this.#isKnown = isKnown;
    this.#limits = limits;
    this.#strangers = new Bucket(clock, limits.strangersRate, limits.strangersBurst);
  }

  /** Notes that one was turned away; true when that makes a crowd, before which the door is better shut for `shutFor` milliseconds. */
  turnAway(): boolean {
    const now = this.#clock.monotonic();
    if (now - this.#crowdSince > crowdWithin) [this.#crowdSince, this.#turnedAway] = [now, 0];
    this.#turnedAway += 1;
    if (this.#turnedAway < crowd) return false;
    this.#crowdSince = -crowdWithin;
    return true;
  }

  /** A place for a connection from that address, or null: then it is dropped unread. */
  enter(remote: string): Pass | null {
    const address = plainAddress(remote);
    const known = this.#trusted.has(address) || this.#isKnown(address);
    if (!known && (this.#waitingStrangers >= this.#limits.waitingStrangers || !this.#strangers.take())) return null;
    const visitor = this.#visitor(address);
    if (!visitor || visitor.waiting >= this.#limits.waitingPerAddress || !visitor.bucket.take()) return null;
    return this.#admit(address, visitor, known);
  }

  #admit(address: string, visitor: Visitor, known: boolean): Pass {
    visitor.waiting += 1;
    this.#waitingStrangers += known ? 0 : 1;
    let waits = true;
    const left = () => {
      if (!waits) return;
      waits = false;
      visitor.waiting -= 1;
      this.#waitingStrangers -= known ? 0 : 1;
    };
    return { left, greeted: () => { left(); this.#trust(address); } };
  }

  #trust(address: string): void {
    const oldest = [...this.#trusted][0];
    if (this.#trusted.size >= mostAddresses && oldest !== undefined) this.#trusted.delete(oldest);
    this.#trusted.add(address);
  }

  #visitor(address: string): Visitor | null {
    const found = this.#visitors.get(address);
    if (found) return found;
    if (this.#visitors.size >= mostAddresses) this.#forget();
    if (this.#visitors.size >= mostAddresses) return null;
    const visitor = { bucket: new Bucket(this.#clock, this.#limits.rate, this.#limits.burst), waiting: 0 };
    this.#visitors.set(address, visitor);
    return visitor;
  }

  /** Forgets who has gone and could come as a new one just as well. */
  #forget(): void {
    for (const [address, { bucket, waiting }] of this.#visitors) if (waiting === 0 && bucket.full) this.#visitors.delete(address);
  }
}

/** An address without the form that IPv4 takes in an IPv6 socket. */
export const plainAddress = (address: string): string => address.replace(/^::ffff:/u, '');
