import { setImmediate as turn } from 'node:timers/promises';
import { toRefusal } from '../db/open-database.ts';
import type { Desk } from '../desk.ts';
import { keysEverListed } from '../handover/custody-roster.ts';
import { ThreadEnded } from '../jobs/answering-thread.ts';
import { predecessorsOf } from '../lan/roster/predecessors.ts';
import { plainBytes } from '../ledger/event.ts';
import type { DeskId } from '../lan/roster/desk-keys.ts';
import type { Lan } from '../network/lan.ts';
import { Refusal } from '../refusal.ts';
import { failure, success, type Result } from '../result.ts';
import { findLater } from '../search/reached.ts';
import type { CentreLink } from './centre-link.ts';
import { loadContents } from './load-contents.ts';
import { pagesOf, type Page, type PageProblem } from './load-pages.ts';
import { LoadStore, type Loaded, type LoadProgress } from './load-store.ts';
import { isItsWord } from './push-log.ts';
import { ProveLoaded } from './prove-loaded.ts';
import { evenCommit, nextCommit } from './rules.ts';
import { NoPlace, takeLoaded, type TakeProblem } from './take-loaded.ts';
import { routes, type Durable } from './wire.ts';

/**
 * Why loading does not go on. `logDiffers`: the server holds less than it has told before, something else, or not what it signed. `officerUnknown`: the office record has not come so far yet.
 */
export type LoadProblem = TakeProblem | PageProblem | 'logDiffers' | 'diskFull';

type Loads = Result<null, LoadProblem>;
const noHash = new Uint8Array(32);

/** The first events become part of the record so many at a time; then as many as make no clerk wait (`nextCommit`). */
const firstCommit = 100;
/** Windows hear of what came this often at most. */
const tellEveryMs = 1_000;

export type LoadStanding = LoadProgress & { readonly running: boolean; readonly held: boolean; readonly problem: LoadProblem | null };

type Events = { readonly total: number } & Pick<Page, 'said' | 'hashes'>;
type Settings = { readonly desk: Desk; readonly lan: Lan; /** On the same disk as the contents. */ readonly folder: string };

/**
 * Brings what a desk had said, in whose place this one stands, from the central server: its log as it is, each stretch of it vouched for by that desk's signature and the whole held against the server's signed
 * word, then the contents; the signatures in each event are held against their keys afterwards. No work waits for it; whenever it is interrupted it goes on where it was.
 */
export class FirstLoad {
  readonly #settings: Settings;
  readonly #kept: LoadStore;
  readonly #proving: ProveLoaded;
  #eventsACommit = firstCommit;
  #link: CentreLink | null = null;
  #running = false;
  /** Somebody wants it to go on that was just put off, or another greeting came meanwhile. */
  #again = false;
  #problem: LoadProblem | null = null;
  #taking = false;
  #toldAt = Number.NEGATIVE_INFINITY;
  #stopped = false;

  constructor(settings: Settings) {
    this.#settings = settings;
    const { store, eventReader } = settings.desk;
    this.#kept = new LoadStore(store);
    const signingKeyOf = (desk: DeskId) => keysEverListed(settings.lan.keeper.roster).get(desk);
    this.#proving = new ProveLoaded({ store, kept: this.#kept, reader: eventReader, signingKeyOf, came: () => this.#tellNowAndThen(['sync']) });
  }

  /** Is it this that the ledger tells of at this moment? */
  get isTaking(): boolean {
    return this.#taking;
  }

  get problem(): LoadProblem | null {
    return this.#problem;
  }

