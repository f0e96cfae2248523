import type { Language, LocalText } from '../../../preload/contract/values.ts';
import { documentShell, runningFooter } from './document-shell.ts';
import { dayText, shortDay } from './language.ts';
import type { PrintablePage } from './letter-page.ts';
import { code, html, joined } from './markup.ts';
import type { PrintKit } from './print-kit.ts';
import { nameIn, typed } from './typed-text.ts';

/** A paper on a distribution invoice; of a graded one that is not for those who print it, sender and subject are left out. */
export type InvoiceLine = {
  readonly number: string;
  readonly from: string;
  readonly letterNumber: string;
  readonly subject: string;
  readonly withheld: boolean;
  readonly markedTo: string;
};

/** Papers that the registry hands to a section on a day, `2026-11-21`. */
export type Invoice = {
  readonly office: LocalText;
  readonly registry: LocalText;
  readonly section: LocalText;
  readonly language: Language;
  readonly number: string;
  readonly day: string;
  readonly digits: 'latin' | 'native';
  readonly lines: readonly InvoiceLine[];
};

/** The distribution invoice (domain.md row 9): a line for each paper, and room for the diarist of the section to sign before it goes back. */
export const invoicePage = (invoice: Invoice, kit: PrintKit): PrintablePage => {
  const { language, lines } = invoice;
  const words = kit.words[language];
  const rows = lines.map(
    (line, index) => html`<tr><td>${code(String(index + 1))}</td><td>${code(line.number)}</td><td>${typed(line.letterNumber, language)}</td>
      <td>${typed(line.from, language)}</td><td>${line.withheld ? words.confidential : typed(line.subject, language)}</td><td>${typed(line.markedTo, language)}</td></tr>`,
  );
  const headings = [words.serial, words.diaryNumber, words.letterReference, words.fromWhom, words.subject, words.markedTo];
  const body = html`<header><h1>${words.invoice}</h1><p>${typed(nameIn(invoice.office, language), language)} · ${typed(nameIn(invoice.registry, language), language)}</p>
    <p>${words.invoiceNumber} <b>${code(invoice.number)}</b> · ${dayText(invoice.day, language, invoice.digits)} · ${words.invoiceFor} <b>${typed(nameIn(invoice.section, language), language)}</b></p></header>
    <table><thead><tr>${joined(headings.map((heading) => html`<th>${heading}</th>`))}</tr></thead>
    <tbody>${joined(rows)}<tr class="total"><td colspan="5">${words.total}</td><td>${code(String(lines.length))}</td></tr></tbody></table>
    <table class="signatures"><tbody><tr><td>${words.handedOver}<div class="hint">${words.signatureNameTime}</div></td>
    <td>${words.receivedPapers}<div class="hint">${words.signatureNameTime}</div></td></tr></tbody></table><p class="hint">${words.returnCopy}</p>`;
  return {
    html: documentShell({
      language,
      title: `${words.invoice} ${invoice.number}`,
      styles: [kit.styles['page'] ?? '', kit.styles['register'] ?? ''],
      bodyClass: 'register invoice',
      body: body.markup,
    }),
    footer: runningFooter('', `${invoice.number} – ${shortDay(invoice.day)}`),
  };
};
