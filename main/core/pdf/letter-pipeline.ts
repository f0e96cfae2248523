import { PDFDocument } from 'pdf-lib';
import type { LaidOutPage, LayoutPort } from '../letters/layout-port.ts';
import type { PrintablePage } from '../pages/letter-page.ts';
import { Refusal } from '../refusal.ts';
import type { DocumentSigner } from './cades-signature.ts';
import { letterAttachments } from './letter-attachments.ts';
import type { PdfDescription } from './pdf-description.ts';
import { sealPdf } from './seal-pdf.ts';
import { signPdf } from './sign-pdf.ts';

/** The seal of a letter of so many pages: its token, and its QR code as SVG of the final size. */
export type PageSeal = { readonly token: Uint8Array; readonly svg: string };

/** A letter on its way to paper. `source` is the canonical text as JSON; `seal` is asked once, when the pages are counted. */
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
export const countPages = async (printed: Uint8Array): Promise<number> =>
  (await PDFDocument.load(printed, { updateMetadata: false, parseSpeed: Infinity })).getPageCount();

const printSealed = async <Seal extends PageSeal>(
  laidOut: LaidOutPage,
  job: LetterJob<Seal>,
): Promise<{ printed: Uint8Array; pages: number; seal: Seal }> => {
  const { footer } = job.page;
  const pages = await countPages(await laidOut.print({ footer }));
  const seal = await job.seal(pages);
  const printed = await laidOut.print({ footer, slots: { seal: seal.svg } });
  const after = await countPages(printed);
  if (after !== pages) throw new Refusal('pageCountMoved', { before: pages, after });
  return { printed, pages, seal };
};

/**
 * From laid-out pages to the sealed, signed PDF: printed once to count the pages, sealed, printed again with the QR code in its box,
 * made archival with source text and token attached, signed. Throws a Refusal when the layout fails or the page count moves.
 */
export const makeSealedLetter = async <Seal extends PageSeal>(layout: LayoutPort, job: LetterJob<Seal>): Promise<SealedLetter<Seal>> => {
  const laidOut = await layout.open(job.page.html);
  const { printed, pages, seal } = await printSealed(laidOut, job).finally(() => laidOut.close());
  const prepared = await sealPdf(printed, {
    description: job.description,
    attachments: letterAttachments(job.source, seal.token),
    signer: job.signerName,
  });
  return { pdf: await signPdf(prepared, job.signer), pages, seal };
};
