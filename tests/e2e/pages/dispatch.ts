import { expect } from './hands.ts';
import { button, dialog, type Visit } from './visit.ts';

const lines = ({ window }: Visit, number: string) => window.getByTestId('dispatch-register').getByRole('row').filter({ hasText: number });

/** Hands both covers of a letter, to the addressee and the copy, to a messenger. */
export async function handToMessenger(visit: Visit, number: string, messenger: string): Promise<void> {
  const { words, hands } = visit;
  const rows = lines(visit, number);
  await expect(rows).toHaveCount(2);
  await hands.markRow(rows.first());
  await hands.markRow(rows.last());
  await hands.press(button(visit, 'dispatch.handToMessenger'));
  const form = dialog(visit);
  await expect(form).toContainText(words.say('dispatch.forLines', { count: 2 }));
  await hands.write(form.getByLabel(words.say('dispatch.messenger')), messenger);
  await hands.press(button(visit, 'dispatch.handNow', form));
  await expect(rows.filter({ hasText: words.say('dispatch.state_with-messenger') })).toHaveCount(2);
}

/** Enters that both covers were received. */
export async function enterDelivery(visit: Visit, number: string, receivedBy: string): Promise<void> {
  const { words, hands } = visit;
  const rows = lines(visit, number);
  await hands.markRow(rows.first());
  await hands.markRow(rows.last());
  await hands.press(button(visit, 'dispatch.markDelivered'));
  const form = dialog(visit);
  await hands.write(form.getByLabel(words.say('dispatch.receivedBy')), receivedBy);
  await hands.press(button(visit, 'dispatch.deliveredNow', form));
  await expect(rows.filter({ hasText: words.say('dispatch.state_delivered') })).toHaveCount(2);
}

/** Saves the dispatch register, or the messenger's delivery list, as a PDF. */
export async function savePaper(visit: Visit, which: 'register' | 'peonBook', onPaper?: () => Promise<void>): Promise<void> {
  const { window, words, hands } = visit;
  await hands.press(button(visit, 'dispatch.papers'));
  const form = dialog(visit);
  const tab = form.getByRole('tab', { name: words.say(`dispatch.${which}`) });
  if ((await tab.getAttribute('aria-selected')) !== 'true') await hands.pickTab(tab);
  await expect(form.locator('canvas').first()).toBeVisible();
  await onPaper?.();
  await hands.press(button(visit, 'frame.saveAsPdf', form));
  await expect(window.getByTestId('toast').filter({ hasText: words.say('frame.saved') }).first()).toBeVisible();
  await hands.press(button(visit, 'frame.close', form));
  await expect(form).toBeHidden();
}
