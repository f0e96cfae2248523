import { expect } from './hands.ts';
import { rowOf } from './movement.ts';
import { goTo, postName, type Post } from './session.ts';
import { button, dialog, type Visit } from './visit.ts';

/** Opens a new file from the folder of files opened here, and returns its number. */
export async function openNewFile(visit: Visit, subject: string): Promise<string> {
  const { window, words, hands } = visit;
  await goTo(visit, 'created');
  await hands.press(button(visit, 'files.open').first());
  const form = dialog(visit);
  await hands.write(form.getByLabel(words.say('files.subject')), subject);
  await hands.write(form.getByLabel(words.say('files.head_head'), { exact: true }), '3');
  await hands.press(button(visit, 'files.openNow', form));
  await expect(window.getByRole('heading', { name: subject })).toBeVisible();
  return (await window.getByTestId('file-number').innerText()).trim();
}

/** Opens a file from the inbox. */
export async function openFromInbox(visit: Visit, number: string): Promise<void> {
  const { window, hands } = visit;
  await goTo(visit, 'inbox');
  await hands.openRow(rowOf(visit, number));
  await expect(window.getByTestId('file-number')).toHaveText(number);
}

/** Opens a file that was opened at this desk. */
export async function openFromCreated(visit: Visit, number: string): Promise<void> {
  const { window, hands } = visit;
  await goTo(visit, 'created');
  await hands.openRow(rowOf(visit, number));
  await expect(window.getByTestId('file-number')).toHaveText(number);
}

/** Writes a note, waits until it is saved, and confirms it; it is then numbered and green. */
export async function writeNote(visit: Visit, paragraphs: readonly string[], afterTyping?: () => Promise<void>): Promise<void> {
  const { window, words, hands } = visit;
  await hands.press(button(visit, 'notes.write'));
  const yellow = window.getByRole('article', { name: words.say('notes.yellow') });
  await hands.writeParagraphs(yellow.getByRole('textbox', { name: words.say('notes.yellow') }), paragraphs);
  await expect(yellow.getByTestId('save-state')).toHaveAttribute('data-status', 'saved');
  await afterTyping?.();
  await hands.press(button(visit, 'notes.confirm'));
  await expect(yellow).toBeHidden();
  for (const paragraph of paragraphs) await expect(window.getByTestId('green-note').last()).toContainText(paragraph);
}

/** Writes on the yellow note, beginning one where there is none, and leaves it yellow for somebody else to confirm. */
export async function dictate(visit: Visit, paragraphs: readonly string[]): Promise<void> {
  const { window, words, hands } = visit;
  const yellow = window.getByTestId('yellow-note');
  if ((await yellow.count()) === 0) await hands.press(window.getByTestId('write-note'));
  await hands.writeParagraphs(yellow.getByRole('textbox', { name: words.say('notes.yellow') }), paragraphs);
  await expect(yellow.getByTestId('save-state')).toHaveAttribute('data-status', 'saved');
}

/** Confirms the yellow note that another dictated. */
export async function confirmDictated({ window, hands }: Visit): Promise<void> {
  const before = await window.getByTestId('green-note').count();
  await hands.press(window.getByTestId('confirm-note'));
  await expect(window.getByTestId('green-note')).toHaveCount(before + 1);
  await expect(window.getByTestId('drafted-by').last()).not.toBeEmpty();
}

/** Signs without writing. */
export async function signOnly(visit: Visit, decision: 'approved' | 'agreed' | 'seen'): Promise<void> {
  const { window, words, hands } = visit;
  const name = words.say(`notes.decision_${decision}`);
  await hands.choose(button(visit, 'notes.signOnly'), window.getByRole('menuitem', { name }));
  await expect(window.getByTestId('green-note').last()).toContainText(name);
}

/** Puts the open file up to a post. */
export async function putUp(visit: Visit, to: Post, onForm?: () => Promise<void>): Promise<void> {
  const { window, words, hands } = visit;
  await hands.press(button(visit, 'files.send'));
  const form = dialog(visit);
  const post = words.name(postName(to));
  await hands.find(form.getByRole('combobox', { name: words.say('files.to') }), post.slice(0, 8), window.getByRole('option', { name: post }));
  await onForm?.();
  await hands.press(button(visit, 'files.putUpNow', form));
  await expect(form).toBeHidden();
}

/** Returns the open file: refused while the remarks are blank, done once they are given. */
export async function returnFile(visit: Visit, remarks: string): Promise<void> {
  const { words, hands } = visit;
  await hands.press(button(visit, 'files.return'));
  const form = dialog(visit);
  const field = form.getByLabel(words.say('files.returnRemarks'));
  await hands.write(field, '   ');
  await hands.press(button(visit, 'files.returnNow', form));
  await expect(form).toContainText(words.say('errors.remarksRequired'));
  await hands.write(field, remarks);
  await hands.press(button(visit, 'files.returnNow', form));
  await expect(form).toBeHidden();
}
