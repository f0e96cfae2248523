import { cpSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { audit } from '../../main/core/ledger/audit.ts';
import { admitted } from '../../main/core/session/admitted.ts';
import type { Caller } from '../../main/core/session/session.ts';
import { anotherOfficer } from '../faults/office-of-desks.ts';
import { heavyPdf } from '../support/heavy-pdf.ts';
import { ask, demoPerson, draftFor, openKit, paragraphs, refusalOf, signedIn, type Kit, type RoleName } from './desk-kit.ts';
import { chosenPin, DesksKit, loopback, signInAgain, until, worksAt, type AtWork } from './desks-kit.ts';
import { takeIn } from './scans.ts';

let desks = new DesksKit();
afterEach(async () => {
  await desks.endAll();
  desks = new DesksKit();
});

/** An office on two desks: the assistant at the registrar's, the section officer at the second. */
async function twoDesks(role: RoleName = 'officer') {
  const first = await desks.office();
  const assistant = await signedIn(first.kit, 'assistant');
  const person = await demoPerson(first.kit, role);
  const second = await desks.join(first, [person.postId]);
  await until(() => second.kit.desk.store.all(second.kit.desk.store.build.selectFrom('charge').select('id')).length > 0);
  const officer = await worksAt(first, second, person);
  return { first, second, assistant, officer };
}

/** A third desk besides, at which another officer works. */
async function threeDesks() {
  const { first, second, assistant, officer } = await twoDesks();
  const person = await anotherOfficer(first);
  const third = await desks.join(first, [person.postId]);
  await until(() => third.kit.desk.store.all(third.kit.desk.store.build.selectFrom('charge').select('id').where('person_id', '=', person.personId)).length > 0);
  const branch = await worksAt(first, third, person);
  await until(() => second.lan.isReachable(third.lan.id));
  return { first, second, third, assistant, officer, branch };
}

/** An officer refuses what is offered to this desk before it has come. */
function refuseAsItComes(kit: Kit, officer: AtWork): void {
  const current = handoverOf(kit);
  const { host } = current;
  const feed = host.feed.bind(host);
  vi.spyOn(host, 'feed').mockImplementation((input, cause, proof) => {
    const outcome = feed(input, cause, proof);
    if (input.kind === 'message' && input.message.body.kind === 'offer') {
      const { thing } = input.message.body;
      kit.desk.ledger.whenDurable(() => current.refuse(admitted(officer), thing, 'Not for this branch'));
    }
    return outcome;
  });
}

const custodyOf = ({ desk }: Kit, file: string) => desk.handover.current?.host.thing(file)?.custody.state ?? 'unknown';
const heldBy = (file: string, holder: Kit, sender: Kit) => () => custodyOf(holder, file) === 'held' && custodyOf(sender, file) === 'sent';
const alertsOf = ({ desk }: Kit) => desk.store.all(desk.store.build.selectFrom('custody_alert').select(['code', 'thing']));
function handoverOf({ desk }: Kit) {
  const { current } = desk.handover;
  if (!current) throw new Error('on no network');
  return current;
}
const fileRow = ({ desk }: Kit, id: string) => desk.store.first(desk.store.build.selectFrom('file').selectAll().where('id', '=', id));
const receiptRow = ({ desk }: Kit, id: string) => desk.store.first(desk.store.build.selectFrom('receipt').selectAll().where('id', '=', id));
const movements = ({ desk }: Kit, id: string) => desk.store.all(desk.store.build.selectFrom('movement').selectAll().where('file_id', '=', id));
const openFile = (kit: Kit, caller: Caller) => ask(kit, caller, 'files.open', { subject: 'Boundary wall', heads: { head: '7' }, classification: 'normal' });

const entry = {
  register: 'A', form: 'electronic', deliveryMode: 'e-mail', receivedOn: '2026-11-21', sender: { name: 'Sample Sender', designation: '', organisation: 'Sample Works', address: '', city: '', email: '', mobile: '' }, language: 'en', subject: 'Fallen wall', classification: 'normal',
} as const;

/** A file with a receipt in it that was scanned. */
async function withScan(kit: Kit, assistant: AtWork) {
  const clerk = await signedIn(kit, 'dispatcher');
  const staged = await takeIn(kit, clerk, 'plan.pdf', await heavyPdf(700_000));
  const receipt = await ask(kit, clerk, 'dak.diarise', { ...entry, attachments: [staged.id] });
  await ask(kit, clerk, 'dak.mark', { receiptId: receipt.id, toPostId: assistant.person.postId });
  const { id } = await openFile(kit, assistant);
  await ask(kit, assistant, 'dak.putInFile', { receiptId: receipt.id, fileId: id });
  const { hash } = kit.desk.store.all(kit.desk.store.build.selectFrom('attachment').select('hash').where('id', '=', staged.id))[0] ?? { hash: '' };
  return { id, receipt, scan: { ...staged, hash } };
}

function expectSound(...kits: readonly Kit[]): void {
  for (const { desk } of kits) expect(audit(desk).problems).toEqual([]);
}

describe('a file sent to a post at another desk', () => {
  it('is held there with its whole history, is written on there, and comes back; both desks know the same of it', async () => {
    const { first, second, assistant, officer } = await twoDesks();
    const { id } = await openFile(first.kit, assistant);
    await ask(first.kit, assistant, 'notes.saveYellow', { fileId: id, content: paragraphs('The wall has fallen.') });
    await ask(first.kit, assistant, 'files.send', { fileId: id, toPostId: officer.person.postId, kind: 'put-up', remarks: 'For orders' });
    await until(heldBy(id, second.kit, first.kit));
    expect((await refusalOf(first.kit, assistant, 'notes.saveYellow', { fileId: id, content: paragraphs('late') })).code).toBe('fileNotHere');
    await ask(second.kit, officer, 'notes.confirm', { fileId: id });
    await ask(second.kit, officer, 'files.return', { fileId: id, remarks: 'Please estimate.' });
    await until(heldBy(id, first.kit, second.kit));
    expect(fileRow(second.kit, id)).toEqual(fileRow(first.kit, id));
    expect(movements(second.kit, id)).toEqual(movements(first.kit, id));
    expect(fileRow(first.kit, id)).toMatchObject({ holder_post: assistant.person.postId, notes: 1 });
    const place = await ask(first.kit, assistant, 'handover.ofFile', { fileId: id });
    expect(place).toMatchObject({ state: 'here', desk: null });
    expect(place?.proofs.map(({ kind }) => kind)).toEqual(['dispatched', 'accepted', 'dispatched', 'accepted']);
    expectSound(first.kit, second.kit);
  });

  it('takes its receipts and their scans along, large ones too', async () => {
    const { first, second, assistant, officer } = await twoDesks();
    const { id, scan, receipt } = await withScan(first.kit, assistant);
    await ask(first.kit, assistant, 'files.send', { fileId: id, toPostId: officer.person.postId, kind: 'put-up' });
    await until(heldBy(id, second.kit, first.kit));
    const [there] = await ask(second.kit, officer, 'attachments.ofReceipt', { receiptId: receipt.id });
    expect(there).toMatchObject({ id: scan.id, size: scan.size, receipt: { number: receipt.number } });
    expectSound(first.kit, second.kit);
  });

  it('waits while the other desk is off, and is pulled back by its sender: the other desk never has it', async () => {
    const { first, second, assistant, officer } = await twoDesks();
    const { id } = await openFile(first.kit, assistant);
    await desks.end(second);
    await ask(first.kit, assistant, 'files.send', { fileId: id, toPostId: officer.person.postId, kind: 'put-up' });
    expect(await ask(first.kit, assistant, 'handover.travelling', {})).toMatchObject([{ kind: 'file', id, way: 'out', recalled: false }]);
    expect((await refusalOf(first.kit, assistant, 'notes.saveYellow', { fileId: id, content: paragraphs('late') })).code).toBe('fileNotHere');
    await ask(first.kit, assistant, 'files.pullBack', { fileId: id });
    expect(custodyOf(first.kit, id)).toBe('transit');
    const again = await desks.again(second);
    await until(() => custodyOf(first.kit, id) === 'held');
    expect(custodyOf(again.kit, id)).toBe('refused');
    expect(fileRow(first.kit, id)).toMatchObject({ holder_post: assistant.person.postId, read: 1 });
    expect(movements(first.kit, id).map(({ kind }) => kind)).toEqual(['put-up', 'pull-back']);
    await ask(first.kit, assistant, 'notes.saveYellow', { fileId: id, content: paragraphs('Again in hand.') });
    expectSound(first.kit, again.kit);
  });

  it('arrives with a long history and its papers at a desk that was off when it was sent', async () => {
    const { first, second, assistant, officer } = await twoDesks();
    const { id, scan } = await withScan(first.kit, assistant);
    for (let note = 1; note <= 12; note += 1) await ask(first.kit, assistant, 'notes.confirm', { fileId: id, content: paragraphs(`Note ${note}`) });
    await desks.end(second);
    await ask(first.kit, assistant, 'files.send', { fileId: id, toPostId: officer.person.postId, kind: 'put-up' });
    const again = await desks.again(second);
    await until(heldBy(id, again.kit, first.kit));
    expect(fileRow(again.kit, id)).toEqual(fileRow(first.kit, id));
    expect(again.kit.desk.blobs.isIntact(scan.hash)).toBe(true);
    expectSound(first.kit, again.kit);
  });

  it('finds only the persons of its own posts at a desk that has just been started', async () => {
    const { second, officer } = await twoDesks();
    await desks.end(second);
    const kit = await openKit(second.folder, { lan: loopback });
    const people = await ask(kit, kit.core.caller(), 'session.people', {});
    await desks.end({ kit });
    expect(people.map(({ personId }) => personId)).toEqual([officer.person.personId]);
  });

  it('is not sent by a program that opens the desk without its network: it would be nowhere', async () => {
    const { first, assistant, officer } = await twoDesks();
    const { id } = await openFile(first.kit, assistant);
    await desks.end(first);
    const alone = await openKit(first.folder, { clock: first.kit.clock });
    const worker = await signedIn(alone, 'assistant');
    expect((await refusalOf(alone, worker, 'files.send', { fileId: id, toPostId: officer.person.postId, kind: 'put-up' })).code).toBe('lanNotServed');
    expect(fileRow(alone, id)).toMatchObject({ holder_post: assistant.person.postId });
    alone.close();
  });

  it('arrives by itself at a desk whose disk was full when it came: what was said meanwhile is no fork', async () => {
    const { first, second, assistant, officer } = await twoDesks();
    const { id } = await openFile(first.kit, assistant);
    for (let note = 1; note <= 12; note += 1) await ask(first.kit, assistant, 'notes.confirm', { fileId: id, content: paragraphs('A long note. '.repeat(400)) });
    const { database } = second.kit.desk.store;
    const limit = (pages: number) => database.pragma(`max_page_count = ${pages}`, { simple: true });
    limit(1);
    const fed = vi.spyOn(handoverOf(second.kit).host, 'feed');
    await ask(first.kit, assistant, 'files.send', { fileId: id, toPostId: officer.person.postId, kind: 'put-up' });
    await until(() => fed.mock.results.filter(({ type }) => type === 'throw').length >= 2);
    limit(1_000_000);
    await until(heldBy(id, second.kit, first.kit));
    expect(alertsOf(second.kit)).toEqual([]);
    expectSound(first.kit, second.kit);
  });

  it('that was asked back and is then refused by who asked for it lies in the hands that it was taken from', async () => {
    const { first, second, assistant, officer } = await twoDesks();
    const { id } = await openFile(first.kit, assistant);
    await ask(first.kit, assistant, 'files.send', { fileId: id, toPostId: officer.person.postId, kind: 'put-up' });
    await until(heldBy(id, second.kit, first.kit));
    const { host } = handoverOf(first.kit);
    const feed = host.feed.bind(host);
    vi.spyOn(host, 'feed').mockImplementation((input, cause, proof) => {
      const outcome = feed(input, cause, proof);
      if (input.kind === 'message' && input.message.body.kind === 'offer') first.kit.desk.ledger.whenDurable(() => void feed({ kind: 'command', command: { kind: 'decline', thing: id } }));
      return outcome;
    });
    await ask(first.kit, assistant, 'files.pullBack', { fileId: id });
    await until(() => custodyOf(second.kit, id) === 'held' && movements(second.kit, id).length === 3);
    expect(fileRow(second.kit, id)).toMatchObject({ holder_post: officer.person.postId });
    await ask(second.kit, officer, 'notes.confirm', { fileId: id, content: paragraphs('Work goes on.') });
    expectSound(first.kit, second.kit);
  });

  it('is given back by the other desk while nobody there has opened it, and not after', async () => {
    const { first, second, assistant, officer } = await twoDesks();
    const { id } = await openFile(first.kit, assistant);
    const send = () => ask(first.kit, assistant, 'files.send', { fileId: id, toPostId: officer.person.postId, kind: 'put-up' });
    await send();
    await until(heldBy(id, second.kit, first.kit));
    await ask(first.kit, assistant, 'files.pullBack', { fileId: id });
    await until(heldBy(id, first.kit, second.kit));
    expect(fileRow(second.kit, id)).toEqual(fileRow(first.kit, id));
    expect(movements(first.kit, id).map(({ kind }) => kind)).toEqual(['put-up', 'pull-back']);
    await send();
    await until(heldBy(id, second.kit, first.kit));
    await ask(second.kit, officer, 'files.markRead', { fileId: id });
    expect((await refusalOf(first.kit, assistant, 'files.pullBack', { fileId: id })).code).toBe('pullBackTooLate');
    expectSound(first.kit, second.kit);
  });

  it('is refused with a reason while it is still arriving, lies with its sender again, and arrives when it is sent again', async () => {
    const { first, second, assistant, officer } = await twoDesks();
    const { id, scan } = await withScan(first.kit, assistant);
    const place = first.kit.desk.blobs.placeOf(scan.hash);
    renameSync(place, `${place}-away`);
    await ask(first.kit, assistant, 'files.send', { fileId: id, toPostId: officer.person.postId, kind: 'put-up' });
    await expect.poll(() => ask(second.kit, officer, 'handover.travelling', {}), { timeout: 10_000 }).toMatchObject([{ kind: 'file', id, way: 'in', subject: 'Boundary wall', done: 0, total: scan.size }]);
    expect((await refusalOf(second.kit, officer, 'handover.refuse', { id, reason: ' ' })).code).toBe('remarksRequired');
    await ask(second.kit, officer, 'handover.refuse', { id, reason: 'Not for this branch' });
    await until(() => custodyOf(first.kit, id) === 'held');
    expect(await ask(second.kit, officer, 'handover.travelling', {})).toEqual([]);
    expect(movements(first.kit, id).map(({ kind, remarks, from_post: from }) => [kind, remarks, from])).toEqual([
      ['put-up', '', assistant.person.postId],
      ['return', 'Not for this branch', officer.person.postId],
    ]);
    expect(fileRow(first.kit, id)).toMatchObject({ holder_post: assistant.person.postId, read: 0 });
    renameSync(`${place}-away`, place);
    await ask(first.kit, assistant, 'files.send', { fileId: id, toPostId: officer.person.postId, kind: 'put-up' });
    await until(heldBy(id, second.kit, first.kit));
    expect(second.kit.desk.blobs.isIntact(scan.hash)).toBe(true);
    expectSound(first.kit, second.kit);
  });

  it('is given to whom asks for it, though the one after him had it last and refused it', async () => {
    const { first, second, third, assistant, officer, branch } = await threeDesks();
    const { id } = await openFile(first.kit, assistant);
    await ask(first.kit, assistant, 'files.send', { fileId: id, toPostId: officer.person.postId, kind: 'put-up' });
    await until(heldBy(id, second.kit, first.kit));
    refuseAsItComes(third.kit, branch);
    await ask(second.kit, officer, 'files.send', { fileId: id, toPostId: branch.person.postId, kind: 'put-up' });
    await until(() => movements(second.kit, id).length === 3);
    expect(fileRow(second.kit, id)).toMatchObject({ holder_post: officer.person.postId, previous_post: assistant.person.postId, read: 0 });
    await ask(first.kit, assistant, 'files.pullBack', { fileId: id });
    await until(heldBy(id, first.kit, second.kit));
    expect(fileRow(first.kit, id)).toMatchObject({ holder_post: assistant.person.postId, read: 1 });
    expect(fileRow(second.kit, id)).toEqual(fileRow(first.kit, id));
    await ask(first.kit, assistant, 'notes.confirm', { fileId: id, content: paragraphs('Work goes on.') });
    expectSound(first.kit, second.kit, third.kit);
  });

  it('goes round three desks while the registrar’s is off, with the draft and the yellow note as each left them', async () => {
    const { first, second, officer } = await twoDesks();
    const dealing = await demoPerson(first.kit, 'assistant');
    const third = await desks.join(first, [dealing.postId]);
    await until(() => third.kit.desk.store.all(third.kit.desk.store.build.selectFrom('charge').select('id')).length > 0);
    const clerk = await worksAt(first, third, dealing);
    await until(() => second.lan.isReachable(third.lan.id));
    await desks.end(first);
    const { id } = await openFile(second.kit, officer);
    const { id: letterId } = await ask(second.kit, officer, 'letters.create', { fileId: id, draft: draftFor(officer.person.postId) });
    await ask(second.kit, officer, 'notes.saveYellow', { fileId: id, content: paragraphs('Please look through the draft.') });
    await ask(second.kit, officer, 'files.send', { fileId: id, toPostId: clerk.person.postId, kind: 'forward' });
    await until(heldBy(id, third.kit, second.kit));
    const { draft } = await ask(third.kit, clerk, 'letters.view', { letterId });
    await ask(third.kit, clerk, 'letters.save', { letterId, draft: { ...draft, subject: { en: 'Repair of the wall' } } });
    await ask(third.kit, clerk, 'notes.saveYellow', { fileId: id, content: paragraphs('Looked through.') });
    await ask(third.kit, clerk, 'files.return', { fileId: id, remarks: 'Done.' });
    await until(heldBy(id, second.kit, third.kit));
    expect((await ask(second.kit, officer, 'letters.view', { letterId })).draft.subject).toEqual({ en: 'Repair of the wall' });
    const { yellow } = await ask(second.kit, officer, 'files.view', { fileId: id });
    expect(yellow?.content).toEqual(paragraphs('Looked through.'));
    expect(movements(second.kit, id)).toEqual(movements(third.kit, id));
    const home = await desks.again(first);
    await until(() => home.lan.isReachable(second.lan.id) && home.lan.isReachable(third.lan.id));
    expect(custodyOf(home.kit, id)).toBe('unknown');
    expectSound(home.kit, second.kit, third.kit);
  });
});

describe('a receipt marked to a post at another desk', () => {
  it('is held there with its scan, put in a file there, and comes back with the file', async () => {
    const { first, second, officer, assistant } = await twoDesks();
    const clerk = await signedIn(first.kit, 'dispatcher');
    const staged = await takeIn(first.kit, clerk, 'plan.pdf', await heavyPdf(300_000));
    const receipt = await ask(first.kit, clerk, 'dak.diarise', { ...entry, attachments: [staged.id] });
    const copied = { receiptId: receipt.id, toPostId: assistant.person.postId, copyToPostIds: [officer.person.postId] };
    expect((await refusalOf(first.kit, clerk, 'dak.mark', copied)).code).toBe('copiesStayHere');
    await ask(first.kit, clerk, 'dak.mark', { receiptId: receipt.id, toPostId: officer.person.postId, remarks: 'Please see' });
    await until(heldBy(receipt.id, second.kit, first.kit));
    expect(receiptRow(second.kit, receipt.id)).toEqual(receiptRow(first.kit, receipt.id));
    const { id } = await openFile(second.kit, officer);
    await ask(second.kit, officer, 'dak.putInFile', { receiptId: receipt.id, fileId: id });
    await ask(second.kit, officer, 'files.send', { fileId: id, toPostId: assistant.person.postId, kind: 'forward' });
    await until(heldBy(id, first.kit, second.kit));
    expect(receiptRow(first.kit, receipt.id)).toMatchObject({ state: 'in-file', file_id: id });
    expect(receiptRow(second.kit, receipt.id)).toEqual(receiptRow(first.kit, receipt.id));
    expectSound(first.kit, second.kit);
  });

  it('is given to whom asks for it, though the one after him had it last and refused it', async () => {
    const { first, second, third, officer, branch } = await threeDesks();
    const clerk = await signedIn(first.kit, 'dispatcher');
    const staged = await takeIn(first.kit, clerk, 'plan.pdf', await heavyPdf(1000));
    const { id: receiptId } = await ask(first.kit, clerk, 'dak.diarise', { ...entry, attachments: [staged.id] });
    await ask(first.kit, clerk, 'dak.mark', { receiptId, toPostId: officer.person.postId });
    await until(heldBy(receiptId, second.kit, first.kit));
    refuseAsItComes(third.kit, branch);
    await ask(second.kit, officer, 'dak.mark', { receiptId, toPostId: branch.person.postId });
    await until(() => custodyOf(second.kit, receiptId) === 'held' && receiptRow(second.kit, receiptId)?.holder_post === officer.person.postId);
    expect(receiptRow(second.kit, receiptId)).toMatchObject({ previous_post: clerk.person.postId, marked_post: officer.person.postId, opened: 0 });
    await ask(first.kit, clerk, 'dak.pullBack', { receiptId });
    await until(heldBy(receiptId, first.kit, second.kit));
    expect(receiptRow(first.kit, receiptId)).toMatchObject({ holder_post: clerk.person.postId, opened: 1, previous_post: null, marked_post: null });
    expect(receiptRow(second.kit, receiptId)).toEqual(receiptRow(first.kit, receiptId));
    await ask(first.kit, clerk, 'dak.mark', { receiptId, toPostId: officer.person.postId });
    await until(heldBy(receiptId, second.kit, first.kit));
    expectSound(first.kit, second.kit, third.kit);
  });

  it('is pulled back on its way and after it arrived, until somebody has opened it there', async () => {
    const { first, second, officer } = await twoDesks();
    const clerk = await signedIn(first.kit, 'dispatcher');
    const staged = await takeIn(first.kit, clerk, 'plan.pdf', await heavyPdf(1000));
    const { id: receiptId } = await ask(first.kit, clerk, 'dak.diarise', { ...entry, attachments: [staged.id] });
    const mark = () => ask(first.kit, clerk, 'dak.mark', { receiptId, toPostId: officer.person.postId });
    await mark();
    await until(heldBy(receiptId, second.kit, first.kit));
    await ask(first.kit, clerk, 'dak.pullBack', { receiptId });
    await until(heldBy(receiptId, first.kit, second.kit));
    await desks.end(second);
    await mark();
    await ask(first.kit, clerk, 'dak.pullBack', { receiptId });
    const again = await desks.again(second);
    await until(() => custodyOf(first.kit, receiptId) === 'held');
    expect(receiptRow(first.kit, receiptId)).toMatchObject({ holder_post: clerk.person.postId, opened: 1 });
    expect(await ask(first.kit, clerk, 'handover.ofReceipt', { receiptId })).toMatchObject({ state: 'here' });
    expectSound(first.kit, again.kit);
  });
});

describe('a desk that was put back from an old copy', () => {
  it('finds out at once by its own mark, asks the others, and goes on with what lies with it; what was sent meanwhile stays where it is', async () => {
    const { first, second, assistant, officer } = await twoDesks();
    const [sent, kept] = [await openFile(second.kit, officer), await openFile(second.kit, officer)];
    const came = await openFile(first.kit, assistant);
    await desks.end(second);
    const copy = desks.folder();
    cpSync(second.folder, copy, { recursive: true });
    const later = await desks.again(second);
    const worker = await signInAgain(later, officer.person);
    await ask(later.kit, worker, 'notes.saveYellow', { fileId: sent.id, content: paragraphs('For the branch.') });
    await ask(later.kit, worker, 'notes.confirm', { fileId: sent.id });
    await ask(later.kit, worker, 'files.send', { fileId: sent.id, toPostId: assistant.person.postId, kind: 'forward' });
    await until(heldBy(sent.id, first.kit, later.kit));
    await ask(first.kit, assistant, 'files.send', { fileId: came.id, toPostId: officer.person.postId, kind: 'put-up' });
    await until(heldBy(came.id, later.kit, first.kit));
    await desks.end(later);
    cpSync(join(copy, 'daftar.sqlite'), join(second.folder, 'daftar.sqlite'));
    for (const rest of ['daftar.sqlite-wal', 'daftar.sqlite-shm']) rmSync(join(second.folder, rest), { force: true });
    const back = await desks.again(later);
    await until(() => custodyOf(back.kit, sent.id) === 'sent');
    expect(standingOf(back.kit)).toBe('working');
    expect(custodyOf(back.kit, came.id)).toBe('held');
    expect(fileRow(back.kit, sent.id)).toEqual(fileRow(first.kit, sent.id));
    const again = await signInAgain(back, officer.person);
    expect((await refusalOf(back.kit, again, 'notes.saveYellow', { fileId: sent.id, content: paragraphs('twice') })).code).toBe('fileNotHere');
    await ask(back.kit, again, 'notes.saveYellow', { fileId: kept.id, content: paragraphs('Work goes on.') });
    await ask(back.kit, again, 'notes.confirm', { fileId: kept.id });
    await ask(back.kit, again, 'files.return', { fileId: came.id, remarks: 'Seen.' });
    await until(heldBy(came.id, first.kit, back.kit));
    expectSound(first.kit, back.kit);
    await desks.end(back);
    const restarted = await desks.again(back);
    expect(standingOf(restarted.kit)).toBe('working');
    expectSound(restarted.kit);
  });

  it('stops when only the others can tell, until two officers say that it is the desk', async () => {
    const { first, second, assistant, officer } = await twoDesks();
    const { id } = await openFile(second.kit, officer);
    await desks.end(second);
    const copy = desks.folder();
    cpSync(second.folder, copy, { recursive: true });
    const later = await desks.again(second);
    const worker = await signInAgain(later, officer.person);
    await ask(later.kit, worker, 'files.send', { fileId: id, toPostId: assistant.person.postId, kind: 'forward' });
    await until(heldBy(id, first.kit, later.kit));
    await desks.end(later);
    rmSync(second.folder, { recursive: true });
    cpSync(copy, second.folder, { recursive: true });
    const back = await desks.again(later);
    await until(() => standingOf(back.kit) === 'doubted');
    const again = await signInAgain(back, officer.person);
    await ask(back.kit, again, 'notes.saveYellow', { fileId: id, content: paragraphs('x') });
    expect((await refusalOf(back.kit, again, 'notes.confirm', { fileId: id })).code).toBe('deskStopped');
    const mine = { personId: officer.person.personId, pin: chosenPin };
    expect((await refusalOf(back.kit, again, 'handover.confirmDesk', { officers: { first: mine, second: mine } })).code).toBe('sameOfficer');
    back.kit.desk.handover.current?.host.command({ kind: 'confirm', officers: { first: 'one', second: 'two' } }, { officer: null, reason: '' });
    await until(() => standingOf(back.kit) === 'working');
    expect(custodyOf(back.kit, id)).toBe('sent');
    expectSound(first.kit, back.kit);
  });
});

const standingOf = ({ desk }: Kit): string => desk.handover.current?.host.store.desk().standing ?? 'unknown';

