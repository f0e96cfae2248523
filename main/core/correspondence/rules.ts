import type { FilePart, PaperFlag } from '../../../preload/contract/correspondence.ts';

/** A run of pages; both ends belong to it, pages count from 1. */
export type PageRange = { readonly firstPage: number; readonly lastPage: number };
export type Place = PageRange & { readonly serial: number };

/** The place of the next paper of a part: pages go on where the last paper ended, and no number is left out or given twice (CSMOP 23, domain.md rows 21 to 23). */
export function nextPlace(last: Place | null, pages: number): Place {
  const firstPage = (last?.lastPage ?? 0) + 1;
  return { serial: (last?.serial ?? 0) + 1, firstPage, lastPage: firstPage + Math.max(1, pages) - 1 };
}

type ReceiptSheets = { readonly scanned: readonly number[]; readonly counted: number | null; readonly enclosures: number };

/** Pages of a receipt as it is put in a file: those of its scans, else the sheets that the clerk counted, else one and one an enclosure (row 23). */
export function receiptPages({ scanned, counted, enclosures }: ReceiptSheets): number {
  const pages = scanned.reduce((sum, one) => sum + one, 0);
  return pages > 0 ? pages : (counted ?? 1 + enclosures);
}

/** The part that a paper of the file itself belongs to (CSMOP 23, row 23). */
export function appendixPart(appendix: 'notes' | 'correspondence'): FilePart {
  return appendix === 'notes' ? 'appendix-notes' : 'appendix-correspondence';
}

export type Flags = ReadonlyMap<string, PaperFlag>;
export type FlagAct =
  | { readonly act: 'receipt-put-in'; readonly paperId: string }
  /** `answers` is the receipt that the letter says it answers. */
  | { readonly act: 'letter-issued'; readonly answers: string | null }
  | { readonly act: 'flagged'; readonly paperId: string; readonly flag: PaperFlag | null }
  | { readonly act: 'dealt-with' };

/**
 * The flags of a file after an act (CSMOP 25, row 25). A receipt is fresh until it is answered: by a letter that names it, or by one that
 * names none. One paper at most is under consideration, until it is answered by name or the flag is taken off or moved. Nothing is
 * flagged once the case is dealt with.
 */
export function flagsAfter(flags: Flags, act: FlagAct): Flags {
  switch (act.act) {
    case 'receipt-put-in':
      return new Map([...flags, [act.paperId, 'fr']]);
    case 'letter-issued':
      return new Map([...flags].filter(([paperId, flag]) => (act.answers === null ? flag === 'puc' : paperId !== act.answers)));
    case 'flagged': {
      const others = [...flags].filter(([paperId, flag]) => paperId !== act.paperId && !(act.flag === 'puc' && flag === 'puc'));
      return new Map(act.flag === null ? others : [...others, [act.paperId, act.flag]]);
    }
    case 'dealt-with':
      return new Map();
  }
}

/** Why a paper can't get a flag (row 25): only a receipt is fresh, and appendices are not considered by themselves. */
export function flagProblem(paper: { readonly kind: string; readonly part: FilePart }, flag: PaperFlag | null): 'onlyReceiptsFresh' | 'appendixNotFlagged' | null {
  if (flag !== null && paper.part !== 'correspondence') return 'appendixNotFlagged';
  return flag === 'fr' && paper.kind !== 'receipt' ? 'onlyReceiptsFresh' : null;
}

/** The place of each fresh receipt among several (CSMOP 25, row 25), from 1 in the order of their serial numbers: FR I, FR II; 0 where it is the only one. */
export function freshOrdinals(fresh: readonly { readonly id: string; readonly serial: number }[]): ReadonlyMap<string, number> {
  const ordered = fresh.toSorted((one, other) => one.serial - other.serial);
  return new Map(ordered.map(({ id }, at) => [id, ordered.length > 1 ? at + 1 : 0]));
}

/** Dockets as they stand in the notes (CSMOP 25, row 24): below the note after which the paper came, among themselves by serial number. */
export function docketOrder<Docket extends { readonly afterNote: number; readonly serial: number }>(dockets: readonly Docket[]): Docket[] {
  return dockets.toSorted((one, other) => one.afterNote - other.afterNote || one.serial - other.serial);
}

/** Days that a paper under consideration has waited, in the bands of the pendency report (row 25). */
export const pendencyBands: readonly { readonly from: number; readonly to: number | null }[] = [
  { from: 0, to: 7 },
  { from: 8, to: 15 },
  { from: 16, to: 30 },
  { from: 31, to: 90 },
  { from: 91, to: null },
];

const dayMs = 86_400_000;

/** Whole days that a paper put in the file at `since` has waited at `now`, both in milliseconds (row 25). */
export function daysWaited(since: number, now: number): number {
  return Math.max(0, Math.floor((now - since) / dayMs));
}

/** How many of the waits, in whole days, fall into each band (row 25); every wait falls into exactly one. */
export function countByBand(waits: readonly number[]): { from: number; to: number | null; files: number }[] {
  return pendencyBands.map(({ from, to }) => ({ from, to, files: waits.filter((days) => Math.max(0, days) >= from && (to === null || days <= to)).length }));
}
