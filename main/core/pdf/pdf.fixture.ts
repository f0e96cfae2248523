import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { makeOfficeCa, makeRoot, makeSealingCertificate } from '../keys/certificates.ts';
import { keySigner } from './cades-signature.ts';
import { letterAttachments } from './letter-attachments.ts';
import { readPrinted, sealPdf } from './seal-pdf.ts';
import { signPdf } from './sign-pdf.ts';

const validity = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2036-01-01T00:00:00Z') };
const root = makeRoot({ name: { commonName: 'Sample Root', country: 'PK' }, ...validity });
const officeCa = makeOfficeCa({ name: { commonName: 'دفتر نمونہ', country: 'PK' }, ...validity }, root);
const section = makeSealingCertificate({ name: { commonName: 'شعبہ ترسیل' }, ...validity }, officeCa);

export const sample = {
  root: root.certificate,
  officeCa: officeCa.certificate,
  section: section.certificate,
  signer: keySigner(section.privateKey, section.certificate, [officeCa.certificate]),
  source: new TextEncoder().encode('{"number":"1/2026","body":["یہ خط نمونہ ہے۔"]}'),
  token: Uint8Array.of(0xd2, 0x84, 0x43, 0xa1, 0x01, 0x26),
  signedAt: new Date('2026-11-21T09:30:00Z'),
  validity,
};

/** Pages as a printer would hand them over, with Latin text, enough for structure and signature. */
export const printedPages = async (lines: readonly string[]): Promise<Uint8Array> => {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  lines.forEach((line) => pdf.addPage([595, 842]).drawText(line, { font, x: 50, y: 700 }));
  return pdf.save({ useObjectStreams: false });
};

export const preparedLetter = async (): Promise<Uint8Array> =>
  sealPdf(await readPrinted(await printedPages(['Pay Rs 1,000 to the contractor', 'Page two'])), {
    description: { title: 'مراسلہ <1> & ७', author: 'Sample Office', language: 'ur', createdAt: sample.signedAt },
    attachments: letterAttachments(sample.source, sample.token),
    signer: 'شعبہ ترسیل',
  });

export const signedLetter = async (): Promise<Uint8Array> => signPdf(await preparedLetter(), sample.signer);

export const rsaKey = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
