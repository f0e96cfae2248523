import { AxeBuilder } from '@axe-core/playwright';
import { test } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { diariseKnown, diariseNew, markTo, openDiaryForm, openReceipt, putInFile, seePaper } from './pages/dak.ts';
import { openDemoDesk } from './pages/demo-desk.ts';
import { openNewFile } from './pages/files.ts';
import { expect } from './pages/hands.ts';
import { auditIsClean } from './pages/office.ts';
import { goTo, signIn, signOut } from './pages/session.ts';

const texts = {
  en: { organisation: 'District Council, Demonstration Town', begun: 'Distr', first: 'Repair of street lights', second: 'Reminder: street lights' },
  ur: { organisation: 'ضلع کونسل نمائشی شہر', begun: 'ضلع', first: 'گلیوں کی روشنیوں کی مرمت', second: 'یاد دہانی: گلیوں کی روشنیاں' },
  hi: { organisation: 'ज़िला परिषद, प्रदर्शन नगर', begun: 'ज़िला', first: 'गली की बत्तियों की मरम्मत', second: 'अनुस्मारक: गली की बत्तियाँ' },
} as const;
/** A folder for pictures of the screens, where somebody wants to look at them; then all three languages are shown. */
const pictures = process.env['DAFTAR_PICTURES'];
const languages = pictures ? (['en', 'ur', 'hi'] as const) : (['ur'] as const);
const quickSeconds = 20;

for (const language of languages) {
  test(`a clerk diarises with the keyboard, the officer receives and puts the paper in a file, in ${language}`, async () => {
    const { desk, visit } = await openDemoDesk(language, language === 'hi' ? 'in' : 'pk');
    const { window, words, hands } = visit;
    const text = texts[language];
    const found: Record<string, string[]> = {};
    const onScreen = async (name: string) => {
      const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
      if (serious.length > 0) found[name] = serious;
      if (!pictures) return;
      mkdirSync(pictures, { recursive: true });
      await window.screenshot({ path: join(pictures, `${language}-${name}.png`) });
    };

    await signIn(visit, 'dispatcher');
    await openDiaryForm(visit);
    await onScreen('form');
    const first = await diariseNew(visit, text.organisation, { number: 'KMC/12-3', subject: text.first, enclosures: '2' });
    const started = Date.now();
    const second = await diariseKnown(visit, text.begun, { number: 'KMC/12-9', subject: text.second });
    expect(Date.now() - started).toBeLessThan(quickSeconds * 1000);
    expect(second).toBe(first.replace(/^1/, '2'));
    await hands.write(window.getByTestId('sender-organisation'), text.organisation);
    await hands.write(window.getByTestId('letter-number'), 'kmc / 12-3');
    await expect(window.getByTestId('duplicates')).toContainText(first);
    await onScreen('duplicate');

    await openReceipt(visit, 'created', first);
    await markTo(visit, 'officer');
    await expect(window.getByTestId('receipt-movement')).toContainText(words.say('dak.notReceived'));
    await seePaper(visit, 'receipt-slip', () => onScreen('slip'));
    await seePaper(visit, 'receipt-label', () => onScreen('label'));
    await goTo(visit, 'dak');
    await hands.press(window.getByTestId('folder-created'));
    await expect(window.getByRole('row').filter({ hasText: second })).toBeVisible();
    await onScreen('list');
    await signOut(visit);

    await signIn(visit, 'officer');
    const fileNumber = await openNewFile(visit, text.first);
    await openReceipt(visit, 'inbox', first);
    await expect(window.getByTestId('receipt-put')).toBeHidden();
    await onScreen('receive');
    await hands.press(window.getByTestId('receipt-receive'));
    await putInFile(visit, fileNumber);
    await expect(window.getByTestId('receipt')).toContainText(words.say('dak.state_in-file'));
    await onScreen('receipt');
    await hands.press(window.getByTestId('receipt-open-file'));
    await expect(window.getByTestId('contents')).toContainText(first);
    await onScreen('file');
    await goTo(visit, 'office');
    expect(await auditIsClean(visit)).toBe(true);
    await signOut(visit);

    await signIn(visit, 'dispatcher');
    await goTo(visit, 'dak');
    await seePaper(visit, 'diary-paper', () => onScreen('register'));
    expect(found).toEqual({});
    await desk.close();
  });
}
