import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../main/core/ledger/audit.ts';
import type { Hub } from '../../main/hub/hub.ts';
import { startPostgres, type Postgres } from '../support/postgres.ts';
import { heavyPdf } from '../support/heavy-pdf.ts';
import { looksUntil } from './apart-kit.ts';
import { ask, demoPerson, draftFor, paragraphs, refusalOf, signedIn } from './desk-kit.ts';
import { DesksKit, until, worksAt } from './desks-kit.ts';
import { HubKit } from './hub-kit.ts';
import { bind, look, officeAtHub, postsAt, sendAcross, treeOf, type OfficeAtHub } from './offices-kit.ts';
import { custodyOf, fileWithPaper, handoverOf } from './parcels-kit.ts';
import { takeIn } from './scans.ts';

let desks: DesksKit;
let hubs: HubKit;
let hub: Hub;
beforeEach(async () => {
  desks = new DesksKit();
  hubs = new HubKit();
  hub = await hubs.open(undefined);
});
afterEach(async () => {
  await desks.endAll();
  await hubs.end();
});

const today = '2026-11-21';
const sender = { name: 'Executive Engineer', designation: '', organisation: '', address: '', city: '', email: '', mobile: '' };
const entry = { form: 'electronic', receivedOn: today, deliveryMode: 'registered', letterNumber: 'E-17', language: 'en', subject: 'The roof', sender } as const;
const soundly = (...all: readonly OfficeAtHub[]) => expect(all.map(({ kit }) => [...audit(kit.desk).problems, ...kit.errors])).toEqual(all.map(() => []));
const way = ({ kit }: OfficeAtHub, id: string) => kit.desk.store.all(kit.desk.store.build.selectFrom('movement').select(['from_post', 'to_post', 'kind', 'at', 'received_at']).where('file_id', '=', id));
const kept = async () => (await hub.database.query.selectFrom('mail_parcel').select('recipient').where('state', '=', 'kept').execute()).length;

/** A letter that came to an office, with a scan, marked to its assistant; each office gives its first the same number. */
async function diarised({ kit, assistant }: OfficeAtHub) {
  const clerk = await signedIn(kit, 'dispatcher');
  const staged = await takeIn(kit, clerk, 'plan.pdf', await heavyPdf(20_000));
  const { id } = await ask(kit, clerk, 'dak.diarise', { ...entry, attachments: [staged.id] });
  await ask(kit, clerk, 'dak.mark', { receiptId: id, toPostId: assistant.person.postId });
  return { id, scan: staged.id };
}

async function blockAndSecretariat() {
  const block = await officeAtHub(desks, hub, 'block');
  const secretariat = await officeAtHub(desks, hub, 'secretariat', { country: 'in' });
  return { block, secretariat };
}

