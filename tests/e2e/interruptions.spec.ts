import { expect, test, type Locator } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corePid, openDesk } from './harness.ts';
import { openDemoDesk, visitOf } from './pages/demo-desk.ts';
import { openFromCreated, openNewFile } from './pages/files.ts';
import { draftIsSaved, newDraft, openLetter } from './pages/letters.ts';
import { signIn, unlock } from './pages/session.ts';
import { button, type Visit } from './pages/visit.ts';

const body = ({ window, words }: Visit, name = 'English') => window.getByRole('textbox', { name: words.say('letters.bodyIn', { language: name }) });

/** Words that tell when they were typed. */
const words = (from: number, until: number) => Array.from({ length: until - from }, (_, at) => `w${from + at} `).join('');

test('a core that is killed while a draft is typed: the window says so, keeps what was typed, and goes on after the PIN', async () => {
  const { desk, visit } = await openDemoDesk('en', 'pk');
  const pin = await signIn(visit, 'assistant');
  await openNewFile(visit, 'Typing goes on');
  await newDraft(visit, ['en']);
  await body(visit).click();
  await desk.window.keyboard.type(words(0, 20));
  const told = expect(desk.window.getByText(visit.words.say('frame.coreRestarting'))).toBeVisible();
  process.kill(await corePid(desk.app), 'SIGKILL');
  await told;
  await expect(desk.window.getByRole('heading', { name: visit.words.say('session.restartedTitle') })).toBeVisible();
  await unlock(visit, pin);
  await expect(body(visit)).toHaveText(words(0, 20).trim());
  await desk.window.keyboard.press('Control+End');
  await body(visit).click();
  await desk.window.keyboard.press('Control+End');
  await desk.window.keyboard.type(words(20, 25));
  await draftIsSaved(visit);
  await expect(body(visit)).toHaveText(words(0, 25).trim());
  await desk.close();
});

test('an app that is killed in the middle of a word loses at most the last three seconds of typing', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'daftar-killed-'));
  const { desk, visit } = await openDemoDesk('en', 'pk', dataFolder);
  await signIn(visit, 'assistant');
  const number = await openNewFile(visit, 'Power cut');
  await newDraft(visit, ['en']);
  await body(visit).click();
  const typedAt: number[] = [];
  for (let word = 0; word < 60; word += 1) {
    await desk.window.keyboard.type(words(word, word + 1), { delay: 30 });
    typedAt.push(Date.now());
  }
  const killed = Date.now();
  const core = await corePid(desk.app);
  desk.app.process().kill('SIGKILL');
  await expect.poll(() => isAlive(core)).toBe(false);

  const again = await openDesk({ dataFolder });
  const later = visitOf(again.window, 'en');
  await signIn(later, 'assistant');
  await openFromCreated(later, number);
  await openLetter(later);
  const kept = [...(await body(later).innerText()).matchAll(/w(\d+)/g)].length;
  const lost = typedAt.slice(kept);
  expect(typedAt.at(-1) ?? 0).toBeGreaterThan((typedAt[0] ?? 0) + 5_000);
  expect(lost.filter((at) => at < killed - 3_000)).toEqual([]);
  await again.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

test('a desk left alone locks itself and keeps the screen beneath as it was', async () => {
  const { desk, visit } = await openDemoDesk('ur', 'pk');
  await desk.window.clock.install();
  await desk.window.reload();
  const pin = await signIn(visit, 'assistant');
  await openNewFile(visit, 'خودکار قفل');
  await newDraft(visit, ['ur']);
  await body(visit, 'اردو').click();
  await desk.window.keyboard.insertText('یہ عبارت قفل کے نیچے محفوظ رہتی ہے۔');
  await draftIsSaved(visit);
  await desk.window.clock.fastForward('09:50');
  await expect(desk.window.getByRole('heading', { name: visit.words.say('session.lockedTitle') })).toBeHidden();
  await desk.window.clock.fastForward('00:15');
  await expect(desk.window.getByRole('heading', { name: visit.words.say('session.lockedTitle') })).toBeVisible();
  expect(await isOutOfSight(button(visit, 'letters.discard'))).toBe(true);
  await desk.window.keyboard.press('Control+Digit1');
  await unlock(visit, '111111', 'errors.wrongPin');
  await unlock(visit, pin);
  await expect(body(visit, 'اردو')).toHaveText('یہ عبارت قفل کے نیچے محفوظ رہتی ہے۔');
  await desk.close();
});

/** Something else stands where it would be seen and clicked. */
function isOutOfSight(target: Locator): Promise<boolean> {
  return target.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return !element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
