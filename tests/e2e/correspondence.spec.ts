import { AxeBuilder } from '@axe-core/playwright';
import { test } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { contentsPages, diariseScanned, reads } from './pages/correspondence.ts';
import { openReceipt, putInFile } from './pages/dak.ts';
import { openDemoDesk } from './pages/demo-desk.ts';
import { openFromCreated, openNewFile, writeNote } from './pages/files.ts';
import { expect } from './pages/hands.ts';
import { approve, draftIsSaved, fillDraft, newDraft } from './pages/letters.ts';
import { auditIsClean } from './pages/office.ts';
import { goTo, signIn } from './pages/session.ts';

const texts = {
  en: { file: 'Street lights', from: 'District Council', first: 'Lights on the ring road', second: 'Estimate of cost', third: 'Reminder', note: 'The estimate at C/7 may be seen.', more: 'Reply issued. As in para 1, see C/1-4.', to: 'Executive Engineer', body: 'The estimate is approved.' },
  ur: { file: 'سڑکوں کی بتیاں', from: 'ضلع کونسل', first: 'رنگ روڈ کی بتیاں', second: 'تخمینہ لاگت', third: 'یاد دہانی', note: 'تخمینہ صفحہ ۷/ص پر ملاحظہ ہو۔', more: 'جواب جاری ہوا۔ پیرا ۱ اور C/1-4 ملاحظہ ہوں۔', to: 'ایگزیکٹو انجینئر', body: 'تخمینہ منظور کیا جاتا ہے۔' },
  hi: { file: 'सड़कों की बत्तियाँ', from: 'जिला परिषद', first: 'रिंग रोड की बत्तियाँ', second: 'लागत का अनुमान', third: 'अनुस्मारक', note: 'अनुमान पृष्ठ ७/प पर देखें।', more: 'उत्तर जारी। पैरा १ और C/1-4 देखें।', to: 'कार्यपालक अभियंता', body: 'अनुमान स्वीकृत है।' },
} as const;
const pictures = process.env['DAFTAR_PICTURES'];
const languages = pictures ? (['en', 'ur', 'hi'] as const) : (['ur'] as const);

for (const language of languages) {
  test(`papers are numbered through, read across, docketed, flagged and linked from notes, in ${language}`, async () => {
    const { desk, visit } = await openDemoDesk(language, language === 'ur' ? 'pk' : 'in');
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
    const rows = window.getByTestId('contents').getByTestId('register-row');
    const flags = window.getByTestId('flagged').getByRole('button');

    const pin = await signIn(visit, 'officer');
    const file = await openNewFile(visit, text.file);
    const papers = [
      { from: text.from, subject: text.first, pages: 4 },
      { from: text.from, subject: text.second, pages: 3 },
      { from: text.from, subject: text.third, pages: 1 },
    ];
    const putIn = async (paper: (typeof papers)[number]) => {
      const number = await diariseScanned(visit, paper);
      await openReceipt(visit, 'created', number);
      await putInFile(visit, file);
    };
    const [first, second, third] = papers;
    if (!first || !second || !third) throw new Error('three papers');
    await putIn(first);
    await putIn(second);
    await openFromCreated(visit, file);
    await expect.poll(() => contentsPages(visit)).toEqual(['C/1-4', 'C/5-7']);
    await expect(window.getByTestId('dockets-0').getByTestId('docket')).toHaveCount(2);
    await expect(flags).toHaveCount(2);
    await hands.openRow(rows.first());
    await reads(visit, 'C/1');
    await hands.choose(window.getByTestId('paper-acts'), window.getByTestId('act-puc'));
    await expect(flags.first()).toContainText(words.say('correspondence.puc'));
    await expect(flags.nth(1)).toContainText(words.say('correspondence.fr'));
    await onScreen('flags');

    await writeNote(visit, [text.note]);
    await hands.press(window.getByTestId('reference-link'));
    await reads(visit, 'C/7');
    await onScreen('link');
    await hands.press(window.getByTestId('viewer-previous'));
    await reads(visit, 'C/6');
    await window.getByTestId('viewer-page-number').fill('C/4');
    await window.keyboard.press('Enter');
    await reads(visit, 'C/4');
    await hands.press(window.getByTestId('viewer-next'));
    await reads(visit, 'C/5');
    await hands.press(window.getByTestId('viewer-previous'));
    await reads(visit, 'C/4');

    await newDraft(visit, [language]);
    await fillDraft(visit, { languages: [language], subject: { [language]: text.second }, body: { [language]: [text.body] }, to: { name: text.to, address: text.from }, copyTo: text.from });
    await draftIsSaved(visit);
    const letter = await approve(visit, pin);
    await putIn(third);
    await openFromCreated(visit, file);
    await expect.poll(() => contentsPages(visit)).toEqual(['C/1-4', 'C/5-7', 'C/8', 'C/9']);
    await expect(window.getByTestId('dockets-1').getByTestId('docket')).toHaveCount(2);
    await expect(window.getByTestId('dockets-1').getByTestId('docket').first()).toContainText(letter);
    await expect(flags).toHaveCount(2);
    await hands.press(window.getByTestId('contents-order'));
    await expect(rows.nth(1)).toContainText('C/9');
    await hands.press(window.getByTestId('contents-order'));
    await rows.first().focus();
    await window.keyboard.press('ArrowDown');
    await window.keyboard.press('ArrowDown');
    await window.keyboard.press('Enter');
    await reads(visit, 'C/8');
    await window.getByTestId('viewer-scroll').focus();
    await window.keyboard.press('PageDown');
    await reads(visit, 'C/9');

    await hands.press(window.getByTestId('write-note'));
    await expect(window.getByTestId('note-editor')).toBeFocused();
    await window.keyboard.press('Control+Shift+KeyR');
    await expect(window.getByTestId('insert-reference-dialog')).toBeVisible();
    await window.keyboard.type('C/9');
    await hands.press(window.getByRole('option', { name: 'C/9' }).first());
    await onScreen('insert');
    await hands.press(window.getByTestId('insert-reference-confirm'));
    await expect(window.getByTestId('note-editor')).toContainText('C/9');
    await window.keyboard.type(` ${text.more}`);
    await expect(window.getByTestId('save-state')).toHaveAttribute('data-status', 'saved');
    await hands.press(window.getByTestId('confirm-note'));
    await expect(window.getByTestId('green-note')).toHaveCount(2);
    await expect(window.getByTestId('green-note').last().getByTestId('reference-link')).toHaveCount(3);
    await hands.press(window.getByTestId('green-note').last().getByTestId('reference-link').last());
    await reads(visit, 'C/1');
    await onScreen('whole');
    await hands.choose(window.getByTestId('paper-acts'), window.getByTestId('act-dealt-with'));
    await expect(flags).toHaveCount(1);
    await goTo(visit, 'office');
    expect(await auditIsClean(visit)).toBe(true);
    expect(found).toEqual({});
    await desk.close();
  });
}
