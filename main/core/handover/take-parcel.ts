import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Checkpoint, DeskId, ThingId } from '../custody/event.ts';
import type { Message } from '../custody/message.ts';
import type { Decision, Thing } from '../custody/state.ts';
import type { Desk } from '../desk.ts';
import { decodeSignedEvent } from '../ledger/signed-event.ts';
import type { Lan } from '../network/lan.ts';
import { otherDesk } from '../offices/other-desks.ts';
import { withFile, type ByteSource } from '../parcels/byte-source.ts';
import { officeMark } from '../parcels/head.ts';
import { readItems } from '../parcels/items.ts';
import { openParcel, type OpenedParcel, type ParcelProblem } from '../parcels/open-parcel.ts';
import { parcelKeptMs } from '../parcels/rules.ts';
import { takeContent } from '../parcels/received-contents.ts';
import { failure, success, type Result } from '../result.ts';
import type { CustodyHost } from './custody-host.ts';
import { wholeRoster } from './custody-roster.ts';
import type { Proof } from './custody-tools.ts';
import { fromWire } from './incoming-message.ts';
import { noteSeen } from './log-seen.ts';
import { proofOf, readTrail, type LogTrail } from './log-trail.ts';
import { readLetter, type Letter } from './sealed-letters.ts';
import type { WireMessage } from './wire.ts';

/**
 * What a parcel came to. `taken`: the file is here now. `already`: it was decided before. `waits`: something is missing, or this desk may not decide now; the
 * parcel can be read again. `refused`: it was asked back or sent back. `delivered` and `back`: the answer of the other desk. `stale`: nobody waits for it.
 */
export type ArrivalResult = 'taken' | 'already' | 'waits' | 'refused' | 'delivered' | 'back' | 'stale';
export type Arrival = { readonly parcelId: string; readonly from: DeskId; readonly thing: ThingId; readonly matter: Letter['body']['kind']; readonly result: ArrivalResult };

export type TakeSettings = {
  readonly lan: Lan;
  readonly host: () => CustodyHost;
  readonly keys: () => ReadonlyMap<DeskId, Uint8Array>;
  readonly checkpoint: () => Checkpoint;
  /** Hands messages to custody, in the order in which everything of that desk is worked on. */
  readonly feed: (from: DeskId, letters: readonly { readonly message: Message; readonly proof: Proof }[]) => Promise<void>;
  readonly contentHere: (hash: string) => void;
};

type Read = { readonly first: Main; readonly letters: readonly WireMessage[]; readonly trail: LogTrail | null };
type Main = WireMessage & { readonly body: Extract<WireMessage['body'], { readonly kind: Letter['body']['kind'] }> };

/** Papers that a parcel brought are recorded within this time, in milliseconds, or it is said to wait. */
const decidedWithin = 20_000;

/** Opens parcels, puts their contents where received contents lie, and hands their letters to custody, as if a link had brought them. */
export class TakeParcel {
  readonly #desk: Desk;
  readonly #settings: TakeSettings & { readonly folder: string };
  readonly #waiting = new Map<string, Set<() => void>>();

  constructor(desk: Desk, settings: TakeSettings & { readonly folder: string }) {
    this.#desk = desk;
    this.#settings = settings;
    mkdirSync(settings.folder, { recursive: true, mode: 0o700 });
    sweepArrivals(settings.folder, desk);
  }

