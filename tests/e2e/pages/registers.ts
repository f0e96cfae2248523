import type { ElectronApplication } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from './hands.ts';
import { fileIsThere, type Visit } from './visit.ts';

export type RegisterName = 'diary' | 'files' | 'movement' | 'dispatch' | 'parked' | 'closed' | 'pending' | 'arrears';

/** Lines of cells as text; `kinds` of the screen's cells are not told apart from those of a file. */
export type Table = { readonly head: readonly string[]; readonly lines: readonly (readonly string[])[] };

/** Goes to the registers with their shortcut. */
export async function openRegisters({ window }: Visit): Promise<void> {
  await window.keyboard.press('Control+KeyR');
  await expect(window.getByTestId('registers')).toBeVisible();
}

/** Chooses a register of the whole office, for the days that stand there: this month until today. */
export async function openRegister(visit: Visit, register: RegisterName): Promise<void> {
  const { window, words, hands } = visit;
  const choose = async (field: string, name: string) => {
    const opener = window.getByTestId(field).getByRole('button');
    if ((await opener.innerText()).trim() !== name) await hands.choose(opener, window.getByRole('option', { name, exact: true }));
    await expect(opener).toContainText(name);
  };
  await choose('register-name', words.say(`registers.name_${register}`));
  if (register !== 'pending') await choose('register-scope', words.say('registers.wholeOffice'));
}

/** Reads the register that is open on the screen to its end, line after line with the arrow key. */
export async function readOnScreen({ window, words }: Visit, register: RegisterName, count: number): Promise<Table> {
  const table = window.getByTestId('registers-register');
  const grid = table.getByRole('grid', { name: words.say(`registers.name_${register}`) });
  if (count === 0) {
    await expect(table.getByTestId('empty')).toBeVisible();
    return { head: [], lines: [] };
  }
  await expect(grid).toHaveAttribute('aria-rowcount', String(count + 1));
  const head = await grid.getByRole('columnheader').allInnerTexts();
  await grid.getByTestId('register-row').first().focus();
  await window.keyboard.press('Home');
  const lines: string[][] = [];
  for (let at = 0; at < count; at += 1) {
    const line = (index: number) => grid.locator(`[data-testid="register-row"][data-index="${index}"]`);
    const row = line(at);
    await expect(async () => {
      if (at > 0) await line(at - 1).press('ArrowDown');
      await expect(row).toBeFocused({ timeout: 2000 });
    }).toPass();
    lines.push((await row.getByRole('gridcell').allInnerTexts()).map((cell) => cell.trim()));
  }
  return { head: head.map((title) => title.trim()), lines };
}

/** Saves the register that is open as CSV and reads the file as a spreadsheet would. */
export async function readAsCsv(visit: Visit, app: ElectronApplication, folder: string, register: RegisterName): Promise<Table> {
  const file = join(folder, `${register}.csv`);
  await app.evaluate(({ dialog }, filePath) => {
    Reflect.set(dialog, 'showSaveDialog', () => Promise.resolve({ canceled: false, filePath }));
  }, file);
  await visit.hands.press(visit.window.getByTestId('register-csv'));
  await fileIsThere(file);
  const [head = [], ...lines] = parseCsv(readFileSync(file, 'utf8').replace(/^\uFEFF/u, ''));
  return { head, lines };
}

/** Cells of a CSV after RFC 4180. */
function parseCsv(text: string): string[][] {
  return text
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu)].map(([, quoted, plain]) => (quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))));
}
