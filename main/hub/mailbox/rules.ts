import { largestParcel, relayBounds, type Load } from '../../core/parcels/rules.ts';

/** What the server keeps in all, in parcels and bytes: it serves many offices where a relay serves one (ledger.md 2.3, point 6). */
export const mailboxBounds = { parcels: 200_000, bytes: 400 * 1024 ** 3 } as const;

/** May the server take one more parcel of so many bytes, with what it keeps for that receiver, from that sender, and in all? For one desk it keeps what a relay does (ledger.md 2.3, points 5 and 6). */
export function mailboxHasRoom(size: number, { forOne, fromOne, all }: { readonly forOne: Load; readonly fromOne: Load; readonly all: Load }): boolean {
  const fits = (load: Load, most: Load) => load.parcels + 1 <= most.parcels && load.bytes + size <= most.bytes;
  const one = { parcels: relayBounds.parcelsForOne, bytes: relayBounds.bytesForOne };
  return size <= largestParcel && fits(forOne, one) && fits(fromOne, one) && fits(all, mailboxBounds);
}
