import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { OutgoingParcelTable, ParcelDepositTable } from '../db/parcel-tables.ts';
import type { Store } from '../db/store.ts';
import type { DeskId } from '../lan/roster/desk-keys.ts';
import type { OutgoingParcel } from './parcel-road.ts';

/** What a parcel is about: one offer of one thing, and what is said of it. */
export type ParcelMatter = Pick<OutgoingParcelTable, 'thing' | 'matter' | 'offer'>;

/** Where a parcel of this desk lies. */
export type LyingAt = { readonly relay: DeskId; readonly since: number };

/** Parcels of this desk that are on roads which keep them: a row and a file each. */
export class OutgoingParcels {
  readonly #store: Store;
  readonly #folder: string;

  /** Sweeps rows and files that have lost each other, as after a restore. */
  constructor(store: Store, folder: string) {
    this.#store = store;
    this.#folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const { id } of this.all()) if (!existsSync(this.pathOf(id))) this.remove(id);
    const known = new Set(this.all().map(({ id }) => id));
    for (const name of readdirSync(folder)) if (!known.has(name)) rmSync(join(folder, name), { force: true });
  }

  all(): readonly OutgoingParcelTable[] {
    return this.#store.all(this.#store.build.selectFrom('outgoing_parcel').selectAll().orderBy('made_at').orderBy('id'));
  }

  about({ thing, matter, offer }: ParcelMatter): OutgoingParcelTable | undefined {
    return this.#store.first(this.#store.build.selectFrom('outgoing_parcel').selectAll().where('thing', '=', thing).where('matter', '=', matter).where('offer', '=', offer));
  }

  /** Records a parcel whose file is complete. */
  add(row: OutgoingParcelTable): void {
    this.#store.run(this.#store.build.insertInto('outgoing_parcel').values(row));
  }

  remove(id: string): void {
    this.#store.run(this.#store.build.deleteFrom('parcel_deposit').where('id', '=', id));
    this.#store.run(this.#store.build.deleteFrom('outgoing_parcel').where('id', '=', id));
    rmSync(this.pathOf(id), { force: true });
  }

  depositAt(id: string, relay: DeskId): ParcelDepositTable | undefined {
    return this.#store.first(this.#store.build.selectFrom('parcel_deposit').selectAll().where('id', '=', id).where('relay', '=', relay));
  }

  /** Has the receiver fetched it from a relay? */
  isTaken(id: string): boolean {
    return this.#store.first(this.#store.build.selectFrom('parcel_deposit').select('relay').where('id', '=', id).where('state', '=', 'taken')) !== undefined;
  }

  noteDeposit(row: ParcelDepositTable): void {
    const known = this.#store.build.selectFrom('outgoing_parcel').select('id').where('id', '=', row.id);
    if (!this.#store.first(known)) return;
    this.#store.run(this.#store.build.insertInto('parcel_deposit').values(row).onConflict((conflict) => conflict.columns(['id', 'relay']).doUpdateSet(row)));
  }

  /** At which relays the parcels of a thing lie. */
  lyingAt(thing: string): readonly LyingAt[] {
    const { build } = this.#store;
    const rows = build.selectFrom('parcel_deposit').innerJoin('outgoing_parcel', 'outgoing_parcel.id', 'parcel_deposit.id').select(['relay', 'since']);
    return this.#store.all(rows.where('thing', '=', thing).where('matter', '!=', 'receipt').where('state', '=', 'kept').orderBy('since'));
  }

  toRoad({ id, recipient, size }: OutgoingParcelTable): OutgoingParcel {
    return { id, recipient, size, file: this.pathOf(id) };
  }

  pathOf(id: string): string {
    return join(this.#folder, id);
  }
}
