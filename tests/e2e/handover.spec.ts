import { test, type Page } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../preload/contract/values.ts';
import { heavyPdf } from '../support/heavy-pdf.ts';
import { hideContent } from '../support/hidden-content.ts';
import { barriers } from './pages/barriers.ts';
import { expectAgreement, movementLines, proofs, refuseArriving, travellingLine } from './pages/between-desks.ts';
import { openFromInbox, openNewFile, putUp, writeNote } from './pages/files.ts';
import { expect } from './pages/hands.ts';
import { rowOf } from './pages/movement.ts';
import { openNetwork } from './pages/new-desk.ts';
import { officePosts, openOfficeDesk } from './pages/office-desk.ts';
import { auditIsClean } from './pages/office.ts';
import { takePictures } from './pages/picture.ts';
import { pageIsDrawn } from './pages/scans.ts';
import { enrol, openSeat, switchOn } from './pages/seats.ts';
import { goTo, signIn, signOut } from './pages/session.ts';
import { chooseLanguage, openDemoOffice } from './pages/start.ts';
import type { Visit } from './pages/visit.ts';

/** Any free port, no beacon: desks of other tests are not heard. */
const env = { DAFTAR_LAN_PORT: '0' };

const texts = {
  en: { country: 'pk', subject: 'Repair of the boundary wall', reason: 'Not for this branch.', notes: ['The wall has fallen.', 'Please estimate.', 'Approved.', 'Noted.'] },
  ur: { country: 'pk', subject: 'چار دیواری کی مرمت', reason: 'یہ اس شعبے کا معاملہ نہیں۔', notes: ['دیوار گر گئی ہے۔', 'تخمینہ لگائیے۔', 'منظور ہے۔', 'نوٹ کیا۔'] },
  hi: { country: 'in', subject: 'चारदीवारी की मरम्मत', reason: 'यह इस शाखा का मामला नहीं है।', notes: ['दीवार गिर गई है।', 'अनुमान लगाएँ।', 'स्वीकृत।', 'नोट किया।'] },
} as const;

type Look = (window: Page, name: string) => Promise<void>;

/** Looks at each screen that matters: what would keep somebody from working is collected, and a picture taken where somebody wants to see. */
function looker(language: Language): { readonly look: Look; readonly found: Record<string, string[]> } {
  const found: Record<string, string[]> = {};
  const look: Look = async (window, name) => {
    const seen = await barriers(window);
    if (seen.length > 0) found[name] = seen;
    await takePictures(window, `${language}-handover-${name}`);
  };
  return { look, found };
}

async function attach(visit: Visit, path: string): Promise<void> {
  const { window, hands } = visit;
  await hands.press(window.getByTestId('file-scans'));
  await window.getByTestId('scan-files').setInputFiles(path);
  await pageIsDrawn(visit, 1);
}

/** Opens a file that was sent on. */
async function openFromSent(visit: Visit, number: string): Promise<void> {
  await goTo(visit, 'sent');
  await visit.hands.openRow(rowOf(visit, number));
  await expect(visit.window.getByTestId('file-number')).toHaveText(number);
}

const place = ({ window }: Visit) => window.getByTestId('file-place');
const isAt = (visit: Visit, state: 'onItsWay' | 'elsewhere') => expect(place(visit)).toHaveAttribute('data-state', state);

/** The open file is in this desk's hands again. */
async function isHere(visit: Visit): Promise<void> {
  await expect(place(visit)).toHaveCount(0);
  await expect(visit.window.getByTestId('send')).toBeVisible();
}

async function auditIsCleanAt(visit: Visit): Promise<void> {
  await goTo(visit, 'office');
  expect(await auditIsClean(visit)).toBe(true);
}

