import { PDFDocument } from 'pdf-lib';

/** Pages of a PDF that Chromium printed. */
export async function pageCount(printed: Uint8Array): Promise<number> {
  const pdf = await PDFDocument.load(printed, { updateMetadata: false, parseSpeed: Infinity });
  return pdf.getPageCount();
}
