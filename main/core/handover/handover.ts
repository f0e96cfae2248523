import type { Transfer } from '../blobs/transfer/transfer.ts';
import { openTransfer } from '../blobs/transfer/transfer.ts';
import { blobsOf, type CustodyEvent, type DeskId, type ThingId } from '../custody/event.ts';
import type { Alarm } from '../custody/input.ts';
import type { Claim, Message } from '../custody/message.ts';
import type { Desk } from '../desk.ts';
import { onNotice, onQuestion, type Handler } from '../lan/transport/message-kind.ts';
import { decodeSignedEvent } from '../ledger/signed-event.ts';
import type { Lan } from '../network/lan.ts';
import type { LanService } from '../network/lan-service.ts';
import { deskOfPost } from '../network/rules.ts';
import { newId } from '../id.ts';
import { Refusal } from '../refusal.ts';
import { SerialLane } from '../serial-lane.ts';
import type { Officer } from '../session/session.ts';
import { NotTaken } from './bring-in.ts';
import { ContentLines } from './content-lines.ts';
import { CustodyHost } from './custody-host.ts';
import { custodyRoster, keysEverListed } from './custody-roster.ts';
import { custodyGivenBack, custodyRecalled } from './events.ts';
import { fromWire } from './incoming-message.ts';
import { toWire } from './outgoing.ts';
import { mayGiveBack } from './rules.ts';
import { contentPiece, custodyGiveBack, custodyMeeting, custodyMessage, type WireEvent, type WireMessage } from './wire.ts';

type Checkpoint = WireMessage['checkpoint'];

/** What this version understands of files (ledger.md 7.9). */
const features: readonly string[] = [];

/** Claims in one message; what a link was told before is not told again. */
const claimsAMessage = 500;

const noCheckpoint: Checkpoint = { log: '0'.repeat(32), size: 0, head: '' };

/** Files between desks: custody's messages over the LAN, its alarms, and the contents that parcels need. */
export class Handover {
  readonly host: CustodyHost;
  readonly transfer: Transfer;
  readonly service: LanService;
  readonly #desk: Desk;
  readonly #lan: Lan;
  readonly #lines: ContentLines;
  readonly #lanes = new Map<DeskId, SerialLane>();
  /** The checkpoint that each link was told last, and the one that it told last. */
  readonly #told = new Map<DeskId, Checkpoint>();
  readonly #heard = new Map<DeskId, Checkpoint>();
  /** By desk: what it was told of each thing over this link. */
  readonly #claims = new Map<DeskId, Map<ThingId, string>>();
  readonly #alarms = new Map<string, NodeJS.Timeout>();
  readonly #detach = new Map<DeskId, () => void>();
  readonly #fetching = new Set<ThingId>();
  #stopped = false;