test('a file with a paper of 50 MB goes round three desks: pulled back, refused, and waiting for a desk that is switched off, in en', { tag: '@packaged' }, async () => {
  test.setTimeout(300_000);
  const language = 'en';
  const { subject, reason, notes, country } = texts[language];
  const { look, found } = looker(language);
  const folder = mkdtempSync(join(tmpdir(), 'daftar-three-desks-'));
  const plan = join(folder, 'plan.pdf');
  const bytes = await heavyPdf(50 * 1024 * 1024);
  writeFileSync(plan, bytes);
  const home = await openOfficeDesk(language, country, env);
  const { visit: assistant } = home;

  await signIn(assistant, officePosts.registrar);
  await openNetwork(assistant);
  const second = await enrol(assistant, { dataFolder: join(folder, 'second'), post: officePosts.sectionOfficer });
  let third = await enrol(assistant, { dataFolder: join(folder, 'third'), post: officePosts.deputySecretary });
  await signOut(assistant);
  await signIn(assistant, officePosts.assistant);
  const { visit: officer } = second;

  const number = await test.step('the file is sent to the second desk, and pulled back before it is opened', async () => {
    const opened = await openNewFile(assistant, subject);
    await writeNote(assistant, [notes[0]]);
    await attach(assistant, plan);
    await putUp(assistant, officePosts.sectionOfficer);
    await openFromSent(assistant, opened);
    await isAt(assistant, 'elsewhere');
    await look(assistant.window, 'elsewhere');
    await assistant.hands.press(assistant.window.getByTestId('pull-back'));
    await isHere(assistant);
    return opened;
  });

  await test.step('it is sent again; the third desk refuses it while it is arriving', async () => {
    await putUp(assistant, officePosts.sectionOfficer);
    await openFromInbox(officer, number);
    await writeNote(officer, [notes[1]]);
    const putBack = hideContent(second.desk.dataFolder, bytes.length);
    await putUp(officer, officePosts.deputySecretary);
    await expect((await travellingLine(third.visit, number)).getByTestId('travelling-refuse')).toBeVisible();
    await look(third.visit.window, 'arriving');
    await refuseArriving(third.visit, number, { reason, onForm: () => look(third.visit.window, 'refuse') });
    await openFromInbox(officer, number);
    await expect(officer.window.getByTestId('standing-remarks')).toContainText(reason);
    putBack();
  });

  await test.step('the third desk is switched off while the file arrives, and switched on again', async () => {
    const putBack = hideContent(second.desk.dataFolder, bytes.length);
    await putUp(officer, officePosts.deputySecretary);
    await travellingLine(third.visit, number);
    await third.desk.close();
    await expect((await travellingLine(officer, number)).locator('.tag')).toHaveText(officer.words.say('handover.waiting'));
    await look(officer.window, 'waiting');
    await openFromSent(officer, number);
    await isAt(officer, 'onItsWay');
    await look(officer.window, 'on-its-way');
    putBack();
    third = await switchOn(third, language);
    await openFromInbox(third.visit, number);
    await isAt(officer, 'elsewhere');
    await writeNote(third.visit, [notes[2]]);
    await putUp(third.visit, officePosts.assistant);
  });

  await test.step('it is at one desk, with everything that was written; registers and audits agree', async () => {
    await openFromInbox(assistant, number);
    await writeNote(assistant, [notes[3]]);
    await expect(assistant.window.getByTestId('green-note')).toHaveText(notes.map((note) => new RegExp(note, 'u')));
    await openFromSent(third.visit, number);
    await isAt(third.visit, 'elsewhere');
    await isAt(officer, 'elsewhere');
    await isHere(assistant);
    const lines = await movementLines(assistant);
    expect(lines).toHaveLength(7);
    for (const [visit, known] of [[third.visit, 7], [officer, 6]] as const) {
      const there = await movementLines(visit);
      expect(there).toHaveLength(known);
      expectAgreement(there, lines);
    }
    const handedOver = ['dispatched', 'accepted'];
    expect(await proofs(assistant, () => look(assistant.window, 'proofs'))).toEqual([
      ...handedOver, ...handedOver, ...handedOver, 'dispatched', 'returned', ...handedOver, ...handedOver,
    ]);
    for (const visit of [assistant, officer, third.visit]) await auditIsCleanAt(visit);
  });
  expect(found).toEqual({});
  for (const { desk } of [third, second, home]) await desk.close();
  home.remove();
  rmSync(folder, { recursive: true });
});

for (const language of ['ur', 'hi'] as const) {
  test(`a file goes between two desks: refused, asked back from a desk that is switched off, and returned, in ${language}`, async () => {
    test.setTimeout(180_000);
    const { subject, reason, notes, country } = texts[language];
    const { look, found } = looker(language);
    const folder = mkdtempSync(join(tmpdir(), 'daftar-two-desks-'));
    const plan = join(folder, 'plan.pdf');
    const bytes = await heavyPdf(300 * 1024);
    writeFileSync(plan, bytes);
    const home = await openSeat(join(folder, 'home'), language);
    const { visit: assistant } = home;
    await chooseLanguage(assistant);
    await openDemoOffice(assistant, country);
    await signIn(assistant, 'registrar');
    await openNetwork(assistant);
    let second = await enrol(assistant, { dataFolder: join(folder, 'second'), post: 'officer' });
    await signOut(assistant);
    await signIn(assistant, 'assistant');

    const number = await openNewFile(assistant, subject);
    await writeNote(assistant, [notes[0]]);
    await attach(assistant, plan);
    const putBack = hideContent(home.desk.dataFolder, bytes.length);
    await putUp(assistant, 'officer');
    await travellingLine(second.visit, number);
    await look(second.visit.window, 'arriving');
    await refuseArriving(second.visit, number, { reason, onForm: () => look(second.visit.window, 'refuse') });
    await openFromInbox(assistant, number);
    putBack();

    await second.desk.close();
    await putUp(assistant, 'officer');
    await travellingLine(assistant, number);
    await look(assistant.window, 'waiting');
    await openFromSent(assistant, number);
    await isAt(assistant, 'onItsWay');
    await look(assistant.window, 'on-its-way');
    await assistant.hands.press(assistant.window.getByTestId('pull-back'));
    await expect(place(assistant)).toContainText(assistant.words.say('handover.recalled'));
    await expect(assistant.window.getByTestId('pull-back')).toHaveCount(0);
    await look(assistant.window, 'asked-back');
    second = await switchOn(second, language);
    await isHere(assistant);

    await putUp(assistant, 'officer');
    await openFromInbox(second.visit, number);
    await openFromSent(assistant, number);
    await isAt(assistant, 'elsewhere');
    await look(assistant.window, 'elsewhere');
    await writeNote(second.visit, [notes[1]]);
    await putUp(second.visit, 'assistant');
    await openFromInbox(assistant, number);
    await openFromSent(second.visit, number);
    await isAt(second.visit, 'elsewhere');
    const lines = await movementLines(assistant);
    expect(lines).toHaveLength(6);
    const there = await movementLines(second.visit);
    expect(there).toHaveLength(6);
    expectAgreement(there, lines);
    await proofs(assistant, () => look(assistant.window, 'proofs'));
    for (const visit of [assistant, second.visit]) await auditIsCleanAt(visit);
    expect(found).toEqual({});
    for (const { desk } of [second, home]) await desk.close();
    rmSync(folder, { recursive: true });
  });
}
