import { expect, test } from '@playwright/test';
import type { Language } from '../../preload/contract/values.ts';
import { barriers } from './pages/barriers.ts';
import { openDemoDesk } from './pages/demo-desk.ts';
import { openNewFile } from './pages/files.ts';
import { approve, fillDraft, newDraft } from './pages/letters.ts';
import { goTo, signIn } from './pages/session.ts';

const letter = {
  languages: ['ur'],
  subject: { ur: 'ریکارڈ روم کی مرمت' },
  body: { ur: ['تمام سرکاری مراسلات کِتابوں کی صورت میں محفوظ کی جائیں گی۔'] },
  to: { name: 'ایگزیکٹو انجینئر', address: 'نہر روڈ' },
  copyTo: 'محافظ خانہ',
} as const;

const inDevanagari = (number: string) => number.replace(/\d/gu, (digit) => String.fromCodePoint(0x0966 + Number(digit)));

for (const language of ['ur', 'hi'] satisfies Language[]) {
  test(`in ${language} a letter is found by half a word in Urdu and by its number in Devanagari digits, and Enter opens it`, async () => {
    const { desk, visit } = await openDemoDesk(language, 'pk');
    const { window, words } = visit;
    const palette = window.getByTestId('palette');
    const pin = await signIn(visit, 'officer');
    await openNewFile(visit, 'Record room');
    await newDraft(visit, letter.languages);
    await fillDraft(visit, letter);
    const number = await approve(visit, pin);
    const found = palette.getByRole('option').filter({ hasText: number });

    await goTo(visit, 'inbox');
    await window.keyboard.press('Control+KeyK');
    await window.keyboard.type('حفوظ');
    await expect(palette.getByRole('group', { name: words.say('search.kind_letter') })).toBeVisible();
    await expect(found.locator('mark')).toHaveText(['محفوظ']);
    expect(await barriers(window)).toEqual([]);
    await expect(palette.locator('[role=option][data-focused]')).toContainText(number);
    await window.keyboard.press('Enter');
    await expect(palette).toBeHidden();
    await expect(window.getByTestId('letter-number')).toHaveText(number);

    await goTo(visit, 'inbox');
    await window.keyboard.press('Control+KeyK');
    await window.keyboard.type(inDevanagari(number));
    await expect(palette.locator('[role=option][data-focused]')).toContainText(number);
    await window.keyboard.press('Enter');
    await expect(window.getByTestId('letter-number')).toHaveText(number);

    await window.keyboard.press('Control+KeyF');
    await expect(window.getByTestId('empty')).toContainText(words.say('search.emptyTitle'));
    expect(await barriers(window)).toEqual([]);
    await window.keyboard.type('\u0643\u062A\u0627\u0628');
    const result = window.getByTestId('search-results').getByRole('option').filter({ hasText: number });
    await expect(result.locator('mark')).toHaveText(['کِتابوں']);
    await expect(window.getByTestId('search-count')).toHaveText(words.say('search.count', { count: 1 }));
    expect(await barriers(window)).toEqual([]);
    await window.screenshot({ path: test.info().outputPath(`results-${language}.png`) });
    await result.click();
    await expect(window.getByTestId('letter-number')).toHaveText(number);
    await window.keyboard.press('Alt+ArrowLeft');
    await expect(result).toBeVisible();

    await window.keyboard.press('Control+KeyK');
    await window.keyboard.type('RECORD');
    await palette.getByRole('option', { name: words.say('search.allResults') }).click();
    await expect(window.getByTestId('search-results').getByRole('option')).toContainText(['Record room']);
    await desk.close();
  });
}
