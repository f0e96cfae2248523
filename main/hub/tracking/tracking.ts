import { z } from 'zod';
import { decodeSignedEvent } from '../../core/ledger/signed-event.ts';
import type { EventEnvelope } from '../../core/ledger/event.ts';
import type { Clock } from '../../core/lan/clock.ts';
import type { HubDatabase, HubTransaction } from '../db/open-hub-database.ts';
import { standingOf, unknownStanding, type Standing, type TimedStep } from './rules.ts';
import { step, toldBy } from './steps.ts';
import type { TrackingKey } from './tracking-key.ts';
import { dayIn } from './zones.ts';

/** Read in one transaction: short enough that desks wait for none of it. */
const eventsAtOnce = 200;
/** What another server on the same database took in is read then at the latest. */
const lookEveryMs = 5_000;

const names = z.object({ en: z.string().optional(), ur: z.string().optional(), hi: z.string().optional() });

/**
 * Where applications stand, made from the logs after they were taken in, in transactions of its own: nothing a desk sends waits for it. Its tables can be emptied and
 * made again at any time; kinds of events that this version does not know are passed over.
 */
export class Tracking {
  readonly #database: HubDatabase;
  readonly #key: TrackingKey;
  readonly #clock: Clock;
  readonly #failed: (problem: unknown) => void;
  #work: Promise<void> = Promise.resolve();
  #waiting = false;
  #stopLooking: () => void = () => undefined;
  #stopped = false;

  constructor(database: HubDatabase, { key, clock, failed }: { readonly key: TrackingKey; readonly clock: Clock; readonly failed: (problem: unknown) => void }) {
    this.#database = database;
    this.#key = key;
    this.#clock = clock;
    this.#failed = failed;
    this.#look();
  }

