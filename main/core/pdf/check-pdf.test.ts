import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeOfficeCa, makeRoot, makeSealingCertificate } from '../keys/certificates.ts';
import { keySigner } from './cades-signature.ts';
import { checkPdf, type PdfCheck } from './check-pdf.ts';
import { readLetterAttachments } from './letter-attachments.ts';
import { largestPdf } from './open-pdf.ts';
import { preparedLetter, printedPages, sample, signedLetter } from './pdf.fixture.ts';
import { signPdf } from './sign-pdf.ts';

let letter = new Uint8Array(0);
beforeAll(async () => {
  letter = new Uint8Array(await signedLetter());
});

const check = async (file: Uint8Array, trusted: readonly Uint8Array[] = [sample.root]): Promise<PdfCheck> => {
  const checked = await checkPdf(file, trusted);
  if (!checked.ok) throw new Error(checked.error.code);
  return checked.value;
};

const signedWith = async (change: (pdf: PDFDocument) => void): Promise<Uint8Array> => {
  const pdf = await PDFDocument.load(await preparedLetter(), { updateMetadata: false });
  change(pdf);
  return signPdf(await pdf.save({ useObjectStreams: false, updateFieldAppearances: false }), sample.signer);
};

/** The signature is written in hexadecimal, where a small letter and a capital are the same. */
const sameHexadecimal = (before = 0, after = 0): boolean =>
  /^[0-9a-f]$/i.test(String.fromCharCode(before)) && String.fromCharCode(before).toLowerCase() === String.fromCharCode(after).toLowerCase();

describe('check of a signed PDF', () => {
  it('finds nothing wrong with an untouched letter, by its root or its office CA', async () => {
    const found = await check(letter);
    expect(found.problems).toEqual([]);
    expect(found.pages).toBe(2);
    expect(found.signature).toMatchObject({ valid: true, wholeDocument: true, trusted: true, signer: 'شعبہ ترسیل', signedAt: sample.signedAt });
    expect((await check(letter, [sample.officeCa])).problems).toEqual([]);
  });

  it('reads back source text and token', async () => {
    expect(readLetterAttachments((await check(letter)).attachments)).toEqual({ source: sample.source, token: sample.token });
  });

  it('notices every change of a byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(letter.length - 1), fc.nat(7), async (index, bit) => {
        const changed = Uint8Array.from(letter, (byte, at) => (at === index ? byte ^ (1 << bit) : byte));
        const checked = await checkPdf(changed, [sample.root]);
        const accepted = checked.ok && checked.value.problems.length === 0;
        expect(accepted && !sameHexadecimal(letter[index], changed[index])).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it('tells a changed page from an appended revision', async () => {
    const text = Buffer.from(letter).toString('latin1');
    const changed = Buffer.from(text.replace('/MediaBox [ 0 0 595 842 ]', '/MediaBox [ 0 0 595 841 ]'), 'latin1');
    expect((await check(new Uint8Array(changed))).problems).toEqual(['contentChanged']);
    const appended = Buffer.concat([letter, Buffer.from('\n9999 0 obj\n<< >>\nendobj\nstartxref\n9\n%%EOF\n')]);
    const found = await check(new Uint8Array(appended));
    expect(found.problems).toEqual(['notWholeDocument']);
    expect(found.signature).toMatchObject({ valid: true, wholeDocument: false });
  });

  it('does not trust a stranger, and not a certificate outside its time', async () => {
    const early = { from: new Date('2020-01-01'), to: new Date('2021-01-01') };
    const root = makeRoot({ name: { commonName: 'Sample Root', country: 'PK' }, ...sample.validity });
    const officeCa = makeOfficeCa({ name: { commonName: 'CA' }, ...sample.validity }, root);
    const old = makeSealingCertificate({ name: { commonName: 'Old section' }, ...early }, officeCa);
    const signed = await signPdf(await preparedLetter(), keySigner(old.privateKey, old.certificate, [officeCa.certificate]));
    expect((await check(signed)).problems).toEqual(['signerUnknown']);
    expect((await check(signed, [root.certificate])).problems).toEqual(['signerNotValidThen']);
  });

  it('does not accept a signature by another key under a borrowed certificate', async () => {
    const stranger = makeRoot({ name: { commonName: 'x' }, ...sample.validity });
    const signed = await signPdf(await preparedLetter(), keySigner(stranger.privateKey, sample.section, [sample.officeCa]));
    const found = await check(signed);
    expect(found.problems).toEqual(['signatureBroken']);
    expect(found.signature?.valid).toBe(false);
  });

  it('finds scripts, layers and form fields even in a signed document', async () => {
    const scripted = await signedWith((pdf) => pdf.catalog.set(PDFName.of('OpenAction'), pdf.context.obj({ S: 'JavaScript', JS: PDFString.of('1') })));
    const layered = await signedWith((pdf) => pdf.context.register(pdf.context.obj({ Type: 'OCG', Name: PDFString.of('Layer') })));
    const fillable = await signedWith((pdf) => pdf.context.register(pdf.context.obj({ FT: 'Tx', T: PDFString.of('amount') })));
    expect((await check(scripted)).problems).toEqual(['activeContent']);
    expect((await check(layered)).problems).toEqual(['layers']);
    expect((await check(fillable)).problems).toEqual(['forms']);
  });

  it('does not take a signature that the form does not refer to', async () => {
    const hidden = await signedWith((pdf) => pdf.catalog.delete(PDFName.of('AcroForm')));
    expect((await check(hidden)).problems).toEqual(['notWholeDocument']);
  });

  it('reports an unsigned PDF as such', async () => {
    expect(await check(await printedPages(['plain']))).toMatchObject({ signature: null, problems: ['notSigned'], attachments: [], pages: 1 });
  });
});

describe('check of anything else', () => {
  it('answers with an error value to garbage', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (garbage, withHeader) => {
        const file = withHeader ? Uint8Array.from([...Buffer.from('%PDF-1.7\n'), ...garbage]) : garbage;
        const code = withHeader ? 'pdfUnreadable' : 'notPdf';
        expect(await checkPdf(file, [])).toMatchObject({ ok: false, error: { code } });
      }),
    );
  });

  it('answers to every truncation of a letter', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(letter.length - 1), async (length) => {
        const checked = await checkPdf(letter.slice(0, length), [sample.root]);
        expect(checked.ok && checked.value.signature?.wholeDocument === true).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it('refuses a file beyond its limit without looking into it', async () => {
    expect(await checkPdf(new Uint8Array(largestPdf + 1), [])).toMatchObject({ ok: false, error: { code: 'tooLarge' } });
  });

  it('refuses objects packed into streams, also under an escaped name', async () => {
    const file = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Obj#53tm >>\nendobj\n');
    expect(await checkPdf(new Uint8Array(file), [])).toMatchObject({ ok: false, error: { code: 'pdfUnreadable', params: { reason: 'packed' } } });
  });

  it('leaves out an attachment that unpacks beyond all measure', async () => {
    const bomb = await signedWith((pdf) => {
      const stream = pdf.context.stream(new Uint8Array(deflateSync(Buffer.alloc(40_000_000))), { Type: 'EmbeddedFile', Filter: 'FlateDecode' });
      const specification = pdf.context.obj({ Type: 'Filespec', F: PDFString.of('bomb'), EF: pdf.context.obj({ F: pdf.context.register(stream) }) });
      pdf.catalog.set(PDFName.of('AF'), pdf.context.obj([specification]));
    });
    expect((await check(bomb)).attachments).toEqual([]);
  });
});
