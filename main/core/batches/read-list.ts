import Papa from 'papaparse';
import type { Output } from '../../../preload/contract/index.ts';
import { Refusal } from '../refusal.ts';

const nameColumns = new Set(['name', 'addressee', 'to', 'نام', 'بنام', 'नाम', 'सेवा में']);
const addressColumns = new Set(['address', 'پتہ', 'پتا', 'पता']);

/** What an addressee of a letter may have, in characters. */
const longestName = 300;
const longestAddress = 600;

/** Most addressees in one batch. */
const mostRows = 20_000;

/**
 * Reads a list of addressees: comma, semicolon or tab, first line the column names in any of the three languages. A broken
 * line is named, none is dropped silently. Refuses with `csvEmpty`, `csvNoNameColumn`, `tooLarge`.
 */
export function readList(csv: string): Output<'batches.readList'> {
  const text = csv.replace(/^\uFEFF/u, '');
  const parsed = Papa.parse<string[]>(text, { delimitersToGuess: [',', ';', '\t', '،'], skipEmptyLines: false });
  const [header, ...rest] = parsed.data;
  const columns = (header ?? []).map((column) => column.normalize('NFC').trim());
  if (rest.every(isBlank)) throw new Refusal('csvEmpty');
  if (rest.length > mostRows) throw new Refusal('tooLarge', { rows: mostRows });
  const nameAt = columns.findIndex((column) => nameColumns.has(column.toLowerCase()));
  if (nameAt < 0) throw new Refusal('csvNoNameColumn');
  const addressAt = columns.findIndex((column) => addressColumns.has(column.toLowerCase()));
  const quotes = new Set(parsed.errors.filter((error) => error.type === 'Quotes').map((error) => error.row ?? 0));
  const rows: Output<'batches.readList'>['rows'] = [];
  const problems: Output<'batches.readList'>['problems'] = [];
  let nextLine = 1 + linesOf(header ?? []);
  rest.forEach((cells, position) => {
    const line = nextLine;
    nextLine += linesOf(cells);
    if (isBlank(cells)) return;
    const name = cells[nameAt]?.normalize('NFC').trim() ?? '';
    const address = cells[addressAt]?.trim() ?? '';
    if (quotes.has(position + 1)) problems.push({ line, code: 'quotes' });
    else if (cells.length !== columns.length) problems.push({ line, code: 'columnCount' });
    else if (name === '') problems.push({ line, code: 'noName' });
    else if (name.length > longestName || address.length > longestAddress) problems.push({ line, code: 'tooLong' });
    else rows.push({ line, name, address, values: valuesOf(columns, cells) });
  });
  return { columns, rows, problems };
}

/** Lines of the file that a row takes: a quoted cell may hold several. */
function linesOf(cells: readonly string[]): number {
  return 1 + cells.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\r|\n/gu)?.length ?? 0), 0);
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function valuesOf(columns: readonly string[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(columns.map((column, position) => [column, cells[position]?.normalize('NFC').trim() ?? '']));
}
