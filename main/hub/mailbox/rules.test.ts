import { describe, expect, it } from 'vitest';
import { largestParcel, relayBounds } from '../../core/parcels/rules.ts';
import { mailboxBounds, mailboxHasRoom } from './rules.ts';

const none = { parcels: 0, bytes: 0 };
const empty = { forOne: none, fromOne: none, all: none };

describe('the mailbox', () => {
  it('takes a parcel while there is room for its receiver, from its sender, and in all', () => {
    expect(mailboxHasRoom(largestParcel, empty)).toBe(true);
    expect(mailboxHasRoom(largestParcel + 1, empty)).toBe(false);
  });

  it.each(['forOne', 'fromOne'] as const)('takes no more %s than a relay would', (whose) => {
    const { parcelsForOne: parcels, bytesForOne: bytes } = relayBounds;
    expect(mailboxHasRoom(10, { ...empty, [whose]: { parcels: parcels - 1, bytes: bytes - 10 } })).toBe(true);
    expect(mailboxHasRoom(10, { ...empty, [whose]: { parcels, bytes: 0 } })).toBe(false);
    expect(mailboxHasRoom(10, { ...empty, [whose]: { parcels: 0, bytes: bytes - 9 } })).toBe(false);
  });

  it('takes no more in all than its disk is meant for', () => {
    const { parcels, bytes } = mailboxBounds;
    expect(mailboxHasRoom(10, { ...empty, all: { parcels: parcels - 1, bytes: bytes - 10 } })).toBe(true);
    expect(mailboxHasRoom(10, { ...empty, all: { parcels, bytes: 0 } })).toBe(false);
    expect(mailboxHasRoom(10, { ...empty, all: { parcels: 0, bytes: bytes - 9 } })).toBe(false);
  });
});
