/** What of a desk decides the series that it numbers in: 0 is the registrar's desk, the others are 1, 2, ... in the order in which the office listed them. */
export type DeskPlace = { ordinal: number };

/** Largest ordinal whose status lists have numbers of their own (`statusListOf`). */
export const largestOrdinal = 554;

/**
 * The letter by which a number shows the desk that gave it, as registers have carried code letters (domain.md row 8): nothing for the registrar's
 * desk, then B, C, ... Z, AA, AB. A is left to the registrar, who needs none. Throws `RangeError` for an ordinal below 0 or above `largestOrdinal`.
 */
export function deskMark(ordinal: number): string {
  if (!Number.isInteger(ordinal) || ordinal < 0 || ordinal > largestOrdinal) throw new RangeError(`no desk has the ordinal ${ordinal}`);
  return ordinal === 0 ? '' : letters(ordinal);
}

/** 0 is A, 25 is Z, 26 is AA. */
function letters(value: number): string {
  const last = String.fromCharCode(65 + (value % 26));
  return value < 26 ? last : letters(Math.floor(value / 26) - 1) + last;
}

/** A counter as it is written: 45 on the registrar's desk, B-45 on the desk with the letter B (decision 12). */
export function markedCounter(mark: string, counter: string): string {
  return mark === '' ? counter : `${mark}-${counter}`;
}

/** The key of a desk's own sub-series, gapless in itself (ledger.md 7.3); that of the registrar's desk is the plain one. No kind contains `@`. */
export function deskSeries(kind: string, mark: string, rest: string): string {
  return mark === '' ? `${kind}:${rest}` : `${kind}@${mark}:${rest}`;
}

/** The desk's mark that a series key carries; empty for the registrar's. */
export function markOfSeries(key: string): string {
  return /^[a-z]+@([A-Z]+):/u.exec(key)?.[1] ?? '';
}