  /** Takes in the parcel that lies in a file. Rejects where the file can't be read or this disk is full. */
  fromFile(file: string): Promise<Result<Arrival, ParcelProblem>> {
    return withFile(file, (source) => this.#take(source));
  }

  /** This desk has decided on an offer. */
  answered(offer: string): void {
    for (const go of this.#waiting.get(offer) ?? []) go();
  }

  /** The answer of this desk to a parcel that it took in; null while there is none. */
  answerTo(parcelId: string): { readonly to: DeskId; readonly body: Extract<Letter['body'], { readonly kind: 'receipt' }> } | null {
    const { store } = this.#desk;
    const row = store.first(store.build.selectFrom('taken_parcel').selectAll().where('id', '=', parcelId));
    const decision = row && row.matter !== 'receipt' && this.#settings.host().store.decisions(row.thing).find(({ offer }) => offer === row.offer);
    if (!row || !decision) return null;
    const { era, epoch, verdict, offer, receipt } = decision;
    return { to: row.sender, body: { kind: 'receipt', thing: row.thing, era, epoch, offer, verdict, event: receipt } };
  }

  async #take(source: ByteSource): Promise<Result<Arrival, ParcelProblem>> {
    const { lan, keys } = this.#settings;
    const { roster } = lan.keeper;
    const known = keys();
    const opened = await openParcel(source, { office: officeMark(roster.root), self: lan.id, key: lan.identity.key, senderOf: (desk) => this.#senderOf(desk, known.get(desk)) });
    if (!opened.ok) return opened;
    const { from } = opened.value;
    if (!roster.desks.has(from) && !otherDesk(this.#desk.store, from)) return failure('parcelSenderUnknown');
    const read = await this.#read(opened.value);
    if (!read.ok) return read;
    return success(await this.#decide(opened.value, read.value));
  }

  #senderOf(desk: DeskId, signingKey: Uint8Array | undefined) {
    const other = otherDesk(this.#desk.store, desk);
    return signingKey && { signingKey, office: other && officeMark(other.root) };
  }

  /** Letters are kept until the last piece of the parcel is here; contents go to the disk as they come. */
  async #read(parcel: OpenedParcel): Promise<Result<Read, 'parcelDamaged'>> {
    const letters: WireMessage[] = [];
    let trail: LogTrail | null = null;
    let sizes: ReadonlyMap<string, number> | null = null;
    const items = await readItems(parcel, {
      trail: (bytes) => {
        trail = readTrail(bytes);
      },
      letter: (bytes) => {
        const letter = readLetter(bytes);
        if (letter) letters.push(letter);
      },
      content: async (hash, size) => {
        sizes ??= this.#contentsOf(parcel.from, letters);
        if (sizes.get(hash) !== size) return null;
        const { store, blobs, ledger } = this.#desk;
        return takeContent({ store, blobs, folder: this.#settings.folder, now: () => ledger.now(), here: this.#settings.contentHere }, hash, size);
      },
    });
    const [first] = letters;
    if (!items.ok || !first || !isMain(first)) return failure('parcelDamaged');
    return success({ first, trail, letters: letters.filter(({ body }) => 'offer' in body && body.thing === first.body.thing && body.offer === first.body.offer) });
  }

  /** Contents that the letters speak of, with their sizes: nothing else is taken in, and nothing for what is decided. */
  #contentsOf(from: DeskId, letters: readonly WireMessage[]): ReadonlyMap<string, number> {
    const [first] = letters;
    if (!first || !isMain(first) || this.#decisionOn(first)) return new Map();
    const { arrived } = this.#settings.host();
    const messages = this.#messages(from, letters);
    const hashes = messages?.flatMap(({ body }) => (body.kind === 'parcel' ? body.events.map(({ hash }) => hash) : [])) ?? [];
    const said = [...hashes.flatMap((hash) => arrived.events.get(hash) ?? []), ...[...arrived.receipts.values()].flat()];
    return new Map(said.flatMap(({ bytes }) => decodeSignedEvent(bytes).event.blobs.map(({ hash, size }) => [Buffer.from(hash).toString('hex'), size] as const)));
  }

  /** Null where an event in them does not hold, or this desk does not know yet who said it. */
  #messages(from: DeskId, letters: readonly WireMessage[]): readonly Message[] | null {
    const { lan, host, keys } = this.#settings;
    const receiver = { store: this.#desk.store, self: lan.id, roster: () => wholeRoster(this.#desk.store, lan.keeper.roster), keys, arrived: host().arrived };
    const read = letters.map((letter) => fromWire(receiver, from, letter));
    return read.every(({ ok }) => ok) ? read.flatMap((message) => (message.ok ? [message.value] : [])) : null;
  }

  async #decide({ head, from }: OpenedParcel, { first, letters, trail }: Read): Promise<Arrival> {
    const { body } = first;
    const { host } = this.#settings;
    const before = host().thing(body.thing);
    const decided = this.#decisionOn(first);
    // What was decided needs no more than its answer again.
    const messages = this.#messages(from, decided ? [first] : letters);
    const proof = proofOf(host().store.peers()[from], first, trail);
    const arrival = { parcelId: head.id, from, thing: body.thing, matter: body.kind };
    if (!messages || !proof || host().store.desk().standing !== 'working') return this.#kept(first, { ...arrival, result: 'waits' });
    noteSeen(this.#desk, from, first.seen);
    await this.#feed(from, { messages, proof, offer: body.offer });
    const result = body.kind === 'receipt' ? afterReceipt(before, host().thing(body.thing), body.offer) : this.#afterOffer(first, decided !== null);
    if (result !== 'waits') host().arrived.forget(messages.flatMap((message) => (message.body.kind === 'parcel' ? message.body.events.map(({ hash }) => hash) : [])));
    return this.#kept(first, { ...arrival, result });
  }

  /** Feeds the letters, a second time where the first showed that the chain here is another branch; and waits until the papers are on record. */
  async #feed(from: DeskId, { messages, proof, offer }: { readonly messages: readonly Message[]; readonly proof: Proof; readonly offer: string }): Promise<void> {
    const { feed, host } = this.#settings;
    const letters = messages.map((message) => ({ message, proof }));
    const isOpen = () => [...host().incoming.values()].some((incoming) => incoming.offer === offer);
    const gone = new Promise<void>((resolve) => {
      const go = () => {
        clearTimeout(timer);
        this.#waiting.delete(offer);
        resolve();
      };
      const timer = setTimeout(go, decidedWithin).unref();
      this.#waiting.set(offer, new Set([...(this.#waiting.get(offer) ?? []), go]));
    });
    await feed(from, letters);
    const incoming = [...host().incoming.values()].find((one) => one.offer === offer);
    if (incoming && incoming.chain.length < incoming.length) await feed(from, letters);
    if (!isOpen()) this.answered(offer);
    await gone;
  }

  #decisionOn({ body }: Main): Decision | null {
    if (body.kind === 'receipt') return null;
    return this.#settings.host().store.decisions(body.thing).find(({ era, epoch }) => era === body.era && epoch === body.epoch) ?? null;
  }

  #afterOffer(first: Main, wasDecided: boolean): ArrivalResult {
    const decision = this.#decisionOn(first);
    if (decision?.verdict === 'refuse') return 'refused';
    if (decision) return wasDecided ? 'already' : 'taken';
    const thing = this.#settings.host().thing(first.body.thing);
    const isBehind = thing !== null && thing.chain.length > 0 && (thing.chain.at(-1)?.era ?? 0) >= first.body.era && (thing.custody.state === 'held' || thing.custody.state === 'transit');
    return isBehind ? 'stale' : 'waits';
  }

  /** Remembers the parcel, so that its answer can be written later. */
  #kept({ body: { era, epoch, offer } }: Main, arrival: Arrival): Arrival {
    const { store, ledger } = this.#desk;
    const row = { id: arrival.parcelId, sender: arrival.from, thing: arrival.thing, matter: arrival.matter, era, epoch, offer, taken_at: ledger.now() };
    store.run(store.build.insertInto('taken_parcel').values(row).onConflict((conflict) => conflict.column('id').doNothing()));
    return arrival;
  }
}

/** At the start: contents that were half taken in, and parcels of more than a month ago. */
function sweepArrivals(folder: string, { store, ledger }: Desk): void {
  const before = ledger.now() - parcelKeptMs;
  store.run(store.build.deleteFrom('taken_parcel').where('taken_at', '<', before));
  for (const name of readdirSync(folder)) if (name.endsWith('.content') || statSync(join(folder, name)).mtimeMs < before) rmSync(join(folder, name), { force: true });
}

const isMain = (letter: WireMessage): letter is Main => letter.body.kind === 'offer' || letter.body.kind === 'recall' || letter.body.kind === 'receipt';

function afterReceipt(before: Thing | null, after: Thing | null, offer: string): ArrivalResult {
  const waited = before?.custody.state === 'transit' && before.custody.offer === offer;
  if (!waited || !after) return 'already';
  if (after.custody.state === 'transit') return 'waits';
  return after.custody.state === 'sent' ? 'delivered' : 'back';
}
