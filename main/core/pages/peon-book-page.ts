import type { DispatchLine } from '../../../preload/contract/dispatch.ts';
import type { Language, LocalText } from '../../../preload/contract/values.ts';
import { markedCounter } from '../numbers/desk-mark.ts';
import { documentShell, runningFooter } from './document-shell.ts';
import { dayText, shortDay } from './language.ts';
import type { PrintablePage } from './letter-page.ts';
import { code, html, joined } from './markup.ts';
import type { PrintKit } from './print-kit.ts';
import { nameIn, typed } from './typed-text.ts';

/** What a messenger carries on a day, `2026-11-21`. */
export type PeonBook = {
  readonly office: LocalText;
  readonly language: Language;
  readonly messenger: string;
  readonly day: string;
  readonly digits: 'latin' | 'native';
  readonly lines: readonly DispatchLine[];
};

/** The messenger's delivery list (peon book): a line for each cover, with room for the receiver's signature, date and time. */
export const peonBookPage = (book: PeonBook, kit: PrintKit): PrintablePage => {
  const { language } = book;
  const words = kit.words[language];
  const rows = book.lines.map(
    (line) => html`<tr><td>${code(markedCounter(line.mark, String(line.serial)))}</td><td>${code(shortDay(line.date))}</td>
      <td>${code(line.letterNumber)}</td><td>${typed(line.addressee, language)}</td><td>${code('1')}</td><td></td></tr>`,
  );
  const body = html`<header><h1>${words.peonBook}</h1><p>${typed(nameIn(book.office, language), language)}</p>
    <p>${words.messenger}: ${typed(book.messenger, language)} · ${dayText(book.day, language, book.digits)}</p></header>
    <table><thead><tr><th>${words.serial}</th><th>${words.date}</th><th>${words.issueNumber}</th><th>${words.addressee}</th>
    <th>${words.covers}</th><th>${words.receivedBy}<div class="hint">${words.signatureNameTime}</div></th></tr></thead>
    <tbody>${joined(rows)}<tr class="total"><td colspan="4">${words.total}</td><td>${code(String(book.lines.length))}</td><td></td></tr></tbody></table>`;
  return {
    html: documentShell({
      language,
      title: `${words.peonBook} – ${book.messenger} – ${book.day}`,
      styles: [kit.styles['page'] ?? '', kit.styles['register'] ?? ''],
      bodyClass: 'register peon-book',
      body: body.markup,
    }),
    footer: runningFooter('', shortDay(book.day)),
  };
};
