import type { Language, LocalText } from '../../../preload/contract/values.ts';
import { bodyHtml } from './body-html.ts';
import { documentShell, runningFooter } from './document-shell.ts';
import { dayText, directionOf } from './language.ts';
import type { LetterBody, PrintablePage } from './letter-page.ts';
import { code, html, joined, type Markup } from './markup.ts';
import type { PrintKit } from './print-kit.ts';
import { nameIn, typed } from './typed-text.ts';

/** A note as it stands on the sheet. The dealing hand signs at the start of the line, officers at its end (domain.md row 38). */
type SheetNote = {
  readonly number: number;
  readonly language: Language;
  readonly body: LetterBody;
  readonly signedBy: 'dealing-hand' | 'officer';
  readonly name: LocalText;
  readonly designation: LocalText;
  /** `2026-11-21` */
  readonly day: string;
};

export type Notesheet = {
  readonly office: LocalText;
  readonly section: LocalText;
  readonly fileNumber: string;
  readonly subject: string;
  readonly classification: 'normal' | 'confidential' | 'secret' | 'top-secret';
  readonly language: Language;
  readonly digits: 'latin' | 'native';
  readonly notes: readonly SheetNote[];
};

const classificationWords = { confidential: 'confidential', secret: 'secret', 'top-secret': 'topSecret' } as const;

const noteMarkup = (note: SheetNote, digits: Notesheet['digits']): Markup =>
  html`<article class="note" lang="${note.language}" dir="${directionOf(note.language)}">
    <p class="note-number">${code(String(note.number))}</p>
    <div class="text">${bodyHtml(note.body, note.language)}</div>
    <div class="note-signature ${note.signedBy}"><p class="first">${typed(nameIn(note.name, note.language), note.language)}</p>
    <p>${typed(nameIn(note.designation, note.language), note.language)}</p><p>${dayText(note.day, note.language, digits)}</p></div></article>`;

/** The notes of a file on paper: office, section, file and subject at the head, then the notes in order with their signatures. */
export const notesheetPage = (sheet: Notesheet, kit: PrintKit): PrintablePage => {
  const { language } = sheet;
  const words = kit.words[language];
  const classified = sheet.classification === 'normal' ? '' : words[classificationWords[sheet.classification]];
  const head = html`<header class="notesheet-head"><p class="classification">${classified}</p>
    <h1>${typed(nameIn(sheet.office, language), language)}</h1>
    <p>${words.section}: ${typed(nameIn(sheet.section, language), language)}</p>
    <h2>${words.notesheet}</h2>
    <p>${words.fileNumber}: ${code(sheet.fileNumber)}</p><p>${words.subject}: ${typed(sheet.subject, language)}</p></header>`;
  return {
    html: documentShell({
      language,
      title: `${words.notesheet} ${sheet.fileNumber}`,
      styles: [kit.styles['page'] ?? '', kit.styles['notesheet'] ?? ''],
      bodyClass: 'notesheet',
      body: html`${head}${joined(sheet.notes.map((note) => noteMarkup(note, sheet.digits)))}`.markup,
    }),
    footer: runningFooter(sheet.fileNumber, ''),
  };
};
