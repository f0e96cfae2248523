import { AxeBuilder } from '@axe-core/playwright';
import { test, type Page } from '@playwright/test';
import { diariseCover, diariseKnown, diariseNew, markTo, openDiaryForm, openReceipt, putInFile, seeDiaryPaper, seePaper } from './pages/dak.ts';
import { addCategory, chaseAndReceive, closePaper, mailFile, openRegistryList } from './pages/dak-registry.ts';
import { openDemoDesk } from './pages/demo-desk.ts';
import { openNewFile } from './pages/files.ts';
import { expect } from './pages/hands.ts';
import { findPost, markFromTop, markRows, rowOf } from './pages/movement.ts';
import { auditIsClean } from './pages/office.ts';
import { pictures, takePictures } from './pages/picture.ts';
import { dropFile, scriptedPdf } from './pages/scans.ts';
import { goTo, postName, signIn, signOut } from './pages/session.ts';
import { dialog } from './pages/visit.ts';

const texts = {
  en: { organisation: 'District Council, Demonstration Town', begun: 'Distr', first: 'Repair of street lights', second: 'Reminder: street lights', leave: 'Application for casual leave' },
  ur: { organisation: 'ضلع کونسل نمائشی شہر', begun: 'ضلع', first: 'گلیوں کی روشنیوں کی مرمت', second: 'یاد دہانی: گلیوں کی روشنیاں', leave: 'درخواست برائے اتفاقیہ رخصت' },
  hi: { organisation: 'ज़िला परिषद, प्रदर्शन नगर', begun: 'ज़िला', first: 'गली की बत्तियों की मरम्मत', second: 'अनुस्मारक: गली की बत्तियाँ', leave: 'आकस्मिक अवकाश का आवेदन' },
} as const;
/** All three where somebody wants to look at the pictures. */
const languages = pictures ? (['en', 'ur', 'hi'] as const) : (['ur'] as const);
const quickSeconds = 20;

type Language = (typeof languages)[number];

/** Looks at each screen for what hinders its reader, and keeps a picture where pictures are wanted. */
function watch(window: Page, language: Language) {
  const found: Record<string, string[]> = {};
  const onScreen = async (name: string) => {
    const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
    if (serious.length > 0) found[name] = serious;
    await takePictures(window, `${language}-${name}`);
  };
  return { found, onScreen };
}

