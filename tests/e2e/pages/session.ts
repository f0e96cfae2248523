import { demoOffice } from '../../../main/core/office/demo-office.ts';
import type { LocalText } from '../../../preload/contract/values.ts';
import { expect } from './hands.ts';
import { button, type Visit } from './visit.ts';

/** The posts of the demo office; their names and persons are the same in both countries. */
export type Role = 'assistant' | 'officer' | 'dispatcher' | 'registrar';

const { posts } = demoOffice('pk');

/** A post of the small demo office by its role, of any other office by its name. */
export type Post = Role | LocalText;

/** The name of a post; of a role, that of the demo office's post with it. */
export function postName(wanted: Post): LocalText {
  if (typeof wanted !== 'string') return wanted;
  const post = posts.find(({ roles }) => roles.includes(wanted));
  if (!post) throw new Error(`The demo office has no ${wanted}`);
  return post.name;
}

/** Signs in the holder of a post with the PIN that the demo office shows, and returns that PIN. */
export async function signIn(visit: Visit, post: Post): Promise<string> {
  const { window, words, hands } = visit;
  const person = window.getByRole('list', { name: words.say('session.who') }).getByRole('button', { name: words.name(postName(post)) });
  await hands.press(person);
  await expect(person).toHaveAttribute('aria-pressed', 'true');
  const field = window.getByLabel(words.say('session.pin'), { exact: true });
  const pin = /[0-9]{6,}/.exec(await window.getByTestId('sign-in').innerText())?.[0] ?? '';
  await hands.write(field, pin);
  await hands.press(button(visit, 'session.signIn'));
  await expect(window.getByRole('navigation')).toBeVisible();
  return pin;
}

/** Signs out by the menu under one's name, or by the palette. */
export async function signOut(visit: Visit): Promise<void> {
  const { window, words, hands } = visit;
  await hands.command(words.say('session.signOut'), window.getByTestId('who'), window.getByRole('menuitem', { name: words.say('session.signOut') }));
  await expect(window.getByRole('list', { name: words.say('session.who') })).toBeVisible();
}

/** Gives the PIN under a lock; with a wrong one the desk says `refusal` and stays locked. */
export async function unlock(visit: Visit, pin: string, refusal?: string): Promise<void> {
  const { window, words, hands } = visit;
  const screen = window.getByTestId('lock-screen');
  await hands.write(screen.getByLabel(words.say('session.pin'), { exact: true }), pin);
  await hands.press(button(visit, 'session.unlock', screen));
  if (refusal) await expect(screen).toContainText(words.say(refusal));
  else await expect(screen).toBeHidden();
}

const areas = ['inbox', 'sent', 'created', 'letters', 'dispatch', 'batches', 'verify', 'office', 'dak'] as const;
export type Area = (typeof areas)[number];

/** Goes to an area of the desk. */
export async function goTo(visit: Visit, area: Area): Promise<void> {
  const { window, words, hands } = visit;
  const entry = window.getByRole('navigation').getByRole('button', { name: words.say(`frame.${area}`) });
  await hands.goTo(entry, areas.indexOf(area) + 1);
  await expect(entry).toHaveAttribute('aria-current', 'page');
}
