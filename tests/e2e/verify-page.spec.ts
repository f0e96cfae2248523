import AxeBuilder from '@axe-core/playwright';
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import QRCode from 'qrcode';
import { attachFiles } from '../../main/core/pdf/pdf-attachment.ts';
import { letterAttachments } from '../../main/core/pdf/letter-attachments.ts';
import { sealUrl, tokenDigits } from '../../main/core/seal/digits.ts';
import { verifierFile } from '../../main/core/seal/verifier-file.ts';
import { addressOf, foreignToken, host, letters, seal, statusListsOf, trustListOf } from './verify-page/sealed-letters.ts';

const checkout = new URL('../..', import.meta.url).pathname;
const built = (name: string): string => readFileSync(join(checkout, 'out', 'verify', name), 'utf8');

let folder = '';
let app: ElectronApplication;
let page: Page;
const refused: string[] = [];
const requested: string[] = [];

/** What the camera of the test sees: one still frame with a QR code. */
const writeCameraFrame = (file: string, text: string): void => {
  const code = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const side = (code.modules.size + 8) * 6 + ((code.modules.size + 8) % 2) * 6;
  const luma = Buffer.alloc(side * side, 235);
  code.modules.data.forEach((dark, index) => {
    const left = ((index % code.modules.size) + 4) * 6;
    const top = (Math.floor(index / code.modules.size) + 4) * 6;
    for (let row = 0; dark === 1 && row < 6; row += 1) luma.fill(16, (top + row) * side + left, (top + row) * side + left + 6);
  });
  const chroma = Buffer.alloc((side * side) / 2, 128);
  writeFileSync(file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${side} H${side} F10:1 Ip A1:1 C420jpeg\nFRAME\n`), luma, chroma]));
};

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'daftar-verify-'));
  writeFileSync(join(folder, 'empty.html'), built('verify.html'));
  writeFileSync(join(folder, 'office.html'), verifierFile(built('verify.html'), { trustList: trustListOf(3), statusLists: statusListsOf(5) }));
  writeCameraFrame(join(folder, 'camera.y4m'), addressOf(letters.en));
  const executablePath = process.env['DAFTAR_ELECTRON'] ?? '';
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const camera = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${join(folder, 'camera.y4m')}`];
  const env = Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  app = await _electron.launch({
    executablePath,
    args: [...asRoot, ...camera, `--user-data-dir=${join(folder, 'browser')}`, join(checkout, 'tests', 'e2e', 'verify-page', 'browser')],
    env: { ...env, ELECTRON_DISABLE_SECURITY_WARNINGS: '1' },
  });
  page = await app.firstWindow();
  page.on('console', (message) => refused.push(message.text()));
  page.on('pageerror', (error) => refused.push(String(error)));
  page.on('request', (request) => requested.push(request.url()));
});

test.afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A browser that has seen no list yet: pages from files share what they remember. */
test.beforeEach(async () => {
  await page.goto(`file://${join(folder, 'empty.html')}`);
  await page.evaluate(() => localStorage.clear());
  refused.length = 0;
  requested.length = 0;
});

const open = async (name: string, language: 'en' | 'ur' | 'hi' = 'en'): Promise<void> => {
  await page.goto('about:blank');
  await page.goto(`file://${join(folder, name)}`);
  await page.locator(`button.language[lang=${language}]`).click();
};

const paste = async (text: string): Promise<void> => {
  await page.locator('#paste').fill(text);
  await page.locator('form button').click();
};

const verdict = () => page.locator('[data-verdict]');
const answerAll = async (kind: 'same' | 'different'): Promise<void> => {
  for (const choice of await page.locator(`.choice.${kind}`).all()) await choice.click();
};

for (const language of ['en', 'ur', 'hi'] as const) {
  test(`one file from a stick checks a letter and has it compared with the paper: ${language}`, async () => {
    await open('office.html', language);
    await paste(addressOf(letters[language]));
    await expect(verdict()).toHaveAttribute('data-verdict', 'genuine');
    await expect(verdict()).toHaveClass(/caution/u);
    await expect(page.locator('.facts')).toContainText(letters[language].number);
    await answerAll('same');
    await expect(verdict()).toHaveClass(/good/u);
    await page.locator('.choice.different').nth(1).click();
    await expect(verdict()).toHaveAttribute('data-verdict', 'paperDiffers');
    await expect(page.locator('html')).toHaveAttribute('dir', language === 'ur' ? 'rtl' : 'ltr');
    expect(refused).toEqual([]);
    expect(requested.filter((url) => !/^(file|data|blob|about):/u.test(url))).toEqual([]);
  });

  test(`nothing serious stands in the way of a screen reader, and no text is cut: ${language}`, async () => {
    await open('office.html', language);
    const start = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    await paste(addressOf(letters[language]));
    const result = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    const serious = [...start.violations, ...result.violations].filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
  });
}

test('a cancelled letter and a foreign seal are red, the foreign one without facts', async () => {
  await open('office.html');
  await paste(addressOf(letters.en, 1));
  await expect(verdict()).toHaveAttribute('data-verdict', 'cancelled');
  await expect(page.locator('.choice')).toHaveCount(0);
  await open('office.html');
  await paste(sealUrl(host, foreignToken()));
  await expect(verdict()).toHaveAttribute('data-verdict', 'unknownOffice');
  await expect(page.locator('.fact')).toHaveCount(0);
});

