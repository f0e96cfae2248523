/** A text that a spreadsheet would run as a formula. */
const startsFormula = /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u;

/** Control characters and marks that turn the direction of text unseen: a cell must read as it is. */
const unseen = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]+/gu;

/** Written so that it is read as text: numbers go as they are. */
function guarded(cell: string): string {
  const plain = cell.replace(unseen, ' ').trim();
  return startsFormula.test(plain) ? `'${plain}` : plain;
}

const quoted = (cell: string): string => (/[",;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Lines of cells as CSV (RFC 4180) in UTF-8 with a byte order mark, as spreadsheets need it for Urdu and Hindi. */
export function toCsv(lines: readonly (readonly (string | number | null)[])[]): Uint8Array {
  const text = lines.map((cells) => cells.map((cell) => (typeof cell === 'string' ? quoted(guarded(cell)) : String(cell ?? ''))).join(',')).join('\r\n');
  return new TextEncoder().encode(`\uFEFF${text}\r\n`);
}
