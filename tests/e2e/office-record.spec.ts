import { AxeBuilder } from '@axe-core/playwright';
import { test, type Page } from '@playwright/test';
import { openDesk } from './harness.ts';
import { visitOf } from './pages/demo-desk.ts';
import { expect } from './pages/hands.ts';
import { pictures, takePictures } from './pages/picture.ts';
import { signIn } from './pages/session.ts';
import { dialog, type Visit } from './pages/visit.ts';
import { ownNames } from './pages/words.ts';

const languages = pictures ? (['en', 'ur', 'hi'] as const) : (['ur'] as const);

/** Any free port on loopback, no beacon: desks of other tests are not heard. */
const env = { DAFTAR_LAN_PORT: '0' };

for (const language of languages) {
  test(`a person chooses a PIN at a new desk, the registrar confirms by four digits, and the person signs in, in ${language}`, async () => {
    test.setTimeout(180_000);
    const found: Record<string, string[]> = {};
    const look = async (window: Page, name: string) => {
      const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
      if (serious.length > 0) found[name] = serious;
      await takePictures(window, `${language}-${name}`);
    };
    const registrars = await openDesk({ env });
    const newcomers = await openDesk({ env });
    const registrar = visitOf(registrars.window, language);
    const newcomer = visitOf(newcomers.window, language);
    for (const { window, hands } of [registrar, newcomer]) await hands.press(window.getByRole('button', { name: ownNames[language], exact: true }));
    await registrar.hands.press(registrar.window.getByTestId('demo-pk'));
    await signIn(registrar, 'registrar');
    await joinWithOnePost(registrar, newcomer);

    await expect(newcomer.window.getByTestId('choose-pin')).toBeVisible();
    await expect(newcomer.window.getByTestId('person')).toHaveCount(1);
    await look(newcomer.window, 'choose-pin');
    await choosePin(newcomer, '731905', '731906');
    await expect(newcomer.window.getByTestId('take-up')).toBeDisabled();
    await look(newcomer.window, 'pins-differ');
    await choosePin(newcomer, '731905', '731905');
    await newcomer.hands.press(newcomer.window.getByTestId('take-up'));
    const digits = newcomer.window.getByTestId('key-check');
    await expect(digits).toHaveText(/^[0-9]{4}$/u);
    await look(newcomer.window, 'waiting-for-registrar');

    await registrar.hands.press(registrar.window.getByTestId('area-office'));
    const request = registrar.window.getByTestId('key-request');
    await expect(request.getByTestId('key-check')).toHaveText(await digits.innerText());
    await look(registrar.window, 'new-keys');
    await registrar.hands.press(request.getByTestId('refuse-keys'));
    await expect(newcomer.window.getByTestId('choose-pin')).toContainText(newcomer.words.say('session.keysRefused'));
    await look(newcomer.window, 'keys-refused');
    await choosePin(newcomer, '731905', '731905');
    await newcomer.hands.press(newcomer.window.getByTestId('take-up'));
    await expect(request.getByTestId('key-check')).toHaveText(await digits.innerText());
    await registrar.hands.press(request.getByTestId('confirm-keys'));
    await expect(registrar.window.getByTestId('new-keys')).toHaveCount(0);

    await newcomer.hands.write(newcomer.window.getByTestId('pin'), '731905');
    await look(newcomer.window, 'sign-in');
    await newcomer.hands.press(newcomer.window.getByTestId('sign-in-button'));
    await expect(newcomer.window.getByTestId('sign-in')).toHaveCount(0);
    await look(newcomer.window, 'signed-in');
    await newcomers.close();
    await registrars.close();
    expect(found).toEqual({});
  });
}

async function choosePin({ window, hands }: Visit, pin: string, again: string): Promise<void> {
  await hands.write(window.getByTestId('new-pin'), pin);
  await hands.write(window.getByTestId('new-pin-again'), again);
}

/** The new desk comes into the office, and the first post works there. */
async function joinWithOnePost(registrar: Visit, newcomer: Visit): Promise<void> {
  const { window, hands, words } = registrar;
  await hands.press(window.getByTestId('area-network'));
  await hands.press(window.getByTestId('open-network'));
  await hands.press(window.getByTestId('open-network-confirm'));
  await hands.press(window.getByTestId('admit-desk'));
  const address = await window.getByTestId('admission-address').innerText();
  await newcomer.hands.press(newcomer.window.getByTestId('join-office'));
  await newcomer.hands.write(newcomer.window.getByTestId('join-address'), address.trim());
  await newcomer.hands.press(newcomer.window.getByTestId('join-begin'));
  await hands.write(window.getByTestId('desk-code'), await newcomer.window.getByTestId('join-code').innerText());
  await hands.choose(window.getByTestId('desk-section').getByRole('button'), window.getByRole('option').first());
  await hands.tick(dialog(registrar).getByRole('group', { name: words.say('network.postsHere') }).getByRole('checkbox').first());
  await hands.press(window.getByTestId('accept-desk'));
  const answer = await window.getByTestId('join-answer').innerText();
  await newcomer.hands.write(newcomer.window.getByTestId('join-answer'), answer);
  await newcomer.hands.press(newcomer.window.getByTestId('join-finish'));
  await expect(newcomer.window.getByTestId('sign-in')).toBeVisible();
  await hands.press(window.getByTestId('stop-admitting'));
}
