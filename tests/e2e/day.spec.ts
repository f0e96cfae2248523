import { test } from '@playwright/test';
import { closingTime } from './day/closing.ts';
import { diaristsMorning } from './day/diary.ts';
import { dispatchersAfternoon } from './day/dispatch.ts';
import { DayLog } from './day/log.ts';
import { assistantsAfternoon, assistantsMorning, branchOfficersNoon, officersMorning } from './day/section.ts';
import { dayTexts } from './day/texts.ts';
import { openOfficeDesk } from './pages/office-desk.ts';

for (const language of ['en', 'ur', 'hi'] as const) {
  test(`a whole day of an office in ${language}: what its registers say at closing time is what was done`, async () => {
    test.setTimeout(300_000);
    const texts = dayTexts(language);
    const { desk, visit, remove } = await openOfficeDesk(language, texts.country);
    const day = { visit, texts, log: new DayLog() };
    await test.step('the diarist enters and marks the dak', () => diaristsMorning(day));
    const cases = await test.step('the assistant receives, files and puts up', () => assistantsMorning(day));
    await test.step('the section officer returns, confirms and sends on', () => officersMorning(day, cases));
    const letter = await test.step('the branch officer approves and issues', () => branchOfficersNoon(day, cases));
    await test.step('the assistant answers the remarks', () => assistantsAfternoon(day, cases));
    await test.step('the dispatcher sends the letter out', () => dispatchersAfternoon(day, cases, letter));
    await test.step('the registers are compared with what was done', () => closingTime(day, { app: desk.app, folder: desk.dataFolder }));
    await desk.close();
    remove();
  });
}
