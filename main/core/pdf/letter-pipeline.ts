import type { LaidOutPage, LayoutPort } from '../letters/layout-port.ts';
import { sealImage } from '../pages/letter-html.ts';
import type { PrintablePage } from '../pages/letter-page.ts';
import { Refusal } from '../refusal.ts';
import type { DocumentSigner } from './cades-signature.ts';
import { letterAttachments } from './letter-attachments.ts';
import { createPageGuess, type PageGuess } from './page-guess.ts';
import type { PdfDescription } from './pdf-description.ts';
import { readPrinted, sealPdf, type PrintedPdf } from './seal-pdf.ts';
import { signPdf } from './sign-pdf.ts';

/** The seal of a letter of so many pages: its token, and its QR code as SVG of the final size. */
export type PageSeal = { readonly token: Uint8Array; readonly svg: string };

/**
 * A letter on its way to paper. `source` is the canonical text as JSON. `seal` makes the seal for a number of pages; it is asked
 * for the likely number first, and again for the true one when that was wrong.
 */
export type LetterJob<Seal extends PageSeal> = {
  readonly page: PrintablePage;
  readonly description: PdfDescription;
  readonly source: Uint8Array;
  readonly seal: (pages: number) => Seal | Promise<Seal>;
  readonly signer: DocumentSigner;
  /** the name shown beside the signature in a PDF reader */
  readonly signerName: string;
};

export type SealedLetter<Seal extends PageSeal> = { readonly pdf: Uint8Array; readonly pages: number; readonly seal: Seal };

/** The pages of a PDF that Chromium printed. */
export const countPages = async (printed: Uint8Array): Promise<number> => (await readPrinted(printed)).pages;

/** The page with its QR code already in the box, so that it need not be filled in afterwards. */
const withSeal = (html: string, svg: string): string => {
  if (!html.includes(sealImage)) throw new TypeError('the page has no place for its seal');
  return html.replace(sealImage, () => `${sealImage} src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}"`);
};

const guesses = new WeakMap<LayoutPort, PageGuess>();

const guessOf = (layout: LayoutPort): PageGuess => {
  const known = guesses.get(layout) ?? createPageGuess();
  guesses.set(layout, known);
  return known;
};

type PrintedLetter<Seal extends PageSeal> = { readonly printed: PrintedPdf; readonly seal: Seal };

const printAgain = async <Seal extends PageSeal>(laidOut: LaidOutPage, job: LetterJob<Seal>, pages: number): Promise<PrintedLetter<Seal>> => {
  const seal = await job.seal(pages);
  const printed = await readPrinted(await laidOut.print({ footer: job.page.footer, slots: { seal: seal.svg } }));
  if (printed.pages !== pages) throw new Refusal('pageCountMoved', { before: pages, after: printed.pages });
  return { printed, seal };
};

/**
 * The seal says how many pages there are and the page shows the seal. The box has a fixed size, so the count does not depend on
 * what is in it: a page printed with the seal of the right count is final, any other is sealed anew and printed again.
 */
const printSealed = async <Seal extends PageSeal>(layout: LayoutPort, job: LetterJob<Seal>): Promise<PrintedLetter<Seal>> => {
  const { guess, learn } = guessOf(layout);
  const likely = guess(job.page.html.length);
  const seal = await job.seal(likely);
  const laidOut = await layout.open(withSeal(job.page.html, seal.svg));
  try {
    const printed = await readPrinted(await laidOut.print({ footer: job.page.footer }));
    learn(job.page.html.length, printed.pages);
    return printed.pages === likely ? { printed, seal } : await printAgain(laidOut, job, printed.pages);
  } finally {
    await laidOut.close();
  }
};

/**
 * From a page to the sealed, signed PDF: laid out, counted, sealed, printed with the QR code in its box, made archival with source
 * text and token attached, signed. Throws a Refusal when the layout fails or the page count moves.
 */
export const makeSealedLetter = async <Seal extends PageSeal>(layout: LayoutPort, job: LetterJob<Seal>): Promise<SealedLetter<Seal>> => {
  const { printed, seal } = await printSealed(layout, job);
  const { pages } = printed;
  const prepared = await sealPdf(printed, {
    description: job.description,
    attachments: letterAttachments(job.source, seal.token),
    signer: job.signerName,
  });
  return { pdf: await signPdf(prepared, job.signer), pages, seal };
};