describe('two offices at one server', () => {
  it('send a file up, where it is noted on, and back; both registers tell the same way, and neither office takes the other’s for its own', async () => {
    const { block, secretariat } = await blockAndSecretariat();
    expect(await postsAt(block, secretariat)).toEqual([]);
    await bind(block, secretariat);
    expect(await treeOf(block)).toMatchObject({ superior: { office: secretariat.mark, level: 'secretariat', bound: true }, others: [{ office: secretariat.mark }] });
    expect(await treeOf(secretariat)).toMatchObject({ requests: [], subordinates: [{ office: block.mark, level: 'block', bound: true }], others: [{ office: block.mark }] });

    const { id, hash } = await fileWithPaper(block.kit, block.assistant, 90_000);
    await ask(block.kit, block.assistant, 'letters.create', { fileId: id, draft: draftFor(block.officer.person.postId) });
    const counts = () => ask(secretariat.kit, secretariat.officer, 'registers.read', { register: 'files', scope: 'office', from: today, to: today, language: 'en' });
    const before = await counts();
    await sendAcross({ ...block, by: block.assistant }, { ...secretariat, person: secretariat.officer }, id);
    expect(secretariat.kit.desk.blobs.isIntact(hash)).toBe(true);
    const there = await ask(secretariat.kit, secretariat.officer, 'files.view', { fileId: id });
    expect([there.notes.length, there.office?.en, there.mine]).toEqual([1, 'Demonstration Municipal Office', true]);
    expect(await counts()).toEqual(before);
    soundly(block, secretariat);

    expect(await refusalOf(secretariat.kit, secretariat.officer, 'letters.create', { fileId: id, draft: draftFor(secretariat.officer.person.postId) })).toMatchObject({ code: 'fileOfAnotherOffice' });
    expect(await refusalOf(secretariat.kit, secretariat.officer, 'files.park', { fileId: id, reason: 'Later' })).toMatchObject({ code: 'fileOfAnotherOffice' });
    expect(await refusalOf(block.kit, block.assistant, 'notes.confirm', { fileId: id, content: paragraphs('Too late.') })).toMatchObject({ code: 'fileNotHere' });
    expect(await refusalOf(block.kit, block.assistant, 'files.pullBack', { fileId: id })).toMatchObject({ code: 'fileAtAnotherOffice' });

    await ask(secretariat.kit, secretariat.officer, 'notes.confirm', { fileId: id, content: paragraphs('Rebuild it.') });
    await sendAcross({ ...secretariat, by: secretariat.officer }, { ...block, person: block.assistant }, id, 'forward');
    const back = await ask(block.kit, block.assistant, 'files.view', { fileId: id });
    expect(back.notes.map(({ actor }) => actor.post.en)).toEqual(['Assistant, Administration', expect.stringMatching(/^Section Officer, Administration, Demonstration /u)]);
    expect([back.office, way(block, id)]).toEqual([null, way(secretariat, id)]);
    soundly(block, secretariat);
  });

  it('give a file back that is asked for on its way: the other office never has it', async () => {
    const { block, secretariat } = await blockAndSecretariat();
    await bind(block, secretariat);
    const { id } = await fileWithPaper(block.kit, block.assistant, 30_000);
    await ask(block.kit, block.assistant, 'files.send', { fileId: id, toPostId: secretariat.officer.person.postId, kind: 'put-up' });
    await until(() => handoverOf(block.kit).post.lyingAt(id).length === 1);
    await ask(block.kit, block.assistant, 'files.pullBack', { fileId: id });
    await until(async () => (await kept()) > 0 && handoverOf(block.kit).post.lyingAt(id).length === 1);
    await looksUntil(secretariat, () => custodyOf(secretariat.kit, id) === 'refused');
    await looksUntil(block, () => custodyOf(block.kit, id) === 'held');
    expect(secretariat.kit.desk.store.all(secretariat.kit.desk.store.build.selectFrom('file').select('id').where('id', '=', id))).toEqual([]);
    soundly(block, secretariat);
  });

  it('part: nothing goes there any more, and what is signed there stays known', async () => {
    const { block, secretariat } = await blockAndSecretariat();
    await bind(block, secretariat);
    const { id } = await fileWithPaper(block.kit, block.assistant, 30_000);
    await sendAcross({ ...block, by: block.assistant }, { ...secretariat, person: secretariat.officer }, id);
    await sendAcross({ ...secretariat, by: secretariat.officer }, { ...block, person: block.assistant }, id, 'forward');
    await ask(secretariat.kit, secretariat.registrar, 'offices.part', { office: block.mark });
    await look(secretariat);
    await look(block);
    expect(await treeOf(block)).toMatchObject({ superior: { bound: false }, others: [] });
    expect(await refusalOf(block.kit, block.assistant, 'files.send', { fileId: id, toPostId: secretariat.officer.person.postId, kind: 'put-up' })).toMatchObject({ code: 'badInput' });
    const view = await ask(block.kit, block.assistant, 'files.view', { fileId: id });
    expect(view.movements.map(({ to }) => to.en)).toEqual([expect.stringContaining('Section Officer'), 'Assistant, Administration']);
    soundly(block, secretariat);
  });

  it('say by code alone who stands over whom; a code that is nobody’s, or one’s own, names nobody, and levels have to fit', async () => {
    const { block, secretariat } = await blockAndSecretariat();
    expect(await refusalOf(block.kit, block.registrar, 'offices.nameSuperior', { code: 'ABCDE' })).toMatchObject({ code: 'officeCodeUnknown' });
    expect(await refusalOf(block.kit, block.registrar, 'offices.nameSuperior', { code: 'ABCDE-ABCDE-ABCDE-ABCDE' })).toMatchObject({ code: 'officeCodeUnknown' });
    expect(await refusalOf(block.kit, block.registrar, 'offices.nameSuperior', { code: block.code.toLowerCase() })).toMatchObject({ code: 'ownOffice' });
    await ask(secretariat.kit, secretariat.registrar, 'offices.nameSuperior', { code: block.code.toLowerCase() });
    expect(await refusalOf(secretariat.kit, secretariat.registrar, 'offices.nameSuperior', { code: block.code })).toMatchObject({ code: 'superiorNamed' });
    await look(secretariat);
    await look(block);
    expect((await treeOf(block)).requests).toMatchObject([{ office: secretariat.mark, code: secretariat.code }]);
    expect(await refusalOf(block.kit, block.registrar, 'offices.admit', { office: secretariat.mark })).toMatchObject({ code: 'levelsDoNotFit' });
    expect(await refusalOf(block.kit, block.registrar, 'offices.admit', { office: block.mark })).toMatchObject({ code: 'notFound' });
  });
});

