import type { FilePart, PaperView } from '../../../preload/contract/correspondence.ts';

/** The letter before the pages of each part, as it is written on paper: C/12, N/1, A/3. */
const letters: Readonly<Record<FilePart, string>> = { correspondence: 'C', 'appendix-notes': 'N', 'appendix-correspondence': 'A' };
const zeroes = [0x30, 0x0660, 0x06f0, 0x0966];

/** A whole number written in the digits of any of the office's scripts; null for anything else. */
export function readNumber(digits: string): number | null {
  const values = [...digits].map((digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeroes.find((candidate) => code >= candidate && code <= candidate + 9);
    return zero === undefined ? null : code - zero;
  });
  if (values.length === 0 || values.length > 6) return null;
  return values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum * 10 + value), 0);
}

export type FilePage = { readonly part: FilePart; readonly page: number };

/** A page as it is cited, `C/7`. */
export function pageLabel({ part, page }: FilePage): string {
  return `${letters[part]}/${page}`;
}

/** The pages of a paper as they are cited, `C/5-8`. */
export function spanLabel({ part, firstPage, lastPage }: Pick<PaperView, 'part' | 'firstPage' | 'lastPage'>): string {
  return lastPage === firstPage ? pageLabel({ part, page: firstPage }) : `${letters[part]}/${firstPage}-${lastPage}`;
}

/** What somebody typed into the page field: `C/12`, `c 12`, or a number in the part being read. */
export function readPage(typed: string, part: FilePart): FilePage | null {
  const found = /^\s*(?<letter>[A-Za-z])?\s*\/?\s*(?<digits>\p{Nd}+)\s*$/u.exec(typed);
  const page = readNumber(found?.groups?.['digits'] ?? '');
  const letter = found?.groups?.['letter']?.toUpperCase();
  const named = (['correspondence', 'appendix-notes', 'appendix-correspondence'] as const).find((candidate) => letters[candidate] === letter);
  if (page === null || (letter !== undefined && named === undefined)) return null;
  return { part: named ?? part, page };
}

/** One scan or letter as the viewer opens it, with the page of the file that its first page is; `null` of a paper without either. */
export type Sheets = { readonly paper: PaperView; readonly scan: PaperView['scans'][number] | null; readonly firstPage: number; readonly pages: number };
/** Where one reads: the sheets by their place in the list, and the page in them from 1. */
export type Place = { readonly at: number; readonly page: number };

function sheetsOf(paper: PaperView): Sheets[] {
  if (paper.scans.length === 0) return [{ paper, scan: null, firstPage: paper.firstPage, pages: paper.lastPage - paper.firstPage + 1 }];
  let next = paper.firstPage;
  return paper.scans.map((scan) => {
    const firstPage = next;
    next += scan.pages;
    return { paper, scan, firstPage, pages: scan.pages };
  });
}

/** All that can be paged through, paper after paper. */
export function allSheets(papers: readonly PaperView[]): readonly Sheets[] {
  return papers.flatMap(sheetsOf);
}

/** Where a page of the file is; null where the file has no such page. A page that was never scanned leads to the last scan of its paper. */
export function placeOf(sheets: readonly Sheets[], { part, page }: FilePage): Place | null {
  const at = sheets.findLastIndex(({ paper, firstPage }) => paper.part === part && firstPage <= page && paper.firstPage <= page && page <= paper.lastPage);
  const found = sheets[at];
  return found ? { at, page: Math.min(found.pages, page - found.firstPage + 1) } : null;
}

/** The first page of a paper. */
export function placeOfPaper(sheets: readonly Sheets[], paperId: string): Place | null {
  const at = sheets.findIndex(({ paper }) => paper.id === paperId);
  return at < 0 ? null : { at, page: 1 };
}

/** How a page of the sheets is cited; one that came after the paper was numbered has no number. */
export function labelIn({ paper, firstPage }: Sheets, page: number): string {
  const inFile = firstPage + page - 1;
  return inFile <= paper.lastPage ? pageLabel({ part: paper.part, page: inFile }) : '–';
}

/** Pages of the scans of a paper where they differ from the pages that the file gave it; null where they agree or nothing is scanned. */
export function differingPages({ scans, firstPage, lastPage }: Pick<PaperView, 'scans' | 'firstPage' | 'lastPage'>): number | null {
  const pages = scans.reduce((sum, scan) => sum + scan.pages, 0);
  return scans.length === 0 || pages === lastPage - firstPage + 1 ? null : pages;
}

/** Papers as they are put up: the one under consideration, the fresh receipts, then the rest (domain.md row 30); otherwise as they came. */
export function putUpOrder(papers: readonly PaperView[]): readonly PaperView[] {
  const rank = { puc: 0, fr: 1, none: 2 } as const;
  return papers.toSorted((one, other) => rank[one.flag ?? 'none'] - rank[other.flag ?? 'none']);
}
