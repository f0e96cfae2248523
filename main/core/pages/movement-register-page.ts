import type { Language, LocalText } from '../../../preload/contract/values.ts';
import { documentShell, runningFooter } from './document-shell.ts';
import { shortDay } from './language.ts';
import type { PrintablePage } from './letter-page.ts';
import { code, html, joined, type Markup } from './markup.ts';
import type { PageWords } from './page-words.ts';
import type { PrintKit } from './print-kit.ts';
import { fillSheets, type MeasuredText } from './sheets.ts';
import { nameIn, typed } from './typed-text.ts';

/** One movement of a file; days as `2026-11-21`, `dateIn` empty while it was not received or opened. */
export type MovementRegisterLine = {
  readonly fileNumber: string;
  readonly subject: string;
  readonly markedBy: string;
  readonly markedTo: string;
  readonly dateOut: string;
  readonly dateIn: string;
  readonly remarks: string;
};

/** The file movement register of a section, or of one file, for a period. */
export type MovementRegister = {
  readonly office: LocalText;
  readonly section: LocalText;
  readonly language: Language;
  readonly from: string;
  readonly to: string;
  readonly lines: readonly MovementRegisterLine[];
};

const dayCell = (day: string): Markup | string => (day === '' ? '' : code(shortDay(day)));

const cells = (line: MovementRegisterLine, language: Language): readonly (Markup | string)[] => [
  code(line.fileNumber),
  typed(line.subject, language),
  typed(line.markedBy, language),
  typed(line.markedTo, language),
  dayCell(line.dateOut),
  dayCell(line.dateIn),
  typed(line.remarks, language),
];

const measured = (line: MovementRegisterLine): readonly (readonly MeasuredText[])[] => [
  [[line.fileNumber, 16]],
  [[line.subject, 30]],
  [[line.markedBy, 22]],
  [[line.markedTo, 22]],
  [[line.dateOut, 12]],
  [[line.dateIn, 12]],
  [[line.remarks, 22]],
];

const headings = (words: PageWords): readonly string[] => [
  words.fileNumber, words.subjectInBrief, words.markedBy, words.dealingHand, words.dateOut, words.dateIn, words.diaryRemarks,
];

/** File number, marked to, date out and date in (domain.md b.3, row 56) on A4 across, with the lines of each page counted. */
export const movementRegisterPage = (register: MovementRegister, kit: PrintKit): PrintablePage => {
  const { language, lines } = register;
  const words = kit.words[language];
  const title = html`<header><h1>${words.movementRegister}</h1>
    <p>${typed(nameIn(register.office, language), language)} · ${typed(nameIn(register.section, language), language)}</p>
    <p>${words.period}: ${code(shortDay(register.from))} – ${code(shortDay(register.to))}</p></header>`;
  const head = html`<thead><tr>${joined(headings(words).map((heading) => html`<th>${heading}</th>`))}</tr></thead>`;
  const sheets = fillSheets(lines, language, measured).map((sheet, index) => {
    const rows = sheet.map((line) => html`<tr>${joined(cells(line, language).map((cell) => html`<td>${cell}</td>`))}</tr>`);
    const total = html`<tr class="total"><td colspan="6">${words.pageTotal}</td><td>${code(String(sheet.length))}</td></tr>`;
    return html`<section class="sheet">${index === 0 ? title : ''}<table>${head}<tbody>${joined(rows)}${total}</tbody></table></section>`;
  });
  const empty = html`<section class="sheet">${title}<p>${words.nothingMoved}</p></section>`;
  return {
    html: documentShell({
      language,
      title: `${words.movementRegister} ${register.from} – ${register.to}`,
      styles: [kit.styles['page'] ?? '', kit.styles['register'] ?? ''],
      bodyClass: 'register dispatch-register movement-register',
      body: lines.length === 0 ? empty.markup : joined(sheets).markup,
    }),
    footer: runningFooter('', `${shortDay(register.from)} – ${shortDay(register.to)}`),
  };
};
