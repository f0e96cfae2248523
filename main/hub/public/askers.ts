import { Bucket } from '../../core/lan/bucket.ts';
import type { Clock } from '../../core/lan/clock.ts';
import { prefixOf } from './addresses.ts';

export type Allowance = { /** Acts a second that are filled up. */ readonly rate: number; readonly burst: number };

/** More askers than these at once are those of an attack; who was heard of longest ago is forgotten first. */
const mostAskers = 10_000;

/** How much each asker has asked lately; in memory alone, bounded, and gone with the process. */
export class Askers {
  readonly #clock: Clock;
  readonly #each: Allowance;
  readonly #all: Bucket | null;
  readonly #buckets = new Map<string, Bucket>();

  /** `all`: what everybody together may ask. */
  constructor(clock: Clock, { each, all }: { readonly each: Allowance; readonly all?: Allowance }) {
    this.#clock = clock;
    this.#each = each;
    this.#all = all ? new Bucket(clock, all.rate, all.burst) : null;
  }

  /** Takes one of what the address may ask; false when that, or what all may ask, is used up. */
  may(address: string): boolean {
    const prefix = prefixOf(address);
    const bucket = this.#buckets.get(prefix) ?? new Bucket(this.#clock, this.#each.rate, this.#each.burst);
    this.#buckets.delete(prefix);
    this.#buckets.set(prefix, bucket);
    for (const [oldest] of this.#buckets) {
      if (this.#buckets.size <= mostAskers) break;
      this.#buckets.delete(oldest);
    }
    return bucket.take() && (this.#all?.take() ?? true);
  }

  get known(): number {
    return this.#buckets.size;
  }
}
