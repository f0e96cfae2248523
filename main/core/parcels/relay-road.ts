import type { DeskId } from '../lan/roster/desk-keys.ts';
import { onNotice, type Handler } from '../lan/transport/message-kind.ts';
import type { Lan } from '../network/lan.ts';
import { SerialLane } from '../serial-lane.ts';
import type { OutgoingParcels } from './outgoing-parcels.ts';
import type { ParcelErrands, ParcelKeeper } from './parcel-errands.ts';
import type { OutgoingParcel, ParcelRoad } from './parcel-road.ts';
import { parcelDeposit, parcelFetch, parcelList, parcelTaken, parcelWaits, parcelWithdraw, relayPieceBytes } from './relay-messages.ts';

/** What could not be taken in now is looked at again after so many milliseconds. */
const laterMs = 300_000;

type Settings = {
  readonly lan: Lan;
  readonly outgoing: OutgoingParcels;
  readonly errands: ParcelErrands;
  /** Whatever goes wrong with a disk; a link that ends is no trouble. */
  readonly trouble: (problem: unknown) => void;
};

/** Relays of the office: any always-on desk with that role. Parcels are brought to each that is reachable, and fetched from each that is met. */
export class RelayRoad implements ParcelRoad {
  readonly handler: Handler<DeskId>;
  readonly #settings: Settings;
  readonly #lanes = new Map<DeskId, SerialLane>();
  readonly #again = new Map<DeskId, NodeJS.Timeout>();
  #stopped = false;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.handler = onNotice<Record<string, never>, DeskId>(parcelWaits, (_body, from) => this.#run(from, () => this.#fetchAll(from)));
  }

  carry(parcel: OutgoingParcel): void {
    for (const relay of this.#relays()) if (relay !== parcel.recipient) this.#run(relay, () => this.#settings.errands.deposit(this.#keeper(relay), parcel));
  }

  letGo({ id }: OutgoingParcel): void {
    const { lan } = this.#settings;
    // It may lie there although nobody has said so yet.
    for (const relay of this.#relays()) this.#run(relay, async () => void (await lan.ask(relay, parcelWithdraw, { id })));
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
    const { outgoing, errands } = this.#settings;
    this.#run(desk, () => this.#fetchAll(desk));
    for (const row of outgoing.all()) if (row.recipient !== desk) this.#run(desk, () => errands.deposit(this.#keeper(desk), outgoing.toRoad(row)));
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

  #keeper(relay: DeskId): ParcelKeeper {
    const { lan } = this.#settings;
    return {
      name: relay,
      deposit: async ({ id, recipient, size }, { at, piece }) => {
        const answer = await lan.ask(relay, parcelDeposit, { id, to: recipient, size, at, piece });
        return answer.ok ? answer.value : null;
      },
      list: async () => {
        const answer = await lan.ask(relay, parcelList, {});
        return answer.ok ? answer.value.parcels : null;
      },
      fetch: async (id, at) => {
        const answer = await lan.ask(relay, parcelFetch, { id, at });
        return answer.ok ? answer.value.piece : null;
      },
      taken: async (id, whole) => void (await lan.ask(relay, parcelTaken, { id, whole })),
      pieceBytes: () => relayPieceBytes,
    };
  }

  async #fetchAll(relay: DeskId): Promise<void> {
    if (!this.#isRelay(relay)) return;
    if (await this.#settings.errands.fetchAll(this.#keeper(relay))) this.#lookAgain(relay);
  }

  #lookAgain(relay: DeskId): void {
    clearTimeout(this.#again.get(relay));
    if (this.#stopped) return;
    const timer = setTimeout(() => this.#run(relay, () => this.#fetchAll(relay)), laterMs);
    timer.unref();
    this.#again.set(relay, timer);
  }
}
