import { createHash } from 'node:crypto';
import { PDFDocument, PDFHeader, PDFHexString, PDFName, PDFRef, PDFString } from 'pdf-lib';
import { attachFiles, type PdfAttachment } from './pdf-attachment.ts';
import { creatorTool, pdfDate, producer, type PdfDescription } from './pdf-description.ts';
import { addSignatureField } from './signature-field.ts';
import { srgbProfile } from './srgb-profile.ts';
import { xmpMetadata } from './xmp-metadata.ts';

/** What makes a printed page an archival document ready to be signed. `signer` is the name shown beside the signature. */
export type PdfSealing = {
  readonly description: PdfDescription;
  readonly attachments: readonly PdfAttachment[];
  readonly signer: string;
};

const writeInformation = (pdf: PDFDocument, description: PdfDescription): void => {
  const { context } = pdf;
  const date = PDFString.of(pdfDate(description.createdAt));
  context.trailerInfo.Info = context.register(
    context.obj({
      Title: PDFHexString.fromText(description.title),
      Author: PDFHexString.fromText(description.author),
      Creator: PDFString.of(creatorTool),
      Producer: PDFString.of(producer),
      CreationDate: date,
      ModDate: date,
    }),
  );
  const packet = context.stream(Buffer.from(xmpMetadata(description), 'utf8'), { Type: 'Metadata', Subtype: 'XML' });
  pdf.catalog.set(PDFName.of('Metadata'), context.register(packet));
};

const writeOutputIntent = (pdf: PDFDocument): void => {
  const { context } = pdf;
  const profile = context.register(context.flateStream(srgbProfile(), { N: 3 }));
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB'),
    Info: PDFString.of('sRGB IEC61966-2.1'),
    DestOutputProfile: profile,
  });
  pdf.catalog.set(PDFName.of('OutputIntents'), context.obj([context.register(intent)]));
};

const writeViewing = (pdf: PDFDocument, description: PdfDescription): void => {
  const { context, catalog } = pdf;
  catalog.set(PDFName.of('Lang'), PDFString.of(description.language));
  const direction = description.language === 'ur' ? 'R2L' : 'L2R';
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true, Direction: direction }));
};

/** A PDF that Chromium printed, read once. */
export type PrintedPdf = { readonly bytes: Uint8Array; readonly document: PDFDocument; readonly pages: number };

/** Reads what Chromium printed; throws when it is no PDF. */
export const readPrinted = async (bytes: Uint8Array): Promise<PrintedPdf> => {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Infinity });
  return { bytes, document, pages: document.getPageCount() };
};

/** The file identifier: the same letter, saved again, is the same file. */
const identifier = (printed: Uint8Array, sealing: PdfSealing): PDFHexString => {
  const hash = createHash('sha256').update(printed);
  sealing.attachments.forEach((attachment) => hash.update(attachment.bytes));
  return PDFHexString.of(hash.digest('hex').slice(0, 32));
};

/**
 * Turns Chromium's tagged PDF into a PDF/A-3b structure (metadata, output intent, attachments, identifier) with one empty
 * signature field, for `signPdf`. Pages and tags stay as printed; the document that was read is used up.
 */
export const sealPdf = async ({ bytes, document: pdf }: PrintedPdf, sealing: PdfSealing): Promise<Uint8Array> => {
  const { context } = pdf;
  context.header = PDFHeader.forVersion(1, 7);
  const printedInformation = context.trailerInfo.Info;
  if (printedInformation instanceof PDFRef) context.delete(printedInformation);
  writeInformation(pdf, sealing.description);
  writeOutputIntent(pdf);
  writeViewing(pdf, sealing.description);
  attachFiles(pdf, sealing.attachments, sealing.description.createdAt);
  addSignatureField(pdf, pdf.getPage(0), sealing.signer, sealing.description.createdAt);
  const id = identifier(bytes, sealing);
  context.trailerInfo.ID = context.obj([id, id]);
  return pdf.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false, objectsPerTick: Infinity });
};
