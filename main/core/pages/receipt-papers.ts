import type { Language, LocalText } from '../../../preload/contract/values.ts';
import { codeSymbol } from './code-symbol.ts';
import { documentShell } from './document-shell.ts';
import { dayText, shortDay } from './language.ts';
import type { PrintablePage } from './letter-page.ts';
import { code, html, joined, type Markup } from './markup.ts';
import type { PrintKit } from './print-kit.ts';
import { nameIn, typed } from './typed-text.ts';

/** What the sender of a receipt is told; days as `2026-11-21`. An empty subject is not printed. */
export type Acknowledgement = {
  readonly office: LocalText;
  readonly officeAddress: LocalText | null;
  readonly section: LocalText;
  readonly language: Language;
  readonly digits: 'latin' | 'native';
  readonly number: string;
  readonly trackingCode: string;
  readonly receivedOn: string;
  readonly from: string;
  readonly letterNumber: string;
  readonly letterDate: string | null;
  readonly subject: string;
  readonly enclosures: number;
};

/** Half a sheet of A4 across, in millimetres. */
const slipSize = { widthMm: 210, heightMm: 148 } as const;
/** A common roll label, in millimetres. */
const labelSize = { widthMm: 90, heightMm: 38 } as const;
const labelCodeMm = 28;

const fact = (label: string, value: Markup | string): Markup => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;

/** The slip that says what was received and how to ask after it (domain.md row 106). */
export const acknowledgementPage = (slip: Acknowledgement, kit: PrintKit): PrintablePage => {
  const { language } = slip;
  const words = kit.words[language];
  const dated = slip.letterDate === null ? '' : html`, ${dayText(slip.letterDate, language, slip.digits)}`;
  const facts = [
    fact(words.diaryNumber, html`<b>${code(slip.number)}</b>`),
    fact(words.receivedOn, dayText(slip.receivedOn, language, slip.digits)),
    slip.from === '' ? '' : fact(words.fromWhom, typed(slip.from, language)),
    slip.letterNumber === '' && slip.letterDate === null ? '' : fact(words.letterReference, html`${code(slip.letterNumber)}${dated}`),
    slip.subject === '' ? '' : fact(words.subject, typed(slip.subject, language)),
    slip.enclosures === 0 ? '' : fact(words.enclosures, code(String(slip.enclosures))),
    fact(words.section, typed(nameIn(slip.section, language), language)),
  ].map((part) => html`${part}`);
  const address = slip.officeAddress === null ? '' : html`<p>${typed(nameIn(slip.officeAddress, language), language)}</p>`;
  const body = html`<header><p class="office">${typed(nameIn(slip.office, language), language)}</p>${address}<h1>${words.acknowledgement}</h1></header>
    <p>${words.acknowledgementText}</p><dl>${joined(facts)}</dl>
    <p class="tracking"><span>${words.trackingCode}</span> <b>${code(slip.trackingCode)}</b></p>`;
  return {
    html: documentShell({
      language,
      title: `${words.acknowledgement} ${slip.number}`,
      styles: [kit.styles['page'] ?? '', kit.styles['receipt'] ?? ''],
      bodyClass: 'acknowledgement',
      body: body.markup,
    }),
    footer: '<span></span>',
    size: slipSize,
  };
};

export type ReceiptLabel = { readonly office: LocalText; readonly language: Language; readonly number: string; readonly receivedOn: string };

/** The date stamp as a label for the paper: office, date of receipt, diary number (row 4); the QR code holds the diary number. */
export const receiptLabelPage = (label: ReceiptLabel, kit: PrintKit): PrintablePage => {
  const { language } = label;
  const words = kit.words[language];
  const body = html`<div class="stamp"><div class="words"><p class="office">${typed(nameIn(label.office, language), language)}</p>
    <p>${words.receivedOn} <b>${code(shortDay(label.receivedOn))}</b></p><p>${words.diaryNumber}</p><p class="diary-number">${code(label.number)}</p></div>
    <div class="symbol">${codeSymbol(label.number, labelCodeMm)}</div></div>`;
  return {
    html: documentShell({
      language,
      title: `${words.diaryNumber} ${label.number}`,
      styles: [kit.styles['page'] ?? '', kit.styles['receipt-label'] ?? ''],
      bodyClass: 'receipt-label',
      body: body.markup,
    }),
    footer: '<span></span>',
    size: labelSize,
  };
};
