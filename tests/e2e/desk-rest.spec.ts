import { AxeBuilder } from '@axe-core/playwright';
import { test } from '@playwright/test';
import { diariseNew, openDiaryForm } from './pages/dak.ts';
import { openFromInbox, openNewFile, putUp, signOnly, writeNote } from './pages/files.ts';
import { expect } from './pages/hands.ts';
import { approve, fillDraft, newDraft, openLetter } from './pages/letters.ts';
import { rowOf } from './pages/movement.ts';
import { officePosts, openOfficeDesk } from './pages/office-desk.ts';
import { auditIsClean } from './pages/office.ts';
import { pictures, takePictures } from './pages/picture.ts';
import { dropFile, scriptedPdf } from './pages/scans.ts';
import { goTo, signIn, signOut } from './pages/session.ts';
import { button, dialog } from './pages/visit.ts';

const languages = pictures ? (['en', 'ur', 'hi'] as const) : (['hi'] as const);
const texts = {
  en: { organisation: 'District Council', subject: 'Repair of street lights', reason: 'Entered twice', mistaken: 'Opened twice', note: 'The bridge may be repaired.', letter: 'Repair of the bridge', to: 'Executive Engineer' },
  ur: { organisation: 'ضلع کونسل', subject: 'گلیوں کی روشنیوں کی مرمت', reason: 'دو بار درج ہوا', mistaken: 'دو بار کھولی گئی', note: 'پل کی مرمت کی جائے۔', letter: 'پل کی مرمت', to: 'ایگزیکٹو انجینئر' },
  hi: { organisation: 'ज़िला परिषद', subject: 'गली की बत्तियों की मरम्मत', reason: 'दो बार दर्ज हुआ', mistaken: 'दो बार खोली गई', note: 'पुल की मरम्मत की जाए।', letter: 'पुल की मरम्मत', to: 'कार्यपालक अभियंता' },
} as const;