  /** Null for a desk that stands in nobody's place, and until something came or kept it from coming. */
  get standing(): LoadStanding | null {
    const progress = this.#kept.progress();
    if (progress.of === 0 && this.#problem === null) return null;
    return { running: this.#running, held: this.#kept.isHeld, problem: this.#problem, ...progress };
  }

  /** The server has answered over this link. */
  greeted(link: CentreLink): void {
    this.#link = link;
    void this.#run();
  }

  /** Puts it off, until it is to go on. */
  hold(held: boolean): void {
    this.#kept.hold(held);
    if (!held) void this.#run();
    this.#tell(['sync']);
  }

  stop(): void {
    this.#stopped = true;
    this.#proving.stop();
  }

  get #mayGoOn(): boolean {
    return !this.#stopped && !this.#kept.isHeld;
  }

  async #run(): Promise<void> {
    const link = this.#link;
    this.#again = this.#running;
    if (this.#running || !link || !this.#mayGoOn) return;
    this.#running = true;
    const loaded = await this.#load(link).catch((problem: unknown) => this.#brokenOff(problem));
    this.#running = false;
    if (this.#stopped) return;
    this.#settings.desk.searchCatchUp.begin();
    this.#proving.begin();
    this.#problem = loaded.ok ? null : loaded.error.code;
    this.#tell(['sync']);
    if (this.#again) void this.#run();
  }

  async #load(link: CentreLink): Promise<Loads> {
    const { lan, desk, folder } = this.#settings;
    const predecessors = predecessorsOf(lan.keeper.roster, lan.id);
    if (predecessors.size === 0) return success(null);
    const told = await link.ask(routes.logs, {});
    if (!told.ok) return failure(told.error.code);
    for (const { log, desk: owner, size } of told.value.logs.filter((one) => predecessors.has(one.desk))) {
      if (!this.#mayGoOn) break;
      const brought = await this.#bring(link, this.#kept.loaded(log, owner), size);
      if (!brought.ok) return brought;
    }
    const mayGoOn = () => this.#mayGoOn;
    return loadContents({ desk, folder, kept: this.#kept, link, mayGoOn, came: () => this.#tellNowAndThen(['sync', 'attachment']), smallCame: () => desk.searchCatchUp.begin() });
  }

  /** Brings a log from where it stands here. */
  async #bring(link: CentreLink, from: Loaded, size: number): Promise<Loads> {
    const { desk: { store, eventReader }, lan } = this.#settings;
    if (size < from.size) return failure('logDiffers');
    const signingKey = keysEverListed(lan.keeper.roster).get(from.desk);
    if (!signingKey) return failure('logBroken');
    let loaded = from;
    for await (const page of pagesOf({ link, store, reader: eventReader, log: from.log, desk: from.desk, signingKey }, from.size)) {
      if (!page.ok) return page;
      if (!this.#mayGoOn) break;
      const { said, durable } = page.value;
      if (said.length === 0) return this.#isSigned(loaded, durable) ? this.#ended(loaded) : failure('logDiffers');
      const end = loaded.size + said.length;
      const took = await this.#takePage(loaded, page.value);
      if (!took.ok) return took;
      loaded = took.value;
      if (loaded.size < end || !this.#mayGoOn) break;
    }
    return success(null);
  }

  /** Takes the events of a page in, in commits of their own. */
  async #takePage(loaded: Loaded, { first, before, hashes, said, durable }: Page): Promise<Result<Loaded, LoadProblem>> {
    const follows = first === loaded.size + 1 && Buffer.from(before).equals(loaded.head);
    if (!follows || durable.size < loaded.size + said.length) return failure('logBroken');
    let now = loaded;
    for (let at = 0; at < said.length && this.#mayGoOn; ) {
      const end = at + evenCommit(said.length - at, this.#eventsACommit);
      const began = performance.now();
      const took = this.#commit(now, { said: said.slice(at, end), hashes: hashes.slice(at, end), total: durable.size });
      if (!took.ok) return took;
      this.#eventsACommit = nextCommit({ events: end - at, ms: performance.now() - began }, { allowed: this.#eventsACommit, quietMs: began - this.#settings.desk.asked.at });
      now = took.value;
      at = end;
      this.#tellNowAndThen(shown);
      await turn();
    }
    return success(now);
  }

  #commit(loaded: Loaded, events: Events, how: 'together' | 'eachAlone' = 'together'): Result<Loaded, LoadProblem> {
    const { desk } = this.#settings;
    const host = desk.handover.current?.host;
    if (!host) return failure('unreachable');
    this.#taking = true;
    try {
      const { said, hashes, total } = events;
      const take = () => {
        findLater(desk.store);
        const tree = loaded.tree.copy();
        for (const [at, one] of said.entries()) {
          const problem = takeLoaded({ desk, host, kept: this.#kept, how }, one);
          if (problem !== null) throw new NotLoaded(problem);
          tree.add(hashes[at] ?? noHash);
        }
        const next = { ...loaded, size: tree.size, head: plainBytes(hashes.at(-1) ?? loaded.head), tree };
        this.#kept.moveOn(next, total);
        return next;
      };
      // What a power cut takes is brought again: how far the log has come is written with it.
      return success(desk.store.unflushed(() => desk.ledger.commit(take)));
    } catch (problem) {
      if (problem instanceof NotLoaded) return failure(problem.code);
      if (how === 'together' && problem instanceof NoPlace) return this.#commit(loaded, events, 'eachAlone');
      throw problem;
    } finally {
      this.#taking = false;
    }
  }

  /** All that the server says it holds has come, and gives the root that it has signed: nothing was left out at the end. */
  #isSigned({ log, size, tree }: Loaded, durable: Durable): boolean {
    const { desk, lan } = this.#settings;
    const { centre } = lan.keeper.roster;
    const instance = desk.store.first(desk.store.build.selectFrom('sync_state').select('instance'))?.instance;
    return centre !== null && instance !== undefined && durable.size === size && Buffer.from(durable.root).equals(tree.root()) && isItsWord({ signing: centre.signing, instance }, log, durable);
  }

  #ended(loaded: Loaded): Loads {
    this.#kept.moveOn(loaded, loaded.size);
    this.#tell(shown);
    return success(null);
  }

  /** A desk that is closed, a thread that died, or a disk that takes nothing more ends it for now; a bug is one. */
  #brokenOff(problem: unknown): Result<never, LoadProblem> {
    if (this.#stopped || problem instanceof ThreadEnded) return failure('unreachable');
    if (toRefusal(problem) instanceof Refusal) return failure('diskFull');
    throw problem;
  }

  #tellNowAndThen(tables: readonly string[]): void {
    if (performance.now() - this.#toldAt < tellEveryMs) return;
    this.#tell(tables);
  }

  #tell(tables: readonly string[]): void {
    this.#toldAt = performance.now();
    if (!this.#stopped) this.#settings.desk.announce(tables);
  }
}

/** What windows ask again as a log comes. */
const shown = ['sync', 'custody', 'file', 'movement', 'note', 'letter', 'receipt', 'receipt_movement', 'attachment', 'correspondence'];

class NotLoaded extends Error {
  readonly code: TakeProblem;

  constructor(code: TakeProblem) {
    super(code);
    this.code = code;
  }
}
