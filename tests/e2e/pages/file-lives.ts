import { expect } from './hands.ts';
import { goTo } from './session.ts';
import { button, dialog, type Visit } from './visit.ts';

export type FileAct = 'cover' | 'park' | 'link' | 'attach' | 'part' | 'close' | 'reopen';

/** Takes an act from the menu of the open file. */
export async function act(visit: Visit, which: FileAct): Promise<void> {
  const { window, hands } = visit;
  await hands.choose(window.getByTestId('file-acts'), window.getByTestId(`act-${which}`));
}

/** Takes an act that needs a reason, and gives it. */
export async function actFor(visit: Visit, which: 'park' | 'part' | 'close' | 'reopen', reason: string): Promise<void> {
  const { hands } = visit;
  const names = { park: 'park', part: 'part', close: 'close-file', reopen: 'reopen-file' } as const;
  await act(visit, which);
  const form = dialog(visit);
  await hands.write(form.getByTestId(`${names[which]}-reason`), reason);
  await hands.press(form.getByTestId(`${names[which]}-confirm`));
  await expect(form).toBeHidden();
}

/** Links the open file with another, or attaches it to one. */
export async function actWith(visit: Visit, which: 'link' | 'attach', number: string): Promise<void> {
  const { window, words, hands } = visit;
  await act(visit, which);
  const form = dialog(visit);
  await hands.find(form.getByRole('combobox', { name: words.say('files.otherFile') }), number, window.getByRole('option', { name: number }).first());
  await hands.press(form.getByTestId(`${which}-confirm`));
  await expect(form).toBeHidden();
}

/** Changes the template of files in the office's numbering, seeing what it gives before it is saved. */
export async function changeFileTemplate(visit: Visit, pattern: string, example: string, onForm?: () => Promise<void>): Promise<void> {
  const { window, words, hands } = visit;
  await goTo(visit, 'office');
  await hands.press(window.getByTestId('change-numbering'));
  const form = dialog(visit);
  const field = form.getByTestId('template-file');
  await hands.write(field.getByTestId('pattern-file'), '{section}{seq}');
  await expect(field).toContainText(words.say('office.templateSequenceTouches'));
  await hands.write(field.getByTestId('pattern-file'), pattern);
  await expect(field.getByTestId('template-preview')).toHaveText(example);
  await onForm?.();
  await hands.press(form.getByTestId('numbering-confirm'));
  await expect(form).toBeHidden();
}

/** Adds a head to a list of the officer's section. */
export async function addHead(visit: Visit, level: 'basic' | 'primary' | 'secondary', code: string, name: string): Promise<void> {
  const { window, words, hands } = visit;
  await hands.press(window.getByTestId('add-head'));
  const form = dialog(visit);
  await hands.choose(form.getByTestId('head-level').getByRole('button'), window.getByRole('option', { name: words.say(`files.head_${level}`) }));
  await hands.write(form.getByTestId('head-code'), code);
  await hands.write(form.getByTestId('head-name'), name);
  await hands.press(form.getByTestId('add-head-confirm'));
  await expect(form).toBeHidden();
}

/** Opens a file whose heads are found in the lists of the section; returns its number. */
export async function openFileFromHeads(visit: Visit, subject: string, heads: Readonly<Record<string, string>>, onForm?: () => Promise<void>): Promise<string> {
  const { window, words, hands } = visit;
  await goTo(visit, 'created');
  await hands.press(button(visit, 'files.open').first());
  const form = dialog(visit);
  await hands.write(form.getByLabel(words.say('files.subject')), subject);
  for (const [head, code] of Object.entries(heads)) {
    await hands.find(form.getByTestId(`head-${head}`).getByRole('combobox'), code, window.getByRole('option', { name: code }).first());
  }
  await onForm?.();
  await hands.press(button(visit, 'files.openNow', form));
  await expect(window.getByRole('heading', { name: subject })).toBeVisible();
  return (await window.getByTestId('file-number').innerText()).trim();
}
