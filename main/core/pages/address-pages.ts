import type { Language, LocalText } from '../../../preload/contract/values.ts';
import { documentShell } from './document-shell.ts';
import type { PrintablePage } from './letter-page.ts';
import { code, html, joined, type Markup } from './markup.ts';
import type { PrintKit } from './print-kit.ts';
import { addressLines, nameIn, typed } from './typed-text.ts';

/** One cover: who receives it, the letter inside, and how it goes. */
type Cover = { readonly name: string; readonly address: string; readonly letterNumber: string; readonly posting: string };

export type Covers = {
  readonly office: LocalText;
  readonly officeAddress: LocalText | null;
  readonly language: Language;
  readonly covers: readonly Cover[];
};

/** DL, the envelope of a letter folded in three, in millimetres. */
const envelopeSize = { widthMm: 220, heightMm: 110 } as const;

const lines = (texts: readonly string[], language: Language): Markup =>
  joined(texts.map((text, index) => html`<p class="${index === 0 ? 'first' : ''}">${typed(text, language)}</p>`));

const sender = (covers: Covers): Markup => {
  const address = covers.officeAddress === null ? '' : nameIn(covers.officeAddress, covers.language);
  return lines(addressLines(nameIn(covers.office, covers.language), address), covers.language);
};

const envelope = (cover: Cover, covers: Covers, kit: PrintKit): Markup => {
  const words = kit.words[covers.language];
  return html`<section class="envelope"><div class="sender"><p class="label">${words.from}</p>${sender(covers)}</div>
    <p class="posting">${typed(cover.posting, covers.language)}</p>
    <div class="receiver"><p class="label">${words.to}</p>${lines(addressLines(cover.name, cover.address), covers.language)}</div>
    <p class="number">${words.number} ${code(cover.letterNumber)}</p></section>`;
};

/** One DL envelope a page: sender, receiver, number of the letter, how it goes. */
export const envelopePages = (covers: Covers, kit: PrintKit): PrintablePage => ({
  html: documentShell({
    language: covers.language,
    title: nameIn(covers.office, covers.language),
    styles: [kit.styles['page'] ?? '', kit.styles['envelope'] ?? ''],
    bodyClass: 'envelopes',
    body: joined(covers.covers.map((cover) => envelope(cover, covers, kit))).markup,
  }),
  footer: '<span></span>',
  size: envelopeSize,
});

/** Address labels of 99.1 by 38.1 mm, fourteen on a sheet of A4. */
export const labelPages = (covers: Covers, kit: PrintKit): PrintablePage => {
  const labels = covers.covers.map(
    (cover) => html`<section class="address-label">${lines(addressLines(cover.name, cover.address), covers.language)}
      <p class="number">${code(cover.letterNumber)}</p></section>`,
  );
  return {
    html: documentShell({
      language: covers.language,
      title: nameIn(covers.office, covers.language),
      styles: [kit.styles['page'] ?? '', kit.styles['label'] ?? ''],
      bodyClass: 'labels',
      body: joined(labels).markup,
    }),
    footer: '<span></span>',
  };
};
