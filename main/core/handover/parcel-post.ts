import { join } from 'node:path';
import { localDisk } from '../blobs/transfer/disk.ts';
import { roomNeeded } from '../blobs/transfer/rules.ts';
import type { DeskId, ThingId } from '../custody/event.ts';
import { offerBody } from '../custody/dispatch.ts';
import type { Message } from '../custody/message.ts';
import type { OutgoingParcelTable } from '../db/parcel-tables.ts';
import type { Desk } from '../desk.ts';
import type { Handler } from '../lan/transport/message-kind.ts';
import type { Lan } from '../network/lan.ts';
import { otherDesk } from '../offices/other-desks.ts';
import { CentreRoad } from '../parcels/centre-road.ts';
import { officeMark } from '../parcels/head.ts';
import { packItems } from '../parcels/items.ts';
import { KeptParcels } from '../parcels/kept-parcels.ts';
import { OutgoingParcels, type LyingAt } from '../parcels/outgoing-parcels.ts';
import { ParcelErrands } from '../parcels/parcel-errands.ts';
import { chosenPath, readingProblem, writeWhole } from '../parcels/parcel-file.ts';
import type { Taken } from '../parcels/parcel-road.ts';
import { relayHandlers } from '../parcels/relay-service.ts';
import { RelayRoad } from '../parcels/relay-road.ts';
import { largestParcel, parcelKeptMs } from '../parcels/rules.ts';
import { parcelSize, sealParcel, type SealedParcel, type Sealing } from '../parcels/seal-parcel.ts';
import { Refusal } from '../refusal.ts';
import { SerialLane } from '../serial-lane.ts';
import type { CentreLink } from '../sync/centre-link.ts';
import type { CustodyHost } from './custody-host.ts';
import { seenPlace } from './log-seen.ts';
import { writeTrail } from './log-trail.ts';
import { contentsFor, isForParcels, lettersOf, type Letter } from './sealed-letters.ts';
import { TakeParcel, type Arrival, type TakeSettings } from './take-parcel.ts';

type Settings = Omit<TakeSettings, 'lan' | 'host'> & { readonly host: () => CustodyHost; readonly trouble: (problem: unknown) => void };

/**
 * Custody's messages in sealed parcels, where no link stands: what waits goes by every road that keeps parcels, what roads bring is taken in, and a stick is
 * written and read by hand. A further road is one more line in `#roads`.
 */
export class ParcelPost {
  readonly #desk: Desk;
  readonly #lan: Lan;
  readonly #settings: Settings;
  readonly #outgoing: OutgoingParcels;
  readonly #errands: ParcelErrands;
  readonly #relays: RelayRoad;
  /** The central server, where the office has one. */
  readonly centre: CentreRoad;
  readonly #take: TakeParcel;
  readonly #lane = new SerialLane();
  #kept: KeptParcels | null = null;

