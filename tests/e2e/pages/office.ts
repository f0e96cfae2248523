import { expect } from './hands.ts';
import { button, type Visit } from './visit.ts';

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

/** Saves what verifiers outside the office need. */
export async function saveList(visit: Visit, which: 'saveTrustList' | 'saveStatusList'): Promise<void> {
  const { window, words, hands } = visit;
  const saved = window.getByTestId('toast').filter({ hasText: words.say('frame.saved') });
  const before = await saved.count();
  await hands.press(button(visit, `office.${which}`));
  await expect.poll(() => saved.count()).toBeGreaterThan(Math.min(before, 2));
}
