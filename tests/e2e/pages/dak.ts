import type { Page } from '@playwright/test';
import { expect } from './hands.ts';
import { rowOf } from './movement.ts';
import { goTo, postName, type Post } from './session.ts';
import { button, dialog, type Visit } from './visit.ts';

export type Letter = {
  readonly number: string;
  readonly subject: string;
  readonly enclosures?: string;
  /** What is filled in besides, before the number is asked for. */
  readonly besides?: () => Promise<void>;
};

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
  await letter.besides?.();
}

/** The number on the screen of the paper entered before, null for the first. */
async function lastGiven(page: Page): Promise<string | null> {
  const notice = page.getByTestId('given');
  return (await notice.count()) === 0 ? null : notice.getAttribute('data-number');
}

const given = async (page: Page, before: string | null): Promise<string> => {
  const notice = page.getByTestId('given');
  await expect(notice).toBeVisible();
  if (before !== null) await expect(notice).not.toHaveAttribute('data-number', before);
  return (await notice.getAttribute('data-number')) ?? '';
};

/** Diarises a letter of a sender typed in full; returns its number. */
export async function diariseNew({ window }: Visit, organisation: string, letter: Letter): Promise<string> {
  const before = await lastGiven(window);
  await expect(window.getByTestId('sender-organisation')).toBeFocused();
  await window.keyboard.type(organisation);
  await typeLetter(window, letter);
  await window.keyboard.press('Control+Enter');
  return given(window, before);
}

/** Diarises a letter of a sender met before, found by the beginning of his name. */
export async function diariseKnown({ window }: Visit, begun: string, letter: Letter): Promise<string> {
  const before = await lastGiven(window);
  await expect(window.getByTestId('sender-organisation')).toBeFocused();
  await window.keyboard.type(begun);
  await expect(window.getByTestId('sender-option').first()).toContainText(begun);
  await window.keyboard.press('ArrowDown');
  await expect(window.locator('[data-testid="sender-option"][data-focused]')).toContainText(begun);
  await window.keyboard.press('Enter');
  await expect(window.getByTestId('sender-option')).toHaveCount(0);
  await typeLetter(window, letter);
  await window.keyboard.press('Control+Enter');
  return given(window, before);
}

/** Enters a cover that stays closed: graded, and addressed to a post by name. */
export async function diariseCover({ window, words, hands }: Visit, grading: 'secret' | 'top-secret' | 'confidential', addressee: string): Promise<string> {
  const before = await lastGiven(window);
  await hands.tick(window.getByRole('checkbox', { name: words.say('dak.unopenedCover') }));
  await hands.choose(window.getByTestId('grading').getByRole('button'), window.getByRole('option', { name: words.say(`files.grading_${grading}`), exact: true }));
  await hands.find(window.getByTestId('addressee-post').getByRole('combobox'), addressee.slice(0, 8), window.getByRole('option', { name: addressee }));
  await window.keyboard.press('Control+Enter');
  return given(window, before);
}

export async function openReceipt(visit: Visit, folder: 'inbox' | 'created', number: string): Promise<void> {
  const { window, hands } = visit;
  await goTo(visit, 'dak');
  await hands.press(window.getByTestId(`folder-${folder}`));
  await hands.openRow(rowOf(visit, number));
  await expect(window.getByTestId('receipt-number')).toHaveText(number);
}

export async function markTo(visit: Visit, to: Post): Promise<void> {
  const { window, words, hands } = visit;
  await hands.press(window.getByTestId('receipt-mark'));
  const post = words.name(postName(to));
  await hands.find(dialog(visit).getByRole('combobox', { name: words.say('files.to') }), post.slice(0, 8), window.getByRole('option', { name: post }));
  await hands.press(button(visit, 'dak.markNow', dialog(visit)));
  await expect(dialog(visit)).toBeHidden();
}

export async function putInFile(visit: Visit, fileNumber: string): Promise<void> {
  const { window, words, hands } = visit;
  await hands.press(window.getByTestId('receipt-put'));
  await hands.find(dialog(visit).getByRole('combobox', { name: words.say('dak.file') }), fileNumber, window.getByRole('option').filter({ has: window.getByText(fileNumber, { exact: true }) }));
  await hands.press(button(visit, 'dak.putInFileNow', dialog(visit)));
  await expect(dialog(visit)).toBeHidden();
}

/** Opens a paper by its button and waits until its first page is drawn. */
export async function seePaper(visit: Visit, testId: string, onScreen: () => Promise<void>): Promise<void> {
  await visit.hands.press(visit.window.getByTestId(testId));
  await lookAtPaper(visit, onScreen);
}

/** The diary as it comes out on paper, from the menu of the registry. */
export async function seeDiaryPaper(visit: Visit, onScreen: () => Promise<void>): Promise<void> {
  const { window, hands } = visit;
  await hands.choose(window.getByTestId('registry'), window.getByTestId('act-diary-paper'));
  await lookAtPaper(visit, onScreen);
}

async function lookAtPaper(visit: Visit, onScreen: () => Promise<void>): Promise<void> {
  const { hands } = visit;
  await expect(dialog(visit).locator('canvas').first()).toBeVisible();
  await onScreen();
  await hands.press(button(visit, 'frame.close', dialog(visit)));
  await expect(dialog(visit)).toBeHidden();
}