  constructor(desk: Desk, lan: Lan, settings: Settings) {
    this.#desk = desk;
    this.#lan = lan;
    this.#settings = settings;
    const folder = (name: string) => join(desk.folder, 'parcels', name);
    const now = () => desk.ledger.now();
    this.#take = new TakeParcel(desk, { ...settings, lan, folder: folder('in') });
    this.#outgoing = new OutgoingParcels(desk.store, folder('out'));
    const outgoing = this.#outgoing;
    this.#errands = new ParcelErrands({ outgoing, folder: folder('in'), now, take: (file) => this.#takeFromRoad(file), changed: () => desk.announce(['custody']) });
    this.#relays = new RelayRoad({ lan, outgoing, errands: this.#errands, trouble: settings.trouble });
    this.centre = new CentreRoad({ lan, outgoing, errands: this.#errands, trouble: settings.trouble });
  }

  get #roads() {
    return [this.#relays, this.centre];
  }

  /** To be among the messages that the desk understands. */
  get handlers(): readonly Handler<DeskId>[] {
    return [...relayHandlers(this.#lan, () => this.#keptHere()), this.#relays.handler];
  }

  joined(desk: DeskId): void {
    this.tidy();
    this.#relays.joined(desk);
  }

  stop(): void {
    this.#errands.stop();
    for (const road of this.#roads) road.stop();
  }

  /** A message of custody, on its way: into a parcel if it can't be told over a link. An offer that nobody has answered yet is repeated; it is sealed once. */
  send(message: Message): void {
    if (!isForParcels(message)) return;
    const { body, header } = message;
    if (body.kind === 'receipt') this.#take.answered(body.offer);
    if (this.#lan.isReachable(header.to)) return this.#toldOverLink(message);
    if (this.#isWorthSealing(message)) this.#lane.run(() => this.#carry(message)).catch(this.#settings.trouble);
  }

  /** Takes a parcel in that a person brings. Refuses with what is wrong with it. */
  async read(file: string): Promise<Arrival> {
    const taken = await this.#take.fromFile(chosenPath(this.#desk.folder, file)).catch((problem: unknown) => {
      throw readingProblem(problem);
    });
    if (!taken.ok) throw new Refusal(taken.error.code);
    this.tidy();
    return taken.value;
  }

  /** Writes a thing that is on its way, or the request to have it back. Gives the size. Refuses with `notOnItsWay`, `parcelTooLarge`, `deskNotListed`, `diskFull`, `readOnly`. */
  write(file: string, thing: ThingId): Promise<number> {
    const body = offerBody(this.#settings.host().thing(thing));
    if (!body) throw new Refusal('notOnItsWay', { number: '' });
    return this.#writeTo(file, this.#letter(body.to, body.said));
  }

  /** Writes the answer to a parcel that was taken in. Refuses with `notFound` as long as there is none. */
  writeAnswer(file: string, parcelId: string): Promise<number> {
    const answer = this.#take.answerTo(parcelId);
    if (!answer) throw new Refusal('notFound');
    return this.#writeTo(file, this.#letter(answer.to, answer.body));
  }

  lyingAt(thing: ThingId): readonly LyingAt[] {
    return this.#outgoing.lyingAt(thing);
  }

  /** The central server has answered. */
  greeted(link: CentreLink): void {
    this.tidy();
    this.centre.greeted(link);
  }

  /** What nobody waits for any more is let go of. */
  tidy(): void {
    const old = this.#desk.ledger.now() - parcelKeptMs;
    for (const row of this.#outgoing.all()) if (row.made_at < old || !this.#isAwaited(row)) this.#letGo(row);
  }

  #isAwaited({ id, thing, matter, offer }: OutgoingParcelTable): boolean {
    if (matter === 'receipt') return !this.#outgoing.isTaken(id);
    const custody = this.#settings.host().store.thing(thing)?.custody;
    return custody?.state === 'transit' && custody.offer === offer && custody.recalled === (matter === 'recall');
  }

  /** An answer that is told over a link needs no parcel any more. */
  #toldOverLink({ body: { kind, thing, offer } }: Letter): void {
    const known = kind === 'receipt' ? this.#outgoing.about({ thing, offer, matter: kind }) : undefined;
    if (known) this.#letGo(known);
  }

  #letGo(row: OutgoingParcelTable): void {
    for (const road of this.#roads) road.letGo(this.#outgoing.toRoad(row));
    this.#outgoing.remove(row.id);
  }

  /** A relay or the server may be met later on; an answer is said once, an offer again and again. */
  #isWorthSealing({ body, header, urgent }: Letter): boolean {
    // No link is ever there to answer an offer to another office.
    if (otherDesk(this.#desk.store, header.to)) return this.centre.exists();
    return this.#roads.some((road) => (body.kind === 'receipt' ? road.exists() : urgent && road.isOpen()));
  }

  async #carry(message: Letter): Promise<void> {
    const { thing, offer, kind } = message.body;
    const known = this.#outgoing.about({ thing, offer, matter: kind });
    this.tidy();
    if (known) return this.#bring(known);
    const sealed = await this.#seal(message, 'kept');
    const { id, size, to } = sealed.head;
    await writeWhole(this.#outgoing.pathOf(id), sealed.bytes);
    const row = { id, recipient: to, thing, matter: kind, offer, size, made_at: this.#desk.ledger.now() };
    this.#outgoing.add(row);
    this.#bring(row);
  }

  #bring(row: OutgoingParcelTable): void {
    const roads = otherDesk(this.#desk.store, row.recipient) ? [this.centre] : this.#roads;
    for (const road of roads) road.carry(this.#outgoing.toRoad(row));
  }

  async #writeTo(file: string, message: Letter): Promise<number> {
    const path = chosenPath(this.#desk.folder, file);
    const { head, bytes } = await this.#seal(message, 'away');
    await writeWhole(path, bytes);
    return head.size;
  }

  async #seal(message: Letter, where: 'kept' | 'away'): Promise<SealedParcel> {
    const { to } = message.header;
    const receiver = this.#receiver(to);
    const { host } = this.#settings;
    const sender = { desk: this.#desk, host: host(), self: this.#lan.id };
    const thing = message.body.kind === 'offer' ? host().thing(message.body.thing) : null;
    const items = packItems({
      trail: writeTrail(this.#desk, seenPlace(this.#desk, to)),
      letters: lettersOf(sender, message),
      contents: thing ? contentsFor(sender, thing, to) : [],
    });
    const size = parcelSize(items.length);
    if (size > largestParcel) throw new Refusal('parcelTooLarge');
    if (where === 'kept' && (await localDisk.freeBytes(this.#desk.folder)) < roomNeeded(size)) throw new Refusal('diskFull');
    const { identity } = this.#desk;
    return sealParcel({ ...receiver, from: this.#lan.id, signingKey: identity.privateKey, to }, items);
  }

  /** The key to which a desk of this office or another is sealed, and the marks of both offices. Refuses with `deskNotListed`. */
  #receiver(to: DeskId): Pick<Sealing, 'office' | 'fromOffice' | 'key'> {
    const { roster } = this.#lan.keeper;
    const own = officeMark(roster.root);
    const listed = roster.desks.get(to);
    if (listed) return { office: own, fromOffice: null, key: listed.tls };
    const other = otherDesk(this.#desk.store, to);
    if (!other) throw new Refusal('deskNotListed');
    return { office: officeMark(other.root), fromOffice: own, key: other.tls };
  }

  #letter(to: DeskId, body: Letter['body']): Letter {
    const { store } = this.#settings.host();
    const peer = store.peers()[to];
    const seen = peer ? { log: peer.log, size: peer.size, head: peer.head } : null;
    return { header: { from: this.#lan.id, to, checkpoint: this.#settings.checkpoint(), replaced: store.desk().replaced, seen }, body, urgent: false };
  }

  async #takeFromRoad(file: string): Promise<Taken> {
    const taken = await this.#take.fromFile(file);
    this.tidy();
    if (taken.ok && taken.value.result !== 'waits') return 'taken';
    // Who sent it, or has signed in it, may be of an office of which the server can tell.
    void this.#desk.offices.current?.lookFor();
    if (taken.ok) return 'later';
    return taken.error.code === 'parcelNewer' || taken.error.code === 'parcelSenderUnknown' ? 'later' : 'damaged';
  }

  /** Opened when the list of desks makes this one a relay, whenever that is. */
  #keptHere(): KeptParcels | null {
    const { keeper, id } = this.#lan;
    if (keeper.roster.desks.get(id)?.roles.includes('relay') !== true) return null;
    this.#kept ??= new KeptParcels({ store: this.#desk.store, folder: join(this.#desk.folder, 'parcels', 'kept'), office: officeMark(keeper.roster.root), now: () => this.#desk.ledger.now() });
    return this.#kept;
  }
}
