import { expect, test, type Page } from '@playwright/test';
import { corePid } from './harness.ts';
import { openDemoDesk } from './pages/demo-desk.ts';
import { postName, type Role } from './pages/session.ts';
import { button, type Visit } from './pages/visit.ts';

/** Chooses the holder of a post and types a PIN; his own where none is given. */
async function typePin({ window, words, hands }: Visit, role: Role, wrong?: string): Promise<void> {
  const person = window.getByTestId('person').filter({ hasText: words.name(postName(role)) });
  await hands.press(person);
  await expect(person).toHaveAttribute('aria-pressed', 'true');
  const pin = wrong ?? /[0-9]{6,}/.exec(await window.getByTestId('sign-in').innerText())?.[0] ?? '';
  await hands.write(window.getByTestId('pin'), pin);
}

const desk = (window: Page) => window.locator('.desk');

/** The desk behind the PIN is drawn, and neither eyes, a screen reader nor the Tab key find it. */
async function nothingOfTheDesk({ window, words }: Visit): Promise<void> {
  await expect(desk(window).locator('.frame')).toBeAttached();
  await expect(desk(window)).toBeHidden();
  await expect(desk(window).filter({ visible: true })).toHaveCount(0);
  const spoken = await window.locator('body').ariaSnapshot();
  expect(spoken).toContain(words.say('session.pin'));
  expect(spoken).not.toContain('navigation');
  expect(spoken).not.toContain(words.say('frame.inbox'));
  for (let step = 0; step < 12; step += 1) {
    await window.keyboard.press('Tab');
    expect(await desk(window).evaluate((drawn) => drawn.contains(document.activeElement))).toBe(false);
  }
}

/** Holds the core still while something is asked of it. */
async function whileCoreStandsStill(core: number, see: () => Promise<void>): Promise<void> {
  process.kill(core, 'SIGSTOP');
  try {
    await see();
  } finally {
    process.kill(core, 'SIGCONT');
  }
}

test('the desk that is drawn while a PIN is checked is out of reach until the core has let its owner in', async () => {
  const { desk: app, visit } = await openDemoDesk('en', 'pk');
  const { window, words, hands } = visit;
  const core = await corePid(app.app);

  await typePin(visit, 'assistant', '111111');
  await whileCoreStandsStill(core, async () => {
    await hands.press(button(visit, 'session.signIn'));
    await expect(window.getByTestId('sign-in-button')).toHaveText(words.say('frame.working'));
    await nothingOfTheDesk(visit);
  });
  await expect(window.getByTestId('sign-in')).toContainText(words.say('errors.wrongPin'));
  await expect(desk(window)).toHaveCount(0);
  await expect(window.getByTestId('pin')).toHaveValue('');

  await typePin(visit, 'registrar');
  await whileCoreStandsStill(core, async () => {
    await hands.press(button(visit, 'session.signIn'));
    await nothingOfTheDesk(visit);
  });
  await expect(window.getByTestId('who')).toContainText(words.name(postName('registrar')));
  await expect(window.getByTestId('who')).not.toContainText(words.name(postName('assistant')));
  await expect(window.getByRole('navigation')).toContainText(words.say('frame.office'));
  await app.close();
});
