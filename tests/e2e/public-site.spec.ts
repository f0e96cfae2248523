import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { chromium, expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import QRCode from 'qrcode';
import { ask } from '../unit/desk-kit.ts';
import { host, issueLetter, officeOnline, type OfficeOnline } from './public-site/office-online.ts';

/** The public site in the Chromium that citizens have, at the size of a desk and of a phone. */
const sizes = { desktop: { width: 1366, height: 768 }, phone: { width: 360, height: 740 } } as const;
const pictures = process.env['DAFTAR_PICTURES'];
const most = 150_000;

let office: OfficeOnline;
let browser: Browser;
test.beforeAll(async () => {
  office = await officeOnline();
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  browser = await chromium.launch({
    executablePath: process.env['DAFTAR_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [...asRoot, `--host-resolver-rules=MAP ${host} 127.0.0.1`, `--ignore-certificate-errors-spki-list=${office.spkiHash}`],
  });
});
test.afterAll(async () => {
  await browser.close();
  await office.stop();
});

const site = () => `https://${host}:${office.port}/`;
const verdict = (page: Page) => page.locator('[data-verdict]');
const standing = (page: Page) => page.locator('[data-standing]');
const languages = ['en', 'ur', 'hi'] as const;

async function opened(size: keyof typeof sizes, locale = 'en'): Promise<{ readonly context: BrowserContext; readonly page: Page; readonly complaints: string[] }> {
  const context = await browser.newContext({ viewport: sizes[size], locale, ...(size === 'phone' ? { isMobile: true, hasTouch: true, deviceScaleFactor: 2 } : {}) });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { context, page, complaints };
}

const picture = async (page: Page, name: string): Promise<void> => {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
};

async function isFitForAll(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
}

async function question(page: Page, code: string): Promise<void> {
  await page.locator('#code').fill(code);
  await page.locator('.track button').click();
}

/** Newest lists are there, and are those of that letter. */
const untilPublished = (page: Page, address: string, expected: string) =>
  expect(async () => {
    await page.goto('about:blank');
    await page.goto(address);
    await expect(verdict(page)).toHaveAttribute('data-verdict', expected, { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });

for (const size of ['desktop', 'phone'] as const) {
  test(`a citizen checks a letter and asks about an application: ${size}`, async () => {
    const { address, number } = await issueLetter(office);
    const { trackingCode } = await ask(office.kit, office.clerk, 'dak.diarise', {
      form: 'physical', receivedOn: new Date(office.kit.clock.now).toLocaleDateString('sv'), deliveryMode: 'hand', language: 'en', subject: 'Broken street lamp',
      sender: { name: 'Sample Sender', designation: '', organisation: '', address: '', city: '', email: '', mobile: '' },
    });
    const { context, page, complaints } = await opened(size);
    await untilPublished(page, address, 'genuine');
    expect(page.url()).toBe(site());
    await expect(page.locator('.host')).not.toHaveClass(/bad/u);
    await expect(page.locator('.facts')).toContainText(number);
    await isFitForAll(page);
    await picture(page, `${size}-letter`);
    for (const language of languages) {
      await page.goto(site());
      await page.locator(`button.language[lang=${language}]`).click();
      await expect(page.locator('html')).toHaveAttribute('dir', language === 'ur' ? 'rtl' : 'ltr');
      await picture(page, `${size}-start-${language}`);
      await expect(async () => {
        await question(page, trackingCode.toLowerCase());
        await expect(standing(page)).toHaveAttribute('data-standing', 'with', { timeout: 1_500 });
      }).toPass({ timeout: 20_000 });
      await isFitForAll(page);
      await picture(page, `${size}-track-${language}`);
    }
    await question(page, 'short');
    await expect(standing(page)).toHaveAttribute('data-standing', 'noCode');
    await question(page, '22222222');
    await expect(standing(page)).toHaveAttribute('data-standing', 'unknown');
    expect(complaints).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });
}

test('what a citizen does while the lists are still on their way stays: the language, the words typed, a press under way', async () => {
  const context = await browser.newContext({ locale: 'en', serviceWorkers: 'block' });
  const page = await context.newPage();
  let arrive = (): void => undefined;
  const late = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/status-lists.cbor', (route) => late.then(() => route.continue()));
  await page.goto(site());
  await page.locator('#language-hi').click();
  await page.locator('#paste').fill('half an addr');
  await page.locator('#language-ur').hover();
  await page.mouse.down();
  const arrived = page.waitForResponse('**/status-lists.cbor');
  arrive();
  await arrived;
  await page.mouse.up();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ur');
  await expect(page.locator('.host')).not.toBeEmpty();
  await expect(page.locator('#language-ur')).toBeFocused();
  await page.locator('#paste').press('End');
  await page.keyboard.type('ess');
  await page.locator('#language-hi').press('Enter');
  await expect(page.locator('html')).toHaveAttribute('lang', 'hi');
  await expect(page.locator('#paste')).toHaveValue('half an address');
  await expect(page.locator('#language-hi')).toBeFocused();
  await context.close();
});

test('a letter that an officer cancels is cancelled for a citizen within one visit of the desk to the server', async () => {
  const { address, letterId } = await issueLetter(office);
  const { context, page } = await opened('phone');
  await untilPublished(page, address, 'genuine');
  await ask(office.kit, office.officer, 'letters.cancel', { letterId, reason: 'A wrong figure', pin: office.officer.person.pin });
  await untilPublished(page, address, 'cancelled');
  await picture(page, 'phone-cancelled');
  await context.close();
});

test('works without network from the second visit on: letters by the lists of the last visit, photographs and PDFs too; questions say that they need it', async () => {
  const { address } = await issueLetter(office);
  const { context, page } = await opened('phone');
  await untilPublished(page, address, 'genuine');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await expect.poll(() => page.evaluate(() => caches.match('decoder.wasm').then((kept) => kept !== undefined))).toBe(true);
  await context.setOffline(true);
  await page.goto('about:blank');
  await page.goto(address);
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'genuine');
  const photograph = await QRCode.toBuffer(address, { scale: 5 });
  await page.goto(site());
  await page.locator('#letter-file').setInputFiles({ name: 'letter.png', mimeType: 'image/png', buffer: photograph });
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'genuine');
  await page.goto(site());
  await page.locator('#letter-file').setInputFiles({ name: 'empty.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 broken') });
  await expect(page.locator('.message')).toContainText('no seal that can be read');
  await question(page, '22222222');
  await expect(standing(page)).toHaveAttribute('data-standing', 'away');
  await picture(page, 'phone-offline');
  await context.close();
});

for (const [language, beyond] of [['en', /decoder/u], ['hi', /decoder/u], ['ur', /decoder|nastaliq/u]] as const) {
  test(`a first visit brings at most 150 KB before the decoder: ${language}`, async () => {
    const { context, page } = await opened('phone', language);
    const sizesOf: Promise<readonly [string, number]>[] = [];
    let decoding = false;
    page.on('requestfinished', (request) => {
      if (/decoder|read-photo/u.test(request.url())) decoding = true;
      if (!decoding || /woff2/u.test(request.url())) sizesOf.push(request.sizes().then(({ responseBodySize, responseHeadersSize }) => [request.url(), responseBodySize + responseHeadersSize] as const));
    });
    await page.goto(site());
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await page.evaluate(() => document.fonts.ready.then(() => true));
    const loaded = (await Promise.all(sizesOf)).filter(([url]) => !beyond.test(url));
    const bytes = loaded.reduce((sum, [, size]) => sum + size, 0);
    expect(bytes).toBeGreaterThan(40_000);
    expect(bytes).toBeLessThan(most);
    test.info().annotations.push({ type: 'bytes', description: `${bytes} ${loaded.map(([url, size]) => `${url.split('/').at(-1)}=${size}`).join(' ')}` });
    await context.close();
  });
}