for (const language of languages) {
  test(`what was made by mistake goes to the bin and back, a letter is signed by hand too, and the third officer is warned of, in ${language}`, async () => {
    test.setTimeout(240_000);
    const { desk, visit, remove } = await openOfficeDesk(language, language === 'hi' ? 'in' : 'pk');
    const { window, words, hands } = visit;
    const text = texts[language];
    const found: Record<string, string[]> = {};
    const onScreen = async (name: string) => {
      const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
      if (serious.length > 0) found[name] = serious;
      await takePictures(window, `${language}-${name}`);
    };
    const openBin = async () => {
      await goTo(visit, 'created');
      await hands.press(window.getByTestId('bin-open'));
      await expect(window.getByTestId('bin')).toBeVisible();
    };

    await signIn(visit, officePosts.diarist);
    await openDiaryForm(visit);
    const number = await diariseNew(visit, text.organisation, { number: 'KMC/12', subject: text.subject });
    await goTo(visit, 'dak');
    await hands.openRow(rowOf(visit, number));
    await hands.press(window.getByTestId('receipt-bin'));
    await dialog(visit).getByTestId('bin-reason').fill(text.reason);
    await onScreen('bin-dialog');
    await hands.press(dialog(visit).getByTestId('bin-confirm'));
    await expect(window.getByTestId('receipt')).toContainText(words.say('dak.state_binned'));
    await onScreen('receipt-in-bin');
    await window.keyboard.press('Control+KeyR');
    const lines = window.getByTestId('registers-register').getByTestId('register-row');
    await expect(lines.filter({ hasText: number })).toContainText(text.reason);
    await expect(lines.filter({ hasText: number }).locator('s').first()).toBeVisible();
    await onScreen('diary-cancelled');
    await openBin();
    await expect(rowOf(visit, number)).toContainText(text.reason);
    await onScreen('bin');
    await hands.press(rowOf(visit, number).getByTestId('restore'));
    await expect(window.getByTestId('bin').getByTestId('empty')).toBeVisible();
    await onScreen('bin-empty');
    await signOut(visit);

    await signIn(visit, officePosts.assistant);
    await openNewFile(visit, text.mistaken);
    await hands.press(window.getByTestId('file-acts'));
    await hands.press(window.getByTestId('act-bin'));
    await dialog(visit).getByTestId('bin-reason').fill(text.mistaken);
    await hands.press(dialog(visit).getByTestId('bin-confirm'));
    await expect(window.getByText(words.say('bin.noticeFile'))).toBeVisible();
    await onScreen('file-in-bin');
    await hands.press(window.getByTestId('undo'));
    await expect(window.getByText(words.say('bin.noticeFile'))).toHaveCount(0);

    const file = await openNewFile(visit, text.letter);
    await writeNote(visit, [text.note]);
    await newDraft(visit, [language], words.name(officePosts.deputySecretary));
    await fillDraft(visit, { languages: [language], subject: { [language]: text.letter }, body: { [language]: [text.note] }, to: { name: text.to, address: '-' }, copyTo: text.organisation });
    await hands.press(window.getByTestId('discard-letter'));
    await hands.press(window.getByTestId('discard-letter-confirm'));
    await expect(window.getByTestId('file-number')).toHaveText(file);
    await window.keyboard.press('Control+KeyZ');
    await expect(window.getByTestId('paper')).toContainText(text.letter);
    await putUp(visit, officePosts.sectionOfficer);
    await signOut(visit);

    await signIn(visit, officePosts.sectionOfficer);
    await openFromInbox(visit, file);
    await window.keyboard.press('F1');
    await expect(dialog(visit)).toContainText(words.say('lists.onThisScreen'));
    await expect(dialog(visit)).toContainText('Alt 1');
    await onScreen('shortcut-sheet');
    await hands.press(button(visit, 'frame.close', dialog(visit)));
    await signOnly(visit, 'agreed');
    await putUp(visit, officePosts.deputySecretary, async () => expect(window.getByTestId('channel-warning')).toHaveCount(0));
    await signOut(visit);

    const pin = await signIn(visit, officePosts.deputySecretary);
    await openFromInbox(visit, file);
    await signOnly(visit, 'approved');
    await hands.press(button(visit, 'files.send'));
    await expect(dialog(visit)).toBeVisible();
    await expect(window.getByTestId('channel-warning')).toHaveCount(0);
    const third = words.name(officePosts.worksOfficer);
    await hands.find(dialog(visit).getByRole('combobox', { name: words.say('files.to') }), third.slice(0, 12), window.getByRole('option', { name: third }));
    await expect(window.getByTestId('channel-warning')).toContainText(words.name(officePosts.sectionOfficer));
    await onScreen('channel-warning');
    await window.keyboard.press('Escape');

    await openLetter(visit);
    await approve(visit, pin);
    await hands.press(window.getByTestId('letter-papers').getByText(words.say('letters.signedCopy')));
    await expect(window.getByTestId('signed-copy')).toContainText(words.say('letters.signedCopyText'));
    await onScreen('signed-copy-none');
    await dropFile(visit, { name: 'signed.pdf', type: 'application/pdf', bytes: await scriptedPdf(1) });
    await expect(window.getByTestId('signed-copy-waiting')).toBeVisible();
    await onScreen('signed-copy-waiting');
    await hands.press(window.getByTestId('signed-copy-confirm'));
    await hands.write(dialog(visit).getByTestId('pin'), pin);
    await window.keyboard.press('Enter');
    await expect(window.getByTestId('signed-copy-confirmed')).toBeVisible();
    await expect(window.getByTestId('signed-copy').locator('canvas').first()).toBeVisible();
    await onScreen('signed-copy-confirmed');

    await goTo(visit, 'inbox');
    await hands.openRow(rowOf(visit, file));
    await hands.press(button(visit, 'files.movements'));
    await hands.press(window.getByTestId('movements-paper'));
    await expect(dialog(visit).locator('canvas').first()).toBeVisible();
    await onScreen('movements-paper');
    await hands.press(button(visit, 'frame.close', dialog(visit)));
    await hands.press(button(visit, 'frame.close', window.getByTestId('movements-dialog')));
    await expect(dialog(visit)).toBeHidden();
    await goTo(visit, 'office');
    expect(await auditIsClean(visit)).toBe(true);
    expect(found).toEqual({});
    await desk.close();
    remove();
  });
}
