import { toRefusal } from '../db/open-database.ts';
import type { Store } from '../db/store.ts';
import type { DeskId } from '../lan/roster/desk-keys.ts';
import { plainBytes } from '../ledger/event.ts';
import { officerName } from '../ledger/event-orders.ts';
import type { EventReader } from '../ledger/event-reader.ts';
import { Refusal } from '../refusal.ts';
import type { Kept, LoadStore, Unproven } from './load-store.ts';

/** Given to the thread at once: some thirty milliseconds of its work. */
const eventsAtOnce = 200;

type Parts = {
  readonly store: Store;
  readonly kept: LoadStore;
  readonly reader: EventReader;
  /** Raw Ed25519 key of a desk that the list of desks names, or has named. */
  readonly signingKeyOf: (desk: DeskId) => Uint8Array | undefined;
  /** Hears of each stretch. */
  readonly came: () => void;
};

/**
 * Holds the signatures in loaded events, the desk's and the officer's, against their keys, when they are in: the desk vouched for all of them as they came (`vouchTogether`); these are for whoever is given
 * one of them alone, in ten years. One that does not hold is told (`flawed`), and the audit names it. Interrupted, it goes on there.
 */
export class ProveLoaded {
  readonly #parts: Parts;
  #running = false;
  #stopped = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Does nothing where nothing is left to look at, or where it is under way. */
  begin(): void {
    if (this.#running || this.#stopped) return;
    this.#running = true;
    void this.#run()
      .catch(passOver)
      .finally(() => {
        this.#running = false;
      });
  }

  stop(): void {
    this.#stopped = true;
  }

  /** A thread that died, or an officer of whom nothing is known yet: the next visit to the server begins it again. */
  async #run(): Promise<void> {
    for (let next = this.#next(); next && !this.#stopped; next = this.#next()) {
      const { log, kept } = next;
      const until = kept.at(-1)?.seq ?? log.size;
      const flawed = await this.#firstFlawed(log, kept).catch(() => 'waits' as const);
      if (flawed === 'waits' || this.#stopped) return;
      this.#parts.store.unflushed(() => this.#parts.kept.proved(log.log, until, flawed));
      this.#parts.came();
    }
  }

  #next(): { readonly log: Unproven; readonly kept: readonly Kept[] } | null {
    const [log] = this.#parts.kept.unproven();
    return log ? { log, kept: this.#parts.kept.keptAfter(log, eventsAtOnce) } : null;
  }

  async #firstFlawed({ desk }: Unproven, kept: readonly Kept[]): Promise<number | null | 'waits'> {
    const signingKey = this.#parts.signingKeyOf(desk);
    if (!signingKey) return 'waits';
    const problems = await this.#parts.reader.prove(kept.map(({ bytes }) => bytes), { signingKey, officers: this.#officers() });
    if (problems.includes('officerUnknown')) return 'waits';
    return kept[problems.findIndex((problem) => problem !== null)]?.seq ?? null;
  }

  /** Keys of all officers of the office: no more than some hundreds. */
  #officers(): ReadonlyMap<string, Uint8Array> {
    const { store } = this.#parts;
    const rows = store.all(store.build.selectFrom('person_key').select(['person_id', 'key_id', 'signing_key']));
    return new Map(rows.map(({ person_id: person, key_id: keyId, signing_key: key }) => [officerName(person, keyId), plainBytes(key)]));
  }
}

/** A disk that fails or takes nothing more ends it for now; a bug is one. */
function passOver(problem: unknown): void {
  if (!(toRefusal(problem) instanceof Refusal)) throw problem;
}
