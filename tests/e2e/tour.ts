import { _electron, type ElectronApplication } from '@playwright/test';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../preload/contract/values.ts';
import { corpus, corpusIsHere } from '../support/corpus.ts';
import { jobTexts, ownNews } from './job-texts.ts';
import { doMainJob, type MainJobDone } from './main-job.ts';
import { expect, mouse } from './pages/hands.ts';
import { wordsOf } from './pages/words.ts';

export type Tour = {
  /** How Electron is started, without the data folder. */
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly say: (line: string) => void;
};

const languages: readonly Language[] = ['en', 'ur', 'hi'];

/**
 * Takes the demo office through the whole main job by itself, once in each language, and returns the folder with the
 * sealed letters, the registers, the verdicts (`verdicts.json`) and pictures of the screens.
 */
export async function takeTour(tour: Tour): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'daftar-tour-'));
  const results: Record<string, MainJobDone> = {};
  for (const language of languages) {
    tour.say(`The main job in ${language}:`);
    const place = join(folder, language);
    mkdirSync(place);
    const app = await _electron.launch({ executablePath: tour.command, args: [...tour.args, `--data=${join(place, 'desk')}`], env: { ...tour.env } });
    try {
      results[language] = await tourIn(app, { language, place, say: tour.say });
    } finally {
      await app.close();
    }
  }
  writeFileSync(join(folder, 'verdicts.json'), `${JSON.stringify(results, null, 2)}\n`);
  return folder;
}

type Stay = { readonly language: Language; readonly place: string; readonly say: (line: string) => void };

async function tourIn(app: ElectronApplication, { language, place, say }: Stay): Promise<MainJobDone> {
  const window = await app.firstWindow();
  const texts = jobTexts(language, corpusIsHere() ? corpus : ownNews);
  let picture = 0;
  const onScreen = async (name: string) => {
    picture += 1;
    await window.screenshot({ path: join(place, `${String(picture).padStart(2, '0')}-${name}.png`) });
    say(`  ${name}`);
  };
  const done = await doMainJob({ app, visit: { window, words: wordsOf(language), hands: mouse(window) }, texts, folder: place, onScreen });
  expect(done.verdicts).toMatchObject({ inForce: { verdict: 'genuine' }, byNumber: { verdict: 'genuine' }, otherBefore: { verdict: 'genuine' }, otherAfter: { verdict: texts.ending } });
  expect(done.auditClean).toBe(true);
  say(`  letter ${done.number}: ${done.verdicts.inForce.title}`);
  say(`  letter ${done.otherNumber}: ${done.verdicts.otherAfter.title}`);
  return done;
}
