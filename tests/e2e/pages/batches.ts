import { expect } from './hands.ts';
import { button, dialog, type Visit } from './visit.ts';
import { ownNames } from './words.ts';

/** Begins a new batch if none is begun, names the file it stands on, and chooses the list of addressees. */
export async function chooseList(visit: Visit, { fileNumber, csv }: { readonly fileNumber?: string; readonly csv: string }): Promise<void> {
  const { window, words, hands } = visit;
  if (fileNumber) {
    await hands.press(window.getByTestId('new-batch-button'));
    await hands.find(window.getByRole('combobox', { name: words.say('batches.file') }), fileNumber, window.getByRole('option').filter({ hasText: fileNumber }));
  }
  const choosing = window.waitForEvent('filechooser');
  await hands.press(button(visit, 'batches.chooseFile'));
  await (await choosing).setFiles(csv);
  await expect(window.getByTestId('list-rows').getByRole('row').first()).toBeVisible();
}

type Notice = { readonly subject: string; readonly body: string; readonly pin: string };

/** Writes the text that all letters share, and issues them. */
export async function issueBatch(visit: Visit, { subject, body, pin }: Notice): Promise<void> {
  const { window, words, hands } = visit;
  await hands.write(window.getByRole('textbox', { name: words.say('letters.subject'), exact: true }), subject);
  await hands.writeParagraphs(window.getByRole('textbox', { name: words.say('letters.bodyIn', { language: ownNames[words.language] }) }), [body]);
  await hands.press(window.getByTestId('batch-start'));
  await givePin(visit, 'batches.startNow', pin);
  await expect(window.getByRole('progressbar', { name: words.say('batches.progress') }).first()).toBeVisible();
}

/** Pauses the running batch once its first letter is out. */
export async function pauseBatch(visit: Visit): Promise<void> {
  const { window, words, hands } = visit;
  await expect(window.getByRole('row').filter({ hasText: words.say('batches.row_issued') }).first()).toBeVisible();
  await hands.press(button(visit, 'batches.pause'));
  await expect(window.getByTestId('batch')).toContainText(words.say('batches.state_paused'));
}

/** Lets a paused batch go on. */
export async function resumeBatch(visit: Visit, pin: string): Promise<void> {
  await visit.hands.press(button(visit, 'batches.resume'));
  await givePin(visit, 'batches.resume', pin);
}

async function givePin(visit: Visit, action: string, pin: string): Promise<void> {
  const { words, hands } = visit;
  const form = dialog(visit);
  await hands.write(form.getByLabel(words.say('session.yourPin'), { exact: true }), pin);
  await hands.press(button(visit, action, form));
  await expect(form).toBeHidden();
}
