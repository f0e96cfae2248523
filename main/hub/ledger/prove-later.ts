import { publicKeyFromRaw } from '../../core/keys/raw-keys.ts';
import type { Clock } from '../../core/lan/clock.ts';
import { plainBytes } from '../../core/ledger/event.ts';
import { readBatch } from '../../core/sync/read-batch.ts';
import type { HubDatabase } from '../db/open-hub-database.ts';
import { firstForged } from './check-batch.ts';

/** Read and checked at once: some ten milliseconds of work. */
const eventsAtOnce = 200;
/** Desks that bring a backlog come first; their events wait no longer than this after they were taken in. */
const lookEveryMs = 5_000;

/**
 * Holds each event's own signature against the desk's key, after it was taken in under a root that the desk has signed: that signature made it the desk's; this one is for whoever is given the
 * event alone, in ten years. One that does not hold is a fault of the desk's program: it is kept like all others, and told (`defect`).
 */
export class ProveLater {
  readonly #database: HubDatabase;
  readonly #now: () => number;
  readonly #clock: Clock;
  readonly #failed: (problem: unknown) => void;
  #work: Promise<void> = Promise.resolve();
  #stopLooking: () => void = () => undefined;
  #stopped = false;

  constructor(database: HubDatabase, { now, clock, failed }: { readonly now: () => number; readonly clock: Clock; readonly failed: (problem: unknown) => void }) {
    this.#database = database;
    this.#now = now;
    this.#clock = clock;
    this.#failed = failed;
    this.#look();
  }

  /** Resolves when all that was taken in by now was checked. */
  async caughtUp(): Promise<void> {
    this.#work = this.#work.then(() => this.#catchUp().catch(this.#failed));
    await this.#work;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopLooking();
    await this.#work;
  }

  #look(): void {
    this.#stopLooking = this.#clock.after(lookEveryMs, () => {
      void this.caughtUp().then(() => {
        if (!this.#stopped) this.#look();
      });
    });
  }

  async #catchUp(): Promise<void> {
    const { query } = this.#database;
    const behind = await query.selectFrom('log_head').select(['log', 'signing_key', 'proven']).whereRef('size', '>', 'proven').orderBy('log').execute();
    for (const { log, signing_key, proven } of behind) {
      let after: number | null = proven;
      while (after !== null && !this.#stopped) after = await this.#proveOn(log, plainBytes(signing_key), after);
    }
  }

  /** Checks the next events of a log; where to go on, null at its end. Servers beside each other may do it twice, which changes nothing. */
  async #proveOn(log: string, signingKey: Uint8Array, after: number): Promise<number | null> {
    const { query } = this.#database;
    const rows = await query.selectFrom('event_log').select('bytes').where('log', '=', log).where('seq', '>', after).orderBy('seq').limit(eventsAtOnce).execute();
    const read = readBatch(log, rows.map(({ bytes }) => plainBytes(bytes)));
    if (rows.length === 0 || !read.ok) return null;
    const forged = await firstForged(read.value.events, publicKeyFromRaw('ed25519', signingKey));
    const until = after + (forged === -1 ? rows.length : forged + 1);
    if (forged !== -1) await query.insertInto('defect').values({ log, seq: until, seen_at: this.#now() }).onConflict((conflict) => conflict.doNothing()).execute();
    await query.updateTable('log_head').set({ proven: until }).where('log', '=', log).where('proven', '<', until).execute();
    return until;
  }
}
