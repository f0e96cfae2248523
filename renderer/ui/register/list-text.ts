/** Marks that turn the direction of text without being seen, and control characters: a cell must read as it is. */
const unseen = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]+/gu;
/** What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection), also in its wide form. */
const formula = /^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u;

const plain = (text: string): string => text.replace(unseen, ' ').trim();

/** One cell of a CSV file: nothing in it is run, hidden or taken for two cells. */
export function csvCell(text: string): string {
  const guarded = formula.test(text) || formula.test(plain(text)) ? `'${plain(text)}` : plain(text);
  return /[",;\n\r]/u.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** A list as a CSV file in UTF-8 with the mark by which spreadsheets know that (RFC 4180). */
export function csvFile(headings: readonly string[], rows: readonly (readonly string[])[]): Uint8Array {
  const lines = [headings, ...rows].map((row) => row.map(csvCell).join(','));
  return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`);
}

/** Rows for the clipboard, as spreadsheets and word processors take them. */
export function tabbedText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(plain).join('\t')).join('\n');
}
