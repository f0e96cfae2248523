/** A text that a spreadsheet would run as a formula; blanks before it do not hinder that. */
const startsFormula = /^[\s\u00A0\uFEFF]*[=+\-@＝＋－＠\t\r]/u;

/** Written so that it is read as text: numbers go as they are. */
const guarded = (cell: string): string => (startsFormula.test(cell) ? `'${cell}` : cell);

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Lines of cells as CSV (RFC 4180) in UTF-8 with a byte order mark, as spreadsheets need it for Urdu and Hindi. */
export function toCsv(lines: readonly (readonly (string | number | null)[])[]): Uint8Array {
  const text = lines.map((cells) => cells.map((cell) => (typeof cell === 'string' ? quoted(guarded(cell)) : String(cell ?? ''))).join(',')).join('\r\n');
  return new TextEncoder().encode(`\uFEFF${text}\r\n`);
}
