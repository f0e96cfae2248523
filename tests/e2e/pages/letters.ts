import type { Language } from '../../../preload/contract/values.ts';
import { expect } from './hands.ts';
import { button, dialog, fileIsThere, type Visit } from './visit.ts';
import { ownNames } from './words.ts';

export type LetterText = {
  /** In the order in which they stand on the letter. */
  readonly languages: readonly Language[];
  readonly subject: Readonly<Partial<Record<Language, string>>>;
  readonly body: Readonly<Partial<Record<Language, readonly string[]>>>;
  readonly to: { readonly name: string; readonly address: string };
  readonly copyTo: string;
};

/** Starts a draft on the open file, for the likely signatory or for the one named. */
export async function newDraft(visit: Visit, languages: readonly Language[], signatory?: string): Promise<void> {
  const { window, words, hands } = visit;
  await hands.press(button(visit, 'letters.newDraft'));
  const form = dialog(visit);
  for (const language of ['en', 'ur', 'hi'] as const) {
    const box = form.getByRole('checkbox', { name: ownNames[language] });
    if ((await box.isChecked()) !== languages.includes(language)) await hands.tick(box);
  }
  if (signatory) await hands.choose(form.getByTestId('letter-signatory').getByRole('button'), window.getByRole('option', { name: signatory, exact: true }));
  await hands.press(button(visit, 'letters.startWriting', form));
  await expect(form).toBeHidden();
  await expect(window.getByTestId('letter-draft')).toBeVisible();
  await expect(window.getByText(words.say('letters.stillMissing'))).toBeVisible();
}

/** Fills the form of a draft from top to bottom. */
export async function fillDraft(visit: Visit, letter: LetterText): Promise<void> {
  const { window, words, hands } = visit;
  const several = letter.languages.length > 1;
  await addAddressee(visit, 'letters.to', 'to', letter.to);
  for (const language of letter.languages) {
    const label = several ? words.say('letters.subjectIn', { language: ownNames[language] }) : words.say('letters.subject');
    await hands.write(window.getByRole('textbox', { name: label, exact: true }), letter.subject[language] ?? '');
  }
  for (const language of letter.languages) {
    if (several) await showBody(visit, language);
    await hands.writeParagraphs(window.getByRole('textbox', { name: words.say('letters.bodyIn', { language: ownNames[language] }) }), letter.body[language] ?? []);
  }
  await addAddressee(visit, 'letters.copyTo', 'copy-to', { name: letter.copyTo, address: '' });
  await expect(window.getByText(words.say('letters.stillMissing'))).toBeHidden();
  await draftIsSaved(visit);
}

/** A tab of a text in several languages; with the keyboard, the arrow keys move along the tabs. */
async function showBody({ window, hands }: Visit, language: Language): Promise<void> {
  const tab = window.getByRole('tab', { name: ownNames[language] });
  if ((await tab.getAttribute('aria-selected')) === 'true') return;
  await hands.pickTab(tab);
  await expect(tab).toHaveAttribute('aria-selected', 'true');
}

async function addAddressee({ window, words, hands }: Visit, list: string, testId: string, who: { readonly name: string; readonly address: string }): Promise<void> {
  const fields = window.getByRole('group', { name: words.say(list), exact: true }).and(window.getByTestId(testId));
  await hands.press(fields.getByRole('button', { name: words.say('letters.addLine') }));
  const number = '1';
  await hands.write(fields.getByRole('textbox', { name: words.say('letters.nameOf', { list: words.say(list), number }) }), who.name);
  if (who.address !== '') await hands.write(fields.getByRole('textbox', { name: words.say('letters.addressOf', { list: words.say(list), number }) }), who.address);
}

/** What was typed is with the core, and the page beside the form shows it. */
export async function draftIsSaved({ window }: Visit): Promise<void> {
  await expect(window.getByTestId('save-state')).toHaveAttribute('data-status', 'saved');
}

/** The exact PDF, of so many pages at least, is drawn beside the form. */
export async function previewIsShown({ window, words }: Visit, kind: 'draftPdf' | 'sealedPdf'): Promise<void> {
  const preview = window.getByRole('region', { name: words.say(`letters.${kind}`) });
  await expect(preview.locator('canvas').first()).toBeVisible();
}

/** From a letter back to its file. */
export async function backToFile(visit: Visit): Promise<void> {
  const { window, words, hands } = visit;
  await hands.press(window.getByRole('main').getByRole('button', { name: words.say('letters.onFile') }));
  await expect(window.getByTestId('file-number')).toBeVisible();
}

/** From the file to the paper shown on its right side. */
export async function openLetter(visit: Visit): Promise<void> {
  const { window, hands } = visit;
  await hands.press(button(visit, 'letters.open'));
  await expect(window.getByTestId('letter-draft').or(window.getByTestId('letter-issued'))).toBeVisible();
}

/** Opens an issued letter from the register of letters, where one already is. */
export async function openFromRegister({ window, hands }: Visit, number: string): Promise<void> {
  await hands.openRow(window.getByRole('row').filter({ hasText: number }));
  await expect(window.getByTestId('letter-number')).toHaveText(number);
}

/** Approves the open draft with a PIN and returns the number it got. */
export async function approve(visit: Visit, pin: string, onForm?: () => Promise<void>): Promise<string> {
  const { window, words, hands } = visit;
  await hands.press(button(visit, 'letters.approve'));
  const form = dialog(visit);
  await hands.write(form.getByLabel(words.say('session.yourPin'), { exact: true }), pin);
  await onForm?.();
  await hands.press(button(visit, 'letters.approveNow', form));
  await expect(window.getByTestId('letter-number')).toBeVisible();
  return (await window.getByTestId('letter-number').innerText()).trim();
}

/** Saves the sealed PDF of the open letter into the file that the replaced dialog answers with. */
export async function saveCopy(visit: Visit, file: string): Promise<void> {
  await visit.hands.press(button(visit, 'letters.saveCopy'));
  await fileIsThere(file);
}

/** Cancels the open letter. */
export async function cancelLetter(visit: Visit, { reason, pin }: { readonly reason: string; readonly pin: string }): Promise<void> {
  const { window, words, hands } = visit;
  await hands.press(button(visit, 'letters.cancel'));
  const form = dialog(visit);
  await hands.write(form.getByLabel(words.say('letters.reason')), reason);
  await hands.write(form.getByLabel(words.say('session.yourPin'), { exact: true }), pin);
  await hands.press(button(visit, 'letters.cancelNow', form));
  await expect(window.getByText(words.say('letters.cancelledTitle'))).toBeVisible();
}

/** Puts the letter with the number `by` in the place of the open one. */
export async function supersedeLetter(visit: Visit, { by, reason, pin }: { readonly by: string; readonly reason: string; readonly pin: string }): Promise<void> {
  const { window, words, hands } = visit;
  await hands.press(button(visit, 'letters.supersede'));
  const form = dialog(visit);
  await hands.find(form.getByRole('combobox', { name: words.say('letters.newLetter') }), by, window.getByRole('option').filter({ hasText: by }));
  await hands.write(form.getByLabel(words.say('letters.reason')), reason);
  await hands.write(form.getByLabel(words.say('session.yourPin'), { exact: true }), pin);
  await hands.press(button(visit, 'letters.supersedeNow', form));
  await expect(form).toBeHidden();
  await expect(window.getByTestId('letter-issued')).toContainText(by);
}
