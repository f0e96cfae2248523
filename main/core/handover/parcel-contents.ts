import { openTransfer, type Transfer } from '../blobs/transfer/transfer.ts';
import { blobsOf, type Chain, type DeskId, type ThingId } from '../custody/event.ts';
import type { Body } from '../custody/message.ts';
import type { Desk } from '../desk.ts';
import { eventOf } from '../ledger/foreign-event.ts';
import type { Handler } from '../lan/transport/message-kind.ts';
import type { Lan } from '../network/lan.ts';
import type { CustodyHost } from './custody-host.ts';
import { ContentLines } from './line-over-link.ts';

type Need = Extract<Body, { readonly kind: 'need' }>;
/** A piece of a parcel: of its chain, or of its contents. */
export type Piece = Extract<Body, { readonly kind: 'parcel' }>;

type Settings = { readonly lan: Lan; readonly host: () => CustodyHost; readonly arrived: (from: DeskId, piece: Piece) => void };

/** The papers of files on their way: taken in from any desk that has them, given to the desk that a file goes to. */
export class ParcelContents {
  readonly #desk: Desk;
  readonly #settings: Settings;
  readonly #lines = new ContentLines();
  readonly #transfer: Transfer;
  readonly #detach = new Map<DeskId, () => void>();
  /** What is being fetched for, by the newest offer of the file. */
  readonly #fetching = new Map<ThingId, Need>();
  /** Who hears that a content has come by another road. */
  readonly #expected = new Map<string, readonly (() => void)[]>();

  constructor(desk: Desk, settings: Settings) {
    this.#desk = desk;
    this.#settings = settings;
    const { after } = settings.lan.clock;
    this.#transfer = openTransfer({ folder: desk.folder, store: desk.store, blobs: desk.blobs, disk: desk.disk, now: () => desk.ledger.now(), after });
  }

  /** A desk is within reach. */
  attach(desk: DeskId): void {
    this.detach(desk);
    const line = this.#lines.lineTo(desk, (to, kind, body) => this.#settings.lan.tell(to, kind, body));
    const stops = [this.#transfer.fetcher.attach(line), this.#transfer.server.attach(line, { mayRead: (hash) => this.#settings.host().onTheWay.has(desk, hash) })];
    this.#detach.set(desk, () => stops.forEach((stop) => stop()));
  }

  detach(desk: DeskId): void {
    this.#detach.get(desk)?.();
    this.#detach.delete(desk);
  }

  /** To be among the messages that the desk understands. */
  get handler(): Handler<DeskId> {
    return this.#lines.handler;
  }

  stop(): void {
    for (const desk of this.#detach.keys()) this.detach(desk);
    void this.#transfer.fetcher.stop();
  }

  /**
   * The chain of a parcel is here: its contents are fetched, and handed in once they are all durable. What can't come now comes with the next offer; a desk that
   * had refused a content before, when the file was not on its way to here, is asked again.
   */
  fetch(from: DeskId, need: Need): void {
    const { thing, blobs } = need;
    if (blobs === null) return;
    for (const hash of blobs) this.#transfer.fetcher.askAgain(hash);
    const isFetching = this.#fetching.has(thing);
    this.#fetching.set(thing, need);
    if (isFetching) return;
    const sizes = this.#sizes(thing);
    const want = (hash: string) => Promise.race([this.#transfer.fetcher.want({ hash, size: sizes.get(hash) ?? 0, priority: 'document' }), this.#elsewhere(hash)]);
    this.#transfer.ballast
      .lay()
      .then(() => Promise.all(blobs.map(want)))
      .then(
        () => this.#arrived(from, { thing, blobs }),
        () => {
          this.#fetching.delete(thing);
          this.#desk.announce(['custody']);
        },
      );
  }

  /** A piece of a chain is here: its contents begin to come while the rest of the chain does. Nothing is promised; `fetch` asks for what has not come. */
  fetchAhead({ thing, offer, events }: Piece): void {
    const incoming = this.#settings.host().incoming.get(thing);
    const blobs = blobsOf(events);
    if (incoming?.offer !== offer || blobs.length === 0) return;
    const sizes = this.#sizesIn(events);
    const want = (hash: string) => this.#transfer.fetcher.want({ hash, size: sizes.get(hash) ?? 0, priority: 'document' }).catch(() => undefined);
    this.#transfer.ballast
      .lay()
      .then(() => Promise.all(blobs.map(want)))
      .catch(() => undefined);
  }

  /** A content has come by another road than a link: who waits for it waits no longer. */
  brought(hash: string): void {
    for (const here of this.#expected.get(hash) ?? []) here();
    this.#expected.delete(hash);
  }

  #elsewhere(hash: string): Promise<void> {
    return new Promise((resolve) => this.#expected.set(hash, [...(this.#expected.get(hash) ?? []), resolve]));
  }

  #arrived(from: DeskId, { thing, blobs }: { readonly thing: ThingId; readonly blobs: readonly string[] }): void {
    for (const hash of blobs) this.#expected.delete(hash);
    const newest = this.#fetching.get(thing);
    this.#fetching.delete(thing);
    if (!newest) return;
    const { era, epoch, offer, have } = newest;
    this.#settings.arrived(from, { kind: 'parcel', thing, era, epoch, offer, start: have, events: [], blobs });
  }

  /** Bytes of the papers of an arriving file: how many are here, of how many. */
  progressOf(file: ThingId): { readonly done: number; readonly total: number } {
    const sizes = this.#sizes(file);
    const named = blobsOf(this.#settings.host().incoming.get(file)?.chain ?? []).filter((hash) => sizes.has(hash));
    const here = (hash: string, size: number) => (this.#desk.blobs.has(hash) ? size : (this.#transfer.fetcher.progress(hash)?.done ?? 0));
    return {
      done: named.reduce((sum, hash) => sum + here(hash, sizes.get(hash) ?? 0), 0),
      total: named.reduce((sum, hash) => sum + (sizes.get(hash) ?? 0), 0),
    };
  }

  /** Sizes of the contents that a parcel speaks of, as its events say them. */
  #sizes(thing: ThingId): ReadonlyMap<string, number> {
    return this.#sizesIn(this.#settings.host().incoming.get(thing)?.chain ?? []);
  }

  #sizesIn(chain: Chain): ReadonlyMap<string, number> {
    const { arrived } = this.#settings.host();
    const said = [...chain.flatMap(({ hash }) => arrived.events.get(hash) ?? []), ...[...arrived.receipts.values()].flat()];
    return new Map(said.flatMap((one) => eventOf(one).blobs.map(({ hash, size }) => [Buffer.from(hash).toString('hex'), size] as const)));
  }
}
