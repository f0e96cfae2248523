import { AxeBuilder } from '@axe-core/playwright';
import { test } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diariseNew, openDiaryForm } from './pages/dak.ts';
import { openDemoDesk, visitOf } from './pages/demo-desk.ts';
import { expect } from './pages/hands.ts';
import { pictures, takePictures } from './pages/picture.ts';
import { goTo, signIn } from './pages/session.ts';
import { dialog } from './pages/visit.ts';
import { showAs } from './screens/looks.ts';

const languages = pictures ? (['en', 'ur', 'hi'] as const) : (['hi'] as const);

for (const language of languages) {
  test(`a list is laid out, sorted, copied and exported as its reader wants, and home counts what another window did, in ${language}`, async () => {
    const { desk, visit } = await openDemoDesk(language, language === 'hi' ? 'in' : 'pk');
    const { window, hands } = visit;
    const picture = async (name: string) => {
      await takePictures(window, `${language}-${name}`);
    };
    const pin = await signIn(visit, 'dispatcher');
    await expect(window.getByTestId('home')).toBeVisible();
    await expect(window.getByTestId('home').getByTestId('empty')).toBeVisible();
    await picture('home-empty');
    for (const [organisation, subject] of [['Alpha Council', '=2+3'], ['Beta Council', 'Roads'], ['Gamma Council', 'Bridges']] as const) {
      await openDiaryForm(visit);
      await diariseNew(visit, organisation, { number: organisation, subject });
    }

    await goTo(visit, 'dak');
    const list = window.getByTestId('receipts');
    const rows = list.getByTestId('register-row');
    await expect(rows).toHaveCount(3);
    const heading = (column: string) => list.locator(`[role="columnheader"][data-column="${column}"]`);
    await hands.press(heading('subject').getByRole('button'));
    await expect(heading('subject')).toHaveAttribute('aria-sort', 'ascending');
    await hands.press(heading('subject').getByRole('button'));
    await expect(rows.first()).toContainText('Roads');

    await hands.press(window.getByTestId('list-columns'));
    await hands.tick(window.getByTestId('column-holder').getByRole('checkbox'));
    await expect(heading('holder')).toHaveCount(0);
    await hands.press(window.getByTestId('column-subject').getByTestId('column-earlier'));
    await picture('columns');
    await hands.press(window.getByTestId('columns-close'));
    await expect(list.getByRole('columnheader').nth(3)).toHaveAttribute('data-column', 'subject');
    await heading('number').getByRole('separator').focus();
    const before = await heading('number').boundingBox();
    await window.keyboard.press('ArrowRight');
    await expect.poll(async () => ((await heading('number').boundingBox())?.width ?? 0) !== (before?.width ?? 0)).toBe(true);
    await rows.first().focus();
    await window.keyboard.press('Control+KeyZ');
    await expect.poll(async () => Math.round((await heading('number').boundingBox())?.width ?? 0)).toBe(Math.round(before?.width ?? 0));

    await rows.first().focus();
    await window.keyboard.press('Control+KeyC');
    await expect.poll(() => desk.app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/\t.*Roads.*\t/u);

    const csv = join(desk.dataFolder, 'list.csv');
    await desk.app.evaluate(({ dialog }, filePath) => {
      Reflect.set(dialog, 'showSaveDialog', () => Promise.resolve({ canceled: false, filePath }));
    }, csv);
    await hands.press(window.getByTestId('list-csv'));
    await expect.poll(() => existsSync(csv)).toBe(true);
    const text = readFileSync(csv, 'utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text.trim().split('\r\n')).toHaveLength(4);
    expect(text).toContain(",'=2+3,");
    await hands.press(window.getByTestId('list-pdf'));
    await expect(window.getByTestId('paper-save')).toBeEnabled();
    await picture('paper');
    const pdf = join(desk.dataFolder, 'list.pdf');
    await desk.app.evaluate(({ dialog }, filePath) => {
      Reflect.set(dialog, 'showSaveDialog', () => Promise.resolve({ canceled: false, filePath }));
    }, pdf);
    await hands.press(window.getByTestId('paper-save'));
    await expect.poll(() => existsSync(pdf) && readFileSync(pdf).subarray(0, 4).toString()).toBe('%PDF');
    await hands.press(dialog(visit).getByRole('button', { name: visit.words.say('frame.close') }).last());

    await window.getByTestId('area-home').click();
    await expect(window.getByTestId('home-inbox-dak')).toHaveAttribute('data-count', '3');
    await expect(window.getByTestId('waiting').getByTestId('register-row')).toHaveCount(3);
    await picture('home');
    await test.step('on the smallest desktop, with the writing at 150 %, the list keeps its columns and a long dialog its buttons', async () => {
      const session = await window.context().newCDPSession(window);
      await showAs(session, { width: 1366, height: 768, zoom: 1.5 });
      await expect.poll(() => window.getByTestId('waiting').locator('.register-scroll').evaluate((scroll) => scroll.scrollWidth - scroll.clientWidth)).toBeLessThanOrEqual(1);
      await window.keyboard.press('F1');
      await expect(dialog(visit).getByRole('button', { name: visit.words.say('frame.close') })).toBeInViewport({ ratio: 1 });
      await window.keyboard.press('Escape');
      await expect(dialog(visit)).toHaveCount(0);
      await session.send('Emulation.clearDeviceMetricsOverride');
      await session.detach();
    });
    const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);

    const opened = desk.app.waitForEvent('window');
    await window.keyboard.press('Control+KeyK');
    await window.keyboard.type(visit.words.say('frame.newWindow'));
    await window.keyboard.press('ArrowDown');
    await window.keyboard.press('Enter');
    const other = visitOf(await opened, language);
    expect(await signIn(other, 'dispatcher')).toBe(pin);
    await openDiaryForm(other);
    await diariseNew(other, 'Delta Council', { number: 'D/1', subject: 'Wells' });
    await expect(window.getByTestId('home-inbox-dak')).toHaveAttribute('data-count', '4');

    await goTo(visit, 'dak');
    await rows.filter({ hasText: 'Roads' }).focus();
    await openDiaryForm(other);
    await diariseNew(other, 'Epsilon Council', { number: 'E/1', subject: 'Schools' });
    await expect(rows).toHaveCount(5);
    const focused = window.locator('[role="row"]:focus');
    await expect(focused).toContainText('Roads');
    const place = Number(await focused.getAttribute('aria-rowindex'));
    const next = await list.locator(`[aria-rowindex="${place + 1}"]`).innerText();
    await goTo(other, 'dak');
    await other.hands.openRow(other.window.getByTestId('receipts').getByTestId('register-row').filter({ hasText: 'Roads' }));
    await other.hands.press(other.window.getByTestId('receipt-dispose'));
    await other.window.getByTestId('dispose-remarks').fill('Built');
    await other.hands.press(dialog(other).getByTestId('dispose-confirm'));
    await expect(rows).toHaveCount(4);
    await expect(focused).toHaveText(next, { useInnerText: true });
    await window.keyboard.press('ArrowUp');
    await expect(focused).toHaveAttribute('aria-rowindex', String(place - 1));

    await goTo(other, 'dak');
    await expect(other.window.getByTestId('receipts').getByRole('columnheader').nth(3)).toHaveAttribute('data-column', 'subject');
    await desk.close();
  });
}
