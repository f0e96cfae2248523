/**
 * Takes pictures of every screen of an office with a year of papers, in the three languages, on a small and a large desktop and at two sizes
 * of writing, and says where writing is cut or a page is wider than its window:
 * `node tests/e2e/screens.ts FOLDER [language ...]` writes `<screen>/<language>-<width>-<zoom>.png`.
 */
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { displayIsMissing, startVirtualDisplay } from '../../main/layout-client/virtual-display.ts';
import type { Language } from '../../preload/contract/values.ts';
import { electronCommand } from '../../scripts/lib/electron-command.mjs';
import { daftar } from '../support/run.ts';
import { expect, mouse } from './pages/hands.ts';
import { officePosts } from './pages/office-desk.ts';
import { signIn, signOut } from './pages/session.ts';
import type { Visit } from './pages/visit.ts';
import { ownNames, wordsOf } from './pages/words.ts';
import { tourOfScreens } from './screens/tour-of-screens.ts';

const folder = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'daftar-screens-'));
const wanted = process.argv.slice(3);
const receipts = '1200';
const looks = [
  { width: 1366, height: 768, zoom: 1 },
  { width: 1366, height: 768, zoom: 1.5 },
  { width: 1920, height: 1080, zoom: 1 },
  { width: 1920, height: 1080, zoom: 1.5 },
] as const;
const { command, args, env } = electronCommand();
const display = displayIsMissing() ? await startVirtualDisplay() : undefined;
if (display) env['DISPLAY'] = display.display;

type Look = (typeof looks)[number];

/** The window as large as the desktop, and the writing as large as the reader's setting makes it. */
async function showAs(app: ElectronApplication, page: Page, { width, height, zoom }: Look): Promise<void> {
  const window = await app.browserWindow(page);
  await expect
    .poll(async () => {
      await window.evaluate((shown, size) => {
        shown.setContentSize(size.width, size.height);
        shown.webContents.setZoomFactor(size.zoom);
      }, { width, height, zoom });
      return page.evaluate(() => innerWidth);
    })
    .toBe(Math.round(width / zoom));
}

/** What stands on the glass, in base64: a page that is zoomed is not what Playwright takes it for. */
async function picture(app: ElectronApplication, page: Page): Promise<string> {
  const window = await app.browserWindow(page);
  return window.evaluate(async (shown) => (await shown.webContents.capturePage()).toPNG().toString('base64'));
}

/** What a reader would miss: a page wider than the window, and words cut off by the box that they stand in. */
function faultsOnPage(): string[] {
  const faults: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth + 1) faults.push(`the page is ${root.scrollWidth - root.clientWidth} px wider than its window`);
  const words = [...document.querySelectorAll('button, h1, h2, h3, label, th, [role="columnheader"], .tag, .notice p')].filter((element) => element.getBoundingClientRect().width > 2 && element.closest('[aria-hidden="true"], [data-react-aria-prevent-focus]') === null);
  const name = (element: Element) => element.textContent?.trim().slice(0, 40);
  for (const element of words) {
    const { overflow, textOverflow } = getComputedStyle(element);
    if (overflow !== 'visible' && textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 2) faults.push(`cut: ${name(element)}`);
  }
  for (const element of words.filter((word) => word.closest('.register-scroll') === null)) {
    const { left, right } = element.getBoundingClientRect();
    if (right > innerWidth + 2 || left < -2) faults.push(`outside the window: ${name(element)}`);
  }
  return faults;
}

async function picturesIn(language: Language): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), 'daftar-screened-'));
  const data = join(place, 'desk');
  const made = await daftar('demo', '--data', data, '--country', language === 'hi' ? 'in' : 'pk', '--scale', 'office', '--receipts', receipts, '--years', '1');
  if (made.code !== 0) throw new Error(made.stderr);
  const app = await _electron.launch({ executablePath: command, args: [...args, `--data=${data}`], env });
  const window: Page = await app.firstWindow();
  window.setDefaultTimeout(12_000);
  const visit: Visit = { window, words: wordsOf(language), hands: mouse(window) };
  const onScreen = async (name: string) => {
    for (const look of looks) {
      await showAs(app, window, look);
      await window.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      mkdirSync(join(folder, name), { recursive: true });
      writeFileSync(join(folder, name, `${language}-${look.width}-${look.zoom * 100}.png`), Buffer.from(await picture(app, window), 'base64'));
      for (const fault of new Set(await window.evaluate(faultsOnPage))) process.stdout.write(`${name} ${language} ${look.width} ${look.zoom * 100} %: ${fault}\n`);
    }
    await showAs(app, window, looks[0]);
  };
  await onScreen('language');
  await window.getByRole('button', { name: ownNames[language], exact: true }).click();
  await tourOfScreens({ visit, onScreen, signIn: (post) => signIn(visit, officePosts[post]).then(() => undefined), signOut: () => signOut(visit), problem: (line) => process.stdout.write(`${language}: ${line}\n`) });
  await app.close();
  rmSync(place, { recursive: true, force: true });
}

try {
  for (const language of ['en', 'ur', 'hi'] as const) if (wanted.length === 0 || wanted.includes(language)) await picturesIn(language);
  process.stdout.write(`${folder}\n`);
} finally {
  display?.stop();
}
