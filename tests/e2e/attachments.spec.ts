import { AxeBuilder } from '@axe-core/playwright';
import { test, type Locator } from '@playwright/test';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { greyTiff } from '../unit/scans.ts';
import { markTo, openReceipt, putInFile } from './pages/dak.ts';
import { openDemoDesk } from './pages/demo-desk.ts';
import { openNewFile } from './pages/files.ts';
import { expect } from './pages/hands.ts';
import { auditIsClean } from './pages/office.ts';
import { pictures, takePictures } from './pages/picture.ts';
import { dropFile, pageIsDrawn, pasteFile, scriptedPdf } from './pages/scans.ts';
import { goTo, signIn, signOut } from './pages/session.ts';
import type { Visit } from './pages/visit.ts';

/** All three where somebody wants to look at the pictures. */
const languages = pictures ? (['en', 'ur', 'hi'] as const) : (['ur'] as const);
const pageCount = 60;
/** One red dot. */
const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC', 'base64');
const pdf = (name: string, bytes: Uint8Array) => ({ name, type: 'application/pdf', bytes });

async function writeEntry({ window, hands }: Visit, subject: string): Promise<void> {
  await hands.write(window.getByTestId('sender-organisation'), 'District Council');
  await hands.write(window.getByTestId('receipt-subject'), subject);
}

const scale = async (zoom: Locator) => Number.parseInt(await zoom.innerText(), 10);

