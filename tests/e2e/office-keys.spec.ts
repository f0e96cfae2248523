import { expect, test } from '@playwright/test';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDemoDesk } from './pages/demo-desk.ts';
import { auditIsClean } from './pages/office.ts';
import { goTo, signIn } from './pages/session.ts';
import { button, dialog } from './pages/visit.ts';

const passphrase = 'four words of the office';

test.describe('the keys of the office', () => {
  for (const language of ['en', 'ur', 'hi'] as const) {
    test(`are renewed, withdrawn, taken to two sticks and brought back, in ${language}`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'daftar-sticks-'));
      const { desk, visit } = await openDemoDesk(language, language === 'hi' ? 'in' : 'pk');
      const { window, words, hands } = visit;
      const pin = await signIn(visit, 'registrar');
      await goTo(visit, 'office');
      const keys = window.getByTestId('keys');
      const first = keys.getByTestId('section-key').first();

      await hands.press(first.getByTestId('renew-key'));
      await hands.press(button(visit, 'office.keyRenewNow'));
      await expect(keys).toContainText(words.say('office.keyRenewed'));

      await hands.press(first.getByTestId('withdraw-key'));
      await hands.write(window.getByTestId('withdraw-reason'), 'laptop');
      await hands.write(window.getByTestId('pin'), pin);
      await hands.press(button(visit, 'office.keyWithdrawNow', dialog(visit)));
      await expect(keys).toContainText(words.say('office.keyWithdrawn'));
      await expect(first).toContainText('laptop');

      await expect(window.getByTestId('remove-authority')).toBeDisabled();
      await hands.press(window.getByTestId('export-authority'));
      await hands.write(window.getByTestId('passphrase'), passphrase);
      await hands.write(window.getByTestId('passphrase-again'), passphrase);
      await hands.write(window.getByTestId('pin'), pin);
      await hands.press(button(visit, 'office.authorityExportNow'));
      for (const stick of ['first', 'second']) {
        const file = join(folder, `${stick}.pem`);
        await desk.app.evaluate(({ dialog: system }, filePath) => {
          Reflect.set(system, 'showSaveDialog', () => Promise.resolve({ canceled: false, filePath }));
        }, file);
        await hands.press(window.getByTestId(`${stick}-stick`));
        await expect.poll(() => existsSync(file)).toBe(true);
      }
      expect(readFileSync(join(folder, 'first.pem'))).toEqual(readFileSync(join(folder, 'second.pem')));
      await hands.press(button(visit, 'frame.close', window.getByTestId('sticks')));

      await hands.press(window.getByTestId('remove-authority'));
      await hands.write(window.getByTestId('pin'), pin);
      await hands.press(button(visit, 'office.authorityRemove', dialog(visit)));
      const authority = window.getByTestId('authority');
      await expect(authority).toContainText(words.say('office.authorityAway'));
      await hands.press(first.getByTestId('renew-key'));
      await hands.press(button(visit, 'office.keyRenewNow'));
      await expect(dialog(visit).getByTestId('error')).toHaveAttribute('data-code', 'authorityAway');
      await hands.press(button(visit, 'frame.cancel', dialog(visit)));

      await hands.press(window.getByTestId('import-authority'));
      writeFileSync(join(folder, 'broken.pem'), 'not a key');
      await window.getByTestId('authority-file').setInputFiles(join(folder, 'broken.pem'));
      await hands.write(window.getByTestId('passphrase'), passphrase);
      await hands.press(button(visit, 'office.authorityImportNow'));
      await expect(dialog(visit).getByTestId('error')).toHaveAttribute('data-code', 'authorityFileInvalid');
      await window.getByTestId('authority-file').setInputFiles(join(folder, 'second.pem'));
      await hands.press(button(visit, 'office.authorityImportNow'));
      await expect(authority).toContainText(words.say('office.authorityHere'));
      expect(await auditIsClean(visit)).toBe(true);
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    });
  }

  test('are not shown to those who do not manage the office', async () => {
    const { desk, visit } = await openDemoDesk('en', 'pk');
    await signIn(visit, 'officer');
    await goTo(visit, 'office');
    await expect(visit.window.getByTestId('office')).toBeVisible();
    await expect(visit.window.getByTestId('keys')).toBeHidden();
    await desk.close();
  });
});
