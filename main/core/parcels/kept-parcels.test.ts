import { mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../db/open-database.ts';
import type { Store } from '../db/store.ts';
import { KeptParcels } from './kept-parcels.ts';
import { makeParcelDesk, said, sealed, someOffice } from './parcels.fixture.ts';
import { parcelKeptMs, relayBounds } from './rules.ts';

const [sender, receiver, other] = [makeParcelDesk(), makeParcelDesk(), makeParcelDesk()];
let folder = '';
let store: Store;
let now = 1_000;
const place = () => ({ store, folder: join(folder, 'kept'), office: someOffice, now: () => now });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daftar-kept-'));
  store = openDatabase({ file: join(folder, 'desk.sqlite') });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const idOf = (parcel: Uint8Array) => Buffer.from(parcel.subarray(72, 88)).toString('hex');
const announced = (parcel: Uint8Array) => ({ id: idOf(parcel), to: receiver.id, size: parcel.length });
const some = (bytes: number) => sealed(sender, receiver, said(new Uint8Array(bytes)));

describe('what a relay keeps', () => {
  it('comes piece by piece, goes on where it ended after a crash, and is given to its receiver alone', async () => {
    const parcel = await some(40_000);
    const about = announced(parcel);
    expect(await new KeptParcels(place()).deposit(sender.id, about, { at: 0, piece: parcel.subarray(0, 30_000) })).toEqual({ state: 'more', have: 30_000 });
    truncateSync(join(folder, 'kept', about.id), 20_000);
    const kept = new KeptParcels(place());
    expect(await kept.deposit(sender.id, about, { at: 30_000, piece: parcel.subarray(30_000) })).toEqual({ state: 'more', have: 20_000 });
    expect(kept.list(receiver.id)).toEqual([]);
    expect(await kept.deposit(sender.id, about, { at: 20_000, piece: parcel.subarray(20_000) })).toEqual({ state: 'kept', have: parcel.length });
    expect(kept.list(receiver.id)).toEqual([{ id: about.id, size: parcel.length }]);
    expect([kept.list(sender.id), await kept.piece(other.id, about.id, 0)]).toEqual([[], null]);
    expect(await kept.piece(receiver.id, about.id, 100)).toEqual(parcel.slice(100));
  });

  it('goes when its receiver has it, is remembered as taken, and can be brought again only if it came broken', async () => {
    const parcel = await some(100);
    const about = announced(parcel);
    const kept = new KeptParcels(place());
    const bring = () => kept.deposit(sender.id, about, { at: 0, piece: parcel });
    await bring();
    kept.taken(other.id, about.id, true);
    kept.withdraw(other.id, about.id);
    expect(kept.list(receiver.id)).toHaveLength(1);
    kept.taken(receiver.id, about.id, false);
    expect(await bring()).toMatchObject({ state: 'kept' });
    kept.taken(receiver.id, about.id, true);
    expect([await bring(), readdirSync(join(folder, 'kept'))]).toMatchObject([{ state: 'taken' }, []]);
    const second = await some(50);
    await kept.deposit(sender.id, announced(second), { at: 0, piece: second });
    kept.withdraw(sender.id, idOf(second));
    expect([kept.list(receiver.id), readdirSync(join(folder, 'kept'))]).toEqual([[], []]);
  });

  it('is what was announced, or nothing: another head, another sender and another length are refused', async () => {
    const parcel = await some(100);
    const about = announced(parcel);
    const kept = new KeptParcels(place());
    expect(await kept.deposit(sender.id, { ...about, to: other.id }, { at: 0, piece: parcel })).toBeNull();
    expect(await kept.deposit(sender.id, { ...about, size: 60 }, { at: 0, piece: parcel.subarray(0, 60) })).toBeNull();
    expect(await kept.deposit(sender.id, about, { at: 0, piece: parcel.subarray(0, 60) })).toMatchObject({ have: 60 });
    expect(await kept.deposit(other.id, about, { at: 60, piece: parcel.subarray(60) })).toBeNull();
    expect(await kept.deposit(sender.id, about, { at: 60, piece: new Uint8Array(parcel.length) })).toMatchObject({ state: 'more', have: 60 });
  });

  it('is kept for a month, and within the bounds of a relay', async () => {
    const parcel = await some(100);
    const kept = new KeptParcels(place());
    await kept.deposit(sender.id, announced(parcel), { at: 0, piece: parcel });
    const row = { recipient: receiver.id, depositor: other.id, size: relayBounds.bytesForOne, state: 'coming' as const, touched_at: now };
    store.run(store.build.insertInto('kept_parcel').values({ id: 'a'.repeat(32), ...row }));
    const second = await some(100);
    expect(await kept.deposit(sender.id, announced(second), { at: 0, piece: second })).toEqual({ state: 'full', have: 0 });
    now += parcelKeptMs + 1;
    kept.sweep();
    expect([kept.list(receiver.id), readdirSync(join(folder, 'kept'))]).toEqual([[], []]);
    expect(await kept.deposit(sender.id, announced(second), { at: 0, piece: second })).toMatchObject({ state: 'kept' });
  });
});
