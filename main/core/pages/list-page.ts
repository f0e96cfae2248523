import type { Language, LocalText } from '../../../preload/contract/values.ts';
import { documentShell, runningFooter } from './document-shell.ts';
import { shortDay } from './language.ts';
import type { PrintablePage } from './letter-page.ts';
import { code, html, joined } from './markup.ts';
import type { PrintKit } from './print-kit.ts';
import { fillSheets } from './sheets.ts';
import { nameIn, typed } from './typed-text.ts';

/** A list as it stood on a screen on a day: its columns in the order of the reader. */
export type PrintedList = {
  readonly office: LocalText;
  readonly title: string;
  readonly language: Language;
  readonly day: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** Letters that go into one line of A4 across in the size of registers. */
const lettersAcross = 130;

/** A list on A4 across with the lines of each page counted, as other registers are printed. */
export const listPage = ({ office, title, language, day, headings, rows }: PrintedList, kit: PrintKit): PrintablePage => {
  const words = kit.words[language];
  const across = Math.max(8, Math.floor(lettersAcross / headings.length));
  const heading = html`<header><h1>${typed(title, language)}</h1><p>${typed(nameIn(office, language), language)} · ${code(shortDay(day))}</p></header>`;
  const head = html`<thead><tr>${joined(headings.map((text) => html`<th>${typed(text, language)}</th>`))}</tr></thead>`;
  const sheets = fillSheets(rows, language, (row) => row.map((text) => [[text, across]])).map((sheet, index) => {
    const lines = sheet.map((row) => html`<tr>${joined(headings.map((_, column) => html`<td>${typed(row[column] ?? '', language)}</td>`))}</tr>`);
    const total = html`<tr class="total"><td colspan="${String(headings.length)}">${words.pageTotal}: ${code(String(sheet.length))}</td></tr>`;
    return html`<section class="sheet">${index === 0 ? heading : ''}<table>${head}<tbody>${joined(lines)}${total}</tbody></table></section>`;
  });
  const empty = html`<section class="sheet">${heading}<table>${head}<tbody></tbody></table></section>`;
  return {
    html: documentShell({
      language,
      title: `${title} ${day}`,
      styles: [kit.styles['page'] ?? '', kit.styles['register'] ?? ''],
      bodyClass: 'register bound-register list-register',
      body: rows.length === 0 ? empty.markup : joined(sheets).markup,
    }),
    footer: runningFooter('', shortDay(day)),
  };
};