  constructor(desk: Desk, lan: Lan) {
    this.#desk = desk;
    this.#lan = lan;
    this.#lines = new ContentLines(lan);
    this.transfer = openTransfer({ folder: desk.folder, store: desk.store, blobs: desk.blobs, now: () => desk.ledger.now() });
    this.host = new CustodyHost(desk, {
      self: lan.id,
      roster: () => custodyRoster(lan.keeper.roster),
      features,
      send: (message) => void this.#send(message),
      arm: (alarm) => this.#arm(alarm),
    });
    const handlers: readonly Handler<DeskId>[] = [
      onNotice(custodyMessage, (message, from) => this.#lane(from).run(() => Promise.resolve(this.#receive(from, message)))),
      onQuestion<{ seen: Checkpoint | null }, { checkpoint: Checkpoint; replaced: string[]; thenHead: string }, DeskId>(custodyMeeting, ({ seen }) => this.#meeting(seen)),
      onQuestion<{ thing: string; request: WireEvent }, { given: boolean }, DeskId>(custodyGiveBack, ({ thing, request }, from) => this.#giveBack(from, thing, request)),
      onNotice(contentPiece, ({ bytes }, from) => this.#lines.heard(from, bytes)),
    ];
    this.service = {
      handlers,
      joined: (other) => this.#joined(other),
      left: (other) => this.#left(other),
      rosterChanged: () => this.#rosterChanged(),
      stop: () => this.#stop(),
    };
    this.host.feed({ kind: 'start', highWater: null });
  }

  /** The desk at which a post works; null for this one. */
  deskOf(postId: string): DeskId | null {
    const desk = deskOfPost(this.#lan.keeper.roster, postId, this.#lan.registrarDesk());
    return desk === this.#lan.id ? null : desk;
  }

  /** Sends a file that has just been moved to a post of another desk on its way; inside the commit of the move. */
  dispatch(officer: Officer, file: { readonly id: string; readonly number: string }, to: DeskId): void {
    const epoch = this.host.thing(file.id)?.custody;
    this.host.command({ kind: 'dispatch', thing: file.id, epoch: epoch && 'epoch' in epoch ? epoch.epoch : 1, to }, { officer, reason: '' }, file.number);
    this.#desk.ledger.whenDurable(() => this.#lan.hurry());
  }

  /** Asks the desk that a file is on its way to to let it go back; only that desk's answer brings it back. */
  recall(officer: Officer, file: { readonly id: string; readonly number: string }): void {
    const custody = this.host.thing(file.id)?.custody;
    if (custody?.state !== 'transit') throw new Refusal('notOnItsWay', { number: file.number });
    this.#desk.ledger.append({ type: custodyRecalled, officer, body: { fileId: file.id, offer: custody.offer } });
    this.host.command({ kind: 'recall', thing: file.id }, { officer, reason: '' }, file.number);
  }

  /** Asks for a file that the other desk has taken over, which it gives back while nobody there has opened it. Refuses with `pullBackTooLate`, `deskOutOfReach`. */
  async recallAccepted(officer: Officer, file: { readonly id: string; readonly number: string }): Promise<void> {
    const custody = this.host.thing(file.id)?.custody;
    if (custody?.state !== 'sent' || custody.to === '') throw new Refusal('fileElsewhere', { number: file.number });
    if (!this.#lan.isReachable(custody.to)) throw new Refusal('deskOutOfReach', { number: file.number });
    const { ledger, store } = this.#desk;
    const asked = ledger.commit(() => ledger.append({ type: custodyRecalled, officer, body: { fileId: file.id, offer: '' } }));
    const row = store.first(store.build.selectFrom('event').select('bytes').where('log', '=', ledger.logName).where('seq', '=', asked.seq));
    const request = { desk: this.#lan.id, bytes: new Uint8Array(row?.bytes ?? []) };
    const answer = await this.#lan.ask(custody.to, custodyGiveBack, { thing: file.id, request });
    if (!answer.ok) throw new Refusal('deskOutOfReach', { number: file.number });
    if (!answer.value.given) throw new Refusal('pullBackTooLate', { number: file.number });
  }

  /** Another desk's officer asks for a file that lies here. */
  #giveBack(from: DeskId, file: ThingId, request: WireEvent): { given: boolean } {
    const { store, ledger } = this.#desk;
    const signingKey = this.#keys().get(from);
    const row = store.first(store.build.selectFrom('file').selectAll().where('id', '=', file));
    const custody = this.host.thing(file)?.custody;
    if (!signingKey || !row || custody?.state !== 'held' || request.desk !== from) return { given: false };
    return ledger.commit(() => {
      const taken = ledger.take({ bytes: request.bytes, desk: from, signingKey });
      const asked = taken.ok ? taken.value : null;
      if (asked?.type !== custodyRecalled.name || !asked.actor || custodyRecalled.body.parse(asked.body).fileId !== file) return { given: false };
      if (!mayGiveBack(row, asked.actor.post)) return { given: false };
      const { post, person, acting } = asked.actor;
      const recall = Buffer.from(asked.hash).toString('hex');
      ledger.append({ type: custodyGivenBack, officer: null, file, body: { id: newId(), recall, by: { post, person, acting } } });
      this.host.command({ kind: 'dispatch', thing: file, epoch: custody.epoch, to: from }, { officer: null, reason: '' }, row.number);
      return { given: true };
    });
  }

  /** Sends a parcel back that is still arriving. */
  refuse(officer: Officer, fileId: string, reason: string): void {
    this.#desk.ledger.commit(() => this.host.command({ kind: 'decline', thing: fileId }, { officer, reason }));
  }

  /** Bytes of the papers of an arriving file: how many are here, of how many. */
  progressOf(file: ThingId): { readonly done: number; readonly total: number } {
    const sizes = this.#sizes(file);
    const named = blobsOf(this.host.incoming.get(file)?.chain ?? []).filter((hash) => sizes.has(hash));
    return named.reduce(
      ({ done, total }, hash) => {
        const size = sizes.get(hash) ?? 0;
        const here = this.#desk.blobs.has(hash) ? size : (this.transfer.fetcher.progress(hash)?.done ?? 0);
        return { done: done + here, total: total + size };
      },
      { done: 0, total: 0 },
    );
  }

  #joined(desk: DeskId): void {
    this.#told.delete(desk);
    this.#heard.delete(desk);
    this.#claims.delete(desk);
    void this.#lane(desk).run(() => this.#meet(desk));
  }

  #left(desk: DeskId): void {
    this.#detach.get(desk)?.();
    this.#detach.delete(desk);
    this.#desk.announce(['custody']);
  }

  #rosterChanged(): void {
    this.host.feed({ kind: 'roster', roster: custodyRoster(this.#lan.keeper.roster) });
  }

  #stop(): void {
    this.#stopped = true;
    for (const alarm of this.#alarms.values()) clearTimeout(alarm);
    for (const detach of this.#detach.values()) detach();
    void this.transfer.fetcher.stop();
  }

  #lane(desk: DeskId): SerialLane {
    const lane = this.#lanes.get(desk) ?? new SerialLane();
    this.#lanes.set(desk, lane);
    return lane;
  }

  #checkpoint(): Checkpoint {
    const { head, logName } = this.#desk.ledger;
    return { log: logName, size: head.seq, head: head.seq === 0 ? '' : Buffer.from(head.hash).toString('hex') };
  }

  #meeting(seen: Checkpoint | null) {
    const { store, ledger } = this.#desk;
    const row = seen?.log === ledger.logName ? store.first(store.build.selectFrom('event').select('hash').where('log', '=', seen.log).where('seq', '=', seen.size)) : undefined;
    return { checkpoint: this.#checkpoint(), replaced: [...this.host.store.desk().replaced], thenHead: row ? Buffer.from(row.hash).toString('hex') : '' };
  }

  /** First each looks whether the other's log goes on from what it knows; then they say where things stand, and contents flow. */
  async #meet(desk: DeskId): Promise<void> {
    const peer = this.host.store.peers()[desk];
    const known = peer ? { log: peer.log, size: peer.size, head: peer.head } : null;
    const met = await this.#lan.ask(desk, custodyMeeting, { seen: known });
    if (!met.ok || this.#stopped) return;
    const { checkpoint, replaced, thenHead } = met.value;
    const after = known?.log === checkpoint.log ? { size: known.size, head: thenHead } : { size: 0, head: '' };
    const header = { from: desk, to: this.#lan.id, checkpoint, replaced, seen: null };
    const roster = custodyRoster(this.#lan.keeper.roster);
    this.host.feed({ kind: 'message', message: { header, body: { kind: 'status', claims: [], fences: {}, roster }, urgent: false } }, undefined, { after, now: checkpoint });
    this.#heard.set(desk, checkpoint);
    const line = this.#lines.to(desk);
    const stops = [this.transfer.fetcher.attach(line), this.transfer.server.attach(line, { mayRead: (hash) => this.#mayRead(desk, hash) })];
    this.#detach.get(desk)?.();
    this.#detach.set(desk, () => stops.forEach((stop) => stop()));
    this.host.feed({ kind: 'reached', desk });
    this.#desk.announce(['custody']);
  }

  /** A desk may have the contents of files that are on their way to it. */
  #mayRead(desk: DeskId, hash: string): boolean {
    const { store } = this.#desk;
    const rows = store.all(store.build.selectFrom('custody').select(['thing', 'custody']).where('state', '=', 'transit'));
    return rows.some(({ thing }) => {
      const whole = this.host.thing(thing);
      return whole?.custody.state === 'transit' && whole.custody.to === desk && blobsOf(whole.chain).includes(hash);
    });
  }

  async #send(message: Message): Promise<void> {
    const { to } = message.header;
    if (message.body.kind === 'need' && message.body.blobs !== null) return this.#fetch(message);
    if (!this.#lan.isReachable(to)) return;
    for (const body of message.body.kind === 'status' ? this.#news(to, message.body) : [message.body]) {
      const wire = toWire({ desk: this.#desk, custody: this.host.store, self: this.#lan.id }, { body });
      if (!wire) continue;
      const { checkpoint, replaced, seen } = message.header;
      const after = this.#told.get(to) ?? checkpoint;
      this.#told.set(to, checkpoint);
      await this.#lan.tell(to, custodyMessage, { checkpoint, replaced: [...replaced], seen: seen && { ...seen }, after, body: wire });
    }
  }

  /** Of what a status says only what this link has not been told before; a status without claims still tells of log and list. */
  #news(desk: DeskId, status: Extract<Message['body'], { kind: 'status' }>): Extract<Message['body'], { kind: 'status' }>[] {
    const told = this.#claims.get(desk) ?? new Map<ThingId, string>();
    this.#claims.set(desk, told);
    const fresh = status.claims.filter((claim) => {
      const text = JSON.stringify(claim);
      if (told.get(claim.thing) === text) return false;
      told.set(claim.thing, text);
      return true;
    });
    const pages: Claim[][] = [[]];
    for (const claim of fresh) {
      const last = pages.at(-1);
      if (last && last.length < claimsAMessage) last.push(claim);
      else pages.push([claim]);
    }
    return pages.map((claims) => ({ ...status, claims }));
  }

  #receive(from: DeskId, wire: WireMessage): void {
    if (this.#stopped) return;
    const read = fromWire({ store: this.#desk.store, self: this.#lan.id, roster: () => custodyRoster(this.#lan.keeper.roster), keys: () => this.#keys(), arrived: this.host.arrived }, from, wire);
    const heard = this.#heard.get(from) ?? noCheckpoint;
    this.#heard.set(from, wire.checkpoint);
    if (!read.ok) return;
    const proof = { after: heard.head === wire.after.head ? wire.after : heard, now: wire.checkpoint };
    this.#feedMessage(read.value, proof);
  }

  #feedMessage(message: Message, proof: { readonly after: Checkpoint; readonly now: Checkpoint } | null): void {
    try {
      this.host.feed({ kind: 'message', message }, undefined, proof);
    } catch (error) {
      if (!(error instanceof NotTaken)) throw error;
      this.#desk.announce(['custody']);
    }
  }

  #keys(): ReadonlyMap<DeskId, Uint8Array> {
    return new Map([...keysEverListed(this.#lan.keeper.roster), [this.#lan.id, this.#desk.identity.publicKey]]);
  }

  /** The chain is here: now its contents, from any desk that has them; then the parcel is whole and is decided. */
  #fetch({ header: { to: from }, body }: Message): void {
    if (body.kind !== 'need' || body.blobs === null || this.#fetching.has(body.thing)) return;
    const { thing, era, epoch, offer, have } = body;
    const sizes = this.#sizes(thing);
    const wanted = body.blobs.map((hash) => this.transfer.fetcher.want({ hash, size: sizes.get(hash) ?? 0, priority: 'document' }));
    this.#fetching.add(thing);
    const blobs = body.blobs;
    Promise.all(wanted)
      .then(() => this.#lane(from).run(() => Promise.resolve(this.#arrivedWhole(from, { thing, era, epoch, offer, start: have, blobs }))))
      .catch(() => this.#desk.announce(['custody']))
      .finally(() => this.#fetching.delete(thing));
  }

  #arrivedWhole(from: DeskId, parcel: { readonly thing: ThingId; readonly era: number; readonly epoch: number; readonly offer: string; readonly start: number; readonly blobs: readonly string[] }): void {
    const peer = this.host.store.peers()[from];
    if (!peer || this.#stopped) return;
    const { replaced, ...checkpoint } = peer;
    const header = { from, to: this.#lan.id, checkpoint, replaced, seen: this.#checkpoint() };
    this.#feedMessage({ header, body: { kind: 'parcel', ...parcel, events: [] }, urgent: false }, null);
  }

  /** Sizes of the contents that a parcel speaks of, as its events say them. */
  #sizes(thing: ThingId): ReadonlyMap<string, number> {
    const { arrived, incoming } = this.host;
    const chain: readonly CustodyEvent[] = incoming.get(thing)?.chain ?? [];
    const said = [...chain.flatMap(({ hash }) => arrived.events.get(hash) ?? []), ...[...arrived.receipts.values()].flat()];
    return new Map(said.flatMap(({ bytes }) => decodeSignedEvent(bytes).event.blobs.map(({ hash, size }) => [Buffer.from(hash).toString('hex'), size] as const)));
  }

  #arm({ name, thing, attempt, delayMs }: Alarm): void {
    const key = `${name}/${thing ?? ''}`;
    clearTimeout(this.#alarms.get(key));
    if (this.#stopped || name === 'push') return;
    const timer = setTimeout(() => {
      this.#alarms.delete(key);
      if (!this.#stopped) this.host.feed({ kind: 'alarm', name, thing, attempt });
    }, delayMs);
    timer.unref();
    this.#alarms.set(key, timer);
  }
}