for (const language of languages) {
  test(`a clerk diarises with the keyboard, the officer receives and puts the paper in a file, in ${language}`, async () => {
    const { desk, visit } = await openDemoDesk(language, language === 'hi' ? 'in' : 'pk');
    const { window, words, hands } = visit;
    const text = texts[language];
    const { found, onScreen } = watch(window, language);

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
    await seeDiaryPaper(visit, () => onScreen('register'));
    expect(found).toEqual({});
    await desk.close();
  });

  test(`the registry tracks enclosures, acknowledgements, invoices and e-mails, in ${language}`, async () => {
    const { desk, visit } = await openDemoDesk(language, language === 'hi' ? 'in' : 'pk');
    const { window, words, hands } = visit;
    const { keyboard } = window;
    const text = texts[language];
    const { found, onScreen } = watch(window, language);

    await signIn(visit, 'registrar');
    await addCategory(visit, text.first);
    await onScreen('categories');
    await signOut(visit);

    await signIn(visit, 'dispatcher');
    await openDiaryForm(visit);
    await keyboard.type(text.organisation);
    await keyboard.press('Alt+KeyM');
    await hands.write(window.getByTestId('sender-postcode'), '12');
    await hands.choose(window.getByTestId('category').getByRole('button'), window.getByRole('option', { name: text.first }));
    await onScreen('more');
    await hands.write(window.getByTestId('letter-number'), 'KMC/44');
    await hands.write(window.getByTestId('enclosures'), '3');
    await hands.write(window.getByTestId('receipt-subject'), text.first);
    await hands.tick(window.getByRole('checkbox', { name: words.say('dak.acknowledge') }));
    await hands.tick(window.getByRole('checkbox', { name: words.say('dak.enclosuresMissing') }));
    await hands.write(window.getByTestId('missing-count'), '2');
    await hands.write(window.getByTestId('missing-which'), text.second);
    await keyboard.press('Control+Enter');
    await expect(window.getByTestId('more-about-sender')).toContainText(words.say(language === 'hi' ? 'dak.postcodeWrong_in' : 'dak.postcodeWrong_pk'));
    await hands.write(window.getByTestId('sender-postcode'), language === 'hi' ? '110001' : '54000');
    await onScreen('missing');
    await keyboard.press('Alt+KeyM');
    await expect(window.getByTestId('sender-postcode')).toBeHidden();
    await window.getByTestId('receipt-subject').focus();
    await keyboard.press('Alt+Enter');
    const first = (await window.getByTestId('given').getAttribute('data-number')) ?? '';
    await expect(window.getByTestId('receipt-subject')).toHaveValue(text.first);
    await expect(window.getByTestId('letter-number')).toHaveValue('');
    await hands.write(window.getByTestId('receipt-subject'), text.leave);
    await expect(window.getByTestId('do-not-diarise')).toBeVisible();
    await onScreen('hint');
    await hands.write(window.getByTestId('receipt-subject'), text.second);
    await keyboard.press('Control+Shift+Enter');
    await findPost(visit, 'files.to', 'officer');
    await hands.press(window.getByTestId('mark-confirm'));
    await expect(dialog(visit)).toBeHidden();
    await openReceipt(visit, 'created', first);
    await expect(window.getByTestId('enclosures-awaited')).toContainText(text.second);
    await markTo(visit, 'officer');

    await goTo(visit, 'dak');
    await hands.press(window.getByTestId('folder-all'));
    await hands.tick(window.getByRole('checkbox', { name: words.say('dak.onlyMissing') }));
    await expect(window.getByTestId('register-row')).toHaveCount(1);
    await onScreen('filter');
    await hands.openRow(rowOf(visit, first));
    await chaseAndReceive(visit, text.second, () => onScreen('chased'));

    await openRegistryList(visit, 'acknowledgements');
    await markFromTop(visit, 2);
    await hands.press(window.getByTestId('slips-print'));
    await expect(dialog(visit).locator('canvas').first()).toBeVisible();
    await onScreen('slips');
    await hands.press(window.getByTestId('slips-printed'));
    await expect(window.getByTestId('register-row').filter({ hasText: words.say('dak.acknowledgement_printed') })).toHaveCount(2);
    await expect(dialog(visit)).toBeHidden();
    await markRows(visit, [first]);
    await hands.press(window.getByTestId('slips-sent'));
    await hands.press(window.getByTestId('slips-sent-confirm'));
    await expect(rowOf(visit, first)).toContainText(words.say('dak.acknowledgement_sent'));
    await onScreen('acknowledgements');

    await openRegistryList(visit, 'invoices');
    const line = window.getByTestId('register-row');
    await expect(line).toContainText(words.say('dak.invoiceState_open'));
    await hands.markRow(line);
    await hands.press(window.getByTestId('make-invoice'));
    await expect(line).toContainText(words.say('dak.invoiceState_out'));
    await hands.markRow(line);
    await onScreen('invoices');
    await seePaper(visit, 'invoice-paper', () => onScreen('invoice'));
    await hands.press(window.getByTestId('invoice-return'));
    await dropFile(visit, { name: 'signed.pdf', type: 'application/pdf', bytes: await scriptedPdf(1) });
    await expect(window.getByTestId('taken-scan')).toContainText('signed');
    await onScreen('invoice-return');
    await hands.press(window.getByTestId('invoice-return-confirm'));
    await expect(line).toContainText(words.say('dak.invoiceState_returned'));
    await hands.markRow(line);
    await hands.press(window.getByTestId('invoice-scan'));
    await expect(dialog(visit).locator('canvas').first()).toBeVisible();
    await closePaper(visit);

    await openDiaryForm(visit);
    await dropFile(visit, mailFile(text.first, await scriptedPdf(2)));
    await expect(window.getByTestId('staged-scan')).toHaveCount(2);
    await expect(window.getByTestId('mail-not-taken')).toContainText('setup.exe');
    await expect(window.getByTestId('sender-name')).toHaveValue('Example Clerk');
    await expect(window.getByTestId('receipt-subject')).toHaveValue(text.first);
    await onScreen('mail');
    await window.getByTestId('receipt-subject').focus();
    await keyboard.press('Control+Enter');
    await expect(window.getByTestId('given')).toBeVisible();
    await goTo(visit, 'office');
    expect(await auditIsClean(visit)).toBe(true);
    expect(found).toEqual({});
    await desk.close();
  });

  test(`a closed cover is completed by its addressee and stays hidden from others, in ${language}`, async () => {
    const { desk, visit } = await openDemoDesk(language, language === 'hi' ? 'in' : 'pk');
    const { window, words, hands } = visit;
    const text = texts[language];
    const { found, onScreen } = watch(window, language);

    await signIn(visit, 'dispatcher');
    await openDiaryForm(visit);
    const cover = await diariseCover(visit, 'secret', words.name(postName('officer')));
    await openReceipt(visit, 'created', cover);
    await markTo(visit, 'officer');
    await signOut(visit);

    await signIn(visit, 'officer');
    await openReceipt(visit, 'inbox', cover);
    await expect(window.getByTestId('receipt-complete')).toBeHidden();
    await hands.press(window.getByTestId('receipt-receive'));
    await hands.press(window.getByTestId('receipt-complete'));
    await hands.write(dialog(visit).getByTestId('sender-organisation'), text.organisation);
    await hands.write(dialog(visit).getByTestId('receipt-subject'), text.second);
    await onScreen('complete');
    await hands.press(window.getByTestId('complete-confirm'));
    await expect(dialog(visit)).toBeHidden();
    await expect(window.getByTestId('receipt')).toContainText(text.second);
    await expect(window.getByTestId('receipt')).toContainText(words.say('dak.completedBy'));
    await expect(window.getByTestId('receipt-complete')).toBeHidden();
    await onScreen('completed');
    await signOut(visit);

    await signIn(visit, 'assistant');
    await goTo(visit, 'dak');
    await hands.press(window.getByTestId('folder-all'));
    const row = rowOf(visit, cover);
    await expect(row).toContainText(words.say('frame.confidential'));
    await expect(row).not.toContainText(text.second);
    await expect(row).not.toContainText(text.organisation);
    await onScreen('hidden-row');
    await hands.openRow(row);
    await expect(window.getByTestId('receipt')).toContainText(words.say('dak.hiddenText'));
    await expect(window.getByTestId('receipt')).not.toContainText(text.second);
    await onScreen('hidden');
    expect(found).toEqual({});
    await desk.close();
  });
}
