import { AxeBuilder } from '@axe-core/playwright';
import { test } from '@playwright/test';
import { diariseKnown, diariseNew, openDiaryForm, openReceipt, seePaper } from './pages/dak.ts';
import { openDemoDesk } from './pages/demo-desk.ts';
import { openFromInbox, openNewFile, returnFile } from './pages/files.ts';
import { expect } from './pages/hands.ts';
import { confirm, dueToday, findPost, giveCharge, markRows, openTab, rowOf } from './pages/movement.ts';
import { auditIsClean } from './pages/office.ts';
import { pictures, takePictures } from './pages/picture.ts';
import { goTo, postName, signIn, signOut } from './pages/session.ts';
import { button, dialog } from './pages/visit.ts';

const texts = {
  en: { organisation: 'District Council', begun: 'Distr', subject: 'Repair of street lights', folder: 'Budget', remarks: 'Add the estimate.' },
  ur: { organisation: 'ضلع کونسل', begun: 'ضلع', subject: 'گلیوں کی روشنیوں کی مرمت', folder: 'بجٹ', remarks: 'تخمینہ شامل کیجیے۔' },
  hi: { organisation: 'ज़िला परिषद', begun: 'ज़िला', subject: 'गली की बत्तियों की मरम्मत', folder: 'बजट', remarks: 'अनुमान जोड़ें।' },
} as const;
const languages = pictures ? (['en', 'ur', 'hi'] as const) : (['ur'] as const);

for (const language of languages) {
  test(`receipts and files go between posts, one and many, and charge is taken over, in ${language}`, async () => {
    const { desk, visit } = await openDemoDesk(language, language === 'hi' ? 'in' : 'pk');
    const { window, words, hands } = visit;
    const text = texts[language];
    const found: Record<string, string[]> = {};
    const onScreen = async (name: string) => {
      const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
      if (serious.length > 0) found[name] = serious;
      await takePictures(window, `${language}-${name}`);
    };

    await signIn(visit, 'dispatcher');
    await openDiaryForm(visit);
    const first = await diariseNew(visit, text.organisation, { number: 'KMC/12-3', subject: text.subject });
    const second = await diariseKnown(visit, text.begun, { number: 'KMC/12-9', subject: text.subject });
    await openReceipt(visit, 'created', first);
    await hands.press(window.getByTestId('receipt-mark'));
    await findPost(visit, 'files.to', 'officer');
    await confirm(visit, 'dak.markNow');
    await hands.press(window.getByTestId('receipt-pull-back'));
    await expect(window.getByTestId('receipt-mark')).toBeVisible();
    await expect(window.getByTestId('receipt-movement')).toHaveCount(2);
    await onScreen('pulled-back');
    await goTo(visit, 'dak');
    await markRows(visit, [first, second]);
    await onScreen('dak-selection');
    await hands.press(window.getByTestId('mark-marked'));
    await findPost(visit, 'files.to', 'officer');
    await hands.choose(window.getByTestId('copy-to').getByRole('button'), window.getByRole('option', { name: words.name(postName('assistant')) }));
    await expect(window.getByTestId('copy-posts')).toContainText(words.name(postName('assistant')));
    await onScreen('mark-many');
    await confirm(visit, 'dak.markNow');
    await expect(window.getByTestId('empty')).toBeVisible();
    await signOut(visit);

    await signIn(visit, 'assistant');
    await goTo(visit, 'dak');
    await openTab(visit, 'copies');
    await hands.openRow(rowOf(visit, second));
    await onScreen('copy');
    await hands.press(window.getByTestId('copy-noted'));
    await expect(window.getByTestId('copy-noted')).toBeHidden();
    await goTo(visit, 'dak');
    await openTab(visit, 'copies');
    await expect(rowOf(visit, first)).toBeVisible();
    await expect(rowOf(visit, second)).toBeHidden();
    const files = [await openNewFile(visit, `${text.subject} 1`), await openNewFile(visit, `${text.subject} 2`), await openNewFile(visit, `${text.subject} 3`)] as const;
    await goTo(visit, 'inbox');
    await markRows(visit, files);
    await hands.press(window.getByTestId('send-marked'));
    await findPost(visit, 'files.to', 'officer');
    await dueToday(visit, 'send');
    await onScreen('send-many');
    await confirm(visit, 'files.putUpNow');
    await openTab(visit, 'followed');
    await expect(window.getByTestId('register-row')).toHaveCount(3);
    await onScreen('followed');
    await signOut(visit);

    await signIn(visit, 'officer');
    await goTo(visit, 'dak');
    await markRows(visit, [first, second]);
    await hands.press(window.getByTestId('receive-marked'));
    await expect(window.getByTestId('selection-bar')).toBeHidden();
    await goTo(visit, 'inbox');
    await openTab(visit, 'due');
    await expect(window.getByTestId('register-row')).toHaveCount(3);
    await onScreen('due');
    await markRows(visit, [files[2]]);
    await hands.press(window.getByTestId('keep-marked'));
    await hands.write(window.getByTestId('keep-new'), text.folder);
    await onScreen('keep');
    await confirm(visit, 'movement.keepNow');
    await hands.press(window.getByTestId('own-folder'));
    await expect(rowOf(visit, files[2])).toBeVisible();
    await onScreen('own-folder');
    await openFromInbox(visit, files[0]);
    await hands.press(window.getByTestId('reply'));
    await onScreen('reply');
    await confirm(visit, 'files.replyNow');
    await openFromInbox(visit, files[1]);
    await returnFile(visit, text.remarks);
    await signOut(visit);

    await signIn(visit, 'registrar');
    await goTo(visit, 'office');
    await giveCharge(visit, 'officer', language === 'en' ? 'Demo Person A' : language === 'ur' ? 'نمائشی فرد الف' : 'नमूना व्यक्ति क');
    await confirm(visit, 'office.giveNow');
    expect(await auditIsClean(visit)).toBe(true);
    await signOut(visit);

    await signIn(visit, 'assistant');
    await goTo(visit, 'inbox');
    await openTab(visit, 'followed');
    await expect(rowOf(visit, files[2])).toBeVisible();
    await expect(window.getByTestId('register-row')).toHaveCount(1);
    await hands.choose(window.getByTestId('who'), window.getByRole('menuitem', { name: words.name(postName('officer')) }));
    await goTo(visit, 'inbox');
    await hands.press(window.getByTestId('own-folder'));
    await expect(rowOf(visit, files[2])).toBeVisible();
    await goTo(visit, 'dak');
    await expect(rowOf(visit, first)).toBeVisible();
    await goTo(visit, 'sent');
    await hands.press(window.getByTestId('movement-register-open'));
    await expect(window.getByTestId('register-row')).toHaveCount(5);
    await onScreen('register');
    await seePaper(visit, 'movement-paper', () => onScreen('register-paper'));
    await seePaper(visit, 'handing-over', () => onScreen('handing-over'));
    await expect(button(visit, 'movement.registerPaper')).toBeVisible();
    await expect(dialog(visit)).toBeHidden();
    expect(found).toEqual({});
    await desk.close();
  });
}
