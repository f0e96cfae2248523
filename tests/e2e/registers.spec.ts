import { AxeBuilder } from '@axe-core/playwright';
import { test } from '@playwright/test';
import { diariseNew, openDiaryForm, seePaper } from './pages/dak.ts';
import { openDemoDesk } from './pages/demo-desk.ts';
import { expect } from './pages/hands.ts';
import { confirm } from './pages/movement.ts';
import { pictures, takePictures } from './pages/picture.ts';
import { signIn } from './pages/session.ts';
import { dialog } from './pages/visit.ts';

const languages = pictures ? (['en', 'ur', 'hi'] as const) : (['ur'] as const);
const texts = {
  en: { organisation: 'District Council', subject: 'Repair of street lights' },
  ur: { organisation: 'ضلع کونسل', subject: 'گلیوں کی روشنیوں کی مرمت' },
  hi: { organisation: 'ज़िला परिषद', subject: 'गली की बत्तियों की मरम्मत' },
} as const;

for (const language of languages) {
  test(`a register is chosen, seen and printed, and stamps are entered, in ${language}`, async () => {
    const { desk, visit } = await openDemoDesk(language, language === 'hi' ? 'in' : 'pk');
    const { window, words, hands } = visit;
    const text = texts[language];
    const choose = (name: string) => hands.choose(window.getByTestId('register-name').getByRole('button'), window.getByRole('option', { name: words.say(`registers.name_${name}`), exact: true }));
    const onScreen = async (name: string) => {
      await takePictures(window, `${language}-${name}`);
    };
    await signIn(visit, 'dispatcher');
    await openDiaryForm(visit);
    const number = await diariseNew(visit, text.organisation, { number: 'KMC/12-3', subject: text.subject });
    await window.keyboard.press('Control+KeyR');
    const rows = window.getByTestId('registers-register').getByTestId('register-row');
    await expect(rows).toHaveCount(1);
    await expect(rows.first()).toContainText(number);
    await expect(rows.first()).toContainText(text.subject);
    await onScreen('diary');
    const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual([]);
    await seePaper(visit, 'register-paper', () => onScreen('diary-paper'));
    await choose('postage');
    await expect(window.getByTestId('empty')).toBeVisible();
    await hands.press(window.getByTestId('receive-postage'));
    await hands.write(dialog(visit).getByTestId('stamps-amount'), '2500.50');
    await confirm(visit, 'registers.enter');
    await expect(rows).toHaveCount(1);
    await onScreen('postage');
    await choose('pending');
    await hands.press(window.getByTestId('make-statement'));
    await onScreen('make-statement');
    await confirm(visit, 'registers.makeStatement');
    await expect(window.getByTestId('make-statement')).toHaveCount(0);
    await onScreen('statement');
    await desk.close();
  });
}
