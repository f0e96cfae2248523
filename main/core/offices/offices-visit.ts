import { createHash } from 'node:crypto';
import type { Desk } from '../desk.ts';
import { toRefusal } from '../db/open-database.ts';
import { writeCbor } from '../lan/cbor.ts';
import { plainBytes } from '../ledger/event.ts';
import type { Lan } from '../network/lan.ts';
import { keysEverListed } from '../handover/custody-roster.ts';
import { officeMark } from '../parcels/head.ts';
import { Refusal } from '../refusal.ts';
import { SerialLane } from '../serial-lane.ts';
import type { CentreLink } from '../sync/centre-link.ts';
import { affiliations } from './own-place.ts';
import { ownListing } from './own-listing.ts';
import { officesRoutes } from './routes.ts';
import { mostOffices } from './rules.ts';
import { takeOffices, takeRequests } from './take-office.ts';

/** What other offices say changes rarely: it is asked so often, in milliseconds, where nothing else asks. */
const lookEvery = 600_000;
const askedAgainAfter = 20_000;

type Settings = { readonly desk: Desk; readonly lan: Lan; readonly changed: () => void; readonly trouble: (problem: unknown) => void };

/** What offices of the tree say of themselves, by way of the central server: this office's own word goes there, the others' come. */
export class OfficesVisit {
  readonly #settings: Settings;
  readonly #lane = new SerialLane();
  #link: CentreLink | null = null;
  /** The server's database: one that was made anew knows nothing of the tree. */
  #instance: string | null = null;
  #lookedAt: number | null = null;
  /** The content of what was brought last, and its number. */
  #listed: { readonly hash: string; readonly number: number } | null = null;
  #stopped = false;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** This office's mark among offices. */
  get self(): string {
    return officeMark(this.#settings.lan.keeper.roster.root);
  }

  /** The central server has answered. */
  greeted(link: CentreLink): void {
    if (this.#stopped) return;
    this.#link = link;
    const { store } = this.#settings.desk;
    const instance = store.first(store.build.selectFrom('sync_state').select('instance'))?.instance ?? null;
    if (instance !== this.#instance) this.#lookedAt = null;
    this.#instance = instance;
    if (this.#isDue()) void this.look();
  }

  /** Brings and asks at once, as far as the server answers; never rejects for what it says. */
  look(): Promise<void> {
    return this.#lane.run(async () => {
      const link = this.#link;
      if (!link || this.#stopped) return;
      await this.#visit(link);
    }).catch((problem: unknown) => {
      if (!(toRefusal(problem) instanceof Refusal)) this.#settings.trouble(problem);
    });
  }

  /** Something came from somebody unknown: asked at once, but not again and again. */
  lookFor(): Promise<void> {
    const { lan, desk } = this.#settings;
    if (this.#stopped) return Promise.resolve();
    const isJustAsked = this.#lookedAt !== null && lan.clock.monotonic() - this.#lookedAt < askedAgainAfter;
    return affiliations(desk.store).length === 0 || isJustAsked ? Promise.resolve() : this.look();
  }

  /** The root key of the office with that code. Refuses with `centreUnreachable`, `officeCodeUnknown`; the caller holds it against the code. */
  async find(code: string): Promise<Uint8Array> {
    const found = await this.#link?.ask(officesRoutes.find, { code });
    if (found?.ok) return found.value.root;
    throw new Refusal(found?.error.code === 'notFound' ? 'officeCodeUnknown' : 'centreUnreachable');
  }

  stop(): void {
    this.#stopped = true;
    this.#link = null;
  }

  #isDue(): boolean {
    const { desk, lan } = this.#settings;
    if (affiliations(desk.store).length === 0 && !lan.office) return false;
    const registrarHasNews = lan.office !== null && this.#listed !== null && this.#listed.hash !== this.#content().hash;
    return registrarHasNews || this.#lookedAt === null || lan.clock.monotonic() - this.#lookedAt > lookEvery;
  }

  async #visit(link: CentreLink): Promise<void> {
    const { lan, desk, changed } = this.#settings;
    const { store } = desk;
    if (lan.office) await this.#bring(link);
    for (let more = true; more && !this.#stopped; ) {
      const have = store.all(store.build.selectFrom('other_office').select(['office', 'roster', 'number']).orderBy('distance').limit(mostOffices));
      const answer = await link.ask(officesRoutes.look, { have: have.map(({ office, roster, number }) => ({ office, roster, listing: number })) });
      if (!answer.ok || this.#stopped) return;
      this.#lookedAt = lan.clock.monotonic();
      const { offices, requests, gone } = answer.value;
      const own = { mark: this.self, desks: new Set(keysEverListed(lan.keeper.roster).keys()) };
      const taken = takeOffices(store, own, offices, gone);
      const asked = lan.office !== null && takeRequests(store, this.self, requests);
      if (taken || asked) changed();
      more = taken && answer.value.more;
    }
  }

  /** Only what differs from what is there is signed anew. A server that has nothing, or less, gets it again; an office that has parted from all says so too. */
  async #bring(link: CentreLink): Promise<void> {
    const { lan, desk } = this.#settings;
    const there = await link.ask(officesRoutes.list, { listing: null });
    // The program may have ended meanwhile, and its database be closed.
    if (!there.ok || !lan.office || this.#stopped) return;
    if (affiliations(desk.store).length === 0 && there.value.number === 0) return;
    const { listing, hash } = this.#content();
    if (this.#listed?.hash === hash && this.#listed.number === there.value.number) return;
    const number = Math.max(there.value.number + 1, this.#listed?.number ?? 0, Math.max(1, desk.ledger.now()));
    const brought = await link.ask(officesRoutes.list, { listing: plainBytes(lan.office.signListing({ ...listing, number })) });
    if (brought.ok) this.#listed = { hash, number: brought.value.number };
  }

  #content() {
    const listing = ownListing(this.#settings.desk, this.#settings.lan);
    return { listing, hash: createHash('sha256').update(writeCbor(listing)).digest('hex') };
  }
}
