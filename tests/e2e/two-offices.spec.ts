import { chromium, test, type Browser, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealUrl } from '../../main/core/seal/digits.ts';
import { openHub, type Hub } from '../../main/hub/hub.ts';
import { citizens } from '../unit/citizens.ts';
import { openDesk, type OpenDesk } from './harness.ts';
import { barriers } from './pages/barriers.ts';
import { visitOf } from './pages/demo-desk.ts';
import { openFromInbox, openNewFile, writeNote } from './pages/files.ts';
import { expect } from './pages/hands.ts';
import { approve, cancelLetter, fillDraft, newDraft } from './pages/letters.ts';
import { openNetwork } from './pages/new-desk.ts';
import { pictures, takePictures } from './pages/picture.ts';
import { enrol } from './pages/seats.ts';
import { goTo, postName, signIn, signOut, type Role } from './pages/session.ts';
import { chooseLanguage, openDemoOffice } from './pages/start.ts';
import { button, dialog, type Visit } from './pages/visit.ts';
import { certificate, host } from './public-site/office-online.ts';

const languages = pictures ? (['en', 'ur', 'hi'] as const) : (['en'] as const);

/** Any free port, no beacon: desks of other tests are not heard. */
const env = { DAFTAR_LAN_PORT: '0' };

type Office = { readonly desk: OpenDesk; readonly visit: Visit };

