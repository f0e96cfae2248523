import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failure } from '../../result.ts';
import { FakeClock } from '../clock.fixture.ts';
import { admitDesks, sampleOffice } from '../office.fixture.ts';
import type { Address } from '../roster/statements.ts';
import { fileAddressBook, memoryAddressBook } from './address-book.ts';
import { beaconLength, readBeacon, writeBeacon } from './beacon.ts';
import { Diallers } from './diallers.ts';
import { PeerDialler } from './peer-dialler.ts';
import { firstWait, isStuck, keeps, longestWait, waitAfter, type Standing } from './rules.ts';
import { broadcastOf } from './udp-beacon.ts';

const address = (port: number): Address => ({ host: '10.0.0.9', port });

describe('the wait before the next attempt', () => {
  it('is anything up to 1 s, 2 s, 4 s ... 60 s', () => {
    expect([0, 1, 2, 5, 6, 50].map((failures) => waitAfter(failures, 0.999_999))).toEqual([999, 1_999, 3_999, 31_999, 59_999, 59_999]);
    fc.assert(fc.property(fc.nat(100), fc.double({ min: 0, max: 0.999, noNaN: true }), (failures, random) => {
      const wait = waitAfter(failures, random);
      return wait > 0 && wait <= Math.min(longestWait, firstWait * 2 ** failures);
    }));
  });
});

describe('of two connections with one desk', () => {
  const instance = (byte: number) => new Uint8Array(8).fill(byte);
  it('both ends keep the same one, the one that the lower id dialled, in whatever order they see them', () => {
    const [low, high] = ['a', 'b'];
    const byLow = { dialledBy: low ?? '', instance: instance(1) };
    const byHigh = { dialledBy: high ?? '', instance: instance(1) };
    const kept = (first: Standing, second: Standing, self: string, peer: string) => (keeps(first, second, { self, peer }) === 'existing' ? first : second);
    for (const [self, peer] of [['a', 'b'], ['b', 'a']] as const) {
      expect(kept(byLow, byHigh, self, peer)).toBe(byLow);
      expect(kept(byHigh, byLow, self, peer)).toBe(byLow);
    }
  });

  it('the newer one stays where the other desk was started anew or dials again', () => {
    const old = { dialledBy: 'a', instance: instance(1) };
    expect(keeps(old, { dialledBy: 'b', instance: instance(2) }, { self: 'a', peer: 'b' })).toBe('candidate');
    expect(keeps(old, { ...old }, { self: 'b', peer: 'a' })).toBe('candidate');
    expect(keeps(old, { ...old }, { self: 'a', peer: 'b' })).toBe('existing');
  });
});

/** A dialler whose attempts all fail, and when they were made. */
function hopeless(clock: FakeClock, known: readonly Address[] = [address(1)]) {
  const attempts: { readonly at: number; readonly port: number }[] = [];
  const dialler = new PeerDialler({
    clock, random: () => 0.999, known: () => known,
    dial: (to) => {
      attempts.push({ at: clock.monotonic(), port: to.port });
      return Promise.resolve(failure('nobodyThere'));
    },
    reached: () => Promise.resolve(),
  });
  return { dialler, attempts };
}

const settle = async (clock: FakeClock, milliseconds: number) => {
  for (let passed = 0; passed < milliseconds; passed += 50) {
    await clock.advance(50);
    await new Promise((resolve) => setImmediate(resolve));
  }
};

describe('looking for a desk that is not there', () => {
  it('goes on with longer and longer waits, and is never without a timer', async () => {
    const clock = new FakeClock();
    const { dialler, attempts } = hopeless(clock);
    dialler.start();
    for (let second = 0; second < 180; second += 1) {
      await settle(clock, 1_000);
      expect(isStuck(dialler.road)).toBe(false);
      expect(clock.armed).toHaveLength(1);
    }
    const gaps = attempts.slice(1).map(({ at }, index) => Math.round((at - (attempts[index]?.at ?? 0)) / 1_000));
    expect(gaps.slice(0, 6)).toEqual([1, 2, 4, 8, 16, 32]);
    expect(gaps.slice(6).every((gap) => gap === 60)).toBe(true);
  });

  it('begins anew when addresses change, and tries a new address soon, but not more than once a second', async () => {
    const clock = new FakeClock();
    const { dialler, attempts } = hopeless(clock);
    dialler.start();
    await settle(clock, 60_000);
    const before = attempts.length;
    dialler.hurry();
    await settle(clock, 1_100);
    expect(attempts.length).toBe(before + 1);
    await settle(clock, 60_000);
    attempts.length = 0;
    for (let port = 100; port < 1_100; port += 1) {
      dialler.hint(address(port));
      if (port % 100 === 0) await settle(clock, 100);
    }
    expect(new Set(attempts.map(({ at }) => at)).size).toBeLessThanOrEqual(2);
    expect(attempts.length).toBeLessThanOrEqual(12);
  });

  it('is taken up by the watchdog where everything else has forgotten it', async () => {
    const clock = new FakeClock();
    const office = sampleOffice();
    const [self, other] = admitDesks(office, 2);
    if (!self || !other) throw new Error('two desks');
    const diallers = new Diallers({
      self: self.id, clock, random: () => 0.5, book: memoryAddressBook(),
      dial: () => Promise.resolve(failure('nobodyThere')), reached: () => Promise.resolve(),
    });
    diallers.follow(office.roster);
    diallers.linked(other.id, null);
    expect(diallers.roads.get(other.id)).toBe('linked');
    diallers.unlinked(other.id);
    expect(diallers.roads.get(other.id)).toBe('waiting');
    await settle(clock, 30_000);
    expect(diallers.mended).toBe(0);
    diallers.stop();
    expect(clock.armed).toEqual([]);
  });
});

describe('a beacon', () => {
  it('has one fixed size and gives back what was said', () => {
    const said = { desk: 'ab'.repeat(32), port: 5_800, roster: 70_000, instance: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) };
    const bytes = writeBeacon(said);
    expect(bytes).toHaveLength(beaconLength);
    expect(beaconLength).toBe(51);
    expect(readBeacon(bytes)).toEqual(said);
    expect(readBeacon(bytes.subarray(1))).toBeNull();
    expect(readBeacon(Uint8Array.from([...bytes, 0]))).toBeNull();
  });

  it('goes to the broadcast address of the network', () => {
    expect(broadcastOf('192.168.5.77', '255.255.255.0')).toBe('192.168.5.255');
    expect(broadcastOf('10.1.2.3', '255.255.252.0')).toBe('10.1.3.255');
  });
});

describe('the address book', () => {
  it('keeps the last four addresses of a desk over a start, the newest first, and is empty when its file is damaged', () => {
    const folder = mkdtempSync(join(tmpdir(), 'daftar-book-'));
    try {
      const path = join(folder, 'book');
      const desk = 'cd'.repeat(32);
      const book = fileAddressBook(path);
      [1, 2, 3, 4, 5, 3].forEach((port) => book.worked(desk, address(port)));
      expect(fileAddressBook(path).of(desk).map(({ port }) => port)).toEqual([3, 5, 4, 2]);
      writeFileSync(path, 'no book');
      expect(fileAddressBook(path).of(desk)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
