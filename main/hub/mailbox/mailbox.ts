import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { localDisk } from '../../core/blobs/transfer/disk.ts';
import { roomNeeded } from '../../core/blobs/transfer/rules.ts';
import type { DeskId } from '../../core/lan/roster/desk-keys.ts';
import { withFile } from '../../core/parcels/byte-source.ts';
import { headBytes, readHead } from '../../core/parcels/head.ts';
import { parcelsAList, type Deposited } from '../../core/parcels/relay-messages.ts';
import { parcelKeptMs, type Load } from '../../core/parcels/rules.ts';
import type { HubDatabase, HubTransaction } from '../db/open-hub-database.ts';
import type { MailParcelTable } from '../db/hub-schema.ts';
import { mailboxHasRoom } from './rules.ts';

type Place = { readonly database: HubDatabase; readonly folder: string; readonly now: () => number };
type From = { readonly office: string; readonly desk: DeskId };
type Announced = { readonly id: string; readonly to: DeskId; readonly size: number; /** Marks of the offices that may stand on it. */ readonly marks: readonly string[] };

const sweepEveryMs = 3_600_000;

/**
 * Sealed parcels between desks that share no LAN: a row in the database and a file each. The server can read none of them. Several servers on one database share the folder: a piece is
 * written at its place, so that one that is brought twice at once is the same piece, and what counts as kept says the database.
 */
export class Mailbox {
  readonly #place: Place;
  #sweptAt = -Infinity;

  constructor(place: Place) {
    this.#place = place;
    mkdirSync(place.folder, { recursive: true, mode: 0o700 });
  }

  /** Takes the next bytes of a parcel. Null for what does not agree with what was announced of it, or with its own head. */
  async deposit(from: From, announced: Announced, { at, piece }: { readonly at: number; readonly piece: Uint8Array }): Promise<Deposited | null> {
    const row = (await this.#row(announced.id)) ?? (await this.#begin(from, announced));
    if (row === 'full') return { state: 'full', have: 0 };
    if (row.depositor !== from.desk || row.recipient !== announced.to || row.size !== announced.size) return null;
    if (row.state === 'taken') return { state: 'taken', have: row.size };
    const have = await this.#goOn(row, { at, piece });
    if (have < row.size) return { state: 'more', have };
    return row.state === 'kept' ? { state: 'kept', have } : this.#finish(row, announced.marks);
  }

  /** Puts the piece on where it is the next one; how many bytes lie here then. A parcel of which the disk has lost some goes on where that ends. */
  async #goOn({ id, size }: MailParcelTable, { at, piece }: { readonly at: number; readonly piece: Uint8Array }): Promise<number> {
    const have = this.#sizeOf(id);
    if (piece.length === 0 || at !== have || at + piece.length > size) return have;
    await this.#write(id, { at, piece });
    return at + piece.length;
  }

