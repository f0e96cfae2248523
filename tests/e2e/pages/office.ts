import { expect } from './hands.ts';
import { button, fileIsThere, type Visit } from './visit.ts';

/** Runs the audit in the window; true when it found nothing changed. */
export async function auditIsClean(visit: Visit): Promise<boolean> {
  const { window, words, hands } = visit;
  const tool = window.locator('section').filter({ has: window.getByRole('heading', { name: words.say('office.auditTitle') }) });
  await hands.press(button(visit, 'office.auditNow', tool));
  const good = words.say('office.auditGood', { count: 2, logs: '1' }).split(/[.۔।]/)[0] ?? '';
  const result = tool.locator('.notice');
  await expect(result).toBeVisible();
  return (await result.innerText()).includes(good);
}

/** Saves what verifiers outside the office need into the file that the replaced dialog answers with. */
export async function saveList(visit: Visit, which: 'saveTrustList' | 'saveStatusList', file: string): Promise<void> {
  await visit.hands.press(button(visit, `office.${which}`));
  await fileIsThere(file);
}
