import type { Language, LocalText } from '../../../preload/contract/values.ts';
import { documentShell, runningFooter } from './document-shell.ts';
import { shortDay } from './language.ts';
import type { PrintablePage } from './letter-page.ts';
import { code, html, joined, type Markup } from './markup.ts';
import type { PageWords } from './page-words.ts';
import type { PrintKit } from './print-kit.ts';
import { nameIn, typed } from './typed-text.ts';

/** One thing that lies at the desk; days as `2026-11-21`, `with` is the post that holds what is followed up. */
export type HandingOverLine = {
  readonly number: string;
  readonly subject: string;
  readonly since: string;
  readonly dueOn: string;
  readonly received: boolean;
  readonly with: string;
};

export type HandingOverPart = 'filesHere' | 'receiptsHere' | 'copiesHere' | 'filesFollowed' | 'receiptsFollowed';

/** What a successor takes over with the charge of a post. */
export type HandingOverList = {
  readonly office: LocalText;
  readonly post: LocalText;
  /** Who holds charge of the post on that day. */
  readonly holder: LocalText;
  readonly language: Language;
  readonly day: string;
  readonly parts: readonly { readonly part: HandingOverPart; readonly lines: readonly HandingOverLine[] }[];
  /** Numbers of the files on which a note or draft is not signed yet. */
  readonly yellowNotes: readonly string[];
  readonly drafts: readonly string[];
};

const lineCells = (line: HandingOverLine, index: number, { words, language }: Reader): readonly (Markup | string)[] => [
  code(String(index + 1)),
  code(line.number),
  typed(line.subject, language),
  code(shortDay(line.since)),
  line.dueOn === '' ? '' : code(shortDay(line.dueOn)),
  line.with === '' ? (line.received ? '' : words.notReceivedYet) : typed(line.with, language),
];

type Reader = { readonly words: PageWords; readonly language: Language };

const partTable = ({ part, lines }: HandingOverList['parts'][number], reader: Reader): Markup => {
  const { words } = reader;
  const title = html`<h2>${words[part]} <span class="hint">${code(String(lines.length))}</span></h2>`;
  if (lines.length === 0) return html`<section>${title}<p>${words.nothingHere}</p></section>`;
  const headings = [words.serial, words.numberShort, words.subjectInBrief, words.sinceWhen, words.dueBy, words.diaryRemarks];
  const head = html`<thead><tr>${joined(headings.map((heading) => html`<th>${heading}</th>`))}</tr></thead>`;
  const rows = lines.map((line, index) => html`<tr>${joined(lineCells(line, index, reader).map((cell) => html`<td>${cell}</td>`))}</tr>`);
  return html`<section>${title}<table>${head}<tbody>${joined(rows)}</tbody></table></section>`;
};

const numbersLine = (label: string, numbers: readonly string[]): Markup =>
  html`<p><b>${label}</b> (${code(String(numbers.length))}): ${numbers.length === 0 ? '—' : joined(numbers.map((number) => code(number)), ', ')}</p>`;

/** The handing-over list: what lies at a desk on a day, counted and by number, with room for both to sign (domain.md row 48). */
export const handingOverPage = (list: HandingOverList, kit: PrintKit): PrintablePage => {
  const { language } = list;
  const reader = { words: kit.words[language], language };
  const { words } = reader;
  const title = html`<header><h1>${words.handingOver}</h1>
    <p>${typed(nameIn(list.office, language), language)}</p>
    <p>${typed(nameIn(list.post, language), language)} · ${typed(nameIn(list.holder, language), language)} · ${code(shortDay(list.day))}</p></header>`;
  const signatures = html`<table class="signatures"><tbody><tr><td>${words.handedOverBy}</td><td>${words.takenOverBy}</td></tr></tbody></table>`;
  const notes = html`${numbersLine(words.unsignedNotes, list.yellowNotes)}${numbersLine(words.unsignedDrafts, list.drafts)}`;
  return {
    html: documentShell({
      language,
      title: `${words.handingOver} ${list.day}`,
      styles: [kit.styles['page'] ?? '', kit.styles['register'] ?? ''],
      bodyClass: 'register handing-over',
      body: html`${title}${joined(list.parts.map((part) => partTable(part, reader)))}${notes}${signatures}`.markup,
    }),
    footer: runningFooter('', shortDay(list.day)),
  };
};