  /** What lies here for a desk, the oldest first. */
  async list(to: DeskId): Promise<{ id: string; size: number }[]> {
    const { query } = this.#place.database;
    const rows = await query.selectFrom('mail_parcel').select(['id', 'size']).where('recipient', '=', to).where('state', '=', 'kept').orderBy('touched_at').orderBy('id').limit(parcelsAList).execute();
    return rows.filter(({ id, size }) => this.#sizeOf(id) === size);
  }

  /** Those among a desk's own parcels that lie here whole. */
  async keptOf(from: DeskId, ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const { query } = this.#place.database;
    const rows = await query.selectFrom('mail_parcel').select(['id', 'size']).where('id', 'in', ids).where('depositor', '=', from).where('state', '=', 'kept').execute();
    return rows.filter(({ id, size }) => this.#sizeOf(id) === size).map(({ id }) => id);
  }

  /** A piece of a parcel for its receiver; null for anybody else. */
  async piece(to: DeskId, id: string, { at, length }: { readonly at: number; readonly length: number }): Promise<Uint8Array | null> {
    const row = await this.#row(id);
    if (row?.recipient !== to || row.state !== 'kept' || !existsSync(this.#path(id))) return null;
    return withFile(this.#path(id), (source) => source.read(at, length));
  }

  /** The receiver needs it no longer. One that came broken is forgotten, so that it can be brought again. */
  async taken(to: DeskId, id: string, whole: boolean): Promise<void> {
    const { database, now } = this.#place;
    const row = await this.#row(id);
    if (row?.recipient !== to || row.state !== 'kept') return;
    if (!whole) return this.#forget(id);
    await database.query.updateTable('mail_parcel').set({ state: 'taken', touched_at: now() }).where('id', '=', id).execute();
    rmSync(this.#path(id), { force: true });
  }

  async withdraw(from: DeskId, id: string): Promise<void> {
    if ((await this.#row(id))?.depositor === from) await this.#forget(id);
  }

  /** What is too old goes, and files of which the database knows nothing. */
  async sweep(): Promise<void> {
    const { database, folder, now } = this.#place;
    this.#sweptAt = now();
    // Names first: a parcel that begins meanwhile has its row before its file.
    const names = readdirSync(folder);
    const old = await database.query.selectFrom('mail_parcel').select('id').where('touched_at', '<', now() - parcelKeptMs).execute();
    for (const { id } of old) await this.#forget(id);
    const known = new Set((await database.query.selectFrom('mail_parcel').select('id').where('state', '!=', 'taken').execute()).map(({ id }) => id));
    for (const name of names) if (!known.has(name)) rmSync(join(folder, name), { force: true });
  }

  /** Two that begin at once are counted one after the other. */
  async #begin(from: From, { id, to, size }: Announced): Promise<MailParcelTable | 'full'> {
    const { database, folder, now } = this.#place;
    if (now() - this.#sweptAt > sweepEveryMs) await this.sweep();
    if ((await localDisk.freeBytes(folder)) < roomNeeded(size)) return 'full';
    return database.query.transaction().execute(async (work) => {
      if (database.kind === 'postgres') await sql`SELECT pg_advisory_xact_lock(20261123)`.execute(work);
      const loads = { forOne: await loadOf(work, 'recipient', to), fromOne: await loadOf(work, 'depositor', from.desk), all: await loadOf(work) };
      if (!mailboxHasRoom(size, loads)) return 'full';
      const row: MailParcelTable = { id, office: from.office, recipient: to, depositor: from.desk, size, state: 'coming', touched_at: now() };
      await work.insertInto('mail_parcel').values(row).onConflict((conflict) => conflict.column('id').doNothing()).execute();
      return work.selectFrom('mail_parcel').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    });
  }

  async #write(id: string, { at, piece }: { readonly at: number; readonly piece: Uint8Array }): Promise<void> {
    const file = await localDisk.open(this.#path(id));
    try {
      await file.write(piece, at);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** All bytes are here: it is kept once they are what was announced, and durable. */
  async #finish({ id, recipient, size }: MailParcelTable, marks: readonly string[]): Promise<Deposited | null> {
    const { database, folder, now } = this.#place;
    const read = await withFile(this.#path(id), async (source) => readHead(await source.read(0, headBytes)));
    const head = read.ok ? read.value.head : null;
    if (head?.id !== id || head.to !== recipient || head.size !== size || !marks.includes(head.office)) {
      await this.#forget(id);
      return null;
    }
    await localDisk.syncFolder(folder);
    await database.query.updateTable('mail_parcel').set({ state: 'kept', touched_at: now() }).where('id', '=', id).where('state', '!=', 'taken').execute();
    return { state: 'kept', have: size };
  }

  #row(id: string): Promise<MailParcelTable | undefined> {
    return this.#place.database.query.selectFrom('mail_parcel').selectAll().where('id', '=', id).executeTakeFirst();
  }

  async #forget(id: string): Promise<void> {
    await this.#place.database.query.deleteFrom('mail_parcel').where('id', '=', id).execute();
    rmSync(this.#path(id), { force: true });
  }

  #sizeOf(id: string): number {
    return statSync(this.#path(id), { throwIfNoEntry: false })?.size ?? 0;
  }

  #path(id: string): string {
    return join(this.#place.folder, id);
  }
}

async function loadOf(work: HubTransaction, column?: 'recipient' | 'depositor', desk = ''): Promise<Load> {
  const all = work.selectFrom('mail_parcel').select(({ fn }) => [fn.countAll().as('parcels'), fn.sum('size').as('bytes')]).where('state', '!=', 'taken');
  const { parcels, bytes } = await (column ? all.where(column, '=', desk) : all).executeTakeFirstOrThrow();
  return { parcels: Number(parcels), bytes: Number(bytes ?? 0) };
}
