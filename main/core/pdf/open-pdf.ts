import { EncryptedPDFError, PDFDocument } from 'pdf-lib';
import { failure, success, type Result } from '../result.ts';

export type OpenPdfError = 'notPdf' | 'pdfUnreadable' | 'tooLarge';

/** The largest PDF that is looked into, in bytes. */
export const largestPdf = 64 * 1024 * 1024;

const packed = /\/(?:ObjStm|XRef)\b/;
const escapedCharacter = /#([0-9a-fA-F]{2})/g;

/**
 * Whether objects are packed into compressed streams. Sealed letters never are; unpacking such a stream of a stranger
 * could fill the memory, so it is not done here.
 */
const hasPackedObjects = (text: string): boolean =>
  packed.test(text.replace(escapedCharacter, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))));

/** Opens a PDF of unknown origin without ever throwing: not a PDF, too large, encrypted, packed or damaged are error values. */
export const openPdf = async (file: Uint8Array): Promise<Result<PDFDocument, OpenPdfError>> => {
  if (file.length > largestPdf) return failure('tooLarge', { mostMegabytes: largestPdf / 1024 / 1024 });
  const text = Buffer.from(file.buffer, file.byteOffset, file.length).toString('latin1');
  if (!text.slice(0, 1024).includes('%PDF-')) return failure('notPdf');
  if (hasPackedObjects(text)) return failure('pdfUnreadable', { reason: 'packed' });
  try {
    const pdf = await PDFDocument.load(file, { updateMetadata: false, throwOnInvalidObject: true });
    pdf.getPageCount();
    return success(pdf);
  } catch (error) {
    return failure('pdfUnreadable', { reason: error instanceof EncryptedPDFError ? 'encrypted' : 'damaged' });
  }
};
