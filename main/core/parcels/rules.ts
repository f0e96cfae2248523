import { plainPieceBytes, sealedPieceBytes } from './head.ts';

/**
 * The largest parcel, in bytes: a stick of any age holds it and it goes through a relay in a night on a bad line (ledger.md 2.3, points 5 to 7). A file
 * with more papers goes over a link, where contents are fetched one by one.
 */
export const largestParcel = 1024 * 1024 * 1024;

/** Parcels are kept for 30 days, at the desk that made them and at a relay: a village desk may be off for that long (ledger.md 7.7). */
export const parcelKeptMs = 30 * 24 * 3_600_000;

/** What a relay keeps for or from one desk, and in all, in parcels and bytes: one receiver that never comes must not fill its disk (ledger.md 2.3, point 5). */
export const relayBounds = { parcelsForOne: 500, bytesForOne: 4 * 1024 ** 3, parcels: 5_000, bytes: 20 * 1024 ** 3 } as const;

/** What lies at a relay, in parcels and bytes. */
export type Load = { readonly parcels: number; readonly bytes: number };

/** May a relay take one more parcel of so many bytes, with what it keeps for that receiver, from that sender, and in all (ledger.md 2.3, point 5)? */
export function relayHasRoom(size: number, { forOne, fromOne, all }: { readonly forOne: Load; readonly fromOne: Load; readonly all: Load }): boolean {
  const fits = (load: Load, most: Load) => load.parcels + 1 <= most.parcels && load.bytes + size <= most.bytes;
  const one = { parcels: relayBounds.parcelsForOne, bytes: relayBounds.bytesForOne };
  return size <= largestParcel && fits(forOne, one) && fits(fromOne, one) && fits(all, relayBounds);
}

/** How many bytes a parcel has that says so many, the head not counted (ledger.md 2.3, point 5; pieces as docs/decisions/0017 has them): whole pieces, and a last one that may be short. */
export function sealedLength(plain: number): number {
  const pieces = Math.max(1, Math.ceil(plain / plainPieceBytes));
  return plain + pieces * (sealedPieceBytes - plainPieceBytes);
}
