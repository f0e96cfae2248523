import type { Country } from '../../../preload/contract/system.ts';
import { expect } from './hands.ts';
import { button, type Visit } from './visit.ts';
import { ownNames } from './words.ts';

/** The very first screen: each language by its own name. */
export async function chooseLanguage(visit: Visit): Promise<void> {
  const { window, words, hands } = visit;
  await hands.press(window.getByRole('button', { name: ownNames[words.language], exact: true }));
  await expect(window.getByRole('heading', { name: words.say('setup.welcome') })).toBeVisible();
}

/** Opens the demo office of a country and waits until one can sign in. */
export async function openDemoOffice(visit: Visit, country: Country): Promise<void> {
  const { window, words, hands } = visit;
  await hands.press(button(visit, country === 'pk' ? 'setup.pakistan' : 'setup.india'));
  await expect(window.getByRole('button', { name: words.say('session.signIn'), exact: true })).toBeVisible();
}
