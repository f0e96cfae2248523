import { test, type Page } from '@playwright/test';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenDesk } from './harness.ts';
import { barriers } from './pages/barriers.ts';
import { travellingLine } from './pages/between-desks.ts';
import { openFromInbox, openNewFile, putUp, writeNote } from './pages/files.ts';
import { expect } from './pages/hands.ts';
import { openNetwork } from './pages/new-desk.ts';
import { pictures, takePictures } from './pages/picture.ts';
import { enrol, openSeat, switchOn } from './pages/seats.ts';
import { goTo, signIn, signOut } from './pages/session.ts';
import { chooseLanguage, openDemoOffice } from './pages/start.ts';
import type { Visit } from './pages/visit.ts';

const texts = {
  en: { country: 'pk', subject: 'Repair of the boundary wall', note: 'The wall has fallen.' },
  ur: { country: 'pk', subject: 'چار دیواری کی مرمت', note: 'دیوار گر گئی ہے۔' },
  hi: { country: 'in', subject: 'चारदीवारी की मरम्मत', note: 'दीवार गिर गई है।' },
} as const;

/** What the system's dialogs answer from now on. */
const choosing = ({ app }: OpenDesk, file: string) =>
  app.evaluate(({ dialog }, path) => {
    Reflect.set(dialog, 'showSaveDialog', () => Promise.resolve({ canceled: false, filePath: path }));
    Reflect.set(dialog, 'showOpenDialog', () => Promise.resolve({ canceled: false, filePaths: [path] }));
  }, file);

async function bringIn({ window, hands }: Visit): Promise<void> {
  await hands.press(window.getByTestId('area-home'));
  await hands.press(window.getByTestId('read-stick'));
}

for (const language of pictures ? (['en', 'ur', 'hi'] as const) : (['en'] as const)) {
  test(`a file is carried to another desk on a stick, and the receipt is carried back, in ${language}`, async () => {
    test.setTimeout(180_000);
    const { subject, note, country } = texts[language];
    const found: Record<string, string[]> = {};
    const look = async (window: Page, name: string) => {
      const seen = await barriers(window);
      if (seen.length > 0) found[name] = seen;
      await takePictures(window, `${language}-parcels-${name}`);
    };
    const folder = mkdtempSync(join(tmpdir(), 'daftar-stick-'));
    const [stick, receipt] = [join(folder, 'wall.daftar-parcel'), join(folder, 'receipt.daftar-parcel')];
    let home = await openSeat(join(folder, 'home'), language);
    await chooseLanguage(home.visit);
    await openDemoOffice(home.visit, country);
    await signIn(home.visit, 'registrar');
    await openNetwork(home.visit);
    let second = await enrol(home.visit, { dataFolder: join(folder, 'second'), post: 'officer' });
    await signOut(home.visit);
    await signIn(home.visit, 'assistant');
    await second.desk.close();

    const number = await openNewFile(home.visit, subject);
    await writeNote(home.visit, [note]);
    await putUp(home.visit, 'officer');
    const line = await travellingLine(home.visit, number);
    await look(home.visit.window, 'waiting');
    await choosing(home.desk, stick);
    await home.visit.hands.press(line.getByTestId('write-parcel'));
    await expect.poll(() => statSync(stick, { throwIfNoEntry: false })?.size ?? 0).toBeGreaterThan(1_000);
    await look(home.visit.window, 'written');
    await bringIn(home.visit);
    await expect(home.visit.window.getByTestId('read-parcel')).toContainText(home.visit.words.say('errors.parcelOtherDesk'));
    await look(home.visit.window, 'other-desk');
    await home.desk.close();

    second = await switchOn(second, language);
    await choosing(second.desk, stick);
    await bringIn(second.visit);
    await expect(second.visit.window.getByTestId('arrival-what')).toHaveAttribute('data-result', 'taken');
    await expect(second.visit.window.getByTestId('arrival-what')).toContainText(number);
    await look(second.visit.window, 'taken');
    await choosing(second.desk, receipt);
    await second.visit.hands.press(second.visit.window.getByTestId('write-answer'));
    await expect.poll(() => statSync(receipt, { throwIfNoEntry: false })?.size ?? 0).toBeGreaterThan(500);
    await openFromInbox(second.visit, number);
    await expect(second.visit.window.getByTestId('green-note')).toHaveText([new RegExp(note, 'u')]);
    await second.desk.close();

    home = await openSeat(home.desk.dataFolder, language);
    await signIn(home.visit, 'assistant');
    await choosing(home.desk, receipt);
    await bringIn(home.visit);
    await expect(home.visit.window.getByTestId('arrival-what')).toHaveAttribute('data-result', 'delivered');
    await look(home.visit.window, 'delivered');
    await home.visit.hands.press(home.visit.window.getByTestId('arrival-open'));
    await expect(home.visit.window.getByTestId('file-place')).toHaveAttribute('data-state', 'elsewhere');
    await goTo(home.visit, 'office');
    expect(found).toEqual({});
    await home.desk.close();
    rmSync(folder, { recursive: true });
  });
}
