import type { Language, LocalText } from '../../../preload/contract/values.ts';
import { documentShell, runningFooter } from './document-shell.ts';
import { shortDay } from './language.ts';
import type { PrintablePage } from './letter-page.ts';
import { code, html, joined, type Markup } from './markup.ts';
import type { PageWords } from './page-words.ts';
import type { PrintKit } from './print-kit.ts';
import { fillSheets, type MeasuredText } from './sheets.ts';
import { nameIn, typed } from './typed-text.ts';

/** One line of the diary; `markedTo` and `fileNumber` are empty while there are none, `disposal` is set for no further action. */
export type DiaryLine = {
  readonly number: string;
  readonly day: string;
  readonly letterNumber: string;
  readonly letterDate: string | null;
  readonly from: string;
  readonly subject: string;
  readonly unopenedCover: boolean;
  /** Graded, and not for those who print it: the word stands for what it is about. */
  readonly hidden: boolean;
  readonly markedTo: string;
  readonly fileNumber: string;
  readonly disposal: string;
  readonly remarks: string;
};

/** The diary of a section for a period, days as `2026-11-21`. */
export type DiaryRegister = {
  readonly office: LocalText;
  readonly section: LocalText;
  readonly language: Language;
  readonly from: string;
  readonly to: string;
  readonly lines: readonly DiaryLine[];
};

const remarksOf = (line: DiaryLine, words: PageWords): string =>
  [line.remarks, line.disposal === '' ? '' : `${words.noFurtherAction}: ${line.disposal}`].filter((part) => part !== '').join(' · ');

const subjectOf = (line: DiaryLine, words: PageWords): string => {
  if (line.hidden) return words.confidential;
  return line.unopenedCover && line.subject === '' ? words.unopenedCover : line.subject;
};
const letterDay = (line: DiaryLine): string => (line.letterDate === null ? '' : shortDay(line.letterDate));

const cells = (line: DiaryLine, words: PageWords, language: Language): readonly (Markup | string)[] => [
  html`${code(line.number)}<div class="day">${code(shortDay(line.day))}</div>`,
  typed(line.letterNumber, language),
  code(letterDay(line)),
  typed(line.from, language),
  typed(subjectOf(line, words), language),
  typed(line.markedTo, language),
  code(line.fileNumber),
  typed(remarksOf(line, words), language),
];

const measured = (line: DiaryLine, words: PageWords): readonly (readonly MeasuredText[])[] => [
  [[line.number, 15], [line.day, 15]],
  [[line.letterNumber, 16]],
  [[line.from, 24]],
  [[subjectOf(line, words), 28]],
  [[line.markedTo, 16]],
  [[line.fileNumber, 14]],
  [[remarksOf(line, words), 19]],
];

/** The eight columns of a section diary in their order (domain.md b.3). */
const headings = (words: PageWords): readonly string[] => [
  words.diaryNumber, words.letterReference, words.letterDated, words.fromWhom, words.subject, words.dealingHand, words.fileDealt, words.diaryRemarks,
];

/** The section diary in its eight columns on A4 across, as a bound register is ruled; pages are numbered at the foot. */
export const diaryRegisterPage = (register: DiaryRegister, kit: PrintKit): PrintablePage => {
  const { language, lines } = register;
  const words = kit.words[language];
  const title = html`<header><h1>${words.diaryRegister}</h1>
    <p>${typed(nameIn(register.office, language), language)} · ${typed(nameIn(register.section, language), language)}</p>
    <p>${words.period}: ${code(shortDay(register.from))} – ${code(shortDay(register.to))}</p></header>`;
  const head = html`<thead><tr>${joined(headings(words).map((heading) => html`<th>${heading}</th>`))}</tr></thead>`;
  const sheets = fillSheets(lines, language, (line) => measured(line, words)).map((sheet, index) => {
    const rows = sheet.map((line) => html`<tr>${joined(cells(line, words, language).map((cell) => html`<td>${cell}</td>`))}</tr>`);
    const total = html`<tr class="total"><td colspan="7">${words.pageTotal}</td><td>${code(String(sheet.length))}</td></tr>`;
    return html`<section class="sheet">${index === 0 ? title : ''}<table>${head}<tbody>${joined(rows)}${total}</tbody></table></section>`;
  });
  const empty = html`<section class="sheet">${title}<p>${words.nothingReceived}</p></section>`;
  return {
    html: documentShell({
      language,
      title: `${words.diaryRegister} ${register.from} – ${register.to}`,
      styles: [kit.styles['page'] ?? '', kit.styles['register'] ?? ''],
      bodyClass: 'register dispatch-register diary-register',
      body: lines.length === 0 ? empty.markup : joined(sheets).markup,
    }),
    footer: runningFooter('', `${shortDay(register.from)} – ${shortDay(register.to)}`),
  };
};