for (const language of languages) {
  test(`a file goes from a block office up to the secretariat and back, a letter is checked by a citizen, and the server is made anew from the desks, in ${language}`, async () => {
    test.setTimeout(240_000);
    const folder = mkdtempSync(join(tmpdir(), 'daftar-two-offices-'));
    const found: Record<string, string[]> = {};
    const look = async ({ window }: Visit, name: string) => {
      const seen = await barriers(window);
      if (seen.length > 0) found[name] = seen;
      await takePictures(window, `${language}-offices-${name}`);
    };
    const { tls, spkiHash } = certificate(folder);
    const serve = (ports: { readonly desks: number; readonly public: number }) =>
      openHub({ folder: join(folder, 'hub'), port: ports.desks, host: '127.0.0.1', nativeBinding: process.env['DAFTAR_SQLITE_BINDING'], public: citizens({ host: '127.0.0.1', tls, port: ports.public }) });
    let hub = await serve({ desks: 0, public: 0 });
    const ports = { desks: hub.port, public: hub.public?.port ?? 0 };

    const block = await officeOnline(language, 'pk', join(folder, 'block'));
    const secretariat = await officeOnline(language, 'in', join(folder, 'secretariat'));
    for (const { visit } of [block, secretariat]) await joinCentre(visit, hub);
    await look(block.visit, 'alone');
    const officer = await enrol(secretariat.visit, { dataFolder: join(folder, 'officer'), post: 'officer' });

    await test.step('the block office names the one over it, which hears its code and confirms', async () => {
      await chooseLevel(block.visit, 'block');
      await secretariat.visit.hands.press(secretariat.visit.window.getByTestId('area-network'));
      await chooseLevel(secretariat.visit, 'secretariat');
      const code = await codeOf(secretariat.visit);
      await block.visit.hands.write(block.visit.window.getByTestId('superior-code'), code);
      await block.visit.hands.press(block.visit.window.getByTestId('superior-name'));
      await expect(line(block.visit, 'superior')).toHaveAttribute('data-bound', 'false');
      await look(block.visit, 'named');
      await ask(secretariat.visit, () => expect(secretariat.visit.window.getByTestId('office-request')).toBeVisible({ timeout: 1_000 }));
      await look(secretariat.visit, 'request');
      await admit(secretariat.visit, await codeOf(block.visit), look);
      await ask(block.visit, () => expect(line(block.visit, 'superior')).toHaveAttribute('data-bound', 'true', { timeout: 1_000 }));
      await ask(secretariat.visit, () => expect(line(secretariat.visit, 'subordinate')).toHaveAttribute('data-bound', 'true', { timeout: 1_000 }));
      await look(secretariat.visit, 'bound');
    });

    await signOut(block.visit);
    await signIn(block.visit, 'assistant');
    const number = await openNewFile(block.visit, 'Boundary wall');
    await writeNote(block.visit, ['The wall has fallen.']);
    await test.step('the file goes up, is noted on there, and comes back', async () => {
      await sendToOffice(block.visit, 'officer', (visit) => look(visit, 'send'));
      await arrives(officer.visit, number);
      await expect(officer.visit.window.getByTestId('green-note')).toHaveCount(1);
      await look(officer.visit, 'arrived');
      await writeNote(officer.visit, ['Rebuild it.']);
      await sendToOffice(officer.visit, 'assistant');
      await arrives(block.visit, number);
      await expect(block.visit.window.getByTestId('green-note')).toHaveCount(2);
      await expect(block.visit.window.getByTestId('green-note').last()).toContainText('Rebuild it.');
      await look(block.visit, 'back');
    });

    const browser = await citizen(spkiHash);
    const page = await browser.newPage();
    await signOut(block.visit);
    const pin = await signIn(block.visit, 'officer');
    await openNewFile(block.visit, 'Record room');
    await newDraft(block.visit, ['en']);
    await fillDraft(block.visit, { languages: ['en'], subject: { en: 'Repair of the record room' }, body: { en: ['The roof is to be repaired.'] }, to: { name: 'Executive Engineer', address: 'Demonstration Town' }, copyTo: 'Accounts' });
    await approve(block.visit, pin);
    const address = await addressOfLetter(hub, block.desk.dataFolder, ports.public);
    await shows(page, address, 'genuine');
    await cancelLetter(block.visit, { reason: 'A wrong figure', pin });
    await shows(page, address, 'cancelled');

    await test.step('the server’s disk is lost: a new server fills again from the desks, once the registrars have joined it', async () => {
      const before = await eventsAt(hub);
      await hub.stop();
      rmSync(join(folder, 'hub'), { recursive: true });
      hub = await serve(ports);
      for (const { visit } of [block, secretariat]) {
        await signOut(visit);
        await signIn(visit, 'registrar');
        await visit.hands.press(visit.window.getByTestId('area-network'));
        await visit.hands.press(visit.window.getByTestId('centre-leave'));
        await visit.hands.press(visit.window.getByTestId('leave-centre-confirm'));
        await joinCentre(visit, hub);
      }
      await expect.poll(async () => [...(await eventsAt(hub))].every(([log, size]) => size >= (before.get(log) ?? 0)) && (await eventsAt(hub)).size === before.size, { timeout: 20_000 }).toBe(true);
      await shows(page, address, 'cancelled');
      await ask(block.visit, async () => expect(await listings(hub)).toBe(2));
    });
    await browser.close();
    for (const { desk } of [officer, secretariat, block]) await desk.close();
    await hub.stop();
    rmSync(folder, { recursive: true, force: true });
    expect(found).toEqual({});
  });
}

async function officeOnline(language: 'en' | 'ur' | 'hi', country: 'pk' | 'in', dataFolder: string): Promise<Office> {
  const desk = await openDesk({ dataFolder, env });
  const visit = visitOf(desk.window, language);
  await chooseLanguage(visit);
  await openDemoOffice(visit, country);
  await signIn(visit, 'registrar');
  await openNetwork(visit);
  return { desk, visit };
}

async function joinCentre({ window, hands }: Visit, hub: Hub): Promise<void> {
  await hands.write(window.getByTestId('centre-address'), `127.0.0.1:${hub.port}`);
  await hands.write(window.getByTestId('centre-code'), await hub.invite());
  await hands.press(window.getByTestId('centre-join'));
  await expect(window.getByTestId('centre')).toHaveAttribute('data-joined', 'true');
  await expect(window.getByTestId('offices')).toBeVisible();
}

const line = ({ window }: Visit, side: 'superior' | 'subordinate') => window.locator(`[data-testid=office-line][data-side=${side}]`);
const codeOf = async ({ window }: Visit) => (await window.getByTestId('office-code').innerText()).trim();

