/**
 * Takes pictures of every main screen in the three languages, light and dark, while the main job is done:
 * `node tests/e2e/pictures.ts FOLDER` writes `<language>-<theme>-<screen>.png`.
 */
import { _electron } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { displayIsMissing, startVirtualDisplay } from '../../main/layout-client/virtual-display.ts';
import type { Language } from '../../preload/contract/values.ts';
import { electronCommand } from '../../scripts/lib/electron-command.mjs';
import { jobTexts } from './job-texts.ts';
import { doMainJob } from './main-job.ts';
import { mouse } from './pages/hands.ts';
import { wordsOf } from './pages/words.ts';

const folder = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'daftar-pictures-'));
mkdirSync(folder, { recursive: true });
const { command, args, env } = electronCommand();
const display = displayIsMissing() ? await startVirtualDisplay() : undefined;
if (display) env['DISPLAY'] = display.display;

async function picturesIn(language: Language): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), 'daftar-pictured-'));
  const app = await _electron.launch({ executablePath: command, args: [...args, `--data=${join(place, 'desk')}`], env });
  const window = await app.firstWindow();
  const onScreen = async (name: string) => {
    for (const theme of ['dark', 'light'] as const) {
      await window.emulateMedia({ colorScheme: theme });
      await window.screenshot({ path: join(folder, `${language}-${theme}-${name}.png`), animations: 'disabled' });
    }
  };
  await doMainJob({ app, visit: { window, words: wordsOf(language), hands: mouse(window) }, texts: jobTexts(language), folder: place, onScreen });
  await app.close();
  rmSync(place, { recursive: true, force: true });
}

try {
  for (const language of ['en', 'ur', 'hi'] as const) await picturesIn(language);
  process.stdout.write(`${folder}\n`);
} finally {
  display?.stop();
}