describe.each(['sqlite', 'postgres'] as const)('offices that have the same superior, at a server on %s', (kind) => {
  let postgres: Postgres | null = null;
  beforeEach(async () => {
    if (kind === 'sqlite') return;
    postgres = await startPostgres();
    hub = await hubs.open(postgres.database(), join(hubs.folder, 'second'));
  });
  afterEach(async () => {
    await desks.endAll();
    await hubs.stop(hub);
    await postgres?.stop();
    postgres = null;
  });

  it('reach each other without a bond of their own; the file goes across by the one above, noted on by all three', async () => {
    const { block: first, secretariat: district } = await blockAndSecretariat();
    const second = await officeAtHub(desks, hub, 'block');
    await bind(first, district);
    await bind(second, district);
    await look(first);
    expect((await treeOf(first)).others.map(({ office }) => office)).toEqual([district.mark, second.mark]);
    const [receipt] = await Promise.all([first, district, second].map(diarised));
    const { id } = await fileWithPaper(first.kit, first.assistant, 30_000);
    await ask(first.kit, first.assistant, 'dak.putInFile', { receiptId: receipt?.id ?? '', fileId: id });
    await sendAcross({ ...first, by: first.assistant }, { ...district, person: district.officer }, id);
    expect(await ask(district.kit, district.officer, 'attachments.ofReceipt', { receiptId: receipt?.id ?? '' })).toMatchObject([{ id: receipt?.scan }]);
    expect((await ask(district.kit, district.officer, 'registers.read', { register: 'diary', scope: 'office', from: today, to: today, language: 'en' })).total).toBe(1);
    await ask(district.kit, district.officer, 'notes.confirm', { fileId: id, content: paragraphs('Ask the other block.') });
    await sendAcross({ ...district, by: district.officer }, { ...second, person: second.officer }, id, 'forward');
    await ask(second.kit, second.officer, 'notes.confirm', { fileId: id, content: paragraphs('Nothing like it here.') });
    expect(await ask(second.kit, second.officer, 'attachments.ofReceipt', { receiptId: receipt?.id ?? '' })).toMatchObject([{ id: receipt?.scan }]);
    await sendAcross({ ...second, by: second.officer }, { ...first, person: first.assistant }, id, 'forward');
    expect((await ask(first.kit, first.assistant, 'files.view', { fileId: id })).notes).toHaveLength(3);
    soundly(first, district, second);
  });
});

