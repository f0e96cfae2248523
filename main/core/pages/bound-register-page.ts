import type { Language, LocalText } from '../../../preload/contract/values.ts';
import { documentShell, runningFooter } from './document-shell.ts';
import { shortDay } from './language.ts';
import type { PrintablePage } from './letter-page.ts';
import { code, html, joined, Markup } from './markup.ts';
import type { PrintKit } from './print-kit.ts';
import { fillSheets, type MeasuredText } from './sheets.ts';
import { nameIn, typed } from './typed-text.ts';

type Cell = string | number | null;
type Line = { readonly cells: readonly Cell[]; readonly struck: boolean };
type Column = { readonly kind: 'text' | 'code' | 'day' | 'month' | 'count' | 'amount'; readonly share: number; readonly summed: boolean; readonly title: string };

/** A register with its lines; days as `2026-11-21`, money in paise or paisa. */
export type BoundRegister = {
  readonly office: LocalText;
  readonly section: string;
  readonly title: string;
  readonly language: Language;
  readonly from: string;
  readonly to: string;
  readonly columns: readonly Column[];
  readonly lines: readonly Line[];
  readonly words: { readonly broughtForward: string; readonly carriedForward: string; readonly empty: string; readonly lines: string };
};

/** Width between the margins of A4 across and of one letter of register text, in millimetres. */
const innerWidth = 272;
const letterWidth = 1.75;
/** Room in millimetres that the lines brought forward and carried forward take beside the page's own total. */
const carryRoom = 14;

/** Totals of lines: how many there are, and of each column that is added up its sum. */
export type Totals = { readonly lines: number; readonly sums: readonly number[] };

/** Adds lines to totals. */
export function addUp(before: Totals, lines: readonly Line[], columns: readonly Pick<Column, 'summed'>[]): Totals {
  const sum = (at: number) => lines.reduce((total, { cells }) => total + (typeof cells[at] === 'number' ? cells[at] : 0), before.sums[at] ?? 0);
  return { lines: before.lines + lines.length, sums: columns.map(({ summed }, at) => (summed ? sum(at) : 0)) };
}

/** The totals before the first line. */
export const nothingYet = (columns: readonly unknown[]): Totals => ({ lines: 0, sums: columns.map(() => 0) });

function textOf(cell: Cell, { kind }: Column): string {
  if (cell === null || cell === '') return '';
  if ((kind === 'day' || kind === 'month') && typeof cell === 'string') return shortDay(cell);
  if (kind === 'amount' && typeof cell === 'number') return (cell / 100).toFixed(2);
  return String(cell);
}

const cellMarkup = (cell: Cell, column: Column, language: Language): Markup | string => {
  const text = textOf(cell, column);
  return column.kind === 'text' ? typed(text, language) : code(text);
};

function totalRow(label: string, totals: Totals, { columns, words }: BoundRegister): Markup {
  const summed = columns.findIndex((column, at) => at > 0 && column.summed);
  const span = summed === -1 ? columns.length : summed;
  const first = html`<td colspan="${String(span)}">${label}: ${code(String(totals.lines))} ${words.lines}</td>`;
  const rest = columns.slice(span).map((column, at) => html`<td>${column.summed ? code(textOf(totals.sums[span + at] ?? 0, column)) : ''}</td>`);
  return html`<tr class="total">${first}${joined(rest)}</tr>`;
}

const widthsOf = (columns: readonly Column[]): number[] => {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  return columns.map(({ share }) => (share / all) * innerWidth);
};

/** A register as a bound book is ruled, on A4 across: what is brought forward, the lines, the total of the page, what is carried forward. */
export const boundRegisterPage = (register: BoundRegister, kit: PrintKit): PrintablePage => {
  const { language, columns, lines } = register;
  const words = kit.words[language];
  const widths = widthsOf(columns);
  const measured = ({ cells }: Line): MeasuredText[][] => columns.map((column, at) => [[textOf(cells[at] ?? null, column), Math.max(3, Math.floor(((widths[at] ?? 0) - 2.4) / letterWidth))]]);
  const sheets = fillSheets(lines, language, measured, carryRoom);
  const period = `${shortDay(register.from)} – ${shortDay(register.to)}`;
  const title = html`<header><h1>${register.title}</h1><p>${typed(nameIn(register.office, language), language)} · ${typed(register.section, language)}</p>
    <p>${words.period}: ${code(shortDay(register.from))} – ${code(shortDay(register.to))}</p></header>`;
  const head = html`<thead><tr>${joined(columns.map(({ title: heading }) => html`<th>${heading}</th>`))}</tr></thead>`;
  let carried = nothingYet(columns);
  const bodies = sheets.map((sheet, index) => {
    const brought = index === 0 ? '' : totalRow(register.words.broughtForward, carried, register);
    const own = addUp(nothingYet(columns), sheet, columns);
    carried = addUp(carried, sheet, columns);
    const rows = sheet.map(({ cells, struck }) => html`<tr${struck ? new Markup(' class="struck"') : ''}>${joined(cells.map((cell, at) => toCell(cell, columns[at], language)))}</tr>`);
    const last = index === sheets.length - 1;
    const after = sheets.length === 1 ? '' : totalRow(last ? words.total : register.words.carriedForward, carried, register);
    return html`<section class="sheet">${index === 0 ? title : ''}<table>${head}<tbody>${brought}${joined(rows)}${totalRow(words.pageTotal, own, register)}${after}</tbody></table></section>`;
  });
  const styles = widths.map((width, at) => `.bound-register th:nth-child(${at + 1}) { inline-size: ${width.toFixed(1)}mm; }`).join('\n');
  const empty = html`<section class="sheet">${title}<p>${register.words.empty}</p></section>`;
  return {
    html: documentShell({
      language,
      title: `${register.title} ${register.from} – ${register.to}`,
      styles: [kit.styles['page'] ?? '', kit.styles['register'] ?? '', styles],
      bodyClass: 'register bound-register',
      body: lines.length === 0 ? empty.markup : joined(bodies).markup,
    }),
    footer: runningFooter('', period),
  };
};

const toCell = (cell: Cell, column: Column | undefined, language: Language): Markup => html`<td>${column ? cellMarkup(cell, column, language) : ''}</td>`;
