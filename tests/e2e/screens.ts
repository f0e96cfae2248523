/**
 * Takes pictures of every screen of a new office, of the main job, and of an office with a year of papers, in the three languages, on a small and
 * a large desktop and at two sizes of writing, and says where writing is cut, or a page or dialog larger than its window:
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
import { mouse } from './pages/hands.ts';
import { officePosts } from './pages/office-desk.ts';
import { signIn, signOut } from './pages/session.ts';
import type { Visit } from './pages/visit.ts';
import { ownNames, wordsOf } from './pages/words.ts';
import { jobTexts } from './job-texts.ts';
import { doMainJob } from './main-job.ts';
import { faultsOnPage, lookAt, lookName } from './screens/looks.ts';
import { tourOfLetters, tourOfScreens } from './screens/tour-of-screens.ts';
import { tourOfSetup } from './screens/tour-of-setup.ts';

const folder = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'daftar-screens-'));
const wanted = process.argv.slice(3);
const receipts = '1200';
const { command, args, env } = electronCommand();
const display = displayIsMissing() ? await startVirtualDisplay() : undefined;
if (display) env['DISPLAY'] = display.display;

type Desk = { readonly app: ElectronApplication; readonly visit: Visit; readonly onScreen: (name: string, see?: string) => Promise<void> };

/** A desk that has just been opened for the first time, or one whose data lie in `data`. */
async function open(language: Language, data: string): Promise<Desk> {
  const app = await _electron.launch({ executablePath: command, args: [...args, `--data=${data}`], env: { ...env, DAFTAR_LAN_PORT: '0' } });
  const window: Page = await app.firstWindow();
  window.setDefaultTimeout(12_000);
  const onScreen = async (name: string, see?: string) => {
    const place = window.getByTestId(see ?? '').first();
    await lookAt(window, {
      before: () => (see ? place.evaluate((element) => element.scrollIntoView({ block: 'start' })) : Promise.resolve()),
      seen: async (look, png) => {
        mkdirSync(join(folder, name), { recursive: true });
        writeFileSync(join(folder, name, `${language}-${lookName(look)}.png`), png);
        for (const fault of new Set(await window.evaluate(faultsOnPage))) process.stdout.write(`${name} ${language} ${look.width} ${look.zoom * 100} %: ${fault}\n`);
      },
    });
  };
  return { app, visit: { window, words: wordsOf(language), hands: mouse(window) }, onScreen };
}

/** A release stands on a runtime in support: what is said of another one is read and closed. */
async function closeRuntimeNotice({ window, words }: Visit): Promise<void> {
  await window.getByRole('complementary', { name: words.say('frame.notice') }).getByRole('button').click();
}

const problem = (language: Language) => (line: string) => {
  process.stdout.write(`${language}: ${line}\n`);
};

/** An office that is set up from nothing. */
async function newOffice(language: Language, place: string): Promise<void> {
  const { app, visit, onScreen } = await open(language, join(place, 'new'));
  await tourOfSetup({ visit, onScreen });
  await app.close();
}

/** The main job in the small office, with what can be done with letters that were issued. */
async function mainJob(language: Language, place: string): Promise<void> {
  const { app, visit, onScreen } = await open(language, join(place, 'job'));
  await visit.window.getByTestId('language-choice').waitFor();
  const look = (name: string) => onScreen(`job-${name}`);
  await doMainJob({ app, visit, texts: jobTexts(language), folder: place, onScreen: look });
  await tourOfLetters({ visit, onScreen, problem: problem(language) });
  await app.close();
}

/** An office with a year of papers, post by post. */
async function realOffice(language: Language, place: string): Promise<void> {
  const data = join(place, 'office');
  const made = await daftar('demo', '--data', data, '--country', language === 'hi' ? 'in' : 'pk', '--scale', 'office', '--receipts', receipts, '--years', '1');
  if (made.code !== 0) throw new Error(made.stderr);
  const { app, visit, onScreen } = await open(language, data);
  await visit.window.getByTestId('language-choice').waitFor();
  await onScreen('language');
  await visit.hands.press(visit.window.getByRole('button', { name: ownNames[language], exact: true }));
  await closeRuntimeNotice(visit);
  await tourOfScreens({ visit, onScreen, signIn: (post) => signIn(visit, officePosts[post]), signOut: () => signOut(visit), problem: problem(language) });
  await app.close();
}

async function picturesIn(language: Language): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), 'daftar-screened-'));
  for (const [name, tour] of Object.entries({ newOffice, mainJob, realOffice })) {
    await tour(language, place).catch((error: unknown) => problem(language)(`${name}: ${String(error)}`));
  }
  rmSync(place, { recursive: true, force: true });
}

try {
  for (const language of ['en', 'ur', 'hi'] as const) if (wanted.length === 0 || wanted.includes(language)) await picturesIn(language);
  process.stdout.write(`${folder}\n`);
} finally {
  display?.stop();
}
