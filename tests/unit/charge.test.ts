import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../main/core/session/session.ts';
import { ask, draftFor, openDemo, paragraphs, refusalOf, signedIn, temporaryFolder, type DemoPerson, type Kit } from './desk-kit.ts';
import { emptyPages, takeIn } from './scans.ts';

type Officer = Caller & { readonly person: DemoPerson };

let place: ReturnType<typeof temporaryFolder>;
let kit: Kit;
let registrar: Officer;
let assistant: Officer;
let officer: Officer;
let dispatcher: Officer;
beforeEach(async () => {
  place = temporaryFolder();
  kit = await openDemo(place.path);
  [registrar, assistant, officer, dispatcher] = [await signedIn(kit, 'registrar'), await signedIn(kit, 'assistant'), await signedIn(kit, 'officer'), await signedIn(kit, 'dispatcher')];
});
afterEach(() => {
  kit.close();
  place.remove();
  if (kit.errors.length > 0) throw new Error(kit.errors.join('\n'));
});

const pin = '918273';
const day = 24 * 3_600_000;
const newcomer = async () => (await ask(kit, registrar, 'office.addPerson', { name: { en: 'New Person', ur: 'نیا فرد' }, pin })).id;
const give = (personId: string, kind: 'substantive' | 'acting', from: string, until?: string) =>
  ask(kit, registrar, 'office.giveCharge', { postId: officer.person.postId, personId, kind, from, ...(until ? { until } : {}) });
async function signIn(personId: string): Promise<Caller> {
  const caller = kit.core.caller();
  await ask(kit, caller, 'session.signIn', { personId, pin });
  return caller;
}
const openFile = (subject: string) => ask(kit, assistant, 'files.open', { subject, heads: { head: '5' }, classification: 'confidential' });
const receive = async (subject: string, classification: 'normal' | 'secret') =>
  ask(kit, dispatcher, 'dak.diarise', {
    form: 'electronic', attachments: [(await takeIn(kit, dispatcher, 'scan.pdf', await emptyPages(1))).id], receivedOn: '2026-11-21', deliveryMode: 'hand', language: 'en', subject, classification,
    sender: { name: 'A. Sender', designation: '', organisation: '', address: '', city: '', email: '', mobile: '' },
  });

/** A desk in the middle of its work: something of everything. */
async function fillDesk() {
  const [kept, sent, plain] = [await openFile('Kept'), await openFile('Sent'), await openFile('Plain')];
  const toPostId = officer.person.postId;
  await ask(kit, assistant, 'files.sendMany', { fileIds: [kept.id, sent.id, plain.id], toPostId, kind: 'put-up' });
  const { id: folderId } = await ask(kit, officer, 'movement.createFolder', { name: 'Budget' });
  await ask(kit, officer, 'movement.keepInFolder', { kind: 'file', ids: [kept.id], folderId });
  await ask(kit, officer, 'files.send', { fileId: sent.id, toPostId: assistant.person.postId, kind: 'forward', dueOn: '2026-11-30' });
  await ask(kit, officer, 'notes.saveYellow', { fileId: plain.id, content: paragraphs('Half a thought') });
  const { id: letterId } = await ask(kit, officer, 'letters.create', { fileId: plain.id, draft: draftFor(toPostId) });
  const receipt = await receive('Cover', 'secret');
  await ask(kit, dispatcher, 'dak.mark', { receiptId: receipt.id, toPostId });
  return { kept, sent, plain, folderId, letterId, receipt };
}

const lists = async (caller: Caller) => ({
  files: (await ask(kit, caller, 'files.counts', {})),
  receipts: (await ask(kit, caller, 'dak.counts', {})),
  folders: await ask(kit, caller, 'movement.folders', {}),
});

