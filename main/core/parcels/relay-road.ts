import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { localDisk } from '../blobs/transfer/disk.ts';
import { roomNeeded } from '../blobs/transfer/rules.ts';
import type { DeskId } from '../lan/roster/desk-keys.ts';
import { onNotice, type Handler } from '../lan/transport/message-kind.ts';
import type { Lan } from '../network/lan.ts';
import { SerialLane } from '../serial-lane.ts';
import { withFile } from './byte-source.ts';
import type { OutgoingParcels } from './outgoing-parcels.ts';
import type { OutgoingParcel, ParcelRoad, Taken } from './parcel-road.ts';
import { parcelDeposit, parcelFetch, parcelList, parcelTaken, parcelWaits, parcelWithdraw, relayPieceBytes, type Deposited } from './relay-messages.ts';
import { largestParcel } from './rules.ts';

/** A parcel that is lost or broken at a relay again and again is not brought there, or fetched from there, any more. */
const mostTries = 3;
/** What could not be taken in now is looked at again after so many milliseconds. */
const laterMs = 300_000;

type Settings = {
  readonly lan: Lan;
  readonly outgoing: OutgoingParcels;
  /** Where parcels that are being fetched lie. */
  readonly folder: string;
  readonly now: () => number;
  readonly take: (file: string) => Promise<Taken>;
  /** Something lies at a relay, or no more. */
  readonly changed: () => void;
  /** Whatever goes wrong with a disk; a link that ends is no trouble. */
  readonly trouble: (problem: unknown) => void;
};

/** Relays of the office: any always-on desk with that role. Parcels are brought to each that is reachable, and fetched from each that is met. */
export class RelayRoad implements ParcelRoad {
  readonly handler: Handler<DeskId>;
  readonly #settings: Settings;
  readonly #lanes = new Map<DeskId, SerialLane>();
  readonly #broken = new Map<string, number>();
  readonly #again = new Map<DeskId, NodeJS.Timeout>();
  #stopped = false;