for (const language of languages) {
  test(`scans are dropped, pasted and taken from the scanner, and looked at, in ${language}`, async () => {
    const { desk, visit } = await openDemoDesk(language, language === 'hi' ? 'in' : 'pk');
    const { window, words, hands } = visit;
    const folder = mkdtempSync(join(tmpdir(), 'daftar-scans-'));
    const found: Record<string, string[]> = {};
    const onScreen = async (name: string) => {
      const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
      if (serious.length > 0) found[name] = serious;
      await takePictures(window, `${language}-${name}`);
    };
    const staged = window.getByTestId('staged-scan');
    const long = await scriptedPdf(pageCount);

    await signIn(visit, 'dispatcher');
    await goTo(visit, 'dak');
    await hands.press(window.getByTestId('diarise'));
    await writeEntry(visit, 'Street lights');
    await onScreen('scans-none');
    await hands.choose(window.getByTestId('receipt-form'), window.getByRole('option', { name: words.say('dak.form_electronic') }));
    await hands.press(window.getByTestId('save-receipt'));
    await expect(window.getByTestId('error')).toHaveAttribute('data-code', 'scanRequired');
    await dropFile(visit, pdf('program.pdf', Buffer.from('MZ no scan at all')));
    await expect(window.getByTestId('scan-import').getByTestId('error')).toHaveAttribute('data-code', 'attachmentKind');
    await onScreen('scans-refused');
    await hands.press(window.getByTestId('scan-import-stop'));
    const large = Buffer.alloc(150 * 1024 * 1024);
    large.write('%PDF-1.7');
    writeFileSync(join(folder, 'large.pdf'), large);
    await window.getByTestId('scan-files').setInputFiles(join(folder, 'large.pdf'));
    await expect(window.getByTestId('save-receipt')).toBeDisabled();
    await window.getByTestId('scan-import-stop').click();
    await expect(window.getByTestId('scan-import')).toHaveCount(0);
    await expect(window.getByTestId('save-receipt')).toBeEnabled();
    expect(readdirSync(join(desk.dataFolder, 'incoming'))).toEqual([]);
    rmSync(join(folder, 'large.pdf'));
    await dropFile(visit, pdf('letter.pdf', long));
    await expect(staged).toHaveCount(1);
    await expect(window.getByTestId('error')).toBeHidden();
    await expect(staged).toContainText(words.say('attachments.pages', { pages: pageCount }));
    await pageIsDrawn(visit, 1);
    await pasteFile(visit, { name: 'image.png', type: 'image/png', bytes: dot });
    await expect(staged).toHaveCount(2);
    await pageIsDrawn(visit, 1);
    await onScreen('scans-staged');
    await hands.press(window.getByTestId('save-receipt'));
    await expect(window.getByTestId('given')).toBeVisible();
    const number = (await window.getByTestId('given').getAttribute('data-number')) ?? '';
    await expect(staged).toHaveCount(0);

    await dropFile(visit, pdf('the same.pdf', long));
    await expect(window.getByTestId('known-as')).toContainText(number);
    await onScreen('scans-known');
    await hands.press(window.getByTestId('discard-scan'));
    await expect(staged).toHaveCount(0);

    await desk.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, folder);
    await hands.press(window.getByTestId('choose-scan-folder'));
    await expect(window.getByTestId('scan-station')).toContainText(words.say('attachments.emptyFolder'));
    writeFileSync(join(folder, 'from-scanner.pdf'), await scriptedPdf(2));
    const waiting = window.getByTestId('waiting-scan');
    await expect(waiting).toHaveCount(1);
    await expect(waiting.locator('canvas')).toHaveAttribute('data-drawn', 'true');
    await onScreen('scans-waiting');
    await waiting.focus();
    await window.keyboard.press('Enter');
    await expect(staged).toHaveCount(1);
    await expect(waiting).toHaveCount(0);
    expect(readdirSync(join(folder, 'taken'))).toEqual(['from-scanner.pdf']);

    await openReceipt(visit, 'created', number);
    await expect(window.getByTestId('scan')).toHaveCount(2);
    await window.getByTestId('scan').first().getByRole('button').click();
    await pageIsDrawn(visit, 1);
    await window.getByTestId('viewer-page-number').fill('47');
    await window.keyboard.press('Enter');
    await pageIsDrawn(visit, 47);
    await window.getByTestId('viewer-scroll').focus();
    await window.keyboard.press('PageDown');
    await expect(window.getByTestId('viewer-page-number')).toHaveValue('48');
    await window.keyboard.press('End');
    await expect(window.getByTestId('viewer-page-number')).toHaveValue(String(pageCount));
    await window.keyboard.press('Home');
    await pageIsDrawn(visit, 1);
    const zoom = window.getByTestId('viewer-zoom');
    const before = await scale(zoom);
    await window.keyboard.press('Control+Equal');
    await expect.poll(() => scale(zoom)).toBeGreaterThan(before);
    await window.keyboard.press('Control+Digit0');
    await expect.poll(() => scale(zoom)).toBe(before);
    await hands.press(window.getByTestId('viewer-fit-page'));
    await hands.press(window.getByTestId('viewer-rotate'));
    await pageIsDrawn(visit, 1);
    await onScreen('receipt-scans');
    await dropFile(visit, { name: 'plan.tif', type: '', bytes: greyTiff([{ width: 300, height: 200 }, { width: 300, height: 200 }]) });
    await expect(window.getByTestId('scan')).toHaveCount(3);
    await pageIsDrawn(visit, 1);
    await hands.press(window.getByTestId('withdraw-scan'));
    await hands.write(window.getByTestId('withdraw-reason'), 'wrong plan');
    await hands.press(window.getByTestId('withdraw-scan-confirm'));
    await expect(window.getByTestId('scan').last()).toHaveAttribute('data-withdrawn', 'true');
    await onScreen('receipt-withdrawn');
    await markTo(visit, 'officer');
    await expect(window.getByTestId('scan-drop')).toBeHidden();
    await signOut(visit);

    await signIn(visit, 'officer');
    const fileNumber = await openNewFile(visit, 'Street lights');
    await openReceipt(visit, 'inbox', number);
    await putInFile(visit, fileNumber);
    await hands.press(window.getByTestId('receipt-open-file'));
    await hands.openRow(window.getByTestId('contents').getByTestId('register-row').first());
    await pageIsDrawn(visit, 1);
    await hands.press(window.getByTestId('file-scans'));
    await dropFile(visit, pdf('own.pdf', await scriptedPdf(1)));
    await expect(window.getByTestId('scan')).toHaveCount(4);
    await onScreen('file-scans');
    await goTo(visit, 'office');
    expect(await auditIsClean(visit)).toBe(true);
    expect(existsSync(join(desk.dataFolder, 'incoming')) ? readdirSync(join(desk.dataFolder, 'incoming')) : []).toEqual([]);
    expect(found).toEqual({});
    await desk.close();
    rmSync(folder, { recursive: true });
  });
}
