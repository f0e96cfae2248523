import { expect } from './hands.ts';
import { button, dialog, fileIsThere, type Visit } from './visit.ts';

const lines = ({ window }: Visit, number: string) => window.getByTestId('dispatch-register').getByRole('row').filter({ hasText: number });

/** Hands both covers of a letter, to the addressee and the copy, to a messenger. */
export async function handToMessenger(visit: Visit, number: string, messenger: string, onForm?: () => Promise<void>): Promise<void> {
  const { words, hands } = visit;
  const rows = lines(visit, number);
  await expect(rows).toHaveCount(2);
  await hands.markRow(rows.first());
  await hands.markRow(rows.last());
  await hands.press(button(visit, 'dispatch.handToMessenger'));
  const form = dialog(visit);
  await expect(form).toContainText(words.say('dispatch.forLines', { count: 2 }));
  await hands.write(form.getByLabel(words.say('dispatch.messenger')), messenger);
  await onForm?.();
  await hands.press(button(visit, 'dispatch.handNow', form));
  await expect(rows.filter({ hasText: words.say('dispatch.state_with-messenger') })).toHaveCount(2);
}

/** Enters that both covers were received. */
export async function enterDelivery(visit: Visit, number: string, receivedBy: string, onForm?: () => Promise<void>): Promise<void> {
  const { words, hands } = visit;
  const rows = lines(visit, number);
  await hands.markRow(rows.first());
  await hands.markRow(rows.last());
  await hands.press(button(visit, 'dispatch.markDelivered'));
  const form = dialog(visit);
  await hands.write(form.getByLabel(words.say('dispatch.receivedBy')), receivedBy);
  await onForm?.();
  await hands.press(button(visit, 'dispatch.deliveredNow', form));
  await expect(rows.filter({ hasText: words.say('dispatch.state_delivered') })).toHaveCount(2);
}

type Paper = { readonly which: 'register' | 'peonBook'; readonly file: string; readonly onPaper?: () => Promise<void> };

/** Saves the dispatch register, or the messenger's delivery list, into the file that the replaced dialog answers with. */
export async function savePaper(visit: Visit, { which, file, onPaper }: Paper): Promise<void> {
  const { words, hands } = visit;
  await hands.press(button(visit, 'dispatch.papers'));
  const form = dialog(visit);
  const tab = form.getByRole('tab', { name: words.say(`dispatch.${which}`) });
  if ((await tab.getAttribute('aria-selected')) !== 'true') await hands.pickTab(tab);
  await expect(form.locator('canvas').first()).toBeVisible();
  await onPaper?.();
  await hands.press(button(visit, 'frame.saveAsPdf', form));
  await fileIsThere(file);
  await hands.press(button(visit, 'frame.close', form));
  await expect(form).toBeHidden();
}
