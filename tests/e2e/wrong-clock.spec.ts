import { test } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDesk } from './harness.ts';
import { visitOf } from './pages/demo-desk.ts';
import { expect } from './pages/hands.ts';
import { pictures, takePictures } from './pages/picture.ts';
import { signIn } from './pages/session.ts';
import { ownNames } from './pages/words.ts';

const languages = pictures ? (['en', 'ur', 'hi'] as const) : (['hi'] as const);
const env = { DAFTAR_LAN_PORT: '0' };

for (const language of languages) {
  test(`a PC whose clock stands at 1970 says so on every screen, and work goes on, in ${language}`, async () => {
    test.setTimeout(120_000);
    const dataFolder = mkdtempSync(join(tmpdir(), 'daftar-e2e-'));
    const right = await openDesk({ dataFolder, env });
    const before = visitOf(right.window, language);
    await before.hands.press(before.window.getByRole('button', { name: ownNames[language], exact: true }));
    await before.hands.press(before.window.getByTestId('demo-pk'));
    await signIn(before, 'registrar');
    await before.hands.press(before.window.getByTestId('area-network'));
    await before.hands.press(before.window.getByTestId('open-network'));
    await before.hands.press(before.window.getByTestId('open-network-confirm'));
    await expect(before.window.getByTestId('desk-line')).toHaveCount(1);
    await expect(before.window.getByTestId('clock-banner')).toHaveCount(0);
    await right.close();

    const wrong = await openDesk({ dataFolder, env: { ...env, DAFTAR_CLOCK_OFF: String(new Date(1970, 0, 2, 9, 30).getTime() - Date.now()) } });
    const visit = visitOf(wrong.window, language);
    await signIn(visit, 'officer');
    const banner = wrong.window.getByTestId('clock-banner');
    for (const area of ['home', 'inbox', 'letters', 'network']) {
      await visit.hands.press(wrong.window.getByTestId(`area-${area}`));
      await expect(banner).toBeVisible();
      await expect(banner).toContainText(visit.words.say('network.clockBehind', { amount: '' }).split(' ').slice(0, 3).join(' '));
      await takePictures(wrong.window, `${language}-wrong-clock-${area}`);
    }
    await wrong.close();
    rmSync(dataFolder, { recursive: true });
  });
}
