import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { displayIsMissing, startVirtualDisplay } from '../../main/layout-client/virtual-display.ts';
import { argumentsOfApp, emptyApp, emptyWindow, environment, start } from './app-start.ts';
import { summary } from './measure.ts';
import { makeRegisterOf } from './register-of.ts';

/** Starts of each kind, in turns, so that both meet the same machine; and letters in the register. */
const runs = Number(process.argv[2] ?? 9);
const letters = Number(process.argv[3] ?? 10_000);
const folder = mkdtempSync(join(tmpdir(), 'daftar-bench-start-'));
const assistantPin = '482915';

type Usable = { readonly signInShown: number; readonly registerAfterPin: number };

/** From the start to the PIN field, and from Enter on the PIN to the letters in their register. What a person needs to type in between is no time of the program. */
async function usableRegister(data: string): Promise<Usable> {
  const { spawnedAt, page, end } = await start([...argumentsOfApp, `--data=${data}`]);
  const shownAt = await page.shownAt('[data-testid="pin"]:focus');
  await page.type(assistantPin);
  await page.shownAt('[data-testid="sign-in-button"]:not([disabled])');
  const enteredAt = Date.now();
  await page.press('Enter');
  await page.shownAt('nav');
  await page.press('Digit4', true);
  const registerAt = await page.shownAt('[data-testid="letters-register"] [data-testid="register-row"]');
  await end();
  return { signInShown: shownAt - spawnedAt, registerAfterPin: registerAt - enteredAt };
}

async function main(): Promise<void> {
  const data = join(folder, 'desk');
  const began = Date.now();
  await makeRegisterOf(letters, data);
  process.stderr.write(`A register of ${letters} letters in ${Math.round((Date.now() - began) / 1000)} s\n`);
  const place = emptyApp(folder);
  const empty: number[] = [];
  const usable: Usable[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const copy = join(folder, `desk-${run}`);
    cpSync(data, copy, { recursive: true });
    const bare = await emptyWindow(place, join(folder, `empty-${run}`));
    const whole = await usableRegister(copy);
    rmSync(copy, { recursive: true, force: true });
    process.stderr.write(`${run === 0 ? 'warming up' : `run ${run}`}: empty ${bare} ms, sign-in ${whole.signInShown} ms, register ${whole.registerAfterPin} ms\n`);
    if (run === 0) continue;
    empty.push(bare);
    usable.push(whole);
  }
  const emptyElectronWindow = summary(empty);
  const usableRegisterTotal = summary(usable.map(({ signInShown, registerAfterPin }) => signInShown + registerAfterPin));
  const result = {
    letters,
    runs,
    unit: 'ms',
    emptyElectronWindow,
    usableRegister: usableRegisterTotal,
    signInShown: summary(usable.map(({ signInShown }) => signInShown)),
    registerAfterPin: summary(usable.map(({ registerAfterPin }) => registerAfterPin)),
    ratioOfMedians: Math.round((usableRegisterTotal.median / emptyElectronWindow.median) * 100) / 100,
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

const display = displayIsMissing() ? await startVirtualDisplay() : undefined;
if (display) environment['DISPLAY'] = display.display;
try {
  await main();
} finally {
  display?.stop();
  rmSync(folder, { recursive: true, force: true });
}