  constructor(settings: Settings) {
    this.#settings = settings;
    mkdirSync(settings.folder, { recursive: true, mode: 0o700 });
    this.handler = onNotice<Record<string, never>, DeskId>(parcelWaits, (_body, from) => this.#run(from, () => this.#fetchAll(from)));
  }

  carry(parcel: OutgoingParcel): void {
    for (const relay of this.#relays()) if (relay !== parcel.recipient) this.#run(relay, () => this.#deposit(relay, parcel));
  }

  letGo({ id }: OutgoingParcel): void {
    const { lan, outgoing } = this.#settings;
    for (const relay of outgoing.relaysOf(id)) if (lan.isReachable(relay)) this.#run(relay, async () => void (await lan.ask(relay, parcelWithdraw, { id })));
  }

  /** Has the office a relay at all, besides this desk? */
  exists(): boolean {
    return [...this.#settings.lan.keeper.roster.desks.keys()].some((desk) => this.#isRelay(desk));
  }

  /** Is one within reach? */
  isOpen(): boolean {
    return this.#relays().length > 0;
  }

  /** A desk was met: a relay gets what waits, and gives what it has. */
  joined(desk: DeskId): void {
    if (!this.#isRelay(desk)) return;
    const { outgoing } = this.#settings;
    this.#run(desk, () => this.#fetchAll(desk));
    for (const row of outgoing.all()) if (row.recipient !== desk) this.#run(desk, () => this.#deposit(desk, outgoing.toRoad(row)));
  }

  stop(): void {
    this.#stopped = true;
    for (const timer of this.#again.values()) clearTimeout(timer);
  }

  #isRelay(desk: DeskId): boolean {
    const { lan } = this.#settings;
    return desk !== lan.id && lan.keeper.roster.desks.get(desk)?.roles.includes('relay') === true;
  }

  #relays(): readonly DeskId[] {
    const { lan } = this.#settings;
    return [...lan.keeper.roster.desks.keys()].filter((desk) => this.#isRelay(desk) && lan.isReachable(desk));
  }

  #run(relay: DeskId, work: () => Promise<void>): void {
    const lane = this.#lanes.get(relay) ?? new SerialLane();
    this.#lanes.set(relay, lane);
    lane.run(() => (this.#stopped ? Promise.resolve() : work())).catch((problem: unknown) => this.#settings.trouble(problem));
  }

  /** Brings what is missing there, and notes how it lies there now. */
  async #deposit(relay: DeskId, parcel: OutgoingParcel): Promise<void> {
    const { outgoing, now, changed } = this.#settings;
    const { id } = parcel;
    const before = outgoing.depositAt(id, relay);
    if (before?.state === 'taken' || !existsSync(parcel.file)) return;
    const tries = before?.tries ?? 0;
    const brought = await this.#bring(relay, parcel, tries);
    if (!brought || (before?.state === brought.state && !brought.isNew)) return;
    outgoing.noteDeposit({ id, relay, state: brought.state, since: now(), tries: brought.isNew ? tries + 1 : Math.max(tries, 1) });
    changed();
  }

  /** Where it ended the last time says the relay. One that lost it gets it again, a few times. Null where it got no further now. */
  async #bring(relay: DeskId, parcel: OutgoingParcel, tries: number): Promise<{ readonly state: 'kept' | 'taken' | 'refused'; readonly isNew: boolean } | null> {
    const first = await this.#hand(relay, parcel, { at: 0, piece: new Uint8Array(0) });
    const isNew = first?.state === 'more' && first.have === 0;
    if (!first || (isNew && tries >= mostTries)) return null;
    const { state } = await this.#handOn(relay, parcel, first);
    if (state === 'more') return null;
    return { state: state === 'full' ? 'refused' : state, isNew };
  }

  /** Piece after piece, until the relay has it or gets no further. */
  async #handOn(relay: DeskId, parcel: OutgoingParcel, first: Deposited): Promise<Deposited> {
    let answer = first;
    while (answer.state === 'more' && !this.#stopped && existsSync(parcel.file)) {
      const at = answer.have;
      const piece = await withFile(parcel.file, (source) => source.read(at, relayPieceBytes));
      const next = piece.length === 0 ? null : await this.#hand(relay, parcel, { at, piece });
      if (!next || (next.state === 'more' && next.have <= at)) return answer;
      answer = next;
    }
    return answer;
  }

  async #hand(relay: DeskId, { id, recipient, size }: OutgoingParcel, { at, piece }: { readonly at: number; readonly piece: Uint8Array }): Promise<Deposited | null> {
    const answer = await this.#settings.lan.ask(relay, parcelDeposit, { id, to: recipient, size, at, piece });
    return answer.ok ? answer.value : null;
  }

  async #fetchAll(relay: DeskId): Promise<void> {
    const { lan } = this.#settings;
    if (!this.#isRelay(relay)) return;
    const list = await lan.ask(relay, parcelList, {});
    if (!list.ok) return;
    for (const { id, size } of list.value.parcels) if (!this.#stopped && (this.#broken.get(`${relay} ${id}`) ?? 0) < mostTries) await this.#fetch(relay, { id, size });
  }

  async #fetch(relay: DeskId, { id, size }: { readonly id: string; readonly size: number }): Promise<void> {
    const { lan, take } = this.#settings;
    const path = join(this.#settings.folder, id);
    if (size > largestParcel || !(await this.#isHere(relay, { id, size, path }))) return;
    const taken = await take(path);
    if (taken === 'later') return this.#lookAgain(relay);
    rmSync(path, { force: true });
    if (taken === 'damaged') this.#broken.set(`${relay} ${id}`, (this.#broken.get(`${relay} ${id}`) ?? 0) + 1);
    await lan.ask(relay, parcelTaken, { id, whole: taken === 'taken' });
  }

  /** Fetches what is missing of the parcel; false where the relay doesn't give it, or there is no room. */
  async #isHere(relay: DeskId, { id, size, path }: { readonly id: string; readonly size: number; readonly path: string }): Promise<boolean> {
    const { lan, folder } = this.#settings;
    const here = existsSync(path) ? statSync(path).size : 0;
    if (here > size) rmSync(path);
    else if (here === size) return true;
    if ((await localDisk.freeBytes(folder)) < roomNeeded(size)) return false;
    const file = await localDisk.open(path);
    try {
      for (let at = await file.size(); at < size; ) {
        const given = this.#stopped ? null : await lan.ask(relay, parcelFetch, { id, at });
        if (!given?.ok || given.value.piece.length === 0 || at + given.value.piece.length > size) return false;
        await file.write(given.value.piece, at);
        at += given.value.piece.length;
      }
      await file.sync();
      return true;
    } finally {
      await file.close();
    }
  }

  #lookAgain(relay: DeskId): void {
    clearTimeout(this.#again.get(relay));
    const timer = setTimeout(() => this.#run(relay, () => this.#fetchAll(relay)), laterMs);
    timer.unref();
    this.#again.set(relay, timer);
  }
}
