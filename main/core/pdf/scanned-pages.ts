import { PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';

/** Pictures that a scan may hold, newest page first; more are not looked at. */
const mostPictures = 12;

/**
 * The JPEG pictures inside a scanned PDF, as their own bytes. Pages that are drawn some other way give none: those are
 * checked by photograph.
 */
export async function readScannedPages(file: Uint8Array): Promise<Uint8Array[]> {
  try {
    const pdf = await PDFDocument.load(file, { updateMetadata: false, ignoreEncryption: true });
    return pdf.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFRawStream && isJpeg(object) ? [object.contents] : []))
      .slice(0, mostPictures);
  } catch {
    return [];
  }
}

function isJpeg(stream: PDFRawStream): boolean {
  return stream.dict.get(PDFName.of('Subtype')) === PDFName.of('Image') && stream.dict.get(PDFName.of('Filter')) === PDFName.of('DCTDecode');
}
