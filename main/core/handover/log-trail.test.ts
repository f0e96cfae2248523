import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../db/open-database.ts';
import type { Store } from '../db/store.ts';
import { proofOf, readTrail, writeTrail } from './log-trail.ts';
import type { WireMessage } from './wire.ts';

const log = 'a'.repeat(32);
const hashAt = (seq: number) => createHash('sha256').update(`event ${seq}`).digest();
const headAt = (seq: number) => hashAt(seq).toString('hex');
let store: Store;

beforeEach(() => {
  store = openDatabase({ file: ':memory:' });
});
afterEach(() => store.close());

/** A desk whose log has so many events. */
function deskWith(events: number): Parameters<typeof writeTrail>[0] {
  store.transaction(() => {
    for (let seq = 1; seq <= events; seq += 1) {
      const row = { log, seq, hash: hashAt(seq), prev: hashAt(seq - 1), type: 'test', type_version: 1, file: null, epoch: null, wall: 0, bytes: new Uint8Array(1) };
      store.run(store.build.insertInto('event').values(row));
    }
  });
  const ledger = { head: { seq: events, hash: hashAt(events) }, logName: log };
  return Object.assign(Object.create(null), { store, ledger });
}

function letterAt(size: number): WireMessage {
  const checkpoint = { log, size, head: headAt(size) };
  return { checkpoint, replaced: [], seen: null, after: checkpoint, body: { kind: 'status', claims: [], roster: 1 } };
}

const peer = (size: number, head = headAt(size)) => ({ log, size, head, replaced: [] });

describe('the trail in a parcel', () => {
  it('shows what stands in every place of a log that is not too long', () => {
    const trail = readTrail(writeTrail(deskWith(300), 0));
    for (const size of [1, 2, 150, 299]) expect(proofOf(peer(size), letterAt(300), trail)).toEqual({ after: { size, head: headAt(size) }, now: letterAt(300).checkpoint });
  });

  it('leaves it to the reducer to see that another log stood there', () => {
    const trail = readTrail(writeTrail(deskWith(300), 0));
    expect(proofOf(peer(100, 'b'.repeat(64)), letterAt(300), trail)?.after).toEqual({ size: 100, head: headAt(100) });
  });

  it('of a long log shows what follows the place that the receiver is known to know, and the newest; of the rest it shows nothing', () => {
    const trail = readTrail(writeTrail(deskWith(12_000), 3_000));
    const shown = [2_999, 3_000, 7_095, 7_096, 7_904, 7_905, 11_999].map((size) => proofOf(peer(size), letterAt(12_000), trail)?.after.head === headAt(size));
    expect(shown).toEqual([false, true, true, false, false, true, true]);
  });

  it('is not needed by who knows nothing of the desk, knows as much already, or knows another log of it', () => {
    const nothing = { size: 0, head: '' };
    for (const known of [undefined, peer(300), peer(400), { ...peer(10), log: 'c'.repeat(32) }]) expect(proofOf(known, letterAt(300), null)?.after).toEqual(nothing);
    expect(proofOf(peer(10), letterAt(300), null)).toBeNull();
  });

  it('may be any bytes', () => {
    for (const bytes of [new Uint8Array(0), Uint8Array.of(1, 2, 3), new TextEncoder().encode('trail')]) expect(readTrail(bytes)).toBeNull();
  });
});
