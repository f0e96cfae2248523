import { X509Certificate } from 'node:crypto';
import { checkPdf, type PdfSignatureCheck } from '../pdf/check-pdf.ts';
import { readLetterAttachments } from '../pdf/letter-attachments.ts';
import { readScannedPages } from '../pdf/scanned-pages.ts';
import { decodeSource, sourceText } from '../letters/letter-source.ts';
import { Refusal } from '../refusal.ts';
import { compressedPoint } from '../seal/private-key.ts';
import type { LetterText } from '../seal/canonical-text.ts';
import type { DocumentEvidence } from '../seal/verdict-types.ts';
import { findToken, findTokenAmong, type FoundToken } from './find-token.ts';
import { readImage } from './read-image.ts';

/** Largest file that is looked at, in bytes. */
export const largestFile = 64 * 1024 * 1024;

/** The document before a trust list is at hand: the signer's key stands where the judgement will be. */
export type SignedDocument = Omit<DocumentEvidence, 'signature'> & {
  readonly signature: (Omit<NonNullable<DocumentEvidence['signature']>, 'onTrustList'> & { readonly key: Uint8Array | null }) | null;
};

/** What a file or a pasted text says about a letter, before anybody judges it. */
export type Evidence = {
  readonly found: FoundToken;
  readonly letter: LetterText | null;
  readonly document: SignedDocument | null;
  readonly signature: PdfSignatureCheck | null;
};

const pdfMark = Buffer.from('%PDF-');

/**
 * Reads a PDF or a picture. Refuses with `tooLarge`, `notPdf` (neither a PDF nor a picture), `pdfUnreadable`,
 * `imageUnreadable`, `noQrFound`. `trusted` are the certificates of known roots.
 */
export async function evidenceOfFile(bytes: Uint8Array, trusted: readonly Uint8Array[]): Promise<Evidence> {
  if (bytes.length > largestFile) throw new Refusal('tooLarge', { megabytes: largestFile / 1024 / 1024 });
  if (Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes(pdfMark)) return evidenceOfPdf(bytes, trusted);
  if (!isPicture(bytes)) throw new Refusal('notPdf');
  const read = await readImage(bytes);
  if (!read.ok) throw new Refusal(read.error.code);
  return { found: findTokenAmong(read.value), letter: null, document: null, signature: null };
}

/** The address or the digits of a QR code as typed or scanned. */
export function evidenceOfText(text: string): Evidence {
  return { found: findToken(text), letter: null, document: null, signature: null };
}

async function evidenceOfPdf(bytes: Uint8Array, trusted: readonly Uint8Array[]): Promise<Evidence> {
  const checked = await checkPdf(bytes, trusted);
  if (!checked.ok) throw new Refusal(checked.error.code === 'notPdf' ? 'notPdf' : 'pdfUnreadable');
  const { signature, pages, attachments } = checked.value;
  const { source, token } = readLetterAttachments(attachments);
  const found = token ? { token, host: null } : findTokenAmong(await scannedTexts(bytes));
  if (!found.token && !signature) throw new Refusal('noQrFound');
  const decoded = source ? decodeSource(source) : null;
  return {
    found,
    letter: decoded ? sourceText(decoded) : null,
    signature,
    document: {
      pages,
      signature: signature
        ? { valid: signature.valid, wholeDocument: signature.wholeDocument, signer: signature.signer, key: signerKey(signature.certificate) }
        : null,
      attachedToken: token,
    },
  };
}

/** QR codes in the pictures of a scanned PDF. */
async function scannedTexts(bytes: Uint8Array): Promise<string[]> {
  const texts: string[] = [];
  for (const picture of await readScannedPages(bytes)) {
    const read = await readImage(picture);
    if (read.ok) texts.push(...read.value);
  }
  return texts;
}

function isPicture(bytes: Uint8Array): boolean {
  const png = [0x89, 0x50, 0x4e, 0x47];
  const jpeg = [0xff, 0xd8, 0xff];
  return [png, jpeg].some((mark) => mark.every((value, position) => bytes[position] === value));
}

/** The P-256 point of a certificate; null for any other kind of key. */
function signerKey(certificate: Uint8Array): Uint8Array | null {
  try {
    return compressedPoint(new X509Certificate(certificate).publicKey);
  } catch {
    return null;
  }
}
