import type { DispatchLine, DispatchMode } from '../../../preload/contract/dispatch.ts';
import type { Language, LocalText } from '../../../preload/contract/values.ts';
import { documentShell, runningFooter } from './document-shell.ts';
import { shortDay } from './language.ts';
import type { PrintablePage } from './letter-page.ts';
import { code, html, joined, Markup } from './markup.ts';
import type { PageWords } from './page-words.ts';
import type { PrintKit } from './print-kit.ts';
import { fillSheets, type MeasuredText } from './sheets.ts';
import { nameIn, typed } from './typed-text.ts';

/** The dispatch register of a period, days as `2026-11-21`. Postage of the lines is in paise or paisa. */
export type DispatchRegister = {
  readonly office: LocalText;
  readonly language: Language;
  readonly from: string;
  readonly to: string;
  readonly lines: readonly DispatchLine[];
};

/** The word for each mode of dispatch. */
export const modeWords: Readonly<Record<DispatchMode, keyof PageWords>> = {
  hand: 'modeHand',
  ordinary: 'modeOrdinary',
  registered: 'modeRegistered',
  'speed-post': 'modeSpeedPost',
  courier: 'modeCourier',
  fax: 'modeFax',
  'e-mail': 'modeEmail',
  'e-office': 'modeEOffice',
};

const stateWords: Readonly<Record<DispatchLine['state'], keyof PageWords>> = {
  pending: 'statePending',
  'with-messenger': 'stateWithMessenger',
  dispatched: 'stateDispatched',
  delivered: 'stateDelivered',
  returned: 'stateReturned',
  withheld: 'stateWithheld',
};

const amount = (hundredths: number): string => (hundredths / 100).toFixed(2);
const sum = (lines: readonly DispatchLine[]): number => lines.reduce((total, line) => total + (line.postage ?? 0), 0);

const stacked = (parts: readonly (Markup | string)[]): Markup =>
  joined(parts.map((part) => html`${part}`).filter((part) => part.markup !== '').map((part) => html`<div>${part}</div>`));

const posting = (line: DispatchLine, words: PageWords): Markup =>
  stacked([line.mode === null ? '' : words[modeWords[line.mode]], code(line.tracking)]);

const outcomeDay = (line: DispatchLine): string => {
  const day = line.deliveredOn ?? line.sentOn;
  return day === null ? '' : shortDay(day);
};
const outcomeDetail = (line: DispatchLine): string => (line.state === 'returned' ? line.returnReason : line.receivedBy);

const outcome = (line: DispatchLine, words: PageWords, language: Language): Markup => {
  const detail = outcomeDetail(line);
  return stacked([html`${words[stateWords[line.state]]} <span class="day">${code(outcomeDay(line))}</span>`, detail === '' ? '' : typed(detail, language)]);
};

const cells = (line: DispatchLine, words: PageWords, language: Language): readonly (Markup | string)[] => [
  code(String(line.serial)),
  code(shortDay(line.date)),
  stacked([typed(line.addressee, language), line.kind === 'copy' ? html`<i>${words.copyTo}</i>` : '']),
  typed(line.subject, language),
  code(line.enclosures === 0 ? '–' : String(line.enclosures)),
  posting(line, words),
  code(line.postage === null ? '' : amount(line.postage)),
  stacked([code(line.letterNumber), code(line.fileNumber)]),
  line.messenger === '' ? '' : typed(line.messenger, language),
  outcome(line, words, language),
];

const headings = (words: PageWords): readonly string[] => [
  words.serial, words.date, words.addressee, words.subjectInBrief, words.enclosureCount, words.posting, words.postage,
  words.issueNumber, words.messenger, words.outcome,
];

/** The texts of a line, cell by cell, with the characters that fit their column, to know the height of the row. */
const measured = (line: DispatchLine, words: PageWords): readonly (readonly MeasuredText[])[] => [
  [[line.addressee, 22], [line.kind === 'copy' ? words.copyTo : '', 22]],
  [[line.subject, 28]],
  [[line.letterNumber, 21], [line.fileNumber, 21]],
  [[line.mode === null ? '' : words[modeWords[line.mode]], 14], [line.tracking, 13]],
  [[line.messenger, 9]],
  [[`${words[stateWords[line.state]]} ${outcomeDay(line)}`, 15], [outcomeDetail(line), 15]],
];

const row = (content: readonly (Markup | string)[], element: 'td' | 'th'): Markup =>
  html`<tr>${joined(content.map((cell) => new Markup(`<${element}>${html`${cell}`.markup}</${element}>`)))}</tr>`;

const totalRow = (label: string, lines: readonly DispatchLine[]): Markup =>
  html`<tr class="total"><td colspan="6">${label}</td><td>${code(amount(sum(lines)))}</td><td colspan="3"></td></tr>`;

/** The dispatch register in the common form of seven columns and those of our own, on A4 across, with the stamps of each page added up. */
export const dispatchRegisterPage = (register: DispatchRegister, kit: PrintKit): PrintablePage => {
  const { language, lines } = register;
  const words = kit.words[language];
  const sheets = fillSheets(lines, language, (line) => measured(line, words));
  const title = html`<header><h1>${words.dispatchRegister}</h1><p>${typed(nameIn(register.office, language), language)}</p>
    <p>${words.period}: ${code(shortDay(register.from))} – ${code(shortDay(register.to))}</p></header>`;
  const bodies = sheets.map((sheet, index) => {
    const last = index === sheets.length - 1;
    const rows = joined(sheet.map((line) => row(cells(line, words, language), 'td')));
    const totals = html`${totalRow(words.pageTotal, sheet)}${last && sheets.length > 1 ? totalRow(words.total, lines) : ''}`;
    return html`<section class="sheet">${index === 0 ? title : ''}<table><thead>${row(headings(words), 'th')}</thead>
      <tbody>${rows}${totals}</tbody></table></section>`;
  });
  const empty = html`<section class="sheet">${title}<p>${words.nothingInPeriod}</p></section>`;
  return {
    html: documentShell({
      language,
      title: `${words.dispatchRegister} ${register.from} – ${register.to}`,
      styles: [kit.styles['page'] ?? '', kit.styles['register'] ?? ''],
      bodyClass: 'register dispatch-register',
      body: lines.length === 0 ? empty.markup : joined(bodies).markup,
    }),
    footer: runningFooter('', `${shortDay(register.from)} – ${shortDay(register.to)}`),
  };
};
