import type { Page } from '@playwright/test';
import { expect } from './hands.ts';
import { goTo, postName, type Role } from './session.ts';
import { button, dialog, type Visit } from './visit.ts';

export type Letter = { readonly number: string; readonly subject: string; readonly enclosures?: string };

/** Opens the empty diary form with Ctrl 9 and the keyboard. */
export async function openDiaryForm({ window }: Visit): Promise<void> {
  await window.keyboard.press('Control+Digit9');
  const diarise = window.getByTestId('diarise');
  await expect(diarise).toBeVisible();
  await diarise.focus();
  await window.keyboard.press('Enter');
  await expect(window.getByTestId('sender-organisation')).toBeFocused();
}

/** From the sender's organisation on: Enter from field to field, the rest as it stands, Ctrl Enter at the end. */
async function typeLetter(page: Page, letter: Letter): Promise<void> {
  const { keyboard } = page;
  await keyboard.press('Enter');
  await expect(page.getByTestId('sender-name')).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByTestId('letter-number')).toBeFocused();
  await keyboard.type(letter.number);
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await expect(page.getByTestId('enclosures')).toBeFocused();
  await keyboard.type(letter.enclosures ?? '');
  await keyboard.press('Enter');
  await expect(page.getByTestId('receipt-subject')).toBeFocused();
  await keyboard.type(letter.subject);
}

const given = async (page: Page, before: string | null): Promise<string> => {
  const notice = page.getByTestId('given');
  await expect(notice).toBeVisible();
  if (before !== null) await expect(notice).not.toHaveAttribute('data-number', before);
  return (await notice.getAttribute('data-number')) ?? '';
};

/** Diarises a letter of a sender typed in full; returns its number. */
export async function diariseNew({ window }: Visit, organisation: string, letter: Letter): Promise<string> {
  await window.keyboard.type(organisation);
  await typeLetter(window, letter);
  await window.keyboard.press('Control+Enter');
  return given(window, null);
}

/** Diarises a letter of a sender met before, found by the beginning of his name. */
export async function diariseKnown({ window }: Visit, begun: string, letter: Letter): Promise<string> {
  const before = await window.getByTestId('given').getAttribute('data-number');
  await expect(window.getByTestId('sender-organisation')).toBeFocused();
  await window.keyboard.type(begun);
  await expect(window.getByTestId('sender-option').first()).toBeVisible();
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Enter');
  await typeLetter(window, letter);
  await window.keyboard.press('Control+Enter');
  return given(window, before);
}

export async function openReceipt(visit: Visit, folder: 'inbox' | 'created', number: string): Promise<void> {
  const { window, hands } = visit;
  await goTo(visit, 'dak');
  await hands.press(window.getByTestId(`folder-${folder}`));
  await hands.openRow(window.getByRole('row').filter({ hasText: number }));
  await expect(window.getByTestId('receipt-number')).toHaveText(number);
}

export async function markTo(visit: Visit, role: Role): Promise<void> {
  const { window, words, hands } = visit;
  await hands.press(window.getByTestId('receipt-mark'));
  const post = words.name(postName(role));
  await hands.find(dialog(visit).getByRole('combobox', { name: words.say('files.to') }), post.slice(0, 8), window.getByRole('option', { name: post }));
  await hands.press(button(visit, 'dak.markNow', dialog(visit)));
  await expect(dialog(visit)).toBeHidden();
}

export async function putInFile(visit: Visit, fileNumber: string): Promise<void> {
  const { window, words, hands } = visit;
  await hands.press(window.getByTestId('receipt-put'));
  await hands.find(dialog(visit).getByRole('combobox', { name: words.say('dak.file') }), fileNumber.slice(0, 6), window.getByRole('option', { name: fileNumber }));
  await hands.press(button(visit, 'dak.putInFileNow', dialog(visit)));
  await expect(dialog(visit)).toBeHidden();
}

/** Opens a paper by its button and waits until its first page is drawn. */
export async function seePaper(visit: Visit, testId: string, onScreen: () => Promise<void>): Promise<void> {
  const { window, hands } = visit;
  await hands.press(window.getByTestId(testId));
  await expect(dialog(visit).locator('canvas').first()).toBeVisible();
  await onScreen();
  await hands.press(button(visit, 'frame.close', dialog(visit)));
  await expect(dialog(visit)).toBeHidden();
}