test('the address of a look-alike host is named', async () => {
  await open('office.html');
  await paste(sealUrl('verify.works.example.evil.example', seal(letters.en)));
  await expect(page.locator('[data-note=wrongHost]')).toContainText('verify.works.example.evil.example');
});

test('a photograph, a PDF and the camera give the same verdict as the digits', async () => {
  const photo = await QRCode.toBuffer(addressOf(letters.ur), { scale: 5 });
  await open('office.html');
  await page.locator('#letter-file').setInputFiles({ name: 'letter.png', mimeType: 'image/png', buffer: photo });
  await expect(verdict()).toHaveAttribute('data-verdict', 'genuine');

  const pdf = await PDFDocument.create();
  pdf.addPage();
  attachFiles(pdf, letterAttachments(new TextEncoder().encode('{}'), seal(letters.hi)), new Date());
  await open('office.html');
  await page.locator('#letter-file').setInputFiles({ name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await pdf.save()) });
  await expect(verdict()).toHaveAttribute('data-verdict', 'genuine');
  await expect(page.locator('.facts')).toContainText(letters.hi.number);

  await open('office.html');
  await page.getByRole('button', { name: 'Scan with the camera' }).click();
  await expect(verdict()).toHaveAttribute('data-verdict', 'genuine');
  await expect(page.locator('.facts')).toContainText(letters.en.number);
  expect(refused).toEqual([]);
});

for (const [what, name, content, message] of [
  ['a text file', 'letter.txt', Buffer.from('hello'), 'cannot be read'],
  ['a broken PDF', 'letter.pdf', Buffer.from('%PDF-1.7 broken'), 'no seal that can be read'],
] as const) {
  test(`${what} gets one clear sentence`, async () => {
    await open('office.html');
    await page.locator('#letter-file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: content });
    await expect(page.locator('.message')).toContainText(message);
  });
}

test('the token in the address of the page is checked and then taken out of the address', async () => {
  await page.goto('about:blank');
  await page.goto(`file://${join(folder, 'office.html')}#${tokenDigits(seal(letters.en))}`);
  await expect(verdict()).toHaveAttribute('data-verdict', 'genuine');
  expect(page.url()).not.toContain('#');
});

test('an office brings its lists on a stick, and older ones are refused afterwards', async () => {
  await open('empty.html');
  await paste(addressOf(letters.en));
  await expect(verdict()).toHaveAttribute('data-verdict', 'unknownOffice');
  await page.locator('#trust-file').setInputFiles({ name: 'trust', mimeType: 'application/cbor', buffer: Buffer.from(trustListOf(8)) });
  await expect(verdict()).toHaveAttribute('data-verdict', 'genuineNoList');
  await page.locator('details.lists').evaluate((lists) => lists.setAttribute('open', ''));
  await page.locator('#status-file').setInputFiles({ name: 'status', mimeType: 'application/cbor', buffer: Buffer.from(statusListsOf(9)) });
  await expect(verdict()).toHaveAttribute('data-verdict', 'genuine');
  await page.locator('#status-file').setInputFiles({ name: 'old', mimeType: 'application/cbor', buffer: Buffer.from(statusListsOf(6)) });
  await expect(page.locator('.message')).toContainText('no status list');
  await page.locator('#trust-file').setInputFiles({ name: 'old', mimeType: 'application/cbor', buffer: Buffer.from(trustListOf(7)) });
  await expect(page.locator('.message')).toContainText('no trust list');
});

test('on a web server the page says where it is, sends the token nowhere, and works on when the network is gone', async () => {
  const seen: string[] = [];
  const types: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css', wasm: 'application/wasm', woff2: 'font/woff2' };
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '');
    seen.push(`${path} ${JSON.stringify(request.headers)}`);
    if (path === '/trust-list.cbor') return response.end(Buffer.from(trustListOf(20)));
    if (path === '/status-lists.cbor') return response.end(Buffer.from(statusListsOf(20)));
    response.setHeader('content-type', types[path.split('.').at(-1) ?? ''] ?? 'text/plain');
    return response.end(readFileSync(join(checkout, 'out', 'verify', 'site', path)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const digits = tokenDigits(seal(letters.en));
  await page.goto('about:blank');
  await page.goto(`http://127.0.0.1:${port}/#${digits}`);
  await expect(verdict()).toHaveAttribute('data-verdict', 'genuine');
  await expect(page.locator('.host')).toContainText('127.0.0.1');
  await expect(page.locator('.host')).toHaveClass(/bad/u);
  expect(seen.length).toBeGreaterThan(3);
  expect(seen.filter((line) => line.includes(digits.slice(0, 20)))).toEqual([]);
  expect(refused.filter((line) => line.includes('Security Policy'))).toEqual([]);

  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  server.closeAllConnections();
  server.close();
  await page.goto('about:blank');
  await page.goto(`http://127.0.0.1:${port}/#${digits}`);
  await expect(verdict()).toHaveAttribute('data-verdict', 'genuine');
});
