import { PDFArray, PDFHexString, PDFName, PDFNumber, PDFString, type PDFDocument, type PDFPage } from 'pdf-lib';
import { pdfDate } from './pdf-description.ts';

/** Room for the CMS signature in bytes; a chain of three P-256 certificates needs about 2,000, of RSA 4096 about 6,500. */
export const signatureRoom = 8192;

/** Stands for a number that is only known after saving; as wide as any offset in a file below 10 GB. */
export const unknownOffset = 9_999_999_999;

const printedAndLocked = 4 + 128;
const signaturesExistAppendOnly = 3;

/**
 * Adds the one signature field, without a visible mark (the QR code is the visible seal), and an empty signature of PAdES kind.
 * The time of signing stands here, in M: PAdES allows no signing-time attribute.
 */
export const addSignatureField = (pdf: PDFDocument, page: PDFPage, signer: string, signedAt: Date): void => {
  const { context, catalog } = pdf;
  const range = PDFArray.withContext(context);
  [0, unknownOffset, unknownOffset, unknownOffset].forEach((value) => range.push(PDFNumber.of(value)));
  const signature = context.register(
    context.obj({
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      SubFilter: 'ETSI.CAdES.detached',
      ByteRange: range,
      Contents: PDFHexString.of('0'.repeat(signatureRoom * 2)),
      M: PDFString.of(pdfDate(signedAt)),
      Name: PDFHexString.fromText(signer),
    }),
  );
  const field = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFString.of('Seal'),
      F: printedAndLocked,
      Rect: [0, 0, 0, 0],
      P: page.ref,
      V: signature,
    }),
  );
  page.node.addAnnot(field);
  catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [field], SigFlags: signaturesExistAppendOnly }));
};
