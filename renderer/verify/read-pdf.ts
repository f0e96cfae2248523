import { decodePDFRawStream, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { tokenDigits } from '../../main/core/seal/digits.ts';
import { maxTokenBytes } from '../../main/core/seal/seal-token.ts';
import { tokenPrefix } from '../../main/core/verify/find-token.ts';
import { readPhoto } from './read-photo.ts';

const mostPictures = 12;
const largestPacked = 4096;

const nameOf = (stream: PDFRawStream, key: string): string => {
  const value = stream.dict.get(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : '';
};

/** Every sealed letter has its token attached as a file of this media type. */
const attachedToken = (stream: PDFRawStream): string | null => {
  if (nameOf(stream, 'Subtype') !== 'application/cose' || stream.contents.length > largestPacked) return null;
  const bytes = decodePDFRawStream(stream).decode();
  return bytes.length > maxTokenBytes ? null : tokenPrefix + tokenDigits(Uint8Array.from(bytes));
};

const isJpeg = (stream: PDFRawStream): boolean => nameOf(stream, 'Subtype') === 'Image' && nameOf(stream, 'Filter') === 'DCTDecode';

/** Texts that may hold a seal: the token attached to the PDF, else the QR codes of its scanned pages. Null when it is no PDF. */
export const readPdf = async (bytes: Uint8Array): Promise<readonly string[] | null> => {
  try {
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true });
    const streams = pdf.context.enumerateIndirectObjects().flatMap(([, value]) => (value instanceof PDFRawStream ? [value] : []));
    const tokens = streams.flatMap((stream) => attachedToken(stream) ?? []);
    if (tokens.length > 0) return tokens;
    const pictures = streams.filter(isJpeg).slice(0, mostPictures);
    const texts = await Promise.all(pictures.map((picture) => readPhoto(new Blob([Uint8Array.from(picture.contents)], { type: 'image/jpeg' }))));
    return texts.flatMap((found) => found ?? []);
  } catch {
    return null;
  }
};
