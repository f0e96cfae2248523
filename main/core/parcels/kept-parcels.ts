import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { localDisk } from '../blobs/transfer/disk.ts';
import { roomNeeded } from '../blobs/transfer/rules.ts';
import type { KeptParcelTable } from '../db/parcel-tables.ts';
import type { Store } from '../db/store.ts';
import type { DeskId } from '../lan/roster/desk-keys.ts';
import { SerialLane } from '../serial-lane.ts';
import { withFile } from './byte-source.ts';
import { headBytes, readHead } from './head.ts';
import { parcelsAList, relayPieceBytes, type Deposited } from './relay-messages.ts';
import { parcelKeptMs, relayHasRoom, type Load } from './rules.ts';

type Place = { readonly store: Store; readonly folder: string; readonly office: string; readonly now: () => number };
type Announced = { readonly id: string; readonly to: DeskId; readonly size: number };

/** What a relay keeps of other desks' parcels: a row and a file each. It can read none of them, and knows who brought which for whom. */
export class KeptParcels {
  readonly #place: Place;
  readonly #lane = new SerialLane();

  /** Sweeps what is too old, and files and rows that have lost each other. */
  constructor(place: Place) {
    this.#place = place;
    mkdirSync(place.folder, { recursive: true, mode: 0o700 });
    this.sweep();
  }

  /** Takes the next bytes of a parcel. Null for what does not agree with what was announced of it, or with its own head. */
  deposit(from: DeskId, announced: Announced, { at, piece }: { readonly at: number; readonly piece: Uint8Array }): Promise<Deposited | null> {
    return this.#lane.run(async () => {
      const row = this.#row(announced.id) ?? (await this.#begin(from, announced));
      if (row === 'full') return { state: 'full', have: 0 };
      if (row.depositor !== from || row.recipient !== announced.to || row.size !== announced.size) return null;
      if (row.state === 'taken') return { state: 'taken', have: row.size };
      const have = this.#sizeOf(row.id);
      if (row.state === 'kept') return { state: 'kept', have };
      if (piece.length === 0 || at !== have || at + piece.length > row.size) return { state: 'more', have };
      return this.#write(row, { at, piece });
    });
  }

  list(to: DeskId): { id: string; size: number }[] {
    const { store } = this.#place;
    const rows = store.all(
      store.build.selectFrom('kept_parcel').select(['id', 'size']).where('recipient', '=', to).where('state', '=', 'kept').orderBy('touched_at').orderBy('id').limit(parcelsAList),
    );
    return rows.filter(({ id }) => existsSync(this.#path(id)));
  }

  /** A piece of a parcel for its receiver; null for anybody else. */
  async piece(to: DeskId, id: string, at: number): Promise<Uint8Array | null> {
    const row = this.#row(id);
    if (row?.recipient !== to || row.state !== 'kept' || !existsSync(this.#path(id))) return null;
    return withFile(this.#path(id), (source) => source.read(at, relayPieceBytes));
  }

  /** The receiver needs it no longer. One that came broken is forgotten, so that it can be brought again. */
  taken(to: DeskId, id: string, whole: boolean): void {
    const { store, now } = this.#place;
    const row = this.#row(id);
    if (row?.recipient !== to || row.state !== 'kept') return;
    if (whole) store.run(store.build.updateTable('kept_parcel').set({ state: 'taken', touched_at: now() }).where('id', '=', id));
    else this.#forget(id);
    rmSync(this.#path(id), { force: true });
  }

  withdraw(from: DeskId, id: string): void {
    if (this.#row(id)?.depositor === from) this.#forget(id);
  }

  sweep(): void {
    const { store, folder, now } = this.#place;
    const rows = store.all(store.build.selectFrom('kept_parcel').selectAll());
    for (const { id, state, touched_at } of rows) if (touched_at < now() - parcelKeptMs || (state === 'kept' && !existsSync(this.#path(id)))) this.#forget(id);
    const known = new Set(rows.filter(({ state }) => state !== 'taken').map(({ id }) => id));
    for (const name of readdirSync(folder)) if (!known.has(name)) rmSync(join(folder, name), { force: true });
  }

  async #begin(depositor: DeskId, { id, to, size }: Announced): Promise<KeptParcelTable | 'full'> {
    const { store, folder, now } = this.#place;
    this.sweep();
    const loads = { forOne: this.#load('recipient', to), fromOne: this.#load('depositor', depositor), all: this.#load() };
    if (!relayHasRoom(size, loads) || (await localDisk.freeBytes(folder)) < roomNeeded(size)) return 'full';
    const row: KeptParcelTable = { id, recipient: to, depositor, size, state: 'coming', touched_at: now() };
    store.run(store.build.insertInto('kept_parcel').values(row));
    return row;
  }

  async #write(row: KeptParcelTable, { at, piece }: { readonly at: number; readonly piece: Uint8Array }): Promise<Deposited | null> {
    const { store, now } = this.#place;
    const have = at + piece.length;
    const file = await localDisk.open(this.#path(row.id));
    try {
      await file.write(piece, at);
      if (have === row.size) await file.sync();
    } finally {
      await file.close();
    }
    if (have < row.size) return { state: 'more', have };
    if (!(await this.#isWhatWasAnnounced(row))) {
      this.#forget(row.id);
      return null;
    }
    store.run(store.build.updateTable('kept_parcel').set({ state: 'kept', touched_at: now() }).where('id', '=', row.id));
    return { state: 'kept', have };
  }

  #isWhatWasAnnounced({ id, recipient, size }: KeptParcelTable): Promise<boolean> {
    return withFile(this.#path(id), async (source) => {
      const read = readHead(await source.read(0, headBytes));
      const { head } = read.ok ? read.value : { head: null };
      return head?.id === id && head.to === recipient && head.size === size && head.office === this.#place.office;
    });
  }

  #load(column?: 'recipient' | 'depositor', desk = ''): Load {
    const { store } = this.#place;
    const all = store.build.selectFrom('kept_parcel').select('size').where('state', '!=', 'taken');
    const sizes = store.all(column ? all.where(column, '=', desk) : all).map(({ size }) => size);
    return { parcels: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
  }

  #row(id: string): KeptParcelTable | undefined {
    return this.#place.store.first(this.#place.store.build.selectFrom('kept_parcel').selectAll().where('id', '=', id));
  }

  #forget(id: string): void {
    this.#place.store.run(this.#place.store.build.deleteFrom('kept_parcel').where('id', '=', id));
    rmSync(this.#path(id), { force: true });
  }

  #sizeOf(id: string): number {
    return existsSync(this.#path(id)) ? statSync(this.#path(id)).size : 0;
  }

  #path(id: string): string {
    return join(this.#place.folder, id);
  }
}
