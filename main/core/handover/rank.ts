/** Eras and epochs in one number, as events carry it: an era has room for a million changes of custody. The first epoch of a file, 1, is 0 there. */
const epochsAnEra = 1_000_000;

/** The number that stands on an event for a claim of this rank (docs/custody.md, what is kept). */
export function rankOf({ era, epoch }: { readonly era: number; readonly epoch: number }): number {
  return era * epochsAnEra + epoch - 1;
}

/** Era and epoch of the number that stands on an event. */
export function claimOf(rank: number): { readonly era: number; readonly epoch: number } {
  return { era: Math.floor(rank / epochsAnEra), epoch: (rank % epochsAnEra) + 1 };
}
