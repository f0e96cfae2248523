import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFRawStream, PDFString, type PDFDocument, type PDFObject } from 'pdf-lib';

/** A file found inside a PDF. */
export type FoundAttachment = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };

/** An attachment that unpacks to more is not read, in bytes. */
const largestAttachment = 4 * 1024 * 1024;
const mostAttachments = 20;

const textOf = (value: PDFObject | undefined): string =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';

const unpack = (stream: PDFRawStream): Uint8Array | null => {
  const filter = stream.dict.get(PDFName.of('Filter'));
  if (filter === undefined) return stream.contents.length <= largestAttachment ? stream.contents : null;
  if (filter !== PDFName.of('FlateDecode')) return null;
  try {
    return new Uint8Array(inflateSync(stream.contents, { maxOutputLength: largestAttachment }));
  } catch {
    return null;
  }
};

const readOne = (pdf: PDFDocument, entry: PDFObject): FoundAttachment | null => {
  const specification = pdf.context.lookup(entry);
  if (!(specification instanceof PDFDict)) return null;
  const file = specification.lookupMaybe(PDFName.of('EF'), PDFDict)?.lookup(PDFName.of('F'));
  if (!(file instanceof PDFRawStream)) return null;
  const bytes = unpack(file);
  const mediaType = file.dict.get(PDFName.of('Subtype'));
  const name = textOf(specification.get(PDFName.of('UF'))) || textOf(specification.get(PDFName.of('F')));
  return bytes === null ? null : { name, mediaType: mediaType instanceof PDFName ? mediaType.decodeText() : '', bytes };
};

/** The associated files of the document (its AF list); those that cannot be unpacked safely are left out. */
export const attachmentsOf = (pdf: PDFDocument): FoundAttachment[] => {
  const list = pdf.catalog.lookupMaybe(PDFName.of('AF'), PDFArray)?.asArray() ?? [];
  return list
    .slice(0, mostAttachments)
    .map((entry) => readOne(pdf, entry))
    .filter((attachment) => attachment !== null);
};