describe('a desk of a tree that was put back from an old copy', () => {
  it('takes nothing in hand again that it may have sent to another office, until two officers say that they have asked there', async () => {
    const { block, secretariat } = await blockAndSecretariat();
    await bind(block, secretariat);
    const { id } = await fileWithPaper(block.kit, block.assistant, 30_000);
    const kept = await ask(block.kit, block.assistant, 'files.open', { subject: 'Record room', heads: { head: '7' }, classification: 'normal' });
    await desks.end(block);
    const copy = join(desks.folder(), 'daftar.sqlite');
    cpSync(join(block.folder, 'daftar.sqlite'), copy);
    const later = await desks.again(block);
    const caller = later.kit.core.caller();
    await ask(later.kit, caller, 'session.signIn', { personId: block.assistant.person.personId, pin: block.assistant.person.pin });
    await until(() => handoverOf(later.kit).post.centre.isOpen());
    await sendAcross({ ...block, ...later, by: { ...caller, person: block.assistant.person } }, { ...secretariat, person: secretariat.officer }, id);
    await desks.end(later);
    cpSync(copy, join(block.folder, 'daftar.sqlite'));
    for (const rest of ['daftar.sqlite-wal', 'daftar.sqlite-shm']) rmSync(join(block.folder, rest), { force: true });

    const back = await desks.again(later);
    const standing = () => ask(back.kit, worker, 'handover.standing', {});
    const worker = back.kit.core.caller();
    await ask(back.kit, worker, 'session.signIn', { personId: block.assistant.person.personId, pin: block.assistant.person.pin });
    await expect.poll(async () => (await standing()).standing).toBe('recovering');
    expect((await standing()).awaited).toMatchObject([{ id: secretariat.lan.id, office: { en: expect.stringContaining('Demonstration') } }]);
    expect(await refusalOf(back.kit, worker, 'notes.confirm', { fileId: kept.id, content: paragraphs('Go on.') })).toMatchObject({ code: 'deskStopped' });
    const [first, second] = [block.officer.person, await demoPerson(back.kit, 'registrar')];
    await ask(back.kit, worker, 'handover.excuse', { desks: [secretariat.lan.id], officers: { first: { personId: first.personId, pin: first.pin }, second: { personId: second.personId, pin: second.pin } } });
    await expect.poll(async () => (await standing()).standing).toBe('working');
    await ask(back.kit, worker, 'notes.confirm', { fileId: kept.id, content: paragraphs('Go on.') });
  });
});

describe('a desk that its office has revoked', () => {
  it('sends nothing to other offices any more, whatever the server carries', async () => {
    const { block, secretariat } = await blockAndSecretariat();
    const person = await demoPerson(block.kit, 'officer');
    const lost = await desks.join(block, [person.postId]);
    await until(() => lost.kit.desk.store.all(lost.kit.desk.store.build.selectFrom('charge').select('id')).length > 0);
    const officer = await worksAt(block, lost, person);
    await bind(block, secretariat);
    await until(() => handoverOf(lost.kit).post.centre.isOpen() && lost.kit.desk.store.all(lost.kit.desk.store.build.selectFrom('affiliation').select('office')).length === 1);
    await ask(lost.kit, officer, 'offices.look', {});
    const { id } = await ask(lost.kit, officer, 'files.open', { subject: 'Boundary wall', heads: { head: '7' }, classification: 'normal' });
    await ask(lost.kit, officer, 'files.send', { fileId: id, toPostId: secretariat.officer.person.postId, kind: 'put-up' });
    await until(async () => (await kept()) === 1);
    await ask(block.kit, block.registrar, 'network.revokeDesk', { deskId: lost.lan.id, reason: 'lost' });
    await look(block);
    await look(secretariat);
    secretariat.kit.desk.sync.current?.tryNow();
    await until(() => secretariat.kit.desk.sync.current?.standing.running === false);
    await look(secretariat);
    expect([custodyOf(secretariat.kit, id), await kept()]).toEqual(['unknown', 1]);
    soundly(block, secretariat);
  });
});
