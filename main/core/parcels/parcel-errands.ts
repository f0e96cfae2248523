import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { localDisk } from '../blobs/transfer/disk.ts';
import { roomNeeded } from '../blobs/transfer/rules.ts';
import { withFile } from './byte-source.ts';
import type { OutgoingParcels } from './outgoing-parcels.ts';
import type { OutgoingParcel, Taken } from './parcel-road.ts';
import type { Deposited } from './relay-messages.ts';
import { largestParcel } from './rules.ts';

/** A parcel that is lost or broken at a keeper again and again is not brought there, or fetched from there, any more. */
const mostTries = 3;

/** Who keeps parcels for others: a relay of the office, or the central server. Nothing here rejects; null where no answer came, or none that means anything. */
export type ParcelKeeper = {
  /** By which deposits are noted; a desk id for a relay. */
  readonly name: string;
  readonly deposit: (parcel: OutgoingParcel, next: { readonly at: number; readonly piece: Uint8Array }) => Promise<Deposited | null>;
  readonly list: () => Promise<readonly { readonly id: string; readonly size: number }[] | null>;
  readonly fetch: (id: string, at: number) => Promise<Uint8Array | null>;
  readonly taken: (id: string, whole: boolean) => Promise<void>;
  /** Bytes to bring at once as the line is now. */
  readonly pieceBytes: () => number;
};

type Settings = {
  readonly outgoing: OutgoingParcels;
  /** Where parcels that are being fetched lie. */
  readonly folder: string;
  readonly now: () => number;
  readonly take: (file: string) => Promise<Taken>;
  /** Something lies at a keeper, or no more. */
  readonly changed: () => void;
};

/** What a desk does at whoever keeps parcels: brings its own piece by piece, and fetches what lies there for it. The roads of one desk share one of these. */
export class ParcelErrands {
  readonly #settings: Settings;
  readonly #broken = new Map<string, number>();
  /** Fetched by one road at a time: they share the file that it becomes. */
  readonly #underWay = new Set<string>();
  #stopped = false;

  constructor(settings: Settings) {
    this.#settings = settings;
    mkdirSync(settings.folder, { recursive: true, mode: 0o700 });
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Brings what is missing there, and notes how it lies there now. */
  async deposit(keeper: ParcelKeeper, parcel: OutgoingParcel): Promise<void> {
    const { outgoing, now, changed } = this.#settings;
    const { id } = parcel;
    const { state, tries } = outgoing.depositAt(id, keeper.name) ?? { state: null, tries: 0 };
    if (this.#stopped || state === 'taken' || !existsSync(parcel.file)) return;
    const brought = await this.#bring(keeper, parcel, tries);
    const isNews = brought !== null && (brought.isNew || brought.state !== state);
    if (!isNews || this.#stopped) return;
    outgoing.noteDeposit({ id, relay: keeper.name, state: brought.state, since: now(), tries: brought.isNew ? tries + 1 : Math.max(tries, 1) });
    changed();
  }

  /** Fetches and takes in all that lies there. Says whether something has to be looked at again later as it is. */
  async fetchAll(keeper: ParcelKeeper): Promise<boolean> {
    const list = this.#stopped ? null : await keeper.list();
    let later = false;
    for (const parcel of list ?? []) {
      if (this.#stopped || this.#underWay.has(parcel.id) || (this.#broken.get(`${keeper.name} ${parcel.id}`) ?? 0) >= mostTries) continue;
      this.#underWay.add(parcel.id);
      try {
        later = (await this.#fetch(keeper, parcel)) === 'later' || later;
      } finally {
        this.#underWay.delete(parcel.id);
      }
    }
    return later;
  }

  /** Where it ended the last time says the keeper. One that lost it gets it again, a few times. Null where it got no further now. */
  async #bring(keeper: ParcelKeeper, parcel: OutgoingParcel, tries: number): Promise<{ readonly state: 'kept' | 'taken' | 'refused'; readonly isNew: boolean } | null> {
    const first = await keeper.deposit(parcel, { at: 0, piece: new Uint8Array(0) });
    const isNew = first?.state === 'more' && first.have === 0;
    if (!first || (isNew && tries >= mostTries)) return null;
    const { state } = await this.#handOn(keeper, parcel, first);
    if (state === 'more') return null;
    return { state: state === 'full' ? 'refused' : state, isNew };
  }

  /** Piece after piece, until the keeper has it or gets no further. */
  async #handOn(keeper: ParcelKeeper, parcel: OutgoingParcel, first: Deposited): Promise<Deposited> {
    let answer = first;
    while (answer.state === 'more' && !this.#stopped && existsSync(parcel.file)) {
      const at = answer.have;
      const piece = await withFile(parcel.file, (source) => source.read(at, keeper.pieceBytes()));
      const next = piece.length === 0 ? null : await keeper.deposit(parcel, { at, piece });
      if (!next || (next.state === 'more' && next.have <= at)) return answer;
      answer = next;
    }
    return answer;
  }

  async #fetch(keeper: ParcelKeeper, { id, size }: { readonly id: string; readonly size: number }): Promise<Taken | null> {
    const path = join(this.#settings.folder, id);
    if (size > largestParcel || !(await this.#isHere(keeper, { id, size, path }))) return null;
    const taken = await this.#settings.take(path);
    if (taken === 'later' || this.#stopped) return taken;
    rmSync(path, { force: true });
    const key = `${keeper.name} ${id}`;
    if (taken === 'damaged') this.#broken.set(key, (this.#broken.get(key) ?? 0) + 1);
    await keeper.taken(id, taken === 'taken');
    return taken;
  }

  /** Fetches what is missing of the parcel; false where the keeper doesn't give it, or there is no room. */
  async #isHere(keeper: ParcelKeeper, { id, size, path }: { readonly id: string; readonly size: number; readonly path: string }): Promise<boolean> {
    const here = existsSync(path) ? statSync(path).size : 0;
    if (here > size) rmSync(path);
    else if (here === size) return true;
    if ((await localDisk.freeBytes(this.#settings.folder)) < roomNeeded(size)) return false;
    const file = await localDisk.open(path);
    try {
      for (let at = await file.size(); at < size; ) {
        const piece = this.#stopped ? null : await keeper.fetch(id, at);
        if (!piece || piece.length === 0 || at + piece.length > size) return false;
        await file.write(piece, at);
        at += piece.length;
      }
      await file.sync();
      return true;
    } finally {
      await file.close();
    }
  }
}
