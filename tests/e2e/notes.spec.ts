import { AxeBuilder } from '@axe-core/playwright';
import { test } from '@playwright/test';
import { openDemoDesk } from './pages/demo-desk.ts';
import { openFromInbox, openNewFile, putUp, returnFile } from './pages/files.ts';
import { expect } from './pages/hands.ts';
import { newDraft } from './pages/letters.ts';
import { auditIsClean } from './pages/office.ts';
import { pictures, takePictures } from './pages/picture.ts';
import { goTo, signIn, signOut } from './pages/session.ts';
import { button } from './pages/visit.ts';

const texts = {
  en: { subject: 'Repair of the roof', dictated: 'The roof leaks and may be repaired at once.', edited: 'Sanction is within the powers of this office.', remarks: 'Please add the amount.', amount: 'The amount is 4,50,000.', title: 'Sanction within powers', search: 'sanction pow' },
  ur: { subject: 'چھت کی مرمت', dictated: 'چھت ٹپکتی ہے، فوری مرمت کی جائے۔', edited: 'منظوری اس دفتر کے اختیار میں ہے۔', remarks: 'براہِ کرم رقم لکھیں۔', amount: 'رقم 4,50,000 ہے۔', title: 'اختیار میں منظوری', search: 'اختيار منظوري' },
  hi: { subject: 'छत की मरम्मत', dictated: 'छत टपकती है, तुरंत मरम्मत कराई जाए।', edited: 'स्वीकृति इस कार्यालय के अधिकार में है।', remarks: 'कृपया राशि जोड़ें।', amount: 'राशि 4,50,000 है।', title: 'अधिकार में स्वीकृति', search: 'अधिकार स्वीक' },
} as const;
const languages = pictures ? (['en', 'ur', 'hi'] as const) : (['ur'] as const);

for (const language of languages) {
  test(`a note is dictated, edited, sent back, compared, signed, kept as a precedent and printed, in ${language}`, async () => {
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
    const yellow = window.getByTestId('yellow-note');
    const editor = yellow.getByRole('textbox', { name: words.say('notes.yellow') });
    const addParagraph = async (line: string) => {
      await editor.click();
      await window.keyboard.press('Control+End');
      if ((await editor.innerText()).trim() !== '') await window.keyboard.press('Enter');
      await window.keyboard.insertText(line);
      await expect(yellow.getByTestId('save-state')).toHaveAttribute('data-status', 'saved');
    };

    await signIn(visit, 'assistant');
    const number = await openNewFile(visit, text.subject);
    await hands.press(window.getByTestId('write-note'));
    await addParagraph(text.dictated);
    await hands.press(window.getByTestId('discard-note'));
    await hands.press(window.getByTestId('discard-note-confirm'));
    await hands.press(window.getByTestId('restore-note'));
    await expect(editor).toContainText(text.dictated);
    await newDraft(visit, [language]);
    const subject = window.getByTestId(`subject-${language}`);
    const writeSubject = async (words: string) => {
      await hands.write(subject, words);
      await expect(window.getByTestId('save-state')).toHaveAttribute('data-status', 'saved');
    };
    await writeSubject(text.dictated);
    await hands.press(window.getByTestId('letter-draft').locator('button.link'));
    await expect(editor).toContainText(text.dictated);
    await putUp(visit, 'officer', () => onScreen('send-with-yellow'));
    await signOut(visit);

    await signIn(visit, 'officer');
    await openFromInbox(visit, number);
    await expect(window.getByTestId('yellow-authors')).toBeVisible();
    await addParagraph(text.edited);
    await onScreen('yellow-edited');
    await returnFile(visit, text.remarks);
    await signOut(visit);

    await signIn(visit, 'assistant');
    await openFromInbox(visit, number);
    await expect(window.getByTestId('standing-remarks')).toContainText(text.remarks);
    await addParagraph(text.amount);
    await hands.press(window.getByTestId('note-versions'));
    await expect(window.getByTestId('compare-added').locator('ins')).toContainText(text.amount);
    await onScreen('note-versions');
    await window.keyboard.press('Escape');
    await hands.press(window.getByTestId('open-letter'));
    await writeSubject(text.edited);
    await hands.press(window.getByTestId('draft-versions'));
    await expect(window.getByTestId('compare-removed').locator('del').first()).toBeVisible();
    await expect(window.getByTestId('compare-added').locator('ins').first()).toBeVisible();
    await onScreen('draft-versions');
    await hands.press(window.getByTestId('restore-version'));
    await expect(subject).toHaveValue(text.dictated);
    await expect(window.getByTestId('save-state')).toHaveAttribute('data-status', 'saved');
    await hands.press(window.getByTestId('letter-draft').locator('button.link'));
    await putUp(visit, 'officer');
    await signOut(visit);

    await signIn(visit, 'officer');
    await openFromInbox(visit, number);
    await expect(editor).toContainText(text.amount);
    await hands.press(window.getByTestId('confirm-note'));
    await expect(window.getByTestId('green-note')).toHaveCount(1);
    await expect(window.getByTestId('drafted-by')).not.toBeEmpty();
    await onScreen('green-note');
    await hands.press(window.getByTestId('keep-precedent'));
    const keep = window.getByTestId('keep-precedent-dialog');
    await hands.write(keep.getByLabel(words.say('notes.precedentTitle')), text.title);
    await keep.getByRole('checkbox').first().press('Space');
    await onScreen('keep-precedent');
    await hands.press(window.getByTestId('keep-precedent-confirm'));
    await expect(keep).toBeHidden();

    await hands.press(window.getByTestId('write-note'));
    await editor.click();
    await window.keyboard.press('Control+Shift+KeyP');
    await window.getByTestId('precedent-search').fill(text.search);
    await expect(window.getByTestId('precedent')).toHaveCount(1);
    await onScreen('precedents');
    await window.keyboard.press('ArrowDown');
    await window.keyboard.press('Enter');
    await expect(window.getByTestId('precedents-dialog')).toBeHidden();
    await expect(editor).toContainText(text.edited);
    await expect(yellow.getByTestId('save-state')).toHaveAttribute('data-status', 'saved');
    await hands.press(button(visit, 'notes.confirm'));
    await expect(window.getByTestId('green-note')).toHaveCount(2);

    await hands.press(window.getByTestId('notesheet-paper'));
    await expect(window.getByTestId('paper-dialog').locator('canvas').first()).toBeVisible();
    await onScreen('notesheet-paper');
    await window.keyboard.press('Escape');
    expect(found).toEqual({});
    await goTo(visit, 'office');
    expect(await auditIsClean(visit)).toBe(true);
    await desk.close();
  });
}
