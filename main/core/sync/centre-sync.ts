import { randomInt } from 'node:crypto';
import type { BlobStore } from '../blobs/blob-store.ts';
import { toRefusal } from '../db/open-database.ts';
import type { Clock } from '../lan/clock.ts';
import type { RosterKeeper } from '../lan/roster/roster-keeper.ts';
import { entriesFrom } from '../lan/roster/roster.ts';
import type { Centre } from '../lan/roster/statements.ts';
import type { TlsIdentity } from '../lan/transport/tls.ts';
import { plainBytes } from '../ledger/event.ts';
import { Refusal } from '../refusal.ts';
import { failure, success, type Result } from '../result.ts';
import { CentreLink } from './centre-link.ts';
import { ListPublisher, type SignedLists } from './publish-lists.ts';
import { pushContents } from './push-contents.ts';
import { BatchSize, pushAfter, pushLog, type Parts, type PushProblem, type Server, type SignCheckpoint } from './push-log.ts';
import { isFresh, isStuck, retryAfter } from './rules.ts';
import type { SyncStore } from './sync-store.ts';
import { routes, syncVersion } from './wire.ts';

export type CentreSyncOptions = {
  readonly store: SyncStore;
  readonly blobs: BlobStore;
  readonly keeper: RosterKeeper;
  readonly identity: () => TlsIdentity;
  readonly clock: Clock;
  /** Milliseconds after which a line that says nothing is given up; a minute and a half when left out. */
  readonly silentFor?: number | undefined;
  readonly program: string;
  readonly sign: SignCheckpoint;
  /** Newest signed lists of the office that this desk has. */
  readonly lists: () => SignedLists;
  /** Parcels that go by the server: told when it has answered, and asked whether something may come any moment. */
  readonly post: { readonly greeted: (link: CentreLink) => void; readonly isWaiting: () => boolean };
  /** Something changed of what is owed, or of how it goes. */
  readonly changed: () => void;
};

/** Why a visit broke off; `diskFull`: this desk could not even remember what was taken. */
export type VisitProblem = PushProblem | 'diskFull';

/** How it goes with the central server. */
export type SyncStanding = { readonly running: boolean; readonly problem: VisitProblem | null; /** Milliseconds until the next try. */ readonly nextTryIn: number | null };

/** An officer's act goes to the server once what it is part of is done: what became true with it goes along. */
const gatherMs = 0;
const watchEveryMs = 60_000;
/** A desk looks at the server for what came for it: so often while it waits for an answer, and every fourth time else. */
const lookEveryMs = 30_000;
const idleLooks = 4;
const unit = 2 ** 32;

/**
 * Brings this desk's record to the office's central server, and the office's list of desks both ways, whenever something is owed and the server can be reached; no work
 * waits for it. After a failure it tries again by itself, and a watchdog sees that it does (ledger.md 7.6).
 */
export class CentreSync {
  readonly #options: CentreSyncOptions;
  readonly #size = new BatchSize();
  readonly #publisher: ListPublisher;
  readonly #stopWatching: () => void;
  readonly #stopLooking: () => void;
  #link: { readonly link: CentreLink; readonly centre: Centre; readonly address: number } | null = null;
  /** What the server said of itself when it was greeted last; null after anything went wrong. */
  #greeted: { readonly instance: string; readonly roster: number; readonly at: number } | null = null;
  /** Whom parcels were told of as the way to the server. */
  #told: CentreLink | null = null;
  #running = false;
  #again = false;
  /** Somebody asked for a try while one was under way: should it fail, the next comes at once. */
  #hurried = false;
  #failed = 0;
  #problem: VisitProblem | null = null;
  #armed: { readonly stop: () => void; readonly at: number } | null = null;
  #stopped = false;

  constructor(options: CentreSyncOptions) {
    this.#options = options;
    this.#publisher = new ListPublisher(options.lists, () => options.clock.monotonic());
    this.#stopWatching = this.#watch();
    this.#stopLooking = this.#lookNowAndThen();
    this.wake();
  }

