import type { Locator } from '@playwright/test';
import { expect } from './hands.ts';
import { postName, type Post } from './session.ts';
import { button, dialog, type Visit } from './visit.ts';

/** Opens a list of the desk by its tab. */
export async function openTab({ window, hands }: Visit, folder: string): Promise<void> {
  const tab = window.getByTestId(`folder-${folder}`);
  await hands.press(tab);
  await expect(tab).toHaveAttribute('aria-selected', 'true');
}

/** The line of a list with exactly this number. */
export const rowOf = ({ window }: Visit, number: string): Locator => window.getByTestId('register-row').filter({ has: window.getByText(number, { exact: true }) });

/** Waits until the open list has just so many lines. */
export const listHas = ({ window }: Visit, count: number): Promise<void> => expect(window.getByRole('grid')).toHaveAttribute('aria-rowcount', String(count + 1));

/** Marks lines of a list with the keyboard: the first takes the focus, Space marks it. */
export async function markRows(visit: Visit, numbers: readonly string[]): Promise<void> {
  for (const number of numbers) {
    const row = rowOf(visit, number);
    await row.focus();
    await visit.window.keyboard.press('Space');
    await expect(row).toHaveAttribute('aria-selected', 'true');
  }
}

/** Marks so many lines from the top with the keyboard, however many more there are; returns their numbers. */
export async function markFromTop({ window }: Visit, count: number): Promise<string[]> {
  const line = (at: number) => window.locator(`[data-testid="register-row"][data-index="${at}"]`);
  await window.getByTestId('register-row').first().focus();
  await window.keyboard.press('Home');
  const numbers: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const row = line(at);
    await expect(async () => {
      if (at > 0) await line(at - 1).press('ArrowDown');
      await expect(row).toBeFocused({ timeout: 2000 });
    }).toPass();
    await expect(async () => {
      if ((await row.getAttribute('aria-selected')) === 'false') await row.press('Space');
      await expect(row).toHaveAttribute('aria-selected', 'true', { timeout: 2000 });
    }).toPass();
    numbers.push((await row.locator('bdi.number').first().innerText()).trim());
  }
  return numbers;
}

/** Finds a post in a field of the open form. */
export async function findPost(visit: Visit, label: string, to: Post): Promise<void> {
  const { window, words, hands } = visit;
  const post = words.name(postName(to));
  await hands.find(dialog(visit).getByRole('combobox', { name: words.say(label) }), post.slice(0, 8), window.getByRole('option', { name: post }));
}

/** Types a due date of today into the open form, whatever the order of its parts. */
export async function dueToday({ window }: Visit, name: string): Promise<void> {
  const now = new Date();
  const parts = { day: now.getDate(), month: now.getMonth() + 1, year: now.getFullYear() };
  for (const [part, value] of Object.entries(parts)) {
    await window.getByTestId(`${name}-due`).locator(`[data-type="${part}"]`).click();
    await window.keyboard.type(String(value).padStart(2, '0'));
  }
}

export async function confirm(visit: Visit, key: string): Promise<void> {
  await visit.hands.press(button(visit, key, dialog(visit)));
  await expect(dialog(visit)).toBeHidden();
}

/** Gives charge of a post from today on; the registrar is at the desk. */
export async function giveCharge(visit: Visit, post: Post, person: string): Promise<void> {
  const { window, words, hands } = visit;
  const line = window.getByTestId('post').filter({ hasText: words.name(postName(post)) });
  await hands.press(line.getByTestId('give-charge'));
  await hands.find(dialog(visit).getByRole('combobox').first(), person, window.getByRole('option', { name: person }));
}
