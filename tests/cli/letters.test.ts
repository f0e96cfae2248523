import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { corpus } from '../support/corpus.ts';
import { daftar, run } from '../support/run.ts';
import { issued, verified, type Issued } from '../support/cli-answers.ts';
import { extractSignature, verifyTokenWithPython } from '../support/independent.ts';

const work = mkdtempSync(join(tmpdir(), 'daftar-cli-'));
const desk = join(work, 'desk');
const trust = join(desk, 'trust-list.cose');
const demo = z.object({ office: z.string(), posts: z.array(z.object({ post: z.string(), pin: z.string() })), trustList: z.string() });
const signing = { post: '', pin: '' };

const inputs = {
  english: {
    kind: 'office-memorandum',
    language: 'en',
    subject: 'Verification of official correspondence by QR code',
    to: [{ name: 'All Section Officers', address: 'Demonstration Municipal Office' }],
    copyTo: [{ name: 'Record Room' }],
    body: ['From the date of this memorandum every letter carries a QR code.', 'A letter without it shall not be accepted.'],
    enclosures: ['Specimen letter'],
  },
  urdu: {
    kind: 'letter',
    language: 'ur',
    subject: 'سرکاری مراسلت کی کیو آر کوڈ کے ذریعے ڈیجیٹل توثیق',
    to: [{ name: 'تمام محکمہ جاتی سربراہان', address: 'کراچی' }],
    body: corpus('kmc').slice(1),
  },
  hindi: {
    kind: 'circular',
    language: 'hi',
    subject: 'सभी कार्यालयों में ई-ऑफिस व्यवस्था',
    to: [{ name: 'सभी विभागाध्यक्ष' }],
    body: corpus('indore').slice(2),
  },
  threeLanguages: {
    kind: 'notification',
    language: 'en',
    subject: { en: 'Commencement of e-Office', ur: 'ای آفس کا آغاز', hi: 'ई-ऑफिस का आरंभ' },
    body: { en: ['The e-Office commences today.'], ur: ['ای آفس کا آغاز آج سے ہوگا۔'], hi: ['ई-ऑफिस आज से आरंभ होगा।'] },
  },
} as const;
type Name = keyof typeof inputs;
const names: Name[] = ['english', 'urdu', 'hindi', 'threeLanguages'];

const made = new Map<Name, Issued>();
const pdfOf = (name: Name) => join(work, `${name}.pdf`);
const inputOf = (name: Name) => join(work, `${name}.json`);
const letterOf = (name: Name): Issued => {
  const letter = made.get(name);
  if (!letter) throw new Error(`${name} was not issued`);
  return letter;
};

beforeAll(async () => {
  const answer = demo.parse((await daftar('demo', '--data', desk, '--country', 'pk')).value);
  const officer = answer.posts.find((post) => post.post === 'SO(Admin)');
  Object.assign(signing, officer);
  for (const name of names) {
    writeFileSync(inputOf(name), JSON.stringify(inputs[name]));
    const ran = await daftar('letter', '--data', desk, '--as', signing.post, '--pin', signing.pin, '--input', inputOf(name), '--out', pdfOf(name));
    made.set(name, issued.parse(ran.value));
  }
}, 120_000);

afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('letters issued from the command line', () => {
  it('are numbered one after the other, each with its register lines', () => {
    const year = new Date().getFullYear();
    expect(names.map((name) => letterOf(name).number)).toEqual([1, 2, 3, 4].map((sequence) => `SO(Admin)/DMO/${sequence}/${year}`));
    expect(letterOf('english').dispatch.map((line) => [line.serial, line.kind])).toEqual([['1', 'to'], ['2', 'copy']]);
    expect(letterOf('threeLanguages').dispatch).toEqual([]);
  });

  it('have a QR code that any camera can resolve after copying', () => {
    for (const name of names) {
      expect(letterOf(name).qr.moduleMm).toBeGreaterThanOrEqual(0.338);
      expect(letterOf(name).qr.boxMm).toBeLessThanOrEqual(45);
    }
  });

  it.each(names)('%s: our own verifier finds the letter genuine with the text it was made from', async (name) => {
    const status = join(work, `${name}.status`);
    await daftar('status-list', '--data', desk, '--out', status);
    const ran = await daftar('verify', pdfOf(name), '--trust', trust, '--status', status, '--letter', inputOf(name));
    const answer = verified.parse(ran.value);
    expect([ran.code, answer.verdict, answer.textMatch, answer.notes]).toEqual([0, 'genuine', true, []]);
    expect(answer.pdfSignature).toMatchObject({ valid: true, wholeDocument: true });
    expect(answer.facts).toMatchObject({ number: letterOf(name).number, pages: letterOf(name).pages });
  });

  it.each(names)('%s: pdfsig, qpdf and openssl agree', async (name) => {
    const pdf = pdfOf(name);
    const signature = await run('pdfsig', [pdf]);
    expect(signature.stdout).toContain('Signature is Valid');
    expect(signature.stdout).toContain('Total document signed');
    expect((await run('qpdf', ['--check', pdf])).code).toBe(0);
    const { cms, content } = extractSignature(readFileSync(pdf));
    const [cmsFile, contentFile] = [join(work, 'cms.der'), join(work, 'content.bin')];
    writeFileSync(cmsFile, cms);
    writeFileSync(contentFile, content);
    const chain = join(work, 'chain.pem');
    await run('openssl', ['pkcs7', '-inform', 'DER', '-in', cmsFile, '-print_certs', '-out', chain]);
    const openssl = await run('openssl', [
      'cms', '-verify', '-cades', '-inform', 'DER', '-in', cmsFile, '-content', contentFile, '-binary', '-CAfile', chain, '-purpose', 'any', '-out', '/dev/null',
    ]);
    expect([openssl.code, openssl.stderr]).toEqual([0, expect.stringContaining('CAdES Verification successful')]);
  });

  it.each(names)('%s: zbarimg and ZXingReader read the same address from a raster of 150 dpi', async (name) => {
    const picture = join(work, `${name}-page`);
    await run('pdftoppm', ['-r', '150', '-png', '-singlefile', '-f', '1', '-l', '1', pdfOf(name), picture]);
    const zbar = await run('zbarimg', ['--quiet', '--raw', `${picture}.png`]);
    const zxing = await run('ZXingReader', ['-1', `${picture}.png`]);
    expect(zbar.stdout.trim()).toBe(letterOf(name).url);
    expect(zxing.stdout).toContain(letterOf(name).url);
    const answer = verified.parse((await daftar('verify', `${picture}.png`, '--trust', trust)).value);
    expect(answer.verdict).toBe('genuineNoList');
  });

  it.each(names)('%s: Python and openssl verify the token without any code of ours', async (name) => {
    expect(await verifyTokenWithPython(letterOf(name), trust, work)).toBe('verified');
  });

  it('carry the language of their text, so that screen readers and search find it', async () => {
    const info = await run('pdfinfo', [pdfOf('urdu')]);
    expect(info.stdout).toMatch(/Tagged:\s+yes/u);
  });
});

