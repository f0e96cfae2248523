import { randomBytes } from 'node:crypto';
import { PDFDocument } from 'pdf-lib';

/** A PDF of one page that carries so many bytes which no packing makes smaller. */
export async function heavyPdf(bytes: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage();
  document.context.register(document.context.stream(new Uint8Array(randomBytes(bytes))));
  return document.save({ useObjectStreams: false });
}
