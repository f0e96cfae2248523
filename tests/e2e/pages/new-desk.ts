import { smallOfficeStructure } from '../../../main/core/office/demo-office.ts';
import { expect } from './hands.ts';
import { postName, type Post } from './session.ts';
import { dialog, type Visit } from './visit.ts';

/** The section of the new desks: it has the same name in both demo offices. */
const [section] = smallOfficeStructure.sections;

/** The PIN that people choose at a new desk. */
const chosenPin = '731905';

/** The registrar opens the office's network. */
export async function openNetwork({ window, hands }: Visit): Promise<void> {
  await hands.press(window.getByTestId('area-network'));
  await hands.press(window.getByTestId('open-network'));
  await hands.press(window.getByTestId('open-network-confirm'));
  await expect(window.getByTestId('desk-line')).toHaveCount(1);
}

/** A new desk comes into the office by code and answer; one post moves to it. The registrar is at the page of the network. */
export async function admitDesk(registrar: Visit, newcomer: Visit, post: Post): Promise<void> {
  const { window, hands, words } = registrar;
  await hands.press(window.getByTestId('area-network'));
  await hands.press(window.getByTestId('admit-desk'));
  const address = await window.getByTestId('admission-address').locator('bdi').first().innerText();
  await newcomer.hands.press(newcomer.window.getByTestId('join-office'));
  await newcomer.hands.write(newcomer.window.getByTestId('join-address'), address.trim());
  await newcomer.hands.press(newcomer.window.getByTestId('join-begin'));
  await hands.write(window.getByTestId('desk-code'), await newcomer.window.getByTestId('join-code').innerText());
  await hands.choose(window.getByTestId('desk-section').getByRole('button'), window.getByRole('option', { name: words.name(section?.name ?? {}) }));
  await hands.tick(dialog(registrar).getByRole('group', { name: words.say('network.postsHere') }).getByRole('checkbox', { name: words.name(postName(post)) }));
  await hands.press(window.getByTestId('accept-desk'));
  const answer = await window.getByTestId('join-answer').innerText();
  await newcomer.hands.write(newcomer.window.getByTestId('join-answer'), answer);
  await newcomer.hands.press(newcomer.window.getByTestId('join-finish'));
  await hands.press(window.getByTestId('stop-admitting'));
}

/** The only person of a new desk chooses a PIN, the registrar confirms the digits, and the person signs in. */
export async function takeUpPost(registrar: Visit, newcomer: Visit): Promise<void> {
  const { window, hands } = newcomer;
  await expect(window.getByTestId('choose-pin')).toBeVisible();
  await hands.write(window.getByTestId('new-pin'), chosenPin);
  await hands.write(window.getByTestId('new-pin-again'), chosenPin);
  await hands.press(window.getByTestId('take-up'));
  const digits = await window.getByTestId('key-check').innerText();
  await registrar.hands.press(registrar.window.getByTestId('area-office'));
  const request = registrar.window.getByTestId('key-request');
  await expect(request.getByTestId('key-check')).toHaveText(digits);
  await registrar.hands.press(request.getByTestId('confirm-keys'));
  await expect(registrar.window.getByTestId('new-keys')).toHaveCount(0);
  await signInWithChosenPin(newcomer);
}

/** The person who chose a PIN at this desk signs in with it. */
export async function signInWithChosenPin({ window, hands }: Visit): Promise<void> {
  await hands.write(window.getByTestId('pin'), chosenPin);
  await hands.press(window.getByTestId('sign-in-button'));
  await expect(window.getByRole('navigation')).toBeVisible();
}
