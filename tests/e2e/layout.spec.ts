import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LayoutPort } from '../../main/core/letters/layout-port.ts';
import { createLayoutClient } from '../../main/layout-client/layout-client.ts';

const folder = mkdtempSync(join(tmpdir(), 'daftar-layout-test-'));
const checkout = new URL('../..', import.meta.url).pathname;
const newClient = () => createLayoutClient({ electron: process.env['DAFTAR_ELECTRON'] ?? '', app: checkout });
let layout: LayoutPort;

test.beforeAll(() => {
  layout = newClient();
});
test.afterAll(async () => {
  await layout.end();
  rmSync(folder, { recursive: true, force: true });
});

const document = (body: string, style = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Letter</title><link rel="stylesheet" href="app://office/fonts/fonts.css"><style>@page{size:A4;margin:20mm}${style}</style></head><body>${body}</body></html>`;
const black = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>';
const white = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1" fill="#fff"/></svg>';

async function printed(html: string, options: Parameters<Awaited<ReturnType<LayoutPort['open']>>['print']>[0] = {}): Promise<string> {
  const page = await layout.open(html);
  try {
    return keep(await page.print(options));
  } finally {
    await page.close();
  }
}

function keep(pdf: Uint8Array): string {
  const path = join(mkdtempSync(join(folder, 'pdf-')), 'page.pdf');
  writeFileSync(path, pdf);
  return path;
}

const tool = (program: string, ...args: string[]) => execFileSync(program, args, { encoding: 'utf8' });
const text = (pdf: string) => tool('pdftotext', pdf, '-');
/** The darkest of all pixels of the first page, 0 for black. */
const darkest = (pdf: string) => {
  const image = execFileSync('pdftoppm', ['-r', '20', '-gray', '-singlefile', pdf], { maxBuffer: 10_000_000 });
  return Math.min(...image.subarray(image.length - 165 * 200));
};

test('a page is A4, tagged, and carries its fonts for all three languages', async () => {
  const pdf = await printed(
    document('<p>Office letter</p><p lang="ur" dir="rtl" class="u">دفتری چٹھی</p><p lang="hi" class="h">कार्यालय पत्र</p>', 'p{font-family:"Noto Sans"}.u{font-family:"Noto Nastaliq Urdu"}.h{font-family:"Noto Sans Devanagari"}'),
  );
  const info = tool('pdfinfo', pdf);
  expect(info).toMatch(/Tagged:\s+yes/);
  expect(info).toMatch(/Page size:\s+59[45]\.\d+ x 84[12]\.\d+ pts \(A4\)/);
  const fonts = tool('pdffonts', pdf).split('\n').slice(2).filter(Boolean);
  for (const name of ['NotoSans-Regular', 'NotoNastaliqUrdu-Regular', 'NotoSansDevanagari-Regular']) {
    expect(fonts.filter((line) => line.includes(name) && /\byes\s+yes\s+yes\b/.test(line)).length, name).toBeGreaterThan(0);
  }
});

test('the same page is printed again with another picture in its slot', async () => {
  const page = await layout.open(document('<img id="seal" width="200" height="200" alt="">'));
  const first = darkest(keep(await page.print({ slots: { seal: white } })));
  const second = darkest(keep(await page.print({ slots: { seal: black } })));
  await page.close();
  expect([first, second]).toEqual([255, 0]);
});

test('a slot that the page does not have is an error, and the next page is none the worse', async () => {
  const page = await layout.open(document('<p>x</p>'));
  await expect(page.print({ slots: { seal: black } })).rejects.toMatchObject({ code: 'layoutFailed' });
  await page.close();
  expect(text(await printed(document('<p>next</p>')))).toContain('next');
});

test('neither a script nor anything from outside gets into a page', async () => {
  const hostile = `<p>the letter</p><script>document.body.textContent = 'intruder'</script>
    <img src="https://example.org/x.png" onerror="document.body.textContent = 'intruder'" alt="">
    <p onclick="1" style="display:none">hidden by attribute</p><iframe src="https://example.org/"></iframe>`;
  const found = text(await printed(document(hostile)).catch(() => printed(document('<p>the letter was refused</p>'))));
  expect(found).toContain('the letter');
  expect(found).not.toContain('intruder');
});

test('nothing of one page is left in the next', async () => {
  await printed(document('<p class="a">first secret</p>', '.a{color:red} p{display:none}'));
  const second = text(await printed(document('<p>second</p>')));
  expect(second).toContain('second');
  expect(second).not.toContain('first secret');
});

test('a footer stands on every page, and a page may have a size of its own', async () => {
  const long = document('<p>one</p><p style="break-before:page">two</p><div class="next">two</div>', '.next{break-before:page}');
  const pdf = await printed(long, { footer: '<div style="font-size:9px;width:100%">Page <span class="pageNumber"></span> of <span class="totalPages"></span></div>' });
  expect(text(pdf).match(/Page \d of \d/g)?.length).toBeGreaterThan(1);
  const label = await printed(document('<p>label</p>', '@page{size:100mm 50mm;margin:2mm}'), { size: { widthMm: 100, heightMm: 50 } });
  expect(tool('pdfinfo', label)).toMatch(/Page size:\s+28[34]\.?\d* x 14[12]\.?\d* pts/);
});

test('a second page waits until the first is closed', async () => {
  const first = await layout.open(document('<p>first</p>'));
  let opened = false;
  const second = layout.open(document('<p>second</p>')).then((page) => {
    opened = true;
    return page;
  });
  expect(text(keep(await first.print({})))).toContain('first');
  expect(opened).toBe(false);
  await first.close();
  const page = await second;
  expect(text(keep(await page.print({})))).toContain('second');
  await page.close();
});

test('without an Electron, layout says that it is unavailable', async () => {
  const none = createLayoutClient({ electron: join(folder, 'no-electron'), app: checkout });
  await expect(none.open(document('<p>x</p>'))).rejects.toMatchObject({ code: 'layoutUnavailable' });
  await none.end();
  const unnamed = createLayoutClient(undefined);
  await expect(unnamed.open(document('<p>x</p>'))).rejects.toMatchObject({ code: 'layoutUnavailable' });
});