  /** Something was taken in. */
  wake(): void {
    if (this.#waiting || this.#stopped) return;
    this.#waiting = true;
    this.#work = this.#work.then(async () => {
      this.#waiting = false;
      // A database that is away is asked again at the next look.
      await this.#catchUp().catch(this.#failed);
    });
  }

  /** Resolves when all that was taken in by now has been read. */
  async caughtUp(): Promise<void> {
    this.wake();
    await this.#work;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopLooking();
    await this.#work;
  }

  /** Where the application stands for which a code (in its plain form) stands in an office; the same questions to the database for every code. */
  async standing(office: string | null, code: string): Promise<Standing> {
    const { query } = this.#database;
    const within = office ?? '';
    const receipts = await query.selectFrom('track_code').select('receipt').where('code', '=', this.#key.nameOf(code)).where('office', '=', within).execute();
    const receipt = await this.#steps(within, receipts.length === 1 ? [receipts[0]?.receipt ?? ''] : ['']);
    const files = receipt.flatMap(({ step: { kind, ...more } }) => (kind === 'filed' && 'file' in more ? [more.file] : []));
    const letters = receipt.flatMap(({ step: happened }) => (happened.kind === 'answered' ? [happened.letter] : []));
    const file = await this.#steps(within, [files.at(-1) ?? '']);
    const cancelled = await this.#cancelled(within, letters);
    const facts = await query.selectFrom('track_fact').selectAll().where('office', '=', within).execute();
    const fact = new Map(facts.map(({ kind, id, fact: said }) => [`${kind} ${id}`, said]));
    const country = fact.get('country ');
    return receipt.length === 0
      ? unknownStanding
      : standingOf(
          { receipt, file, cancelled },
          { sectionOf: (post) => fact.get(`post ${post}`) ?? null, nameOf: (section) => namesIn(fact.get(`section ${section}`)), dayOf: (wall) => dayIn(country, wall) },
        );
  }

  async #steps(office: string, things: readonly string[]): Promise<TimedStep[]> {
    const rows = await this.#database.query.selectFrom('track_step').select(['wall', 'moment', 'step']).where('office', '=', office).where('thing', 'in', things).orderBy('moment').orderBy('log').orderBy('seq').execute();
    return rows.map(({ wall, moment, step: happened }) => ({ wall, moment, step: step.parse(JSON.parse(happened)) }));
  }

  async #cancelled(office: string, letters: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.#database.query.selectFrom('track_step').select('thing').where('office', '=', office).where('thing', 'in', letters.length === 0 ? [''] : letters).execute();
    return new Set(rows.map(({ thing }) => thing));
  }

  #look(): void {
    this.wake();
    this.#stopLooking = this.#clock.after(lookEveryMs, () => this.#look());
  }

  async #catchUp(): Promise<void> {
    await this.#forgetOtherKey();
    const { query } = this.#database;
    const behind = await query
      .selectFrom('log_head')
      .leftJoin('track_cursor', 'track_cursor.log', 'log_head.log')
      .select(['log_head.log as log', 'log_head.office as office'])
      .where(({ eb, fn, ref, val }) => eb(ref('log_head.size'), '>', fn.coalesce('track_cursor.seq', val(0))))
      .execute();
    for (const { log, office } of behind) while (!this.#stopped && (await this.#readOn(log, office))) continue;
  }

  /** Reads the next events of a log; false when there were no more. */
  async #readOn(log: string, office: string): Promise<boolean> {
    const { query, kind } = this.#database;
    return query.transaction().execute(async (work) => {
      await work.insertInto('track_cursor').values({ log, seq: 0 }).onConflict((conflict) => conflict.column('log').doNothing()).execute();
      const cursor = work.selectFrom('track_cursor').select('seq').where('log', '=', log);
      const { seq } = await (kind === 'postgres' ? cursor.forUpdate() : cursor).executeTakeFirstOrThrow();
      const rows = await work.selectFrom('event_log').select(['seq', 'bytes']).where('log', '=', log).where('seq', '>', seq).orderBy('seq').limit(eventsAtOnce).execute();
      for (const { seq: place, bytes } of rows) {
        const event = eventIn(bytes);
        if (event) await this.#tell(work, { log, office, seq: place }, event);
      }
      await work.updateTable('track_cursor').set({ seq: rows.at(-1)?.seq ?? seq }).where('log', '=', log).execute();
      return rows.length === eventsAtOnce;
    });
  }

  async #tell(work: HubTransaction, { log, office, seq }: { readonly log: string; readonly office: string; readonly seq: number }, event: EventEnvelope): Promise<void> {
    const told = toldBy(event);
    if (told?.step) {
      const { thing, step: happened } = told.step;
      await work.insertInto('track_step').values({ log, seq, office, thing, moment: Buffer.from(event.hlc).toString('hex'), wall: event.wall, step: JSON.stringify(happened) }).execute();
    }
    if (told?.code) await work.insertInto('track_code').values({ code: this.#key.nameOf(told.code.code), office, receipt: told.code.receipt }).onConflict((conflict) => conflict.doNothing()).execute();
    if (told?.fact) {
      const { fact } = told.fact;
      await work.insertInto('track_fact').values({ office, ...told.fact }).onConflict((conflict) => conflict.columns(['office', 'kind', 'id']).doUpdateSet({ fact })).execute();
    }
  }

  /** Codes named under another key are found by nobody: all is made anew. */
  async #forgetOtherKey(): Promise<void> {
    const { query } = this.#database;
    const { print } = this.#key;
    const kept = await query.selectFrom('track_fact').select('fact').where('office', '=', '').where('kind', '=', 'key').executeTakeFirst();
    if (kept?.fact === print) return;
    await query.transaction().execute(async (work) => {
      await emptyTracking(work);
      await work.insertInto('track_fact').values({ office: '', kind: 'key', id: '', fact: print }).onConflict((conflict) => conflict.doNothing()).execute();
    });
  }
}

/** Throws away what can be made from the logs again. */
export async function emptyTracking(work: HubTransaction): Promise<void> {
  for (const table of ['track_code', 'track_step', 'track_fact', 'track_cursor'] as const) await work.deleteFrom(table).execute();
}

/** Null for what a desk has signed and nobody can read: logs are kept whatever is said in them, and one of them must not end the reading. */
function eventIn(bytes: Uint8Array): EventEnvelope | null {
  try {
    return decodeSignedEvent(new Uint8Array(bytes)).event;
  } catch {
    return null;
  }
}

function namesIn(fact: string | undefined) {
  const read = fact === undefined ? null : names.safeParse(JSON.parse(fact));
  return read?.success ? read.data : null;
}
