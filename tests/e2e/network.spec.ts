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
  test(`two desks of one office find together by code and answer, and see each other, in ${language}`, async () => {
    test.setTimeout(180_000);
    const found: Record<string, string[]> = {};
    const onScreen = async (window: Page, name: string) => {
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
    await openTheNetwork(registrar, onScreen);
    const address = await admit(registrar, onScreen);
    const code = await askToJoin(newcomer, address, onScreen);
    const answer = await accept(registrar, code, onScreen);
    await finish(newcomer, answer, onScreen);

    await registrar.hands.press(registrar.window.getByTestId('stop-admitting'));
    const lines = registrar.window.getByTestId('desk-line');
    await expect(lines).toHaveCount(2);
    await expect(lines.nth(1)).toHaveAttribute('data-reachable', 'true');
    await expect(lines.nth(1)).toContainText(registrar.words.say('network.reachable'));
    await registrar.hands.press(registrar.window.getByTestId('test-network'));
    await expect(registrar.window.getByTestId('self-test')).toHaveAttribute('data-running', 'false');
    await expect(registrar.window.getByTestId('self-test').getByRole('listitem')).toHaveCount(5);
    await onScreen(registrar.window, 'network');

    await newcomers.close();
    await expect(lines.nth(1)).toHaveAttribute('data-reachable', 'false');
    await onScreen(registrar.window, 'network-alone');
    await revoke(registrar, onScreen);
    await registrars.close();
    expect(found).toEqual({});
  });
}

type Look = (window: Page, name: string) => Promise<void>;

async function openTheNetwork({ window, hands }: Visit, look: Look): Promise<void> {
  await hands.press(window.getByTestId('area-network'));
  await look(window, 'network-one-desk');
  await hands.press(window.getByTestId('open-network'));
  await look(window, 'network-open');
  await hands.press(window.getByTestId('open-network-confirm'));
  await expect(window.getByTestId('desk-line')).toHaveCount(1);
}

/** Opens the admission; gives the address for the new desk. */
async function admit({ window, hands }: Visit, look: Look): Promise<string> {
  await hands.press(window.getByTestId('admit-desk'));
  const address = window.getByTestId('admission-address');
  await expect(address).toBeVisible();
  await look(window, 'admission-open');
  return address.innerText();
}

/** Gives the code that the new desk shows. */
async function askToJoin({ window, hands }: Visit, address: string, look: Look): Promise<string> {
  await look(window, 'first-start');
  await hands.press(window.getByTestId('join-office'));
  await hands.write(window.getByTestId('join-address'), '127.0.0.1:1');
  await hands.press(window.getByTestId('join-begin'));
  await expect(window.getByTestId('error')).toHaveAttribute('data-code', 'registrarNotThere');
  await look(window, 'join-not-there');
  await hands.write(window.getByTestId('join-address'), address.trim());
  await hands.press(window.getByTestId('join-begin'));
  const code = window.getByTestId('join-code');
  await expect(code).toBeVisible();
  await look(window, 'join-code');
  return code.innerText();
}

/** Types the code and says where the desk belongs; gives the answer. */
async function accept(visit: Visit, code: string, look: Look): Promise<string> {
  const { window, hands, words } = visit;
  await hands.write(window.getByTestId('desk-code'), code);
  await hands.choose(window.getByTestId('desk-section').getByRole('button'), window.getByRole('option').first());
  await hands.tick(dialog(visit).getByRole('group', { name: words.say('network.postsHere') }).getByRole('checkbox').first());
  await look(window, 'admission-accept');
  await hands.press(window.getByTestId('accept-desk'));
  const answer = window.getByTestId('join-answer');
  await expect(answer).toBeVisible();
  await look(window, 'admission-answer');
  return answer.innerText();
}

async function finish({ window, hands }: Visit, answer: string, look: Look): Promise<void> {
  await expect(window.getByTestId('join')).toHaveAttribute('data-state', 'accepted');
  await look(window, 'join-answer');
  await hands.write(window.getByTestId('join-answer'), answer);
  await hands.press(window.getByTestId('join-finish'));
  await expect(window.getByTestId('sign-in')).toBeVisible();
  await look(window, 'joined');
}

async function revoke({ window, hands, words }: Visit, look: Look): Promise<void> {
  await hands.press(window.getByTestId('desk-acts').last());
  await look(window, 'desk-acts');
  await hands.press(window.getByTestId('act-addresses'));
  await look(window, 'desk-addresses');
  await window.keyboard.press('Escape');
  await hands.press(window.getByTestId('desk-acts').last());
  await hands.press(window.getByTestId('act-revoke'));
  await hands.pick(window.getByRole('radio', { name: words.say('network.reason_lost') }));
  await look(window, 'desk-revoke');
  await hands.press(window.getByTestId('revoke-desk-confirm'));
  await expect(window.getByTestId('desk-line')).toHaveCount(1);
}