describe('what the verdict says of a letter that was tampered with', () => {
  const verdictOf = async (what: string, ...more: string[]) => verified.parse((await daftar('verify', what, '--trust', trust, ...more)).value);

  it('bytes appended', async () => {
    const file = join(work, 'appended.pdf');
    writeFileSync(file, Buffer.concat([readFileSync(pdfOf('urdu')), Buffer.from('\n%%EOF\n')]));
    const answer = await verdictOf(file);
    expect([answer.verdict, answer.notes.map(({ code }) => code)]).toEqual(['documentDiffers', ['pdfChangedAfterSigning']]);
  });

  it('one bit of a page changed', async () => {
    const bytes = readFileSync(pdfOf('urdu'));
    const stream = bytes.indexOf('stream', 2000) + 40;
    bytes.writeUInt8(bytes.readUInt8(stream) ^ 1, stream);
    const file = join(work, 'changed.pdf');
    writeFileSync(file, bytes);
    const answer = await verdictOf(file);
    expect([answer.verdict, answer.notes.map(({ code }) => code)]).toEqual(['documentDiffers', ['pdfSignatureBroken']]);
  });

  it('the QR code of another letter shows that letter, and the text held beside it does not fit', async () => {
    const answer = await verdictOf(letterOf('english').digits, '--letter', inputOf('urdu'));
    expect(answer.facts?.number).toBe(letterOf('english').number);
    expect([answer.verdict, answer.textMatch]).toEqual(['textDiffers', false]);
  });

  it('a seal of another office', async () => {
    const other = join(work, 'other');
    await daftar('demo', '--data', other, '--country', 'in');
    const ran = await daftar('verify', letterOf('urdu').digits, '--trust', join(other, 'trust-list.cose'));
    expect([ran.code, verified.parse(ran.value).verdict]).toEqual([1, 'unknownOffice']);
  });

  it('an address of a look-alike host', async () => {
    const url = letterOf('urdu').url.replace('verify.demo.invalid', 'verify.demo.invalid.example');
    expect((await verdictOf(url)).notes.map(({ code }) => code)).toContain('wrongHost');
  });

  it('cancelled, and a status list from before the cancellation', async () => {
    const [before, after] = [join(work, 'before.status'), join(work, 'after.status')];
    await daftar('status-list', '--data', desk, '--out', before);
    const { number } = letterOf('hindi');
    await daftar('cancel', '--data', desk, '--as', signing.post, '--pin', signing.pin, '--number', number, '--reason', 'issued twice');
    await daftar('status-list', '--data', desk, '--out', after);
    expect((await verdictOf(pdfOf('hindi'), '--status', after)).verdict).toBe('cancelled');
    expect((await verdictOf(pdfOf('hindi'), '--status', before)).verdict).toBe('genuine');
    expect((await daftar('verify', pdfOf('hindi'), '--trust', trust, '--status', after)).code).toBe(1);
    expect((await daftar('audit', '--data', desk)).code).toBe(0);
  });
});

describe('wrong input gives one clear sentence and nothing is lost', () => {
  it.each([
    ['not a PDF', 'notPdf', () => inputOf('urdu')],
    ['no such thing', 'verdict', () => '12345'],
  ])('%s', async (_title, code, file) => {
    const ran = await daftar('verify', file(), '--trust', trust);
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain(code);
    expect(ran.stderr.trim().split('\n').length).toBeLessThanOrEqual(1);
  });

  it('a file of 2 GB', async () => {
    const file = join(work, 'large.pdf');
    await run('truncate', ['-s', '2G', file]);
    const ran = await daftar('verify', file, '--trust', trust);
    expect([ran.code, ran.value]).toEqual([1, { error: { code: 'tooLarge', params: { megabytes: 64 } } }]);
  });

  it('a folder that is not empty, a wrong PIN, a post that is not there', async () => {
    expect((await daftar('demo', '--data', desk)).value).toMatchObject({ error: { code: 'folderNotEmpty' } });
    const attempt = ['letter', '--data', desk, '--input', inputOf('english'), '--out', join(work, 'x.pdf')];
    expect((await daftar(...attempt, '--as', signing.post, '--pin', '000000')).value).toMatchObject({ error: { code: 'wrongPin' } });
    expect((await daftar(...attempt, '--as', 'Nobody', '--pin', signing.pin)).value).toMatchObject({ error: { code: 'notFound' } });
  });
});

describe('keeping the record', () => {
  it('a backup put back elsewhere has every letter and audits clean', async () => {
    const [file, folder] = [join(work, 'desk.backup'), join(work, 'restored')];
    expect((await daftar('backup', '--data', desk, '--out', file)).code).toBe(0);
    expect((await daftar('restore', '--data', folder, '--in', file)).code).toBe(0);
    expect((await daftar('audit', '--data', folder)).value).toMatchObject({ ok: true, problems: [] });
    expect((await daftar('rebuild', '--data', folder)).code).toBe(0);
    expect((await daftar('audit', '--data', folder)).value).toMatchObject({ ok: true });
  });
});
