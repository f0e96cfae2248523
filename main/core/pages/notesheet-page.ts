import type { Language, LocalText, RichNode } from '../../../preload/contract/values.ts';
import { bodyHtml } from './body-html.ts';
import { documentShell, runningFooter } from './document-shell.ts';
import { directionOf, momentText, numberText } from './language.ts';
import type { PrintablePage } from './letter-page.ts';
import { code, html, joined, type Markup } from './markup.ts';
import type { PageWords } from './page-words.ts';
import type { PrintKit } from './print-kit.ts';
import { nameIn, typed } from './typed-text.ts';

/** Who stands under a note. */
type Hand = { readonly name: LocalText; readonly designation: LocalText; readonly acting: boolean };

/** A note as it stands on the sheet. The dealing hand signs on the left of the paper, officers on the right (domain.md row 38). */
export type SheetNote = {
  readonly number: number;
  /** Number of the first paragraph in the notesheet; 0 for a signature alone. */
  readonly firstParagraph: number;
  /** The blocks of the note that say something; each has the next number of the notesheet (row 39). */
  readonly paragraphs: readonly RichNode[];
  readonly decision: 'approved' | 'agreed' | 'seen' | null;
  readonly signedBy: 'dealing-hand' | 'officer';
  readonly hand: Hand;
  /** Those who wrote the note before it was signed by another. */
  readonly draftedBy: readonly Hand[];
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Receipts and issues entered directly below the note that they belong to, oldest first (row 24). */
  readonly dockets: readonly string[];
};

export type Notesheet = {
  readonly office: LocalText;
  readonly section: LocalText;
  readonly fileNumber: string;
  readonly subject: string;
  readonly classification: 'normal' | 'confidential' | 'secret' | 'top-secret';
  readonly language: Language;
  readonly digits: 'latin' | 'native';
  /** Docket lines that stand before the first note. */
  readonly dockets: readonly string[];
  readonly notes: readonly SheetNote[];
};

const gradings = { confidential: 'confidential', secret: 'secret', 'top-secret': 'topSecret' } as const;
const decisions = { approved: 'decisionApproved', agreed: 'decisionAgreed', seen: 'decisionSeen' } as const;

type Page = { readonly sheet: Notesheet; readonly words: PageWords };

const paragraphs = (note: SheetNote, { sheet }: Page): Markup =>
  joined(
    note.paragraphs.map(
      (block, index) => html`<div class="paragraph"><p class="paragraph-number">${numberText(note.firstParagraph + index, sheet.language, sheet.digits)}.</p>
      <div class="text">${bodyHtml({ type: 'doc', content: [block] }, sheet.language)}</div></div>`,
    ),
  );

const handName = (hand: Hand, { sheet, words }: Page): Markup => {
  const acting = hand.acting ? html` (${words.acting})` : html``;
  return html`${typed(nameIn(hand.name, sheet.language), sheet.language)}, ${typed(nameIn(hand.designation, sheet.language), sheet.language)}${acting}`;
};

const signature = (note: SheetNote, page: Page): Markup => {
  const { sheet, words } = page;
  const { hand } = note;
  const decision = note.decision === null ? html`` : html`<p class="decision">${words[decisions[note.decision]]}</p>`;
  const drafted = note.draftedBy.length === 0 ? html`` : html`<p class="drafted">${words.draftedBy}: ${joined(note.draftedBy.map((author) => handName(author, page)), '; ')}</p>`;
  return html`${drafted}<div class="note-signature ${note.signedBy}">${decision}<p class="name">${typed(nameIn(hand.name, sheet.language), sheet.language)}</p>
    <p>${typed(nameIn(hand.designation, sheet.language), sheet.language)}${hand.acting ? html` (${words.acting})` : html``}</p>
    <p class="moment">${momentText(note.at, sheet.language, sheet.digits)}</p></div>`;
};

const docketLines = (lines: readonly string[], { sheet }: Page): Markup =>
  lines.length === 0 ? html`` : html`<div class="dockets">${joined(lines.map((line) => html`<p>${typed(line, sheet.language)}</p>`))}</div>`;

const noteMarkup = (note: SheetNote, page: Page): Markup =>
  html`<article class="note">${paragraphs(note, page)}${signature(note, page)}</article>${docketLines(note.dockets, page)}`;

const fact = (label: string, value: Markup): Markup => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;

/**
 * The notes of a file on paper: office, section, file, subject and grading at the head (row 31), then the notes in order with
 * paragraphs numbered through, their signatures, and what was received and issued between them.
 */
export const notesheetPage = (sheet: Notesheet, kit: PrintKit): PrintablePage => {
  const { language } = sheet;
  const words = kit.words[language];
  const page = { sheet, words };
  const grading = sheet.classification === 'normal' ? html`` : html`<p class="grading">${words[gradings[sheet.classification]]}</p>`;
  const head = html`<header class="notesheet-head">${grading}<p class="office">${typed(nameIn(sheet.office, language), language)}</p>
    <h1>${words.notesheet}</h1>
    <dl>${fact(words.section, typed(nameIn(sheet.section, language), language))}${fact(words.fileNumber, html`<b>${code(sheet.fileNumber)}</b>`)}
    ${fact(words.subject, html`<b>${typed(sheet.subject, language)}</b>`)}</dl></header>`;
  const empty = sheet.notes.length === 0 ? html`<p class="nothing">${words.noNotes}</p>` : html``;
  return {
    html: documentShell({
      language,
      title: `${words.notesheet} ${sheet.fileNumber}`,
      styles: [kit.styles['page'] ?? '', kit.styles['notesheet'] ?? ''],
      bodyClass: `notesheet ${directionOf(language)}`,
      body: html`${head}${docketLines(sheet.dockets, page)}${joined(sheet.notes.map((note) => noteMarkup(note, page)))}${empty}`.markup,
    }),
    footer: runningFooter(sheet.fileNumber, ''),
  };
};
