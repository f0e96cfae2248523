import { PDFHexString, PDFName, PDFString, type PDFDict, type PDFDocument } from 'pdf-lib';
import { checkChain, commonNameOf } from '../keys/certificate-chain.ts';
import { failure, success, type Result } from '../result.ts';
import { checkCms, type CmsCheck } from './cms-check.ts';
import { openPdf, type OpenPdfError } from './open-pdf.ts';
import { attachmentsOf, type FoundAttachment } from './read-attachments.ts';
import { findSignedRange, type SignedRange } from './signed-range.ts';
import { scanStructure, signatureWithRange, type StructureProblem } from './structure-scan.ts';

/** What is wrong with a PDF, each a key of a sentence for the clerk. */
type PdfProblem =
  | StructureProblem
  | 'notSigned'
  | 'signatureBroken'
  | 'contentChanged'
  | 'notWholeDocument'
  | 'notBaseline'
  | 'signerUnknown'
  | 'signerNotValidThen';

/** The signature of a PDF: `valid` is mathematics, `trusted` says that the signer leads to a known authority. */
export type PdfSignatureCheck = {
  readonly valid: boolean;
  readonly wholeDocument: boolean;
  readonly trusted: boolean;
  readonly signer: string;
  readonly certificate: Uint8Array;
  readonly signedAt: Date | null;
};

export type PdfCheck = {
  readonly signature: PdfSignatureCheck | null;
  readonly problems: readonly PdfProblem[];
  readonly attachments: readonly FoundAttachment[];
  readonly pages: number;
};

const moment = /^D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:Z|([+-])(\d{2})'(\d{2})'?)?/;

const signingTime = (signature: PDFDict | null): Date | null => {
  const value = signature?.get(PDFName.of('M'));
  const text = value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';
  const match = moment.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, sign, offsetHours, offsetMinutes] = match;
  const offset = sign === undefined ? 'Z' : `${sign}${offsetHours}:${offsetMinutes}`;
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(time.getTime()) ? null : time;
};

const signatureProblems = (cms: CmsCheck, range: SignedRange, bound: boolean): PdfProblem[] => {
  const problems: PdfProblem[] = [];
  if (!cms.signatureRight) problems.push('signatureBroken');
  if (!cms.contentUnchanged) problems.push('contentChanged');
  if (!range.wholeDocument || !bound) problems.push('notWholeDocument');
  if (!cms.baseline) problems.push('notBaseline');
  return problems;
};

type SignaturePart = { readonly signature: PdfSignatureCheck | null; readonly problems: readonly PdfProblem[] };

const checkSignature = (pdf: PDFDocument, file: Uint8Array, trusted: readonly Uint8Array[]): SignaturePart => {
  const range = findSignedRange(file);
  if (range === null) return { signature: null, problems: ['notSigned'] };
  const cms = checkCms(range.contents, range.signed);
  if (cms === null) return { signature: null, problems: ['signatureBroken'] };
  const dictionary = signatureWithRange(pdf, range.numbers);
  const signedAt = signingTime(dictionary);
  const chain = checkChain(cms.certificate, { others: cms.others, trusted }, signedAt ?? new Date());
  const problems = signatureProblems(cms, range, dictionary !== null);
  if (chain === 'unknown') problems.push('signerUnknown');
  if (chain === 'notValidThen') problems.push('signerNotValidThen');
  const signature = {
    valid: cms.signatureRight && cms.contentUnchanged,
    wholeDocument: range.wholeDocument && dictionary !== null,
    trusted: chain === 'trusted',
    signer: commonNameOf(cms.certificate) ?? '',
    certificate: cms.certificate,
    signedAt,
  };
  return { signature, problems };
};

/**
 * Checks a PDF of any origin: signature, whether it covers the whole file, who signed, and that nothing active, layered or
 * fillable is inside. `trusted` holds the roots or CAs (DER) of the offices that are known. Whatever the bytes are, it answers.
 */
export const checkPdf = async (
  file: Uint8Array,
  trusted: readonly Uint8Array[],
): Promise<Result<PdfCheck, OpenPdfError>> => {
  const opened = await openPdf(file);
  if (!opened.ok) return opened;
  const pdf = opened.value;
  try {
    const { signature, problems } = checkSignature(pdf, file, trusted);
    const structure = scanStructure(pdf);
    return success({ signature, problems: [...problems, ...structure], attachments: attachmentsOf(pdf), pages: pdf.getPageCount() });
  } catch {
    return failure('pdfUnreadable', { reason: 'damaged' });
  }
};