async function chooseLevel({ window, hands, words }: Visit, level: 'block' | 'secretariat'): Promise<void> {
  await hands.choose(window.getByTestId('office-level').getByRole('button'), window.getByRole('option', { name: words.say(`offices.level_${level}`) }));
}

/** Asks the server until it holds. */
const ask = ({ window, hands }: Visit, holds: () => Promise<void>) =>
  expect(async () => {
    await hands.press(window.getByTestId('offices-look'));
    await holds();
  }).toPass({ timeout: 20_000 });

async function admit(visit: Visit, code: string, look: (visit: Visit, name: string) => Promise<void>): Promise<void> {
  const { window, hands } = visit;
  await hands.press(window.getByTestId('office-admit'));
  const form = dialog(visit);
  await expect(form.getByTestId('admit-code')).toHaveText(code);
  await hands.tick(form.getByRole('checkbox'));
  await look(visit, 'admit');
  await hands.press(window.getByTestId('admit-office-confirm'));
  await expect(form).toBeHidden();
}

/** The open file goes to a post of the other office, which is the only one there is. */
async function sendToOffice(visit: Visit, to: Role, onForm?: (visit: Visit) => Promise<void>): Promise<void> {
  const { window, words, hands } = visit;
  await hands.press(button(visit, 'files.send'));
  const form = dialog(visit);
  // The list of posts lies open over the form, which hides the rest from assistive technology, and not from the mouse.
  await hands.press(form.getByText(words.say('offices.anotherOffice')));
  const post = words.name(postName(to));
  await hands.find(form.getByRole('combobox', { name: words.say('files.to') }), post.slice(0, 8), window.getByRole('option', { name: post }));
  await onForm?.(visit);
  await hands.press(button(visit, 'files.putUpNow', form));
  await expect(form).toBeHidden();
}

/** The desk asks the server until the file is in the inbox, and opens it. */
async function arrives(visit: Visit, number: string): Promise<void> {
  const { window, hands } = visit;
  await goTo(visit, 'inbox');
  await expect(async () => {
    await hands.press(window.getByTestId('sync-light'));
    await hands.press(window.getByTestId('sync-try'));
    await window.keyboard.press('Escape');
    await expect(window.getByRole('row').filter({ hasText: number })).toBeVisible({ timeout: 1_500 });
  }).toPass({ timeout: 30_000 });
  await openFromInbox(visit, number);
}

async function citizen(spkiHash: string): Promise<Browser> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath: process.env['DAFTAR_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [...asRoot, `--host-resolver-rules=MAP ${host} 127.0.0.1`, `--ignore-certificate-errors-spki-list=${spkiHash}`],
  });
}

const shows = (page: Page, address: string, verdict: string) =>
  expect(async () => {
    await page.goto('about:blank');
    await page.goto(address);
    await expect(page.locator('[data-verdict]')).toHaveAttribute('data-verdict', verdict, { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });

/** What the QR code of the only letter opens; both demo offices name one host, so that each has its own path there. */
async function addressOfLetter(hub: Hub, dataFolder: string, port: number): Promise<string> {
  const database = new Database(join(dataFolder, 'daftar.sqlite'), { readonly: true, nativeBinding: process.env['DAFTAR_SQLITE_BINDING'] });
  const token = database.prepare<[], { token: Uint8Array }>('SELECT token FROM letter WHERE token IS NOT NULL').get()?.token;
  const office = database.prepare<[], { id: string }>('SELECT id FROM office').get()?.id;
  database.close();
  expect((await hub.database.query.selectFrom('office').select('id').execute()).map(({ id }) => id)).toContain(office);
  return sealUrl(`${host}:${port}/${office}/`, new Uint8Array(token ?? []));
}

const eventsAt = async ({ database }: Hub) => new Map((await database.query.selectFrom('log_head').select(['log', 'size']).execute()).map(({ log, size }) => [log, Number(size)]));
const listings = async ({ database }: Hub) => (await database.query.selectFrom('office_listing').select('office').execute()).length;
