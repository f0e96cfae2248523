import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseList, issueBatch, pauseBatch, resumeBatch } from './pages/batches.ts';
import { openDemoDesk } from './pages/demo-desk.ts';
import { openNewFile } from './pages/files.ts';
import { auditIsClean } from './pages/office.ts';
import { goTo, signIn } from './pages/session.ts';

const letters = 30;
const line = (at: number) => `"مکان دار نمبر ${at}","گلی ${at}، نمائشی شہر","${at * 150}"`;
const list = ['نام,پتہ,رقم', ...Array.from({ length: letters }, (_, at) => line(at + 1))].join('\n');

test('a list in a CSV becomes a batch of notices, each with its own number; it pauses and goes on', { tag: '@packaged' }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'daftar-batch-'));
  const broken = join(folder, 'broken.csv');
  const whole = join(folder, 'whole.csv');
  writeFileSync(broken, `${list}\n"بغیر رقم","گلی ۱"\n`);
  writeFileSync(whole, `\uFEFF${list}\n`);
  const { desk, visit } = await openDemoDesk('ur', 'pk');
  const { window, words } = visit;
  const pin = await signIn(visit, 'officer');
  const fileNumber = await openNewFile(visit, 'پانی کے واجبات کے نوٹس');
  await goTo(visit, 'batches');

  await chooseList(visit, { fileNumber, csv: broken });
  await expect(window.getByTestId('list-problems')).toContainText(words.say('batches.problemLine', { line: String(letters + 2), what: words.say('batches.problem_columnCount') }));
  await expect(window.getByTestId('batch-start')).toBeDisabled();

  await chooseList(visit, { csv: whole });
  await expect(window.getByTestId('list-problems')).toBeHidden();
  await issueBatch(visit, { subject: 'واجبات کی ادائیگی', body: 'آپ کے ذمے پانی کے {{رقم}} روپے واجب الادا ہیں۔', pin });
  await pauseBatch(visit);
  const numbers = () => window.getByRole('row').filter({ hasText: words.say('batches.row_issued') }).count();
  const atPause = await numbers();
  expect(atPause).toBeLessThan(letters);
  await resumeBatch(visit, pin);
  await expect(window.getByTestId('batch')).toContainText(words.say('batches.state_done'), { timeout: 60_000 });

  await goTo(visit, 'letters');
  await expect(window.getByText(words.say('letters.count', { count: letters }))).toBeVisible();
  const found = await window.getByTestId('letters-register').getByRole('row').locator('.number').allInnerTexts();
  expect(new Set(found).size).toBe(found.length);
  await goTo(visit, 'office');
  expect(await auditIsClean(visit)).toBe(true);
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});