  /** Something may be owed. */
  wake(): void {
    const { centre } = this.#options.keeper.roster;
    if (this.#stopped || !centre) return;
    if (this.#link && this.#link.centre !== centre) this.#failed = 0;
    if (this.#running) this.#again = true;
    else if (this.#failed === 0) this.#arm(gatherMs);
    else this.#options.changed();
  }

  /** Tries at once, whatever waiting was due: a person asks. */
  tryNow(): void {
    if (this.#running) this.#hurried = true;
    else this.#arm(0);
  }

  get standing(): SyncStanding {
    return { running: this.#running, problem: this.#problem, nextTryIn: this.#armed && Math.max(0, Math.round(this.#armed.at - this.#options.clock.monotonic())) };
  }

  /** When all was at the server last; milliseconds since 1970. */
  get succeededAt(): number | null {
    return this.#options.store.succeededAt;
  }

  stop(): void {
    this.#stopped = true;
    this.#armed?.stop();
    this.#stopWatching();
    this.#stopLooking();
    this.#link?.link.close();
  }

  #arm(milliseconds: number): void {
    const { clock } = this.#options;
    this.#armed?.stop();
    const stop = clock.after(milliseconds, () => {
      this.#armed = null;
      void this.#run();
    });
    this.#armed = { stop, at: clock.monotonic() + milliseconds };
  }

  async #run(): Promise<void> {
    if (this.#running || this.#stopped) return;
    this.#running = true;
    this.#again = false;
    this.#options.changed();
    const visited = await this.#visit().catch((problem: unknown) => (this.#stopped ? failure('unreachable' as const) : brokenOff(problem)));
    this.#running = false;
    if (this.#stopped) return;
    const hurried = this.#hurried;
    this.#hurried = false;
    this.#problem = visited.ok ? null : visited.error.code;
    this.#failed = visited.ok ? 0 : this.#failed + 1;
    if (!visited.ok) {
      if (visited.error.code !== 'unreachable') this.#greeted = null;
      const asked = this.#link?.link.takeAskedToWait() ?? 0;
      this.#nextAddress();
      this.#arm(Math.max(asked, hurried ? 0 : retryAfter(this.#failed, randomInt(unit) / unit)));
    } else if (this.#again) this.#arm(gatherMs);
    this.#options.changed();
  }

  /** One visit: who is there, lists of desks both ways, then logs, then signed lists, then contents. */
  async #visit(): Promise<Result<null, PushProblem>> {
    const { store, keeper, blobs, clock } = this.#options;
    const { centre } = keeper.roster;
    if (!centre) return success(null);
    const link = this.#linkTo(centre);
    const logs = store.logs();
    const owed = logs.filter(({ log, size }) => size > (store.cursor(log)?.size ?? 0));
    // With nothing to bring, the visit is to hear what the server has.
    if (owed.length === 0) this.#greeted = null;
    const isGreeting = !this.#isFresh();
    if (isGreeting) this.#told = null;
    for (const { log, size } of isGreeting ? logs : owed) {
      const pushed = await this.#bring({ link, signing: centre.signing }, log, size);
      if (!pushed.ok) return pushed;
    }
    const published = await this.#publisher.publish(link, store.instance ?? '');
    if (!published.ok) return published;
    const contents = await pushContents({ store, blobs, link, now: () => clock.monotonic(), sent: () => this.#goesOn() });
    if (contents.ok) store.succeeded(Math.max(0, Math.round(clock.wall())));
    return contents;
  }

  /** Brings one log there. What the server said a short while ago still holds, or its answer to the batch says otherwise: then it is asked. */
  async #bring(server: Pick<Server, 'link' | 'signing'>, log: string, size: number): Promise<Result<null, PushProblem>> {
    const cursor = this.#options.store.cursor(log);
    const greeted = this.#isFresh() ? this.#greeted : null;
    if (greeted && cursor && cursor.instance === greeted.instance) {
      const pushed = await pushAfter(this.#parts({ ...server, instance: greeted.instance }), log, { at: cursor.size, total: size });
      if (pushed.ok) this.#tellPost(server.link);
      if (pushed.ok || pushed.error.code === 'unreachable') return pushed;
    }
    return this.#greetAndBring(server, log, size);
  }

  #isFresh(): boolean {
    const { store, keeper, clock } = this.#options;
    return isFresh(this.#greeted, { instance: store.instance, roster: keeper.roster.number, at: clock.monotonic() });
  }

  async #greetAndBring({ link, signing }: Pick<Server, 'link' | 'signing'>, log: string, size: number): Promise<Result<null, PushProblem>> {
    const { store, keeper, clock, program } = this.#options;
    this.#greeted = null;
    const began = clock.monotonic();
    const greeting = await link.ask(routes.hello, { version: syncVersion, roster: keeper.roster.number, log, size, program });
    if (!greeting.ok) return failure(greeting.error.code);
    this.#size.greeted(clock.monotonic() - began);
    const { instance, durable, roster } = greeting.value;
    if (instance !== store.instance) store.beginAnew(instance);
    const listed = roster === keeper.roster.number ? success(roster) : await this.#exchangeRoster(link);
    if (!listed.ok) return listed;
    this.#tellPost(link);
    const pushed = await pushLog(this.#parts({ link, signing, instance }), log, size, durable);
    // This desk's list may have grown meanwhile, and that the server has not.
    if (pushed.ok) this.#greeted = { instance, roster: listed.value, at: clock.monotonic() };
    return pushed;
  }

  /** Once for each greeting, and for each new way. */
  #tellPost(link: CentreLink): void {
    if (this.#told === link) return;
    this.#told = link;
    this.#options.post.greeted(link);
  }

  #parts(server: Server): Parts {
    const { store, clock, sign } = this.#options;
    return { store, server, size: this.#size, clock, sign, taken: () => this.#goesOn() };
  }

  /** The server took something: what was wrong before is over. */
  #goesOn(): void {
    this.#problem = null;
    this.#options.changed();
  }

  /** Gives the number of the server's list after it. */
  async #exchangeRoster(link: CentreLink): Promise<Result<number, PushProblem>> {
    const { keeper } = this.#options;
    const entries = entriesFrom(keeper.roster, Math.max(1, keeper.roster.number - 400)).map((bytes) => plainBytes(bytes));
    const answer = await link.ask(routes.roster, { from: keeper.roster.number + 1, entries });
    if (!answer.ok) return failure(answer.error.code);
    if (answer.value.entries.length > 0) keeper.offer(answer.value.entries);
    return success(answer.value.number);
  }

  #linkTo(centre: Centre): CentreLink {
    if (this.#link && this.#link.centre !== centre) {
      this.#link.link.close();
      this.#link = null;
      this.#greeted = null;
    }
    const address = this.#link?.address ?? 0;
    this.#link ??= { link: this.#open(centre, address), centre, address };
    return this.#link.link;
  }

  #open(centre: Centre, at: number): CentreLink {
    const [first] = centre.addresses;
    const address = centre.addresses[at] ?? first;
    if (!address) throw new Error('a central server without an address');
    return new CentreLink({ address, identity: this.#options.identity, silentFor: this.#options.silentFor, isServer: (spki) => Buffer.from(spki).equals(centre.tls) });
  }

  /** The server may be reached by another of its addresses. */
  #nextAddress(): void {
    const { centre } = this.#options.keeper.roster;
    if (!this.#link || !centre) return;
    const address = (this.#link.address + 1) % centre.addresses.length;
    this.#link.link.close();
    this.#link = { link: this.#open(centre, address), centre, address };
  }

  /** What lies at the server for this desk is nothing that it could know of. */
  #lookNowAndThen(): () => void {
    const { clock, post, keeper } = this.#options;
    let looks = randomInt(idleLooks);
    let stop: () => void = () => undefined;
    const look = () => {
      looks += 1;
      const isDue = looks % idleLooks === 0 ? this.#armed === null : post.isWaiting() && this.#problem !== 'busy';
      if (isDue && !this.#running && keeper.roster.centre) this.#arm(0);
      stop = clock.after(lookEveryMs, look);
    };
    stop = clock.after(lookEveryMs, look);
    return () => stop();
  }

  #watch(): () => void {
    const { clock, store } = this.#options;
    let stop: () => void = () => undefined;
    const look = () => {
      const { events, contents } = store.owed();
      const stuck = isStuck({ owed: events + contents, running: this.#running, armed: this.#armed !== null });
      if (stuck && this.#options.keeper.roster.centre) this.#arm(0);
      stop = clock.after(watchEveryMs, look);
    };
    stop = clock.after(watchEveryMs, look);
    return () => stop();
  }
}

/** A disk that takes nothing more ends a visit; a bug is one. */
function brokenOff(problem: unknown): Result<null, VisitProblem> {
  if (toRefusal(problem) instanceof Refusal) return failure('diskFull');
  throw problem;
}