describe('taking over charge (row 48)', () => {
  it('gives the successor the whole desk from the first moment of his charge, and leaves the names in history', async () => {
    const { kept, plain, folderId, letterId } = await fillDesk();
    const before = await lists(officer);
    expect(before).toMatchObject({ files: { inbox: 1, followed: 1 }, receipts: { inbox: 1 }, folders: [{ id: folderId, files: 1 }] });
    const personId = await newcomer();
    await give(personId, 'substantive', '2026-11-22');
    expect(await refusalOf(kit, kit.core.caller(), 'session.signIn', { personId, pin })).toEqual({ code: 'noCharge' });
    kit.clock.now += day;
    const successor = await signIn(personId);
    expect(await lists(successor)).toEqual(before);
    expect((await ask(kit, successor, 'files.list', { folder: 'own', folderId })).rows.map((row) => row.number)).toEqual([kept.number]);
    const view = await ask(kit, successor, 'files.view', { fileId: plain.id });
    expect([view.mine, view.yellow?.content]).toEqual([true, paragraphs('Half a thought')]);
    await ask(kit, successor, 'notes.confirm', { fileId: plain.id });
    expect(await ask(kit, successor, 'letters.view', { letterId })).toMatchObject({ canEdit: true, canApprove: true });
    const history = await ask(kit, successor, 'movement.register', { from: '2026-11-21', to: '2026-11-22' });
    const forwarded = history.rows.find((row) => row.kind === 'forward');
    expect(forwarded?.from).toMatchObject({ personId: officer.person.personId, postId: officer.person.postId });
    expect((await ask(kit, successor, 'files.view', { fileId: plain.id })).notes[0]?.actor.personId).toBe(personId);
    const former = { personId: officer.person.personId, pin: officer.person.pin };
    expect(await refusalOf(kit, kit.core.caller(), 'session.signIn', former)).toEqual({ code: 'noCharge' });
    expect((await ask(kit, successor, 'system.audit', {})).problems).toEqual([]);
  });

  it('is written down in a list that only the desk itself and a registrar may ask for', async () => {
    await fillDesk();
    const postId = officer.person.postId;
    expect((await ask(kit, officer, 'movement.handingOverPdf', { language: 'ur' })).fileName).toBe('handing-over-2026-11-21.pdf');
    expect((await ask(kit, registrar, 'movement.handingOverPdf', { postId, language: 'hi' })).pages).toBe(1);
    expect((await refusalOf(kit, assistant, 'movement.handingOverPdf', { postId, language: 'en' })).code).toBe('notPermitted');
    expect((await ask(kit, assistant, 'registers.pdf', { register: 'movement', from: '2026-11-01', to: '2026-11-30', language: 'en' })).fileName).toBe('movement-2026-11-01-2026-11-30.pdf');
  });
});

describe('a link officer (rows 47, 49)', () => {
  it('has the mail of the absent officer, confidential too, for his days alone, and both names stand on what he does', async () => {
    const { receipt, plain } = await fillDesk();
    const personId = await newcomer();
    await give(personId, 'acting', '2026-11-22', '2026-11-23');
    expect(await refusalOf(kit, kit.core.caller(), 'session.signIn', { personId, pin })).toEqual({ code: 'noCharge' });
    kit.clock.now += day;
    const link = await signIn(personId);
    expect((await ask(kit, link, 'dak.list', { folder: 'inbox' })).rows).toMatchObject([{ id: receipt.id, classification: 'secret' }]);
    await ask(kit, link, 'notes.discardYellow', { fileId: plain.id });
    await ask(kit, link, 'files.return', { fileId: plain.id, remarks: 'Await his return.' });
    const [moved] = (await ask(kit, link, 'files.view', { fileId: plain.id })).movements.slice(-1);
    expect(moved?.from).toMatchObject({ personId, postId: officer.person.postId, acting: true });
    const charges = (await ask(kit, link, 'office.structure', {})).posts.find((post) => post.id === officer.person.postId)?.charges;
    expect(charges?.map(({ personId: holder, kind }) => [holder, kind])).toEqual([[officer.person.personId, 'substantive'], [personId, 'acting']]);
    expect((await refusalOf(kit, link, 'session.actFor', { postId: registrar.person.postId })).code).toBe('noCharge');
    expect((await refusalOf(kit, link, 'office.addSection', { code: 'X', name: { en: 'X' } })).code).toBe('notPermitted');
    kit.clock.now += 2 * day;
    expect(await refusalOf(kit, link, 'session.unlock', { pin })).toEqual({ code: 'noCharge' });
    expect(await refusalOf(kit, kit.core.caller(), 'session.signIn', { personId, pin })).toEqual({ code: 'noCharge' });
    await signedIn(kit, 'officer');
  });
});
