import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificateToPem } from '../../main/core/keys/certificates.ts';
import { neutralEmblem } from '../../main/core/pages/emblem.ts';
import { letterHtml, letterTitle } from '../../main/core/pages/letter-html.ts';
import type { LetterPage } from '../../main/core/pages/letter-page.ts';
import { loadPrintKit } from '../../main/core/pages/load-print-kit.ts';
import { checkPdf } from '../../main/core/pdf/check-pdf.ts';
import { makeSealedLetter } from '../../main/core/pdf/letter-pipeline.ts';
import { sample } from '../../main/core/pdf/pdf.fixture.ts';
import { chooseSymbol } from '../../main/core/seal/symbol.ts';
import { symbolSvg } from '../../main/core/seal/symbol-svg.ts';
import { createLayoutClient, layoutClientOptions } from '../../main/layout-client/layout-client.ts';
import { resources, temporaryFolder } from './desk-kit.ts';

const layout = createLayoutClient(layoutClientOptions());
const folder = temporaryFolder();
const url = `https://verify.office.example/#${'1234567890'.repeat(60)}`;

beforeAll(() => {
  execFileSync('certutil', ['-N', '-d', folder.path, '--empty-password']);
  writeFileSync(join(folder.path, 'root.pem'), certificateToPem(sample.root));
  execFileSync('certutil', ['-A', '-d', folder.path, '-n', 'root', '-t', 'CT,C,C', '-i', join(folder.path, 'root.pem')]);
});
afterAll(async () => {
  await layout.end();
  folder.remove();
});

const urdu = 'محکموں کی تکنیکی کیفیت اور ٹیکسیشن کے مکمل ریکارڈ کے لیے ہر سرکاری مراسلے پر منفرد کیو آر کوڈ درج ہوگا، حوالہ 3-3/2026۔ ';
const hindi = 'जिले के सभी शासकीय कार्यालयों में ई-ऑफिस व्यवस्था के अंतर्गत प्रत्येक पत्र पर क्यूआर कोड अंकित होगा। ';
const english = 'Every official letter of this office shall carry a QR code from 22 December 2025; case 3-3/2026 refers. ';

const page: LetterPage = {
  form: 'letter',
  languages: ['en'],
  arrangement: 'sequence',
  letterhead: {
    emblem: neutralEmblem,
    department: null,
    office: { en: 'Office of the Director', ur: 'دفتر ڈائریکٹر', hi: 'कार्यालय निदेशक' },
    address: null,
    phone: '021-1234567',
    email: '',
  },
  classification: 'normal',
  number: 'SO(Admin)/41/2026',
  date: '2026-11-21',
  fileNumber: '3-3/2026/Admin',
  replyTo: '',
  subject: { en: 'Verification of letters', ur: 'مراسلت کی توثیق', hi: 'पत्रों का सत्यापन' },
  to: [{ name: 'The Deputy Commissioner', address: 'District Central' }],
  copyTo: [],
  body: { en: [english.repeat(4)], ur: [urdu.repeat(30), urdu.repeat(40)], hi: [hindi.repeat(20)] },
  enclosures: [],
  signatory: { name: { en: 'Sample Officer' }, designation: { en: 'Director' } },
  seal: { boxMm: 40, host: 'verify.office.example', shortCode: 'K7QX2-M9PRT' },
  digits: 'latin',
};

const sealed = async (name: string, letter: LetterPage) => {
  const kit = await loadPrintKit(resources, null);
  if (!kit.ok) throw new Error(JSON.stringify(kit.error));
  const printable = letterHtml(letter, kit.value);
  const symbol = chooseSymbol({ prefix: 'https://verify.office.example/#', digits: '1234567890'.repeat(60) });
  if (!printable.ok || !symbol.ok) throw new Error('no page or no symbol');
  const svg = symbolSvg(symbol.value, { title: 'QR' });
  const made = await makeSealedLetter(layout, {
    page: printable.value,
    description: { title: letterTitle(letter), author: 'Office', language: letter.languages[0] ?? 'en', createdAt: sample.signedAt },
    source: sample.source,
    seal: () => ({ token: sample.token, svg }),
    signer: sample.signer,
    signerName: 'Office',
  });
  const path = join(folder.path, `${name}.pdf`);
  writeFileSync(path, made.pdf);
  return { ...made, path };
};

const output = (command: string, ...args: string[]): string => {
  const { stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return stdout + stderr;
};

/** A page as grey values, one byte a dot, at 100 dots to the inch. */
const raster = (path: string, pageNumber: number): { width: number; height: number; dots: Buffer } => {
  const target = join(folder.path, 'page');
  execFileSync('pdftoppm', ['-gray', '-r', '100', '-f', String(pageNumber), '-l', String(pageNumber), '-singlefile', path, target]);
  const file = readFileSync(`${target}.pgm`);
  const [, width = 0, height = 0] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.subarray(0, 40).toString('latin1'))?.map(Number) ?? [];
  return { width, height, dots: file.subarray(file.length - width * height) };
};

const isBlank = ({ width, dots }: { width: number; dots: Buffer }, atMm: number): boolean => {
  const row = Math.round((atMm / 25.4) * 100);
  return [row - 1, row, row + 1].every((at) => dots.subarray(at * width, (at + 1) * width).every((dot) => dot > 200));
};

describe('a letter printed, sealed and signed', () => {
  it.each([
    ['en', ['en']],
    ['ur', ['ur']],
    ['hi', ['hi']],
    ['all', ['ur', 'en', 'hi']],
  ] as const)('satisfies independent tools in %s', async (name, languages) => {
    const { path, pdf, pages } = await sealed(name, { ...page, languages });
    const signature = output('pdfsig', '-nssdir', folder.path, path);
    expect(signature).toContain('Signature is Valid.');
    expect(signature).toContain('Certificate is Trusted.');
    expect(signature).toContain('- Total document signed');
    expect(output('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found');
    expect(output('pdfinfo', path)).toMatch(/Tagged:\s+yes/);
    execFileSync('pdftoppm', ['-r', '150', '-f', '1', '-l', '1', '-singlefile', '-png', path, join(folder.path, 'code')]);
    expect(output('zbarimg', '-q', '--raw', join(folder.path, 'code.png'))).toContain(url);
    const checked = await checkPdf(pdf, [sample.root]);
    expect(checked).toMatchObject({ ok: true, value: { problems: [], pages } });
  });

  it('has every font inside it', async () => {
    const { path } = await sealed('fonts', { ...page, languages: ['ur', 'en', 'hi'] });
    const fonts = output('pdffonts', path).split('\n').slice(2).filter((line) => line !== '');
    expect(fonts.length).toBeGreaterThan(2);
    expect(fonts.filter((line) => !/\s(?:CID TrueType)\s+Identity-H\s+yes\s+yes\s+yes\s/.test(line))).toEqual([]);
    expect(fonts.some((line) => line.includes('NotoNastaliqUrdu'))).toBe(true);
    expect(fonts.some((line) => line.includes('NotoSerifDevanagari'))).toBe(true);
  });

  it('cuts no Nastaliq letter at the end or the beginning of a page', async () => {
    const { path, pages } = await sealed('long', { ...page, languages: ['ur'] });
    expect(pages).toBeGreaterThan(2);
    const top = 14;
    const bottom = 297 - 18;
    const edges = Array.from({ length: pages }, (_, index) => raster(path, index + 1)).map((dots, index) => ({
      page: index + 1,
      top: index === 0 || isBlank(dots, top),
      bottom: isBlank(dots, bottom),
    }));
    expect(edges.filter((edge) => !edge.top || !edge.bottom)).toEqual([]);
  });
});
