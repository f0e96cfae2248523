import { describe, expect, it } from 'vitest';
import { largestParcel, parcelKeptMs, relayBounds, relayHasRoom, sealedLength } from './rules.ts';

const nothing = { parcels: 0, bytes: 0 };

describe('the bounds of parcels', () => {
  it('let a relay take what fits for the receiver, of the sender and in all, and nothing larger than a parcel may be', () => {
    expect(relayHasRoom(largestParcel, { forOne: nothing, fromOne: nothing, all: nothing })).toBe(true);
    expect(relayHasRoom(largestParcel + 1, { forOne: nothing, fromOne: nothing, all: nothing })).toBe(false);
    expect(relayHasRoom(1, { forOne: { parcels: 1, bytes: relayBounds.bytesForOne }, fromOne: nothing, all: nothing })).toBe(false);
    expect(relayHasRoom(1, { forOne: { parcels: relayBounds.parcelsForOne, bytes: 0 }, fromOne: nothing, all: nothing })).toBe(false);
    expect(relayHasRoom(1, { forOne: nothing, fromOne: { parcels: relayBounds.parcelsForOne, bytes: 0 }, all: nothing })).toBe(false);
    expect(relayHasRoom(1, { forOne: nothing, fromOne: nothing, all: { parcels: relayBounds.parcels, bytes: 0 } })).toBe(false);
    expect(relayHasRoom(1, { forOne: nothing, fromOne: nothing, all: { parcels: 1, bytes: relayBounds.bytes } })).toBe(false);
  });

  it('keep a parcel for a month', () => {
    expect(parcelKeptMs).toBe(2_592_000_000);
  });

  it('count a tag and a mark for each piece of 256 KiB, and one piece at least', () => {
    expect([sealedLength(0), sealedLength(1), sealedLength(262_127), sealedLength(262_128)]).toEqual([17, 18, 262_144, 262_162]);
  });
});
