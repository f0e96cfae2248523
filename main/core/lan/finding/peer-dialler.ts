import { failure, type Result } from '../../result.ts';
import type { Clock } from '../clock.ts';
import type { Address } from '../roster/statements.ts';
import type { DialProblem } from '../transport/dial.ts';
import type { GreetedLink } from '../transport/greeted-link.ts';
import { sameAddress } from './address-book.ts';
import { waitAfter, type Road } from './rules.ts';

/** Addresses tried at a time, in parallel. */
const mostCandidates = 12;
/** Unproven addresses remembered; more push out the oldest, and those that have worked or stand in the list are kept elsewhere. */
const mostHints = 4;
/** However many hints come (beacons are easily forged), this long passes between two attempts. */
const leastPause = 1_000;

export type DiallerOptions = {
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Addresses of the book, then of the list of desks. */
  readonly known: () => readonly Address[];
  readonly dial: (address: Address, signal: AbortSignal) => Promise<Result<GreetedLink, DialProblem>>;
  /** The first that proved itself; whoever hears of it keeps or ends the link, and says `linked` where it is kept. */
  readonly reached: (greeted: GreetedLink) => Promise<void>;
};

/** Tries to reach one desk, on all roads at once, until it is linked; then rests until the link ends. */
export class PeerDialler {
  readonly #options: DiallerOptions;
  #hints: Address[] = [];
  #failures = 0;
  #road: Road = 'idle';
  #stopTimer: () => void = () => undefined;
  #attempt: AbortController | null = null;
  #lastAttempt = -leastPause;
  #stopped = false;

  constructor(options: DiallerOptions) {
    this.#options = options;
  }

  get road(): Road {
    return this.#road;
  }

  /** Tries at once. */
  start(): void {
    if (!this.#stopped && this.#road !== 'dialling' && this.#road !== 'linked') this.#arm(0);
  }

  /** Somebody says that the desk may be there. A new address is tried soon, a known one in its turn. */
  hint(address: Address): void {
    if ([...this.#options.known(), ...this.#hints].some((known) => sameAddress(known, address))) return;
    this.#hints = [address, ...this.#hints].slice(0, mostHints);
    if (this.#road !== 'waiting') return;
    this.#failures = 0;
    this.#arm(Math.max(0, this.#lastAttempt + leastPause - this.#options.clock.monotonic()));
  }

  /** The PC has other addresses, or work is waiting: begins with short waits again. */
  hurry(): void {
    this.#failures = 0;
    if (this.#road === 'waiting') this.#arm(waitAfter(0, this.#options.random()));
  }

  /** There is a link, whoever dialled it. */
  linked(): void {
    this.#failures = 0;
    this.#cease('linked');
  }

  /** The link has ended. */
  unlinked(): void {
    if (this.#road === 'linked') this.#retry();
  }

  stop(): void {
    this.#stopped = true;
    this.#cease('idle');
  }

  #cease(road: Road): void {
    this.#stopTimer();
    this.#road = road;
    this.#attempt?.abort();
    this.#attempt = null;
  }

  #arm(wait: number): void {
    this.#stopTimer();
    this.#road = 'waiting';
    this.#stopTimer = this.#options.clock.after(wait, () => void this.#try());
  }

  #retry(): void {
    if (this.#stopped) return;
    this.#arm(waitAfter(this.#failures, this.#options.random()));
    this.#failures += 1;
  }

  async #try(): Promise<void> {
    const attempt = new AbortController();
    this.#attempt = attempt;
    this.#road = 'dialling';
    const candidates = this.#candidates();
    if (candidates.length > 0) this.#lastAttempt = this.#options.clock.monotonic();
    const first = await this.#firstOf(candidates, attempt.signal);
    if (first && this.#attempt !== attempt) first.link.end('closedHere');
    else if (first) await this.#options.reached(first);
    if (this.#attempt !== attempt) return;
    this.#attempt = null;
    this.#retry();
  }

  #candidates(): Address[] {
    const all = [...this.#options.known(), ...this.#hints];
    return all.filter((address, at) => all.findIndex((other) => sameAddress(other, address)) === at).slice(0, mostCandidates);
  }

  /** The first connection that proves to be the desk; the other attempts are called off. */
  #firstOf(addresses: readonly Address[], signal: AbortSignal): Promise<GreetedLink | null> {
    const others = new AbortController();
    return new Promise((resolve) => {
      let left = addresses.length;
      let found = false;
      const done = (answer: Result<GreetedLink, DialProblem>) => {
        left -= 1;
        if (answer.ok && found) answer.value.link.end('closedHere');
        else if (answer.ok) {
          found = true;
          resolve(answer.value);
          others.abort();
        }
        if (left === 0) resolve(null);
      };
      if (left === 0) resolve(null);
      for (const address of addresses) void this.#options.dial(address, AbortSignal.any([signal, others.signal])).then(done, () => done(failure('nobodyThere')));
    });
  }
}
