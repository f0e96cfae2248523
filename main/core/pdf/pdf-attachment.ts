import { deflateSync } from 'node:zlib';
import { PDFHexString, PDFName, PDFRawStream, PDFString, type PDFDict, type PDFDocument, type PDFRef } from 'pdf-lib';
import { pdfDate } from './pdf-description.ts';

/** A file carried inside the PDF. `relationship` says what it is to the page (PDF/A-3, AFRelationship). */
export type PdfAttachment = {
  readonly name: string;
  readonly mediaType: string;
  readonly relationship: 'Source' | 'Data';
  readonly bytes: Uint8Array;
};

const embed = (pdf: PDFDocument, attachment: PdfAttachment, modified: Date): PDFRef => {
  const { context } = pdf;
  const stream = PDFRawStream.of(
    context.obj({
      Type: 'EmbeddedFile',
      Subtype: attachment.mediaType,
      Filter: 'FlateDecode',
      Params: context.obj({ Size: attachment.bytes.length, ModDate: PDFString.of(pdfDate(modified)) }),
    }),
    new Uint8Array(deflateSync(attachment.bytes)),
  );
  const file = context.register(stream);
  return context.register(
    context.obj({
      Type: 'Filespec',
      F: PDFString.of(attachment.name),
      UF: PDFHexString.fromText(attachment.name),
      AFRelationship: attachment.relationship,
      EF: context.obj({ F: file, UF: file }),
    }),
  );
};

/** Puts the files into the name tree and the list of associated files; names are plain ASCII. */
export const attachFiles = (pdf: PDFDocument, attachments: readonly PdfAttachment[], modified: Date): void => {
  const { context, catalog } = pdf;
  const sorted = attachments.toSorted((left, right) => (left.name < right.name ? -1 : 1));
  const files = sorted.map((attachment) => ({ name: attachment.name, ref: embed(pdf, attachment, modified) }));
  const names: PDFDict = context.obj({
    Names: context.obj(files.flatMap(({ name, ref }) => [PDFString.of(name), ref])),
  });
  catalog.set(PDFName.of('Names'), context.obj({ EmbeddedFiles: names }));
  catalog.set(PDFName.of('AF'), context.obj(files.map(({ ref }) => ref)));
};
