import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RequestInput } from '../../preload/contract/index.ts';
import { folderCounts as receiptCounts, inFolder as receiptsIn } from '../../main/core/dak/folders.ts';
import { projectionTables } from '../../main/core/db/schema.ts';
import { folderCounts as fileCounts, inFolder as filesIn } from '../../main/core/files/folders.ts';
import type { Caller } from '../../main/core/session/session.ts';
import { ask, draftFor, openDemo, paragraphs, refusalOf, signedIn, temporaryFolder, type DemoPerson, type Kit } from './desk-kit.ts';
import { emptyPages, takeIn } from './scans.ts';

type Officer = Caller & { readonly person: DemoPerson };
type Form = 'physical' | 'electronic';

let place: ReturnType<typeof temporaryFolder>;
let kit: Kit;
let assistant: Officer;
let officer: Officer;
let dispatcher: Officer;
beforeEach(async () => {
  place = temporaryFolder();
  kit = await openDemo(place.path);
  [assistant, officer, dispatcher] = [await signedIn(kit, 'assistant'), await signedIn(kit, 'officer'), await signedIn(kit, 'dispatcher')];
});
afterEach(() => {
  kit.close();
  place.remove();
  if (kit.errors.length > 0) throw new Error(kit.errors.join('\n'));
});

let heads = 0;
const openFile = (form: Form = 'electronic') => {
  heads += 1;
  return ask(kit, assistant, 'files.open', { subject: `Case ${heads}`, heads: { head: String((heads % 90) + 1) }, classification: 'normal', form });
};
const diarise = async (change: Partial<RequestInput<'dak.diarise'>> = {}) =>
  ask(kit, dispatcher, 'dak.diarise', {
    form: 'electronic',
    attachments: change.form === 'physical' ? [] : [(await takeIn(kit, dispatcher, 'scan.pdf', await emptyPages(1))).id],
    receivedOn: '2026-11-21',
    deliveryMode: 'hand',
    sender: { name: 'A. Sender', designation: '', organisation: '', address: '', city: '', email: '', mobile: '' },
    language: 'en',
    subject: 'A letter',
    ...change,
  });
const to = (caller: Officer) => caller.person.postId;
const files = async (caller: Officer, folder: RequestInput<'files.list'>['folder'], folderId?: string) =>
  (await ask(kit, caller, 'files.list', { folder, ...(folderId === undefined ? {} : { folderId }) })).rows.map((row) => row.number).toSorted();
const receipts = async (caller: Officer, folder: RequestInput<'dak.list'>['folder']) => (await ask(kit, caller, 'dak.list', { folder })).rows.map((row) => row.number).toSorted();
const tables = () => projectionTables.map((table) => kit.desk.store.all(kit.desk.store.build.selectFrom(table).selectAll()).map((row) => JSON.stringify(row)).toSorted());

async function holdsTogether(): Promise<void> {
  expect((await ask(kit, officer, 'system.audit', {})).problems).toEqual([]);
  const before = tables();
  kit.desk.projector.rebuild(kit.desk.store);
  expect(tables()).toEqual(before);
}

describe('sending a file', () => {
  it('gives it a due date, is followed up by the sender until it is answered, and keeps the register (rows 52, 56, 58)', async () => {
    const file = await openFile();
    await ask(kit, assistant, 'files.send', { fileId: file.id, toPostId: to(officer), kind: 'put-up', remarks: 'Kindly see.', urgency: 'immediate', dueOn: '2026-11-21' });
    expect(await ask(kit, officer, 'files.counts', {})).toMatchObject({ inbox: 1, unread: 1, dueToday: 1, overdue: 0, followed: 0 });
    expect(await ask(kit, assistant, 'files.counts', {})).toMatchObject({ inbox: 0, sent: 1, created: 1, followed: 1 });
    expect(await files(officer, 'due')).toEqual([file.number]);
    kit.clock.now += 24 * 3_600_000;
    for (const caller of [officer, assistant, dispatcher]) await ask(kit, caller, 'session.unlock', { pin: caller.person.pin });
    expect(await ask(kit, officer, 'files.counts', {})).toMatchObject({ dueToday: 0, overdue: 1 });
    await ask(kit, officer, 'files.markRead', { fileId: file.id });
    const opened = kit.clock.now;
    expect((await ask(kit, assistant, 'files.list', { folder: 'followed' })).rows).toMatchObject([{ number: file.number, dueOn: '2026-11-21', canPullBack: false }]);
    await ask(kit, officer, 'files.reply', { fileId: file.id, remarks: 'Seen.' });
    expect(await files(assistant, 'inbox')).toEqual([file.number]);
    expect(await files(assistant, 'followed')).toEqual([]);
    const register = await ask(kit, assistant, 'movement.register', { from: '2026-11-21', to: '2026-11-22' });
    expect(register.rows).toMatchObject([
      { fileNumber: file.number, kind: 'put-up', dueOn: '2026-11-21', dateIn: opened },
      { fileNumber: file.number, kind: 'reply', dateIn: null },
    ]);
    expect((await ask(kit, assistant, 'movement.register', { from: '2026-11-22', to: '2026-11-22' })).total).toBe(1);
    expect((await ask(kit, dispatcher, 'movement.register', { from: '2026-11-21', to: '2026-11-22' })).total).toBe(0);
    expect((await ask(kit, dispatcher, 'movement.register', { from: '2026-11-21', to: '2026-11-22', fileId: file.id })).total).toBe(2);
    await holdsTogether();
  });

  it('goes back to whoever it came from: also after a pull back; never without remarks when it is returned (rows 46, 52, 54)', async () => {
    const file = await openFile();
    expect((await refusalOf(kit, assistant, 'files.reply', { fileId: file.id })).code).toBe('nobodyToReturnTo');
    await ask(kit, assistant, 'files.send', { fileId: file.id, toPostId: to(officer), kind: 'put-up' });
    await ask(kit, officer, 'files.send', { fileId: file.id, toPostId: to(dispatcher), kind: 'forward' });
    await ask(kit, officer, 'files.pullBack', { fileId: file.id });
    expect((await refusalOf(kit, officer, 'files.return', { fileId: file.id, remarks: ' ' })).code).toBe('remarksRequired');
    await ask(kit, officer, 'files.return', { fileId: file.id, remarks: 'Add the estimate.' });
    expect(await files(assistant, 'inbox')).toEqual([file.number]);
    expect((await refusalOf(kit, officer, 'files.send', { fileId: file.id, toPostId: to(dispatcher), kind: 'forward' })).code).toBe('fileNotHere');
    expect((await refusalOf(kit, assistant, 'files.send', { fileId: file.id, toPostId: to(assistant), kind: 'forward' })).code).toBe('badInput');
    expect((await refusalOf(kit, assistant, 'files.send', { fileId: file.id, toPostId: to(officer), kind: 'forward', dueOn: '2026-11-20' })).code).toBe('dueTooEarly');
    await holdsTogether();
  });

  it('of paper: it must be received before anything else is done with it (row 57)', async () => {
    const file = await openFile('physical');
    await ask(kit, assistant, 'files.send', { fileId: file.id, toPostId: to(officer), kind: 'put-up' });
    const notReceived = { code: 'fileNotReceived', params: { number: file.number } };
    const { id: folderId } = await ask(kit, officer, 'movement.createFolder', { name: 'Budget' });
    expect(await refusalOf(kit, officer, 'files.send', { fileId: file.id, toPostId: to(assistant), kind: 'forward' })).toEqual(notReceived);
    expect(await refusalOf(kit, officer, 'files.return', { fileId: file.id, remarks: 'no' })).toEqual(notReceived);
    expect(await refusalOf(kit, officer, 'files.reply', { fileId: file.id })).toEqual(notReceived);
    expect(await refusalOf(kit, officer, 'notes.saveYellow', { fileId: file.id, content: paragraphs('x') })).toEqual(notReceived);
    expect(await refusalOf(kit, officer, 'notes.confirm', { fileId: file.id, decision: 'seen' })).toEqual(notReceived);
    expect(await refusalOf(kit, officer, 'letters.create', { fileId: file.id, draft: draftFor(to(officer)) })).toEqual(notReceived);
    expect(await ask(kit, officer, 'movement.keepInFolder', { kind: 'file', ids: [file.id], folderId })).toMatchObject({ done: 0, refused: [{ code: 'fileNotReceived' }] });
    await ask(kit, officer, 'files.markRead', { fileId: file.id });
    expect(await ask(kit, officer, 'files.view', { fileId: file.id })).toMatchObject({ mine: false, canReceive: true });
    await ask(kit, assistant, 'files.pullBack', { fileId: file.id });
    await ask(kit, assistant, 'files.send', { fileId: file.id, toPostId: to(officer), kind: 'put-up' });
    expect(await ask(kit, assistant, 'files.receive', { fileIds: [file.id] })).toMatchObject({ done: 0, refused: [{ number: file.number, code: 'fileNotHere' }] });
    expect(await ask(kit, officer, 'files.receive', { fileIds: [file.id] })).toEqual({ done: 1, refused: [] });
    expect((await refusalOf(kit, assistant, 'files.pullBack', { fileId: file.id })).code).toBe('pullBackTooLate');
    await ask(kit, officer, 'notes.confirm', { fileId: file.id, decision: 'seen' });
    await holdsTogether();
  });

  it('many at once, of paper and electronic: all of them, or none with what could not go and why (rows 57, 59)', async () => {
    const [one, two, three] = [await openFile(), await openFile('physical'), await openFile()];
    const gone = await openFile();
    await ask(kit, assistant, 'files.send', { fileId: gone.id, toPostId: to(dispatcher), kind: 'forward' });
    const fileIds = [one.id, two.id, gone.id, three.id];
    const before = kit.desk.ledger.head.seq;
    const refused = await ask(kit, assistant, 'files.sendMany', { fileIds, toPostId: to(officer), kind: 'put-up', dueOn: '2026-11-25' });
    expect(refused).toEqual({ done: 0, refused: [{ id: gone.id, number: gone.number, code: 'fileNotHere' }] });
    expect(kit.desk.ledger.head.seq).toBe(before);
    expect(await files(assistant, 'inbox')).toHaveLength(3);
    const sent = await ask(kit, assistant, 'files.sendMany', { fileIds: [one.id, two.id, three.id, one.id], toPostId: to(officer), kind: 'put-up', dueOn: '2026-11-25' });
    expect(sent).toEqual({ done: 3, refused: [] });
    expect(await files(assistant, 'followed')).toEqual([one.number, two.number, three.number].toSorted());
    expect(await files(officer, 'inbox')).toEqual([one.number, two.number, three.number].toSorted());
    await holdsTogether();
  });

  it('is followed up or not as the sender says later (row 58)', async () => {
    const file = await openFile();
    expect((await refusalOf(kit, assistant, 'movement.followUp', { kind: 'file', ids: [file.id], followed: true })).code).toBe('notFound');
    await ask(kit, assistant, 'files.send', { fileId: file.id, toPostId: to(officer), kind: 'put-up' });
    await ask(kit, assistant, 'movement.followUp', { kind: 'file', ids: [file.id], followed: true });
    expect(await files(assistant, 'followed')).toEqual([file.number]);
    await ask(kit, assistant, 'movement.followUp', { kind: 'file', ids: [file.id], followed: false });
    expect(await files(assistant, 'followed')).toEqual([]);
    await holdsTogether();
  });
});

describe('marking a receipt', () => {
  it('to several posts: one deals with it, the others note their copy without touching it (row 15)', async () => {
    const { id, number } = await diarise();
    const marking = { receiptId: id, toPostId: to(officer), copyToPostIds: [to(assistant)], remarks: 'For report' };
    expect((await refusalOf(kit, dispatcher, 'dak.mark', { ...marking, copyToPostIds: [to(officer)] })).code).toBe('badInput');
    expect((await refusalOf(kit, dispatcher, 'dak.mark', { ...marking, copyToPostIds: [to(dispatcher)] })).code).toBe('badInput');
    await ask(kit, dispatcher, 'dak.mark', marking);
    expect(await ask(kit, assistant, 'dak.counts', {})).toMatchObject({ inbox: 0, copies: 1, unreadCopies: 1 });
    expect((await ask(kit, assistant, 'dak.list', { folder: 'copies' })).rows).toMatchObject([{ number, opened: false }]);
    expect((await refusalOf(kit, assistant, 'dak.dispose', { receiptId: id, remarks: 'noted' })).code).toBe('receiptNotHere');
    await ask(kit, assistant, 'dak.markOpened', { receiptId: id });
    expect(await ask(kit, assistant, 'dak.counts', {})).toMatchObject({ copies: 1, unreadCopies: 0 });
    expect((await ask(kit, assistant, 'dak.view', { receiptId: id })).copyHere).toEqual({ opened: true });
    await ask(kit, assistant, 'dak.disposeCopy', { receiptId: id, remarks: 'Noted' });
    expect((await refusalOf(kit, assistant, 'dak.disposeCopy', { receiptId: id })).code).toBe('notFound');
    expect(await receipts(assistant, 'copies')).toEqual([]);
    expect(await ask(kit, officer, 'dak.view', { receiptId: id })).toMatchObject({ state: 'open', canAct: true, opened: false, copies: [{ state: 'disposed', disposal: 'Noted' }] });
    await holdsTogether();
  });

  it('can be undone until the receiver opens it, with the copies that nobody opened (row 54)', async () => {
    const { id, number } = await diarise();
    const marking = { receiptId: id, toPostId: to(officer), copyToPostIds: [to(assistant)] };
    await ask(kit, dispatcher, 'dak.mark', marking);
    expect((await refusalOf(kit, assistant, 'dak.pullBack', { receiptId: id })).code).toBe('pullBackTooLate');
    await ask(kit, dispatcher, 'dak.pullBack', { receiptId: id });
    expect([await receipts(dispatcher, 'inbox'), await receipts(officer, 'inbox'), await receipts(assistant, 'copies')]).toEqual([[number], [], []]);
    await ask(kit, dispatcher, 'dak.mark', { receiptId: id, toPostId: to(assistant) });
    const row = kit.desk.store.first(kit.desk.store.build.selectFrom('receipt').select('marked_post').where('id', '=', id));
    expect(row).toEqual({ marked_post: to(assistant) });
    await ask(kit, assistant, 'dak.markOpened', { receiptId: id });
    expect((await refusalOf(kit, dispatcher, 'dak.pullBack', { receiptId: id })).code).toBe('pullBackTooLate');
    await holdsTogether();
  });

  it('of paper can be undone until it is received', async () => {
    const { id } = await diarise({ form: 'physical' });
    await ask(kit, dispatcher, 'dak.mark', { receiptId: id, toPostId: to(officer) });
    await ask(kit, officer, 'dak.markOpened', { receiptId: id });
    await ask(kit, dispatcher, 'dak.pullBack', { receiptId: id });
    await ask(kit, dispatcher, 'dak.mark', { receiptId: id, toPostId: to(officer) });
    await ask(kit, officer, 'dak.receive', { receiptId: id });
    expect((await refusalOf(kit, dispatcher, 'dak.pullBack', { receiptId: id })).code).toBe('pullBackTooLate');
    await holdsTogether();
  });

  it('is answered or returned to the post it came from, and followed up until then (rows 46, 52, 58)', async () => {
    const { id, number } = await diarise();
    expect((await refusalOf(kit, dispatcher, 'dak.reply', { receiptId: id })).code).toBe('nobodyToReturnTo');
    await ask(kit, dispatcher, 'dak.mark', { receiptId: id, toPostId: to(officer), dueOn: '2026-11-21' });
    expect(await ask(kit, officer, 'dak.counts', {})).toMatchObject({ inbox: 1, unread: 1, dueToday: 1 });
    expect(await receipts(dispatcher, 'followed')).toEqual([number]);
    expect((await refusalOf(kit, officer, 'dak.return', { receiptId: id, remarks: '' })).code).toBe('remarksRequired');
    await ask(kit, officer, 'dak.return', { receiptId: id, remarks: 'Not of this section.' });
    expect([await receipts(dispatcher, 'inbox'), await receipts(dispatcher, 'followed')]).toEqual([[number], []]);
    await ask(kit, dispatcher, 'dak.mark', { receiptId: id, toPostId: to(assistant), followUp: true });
    await ask(kit, assistant, 'dak.dispose', { receiptId: id, remarks: 'For information only' });
    expect(await receipts(dispatcher, 'followed')).toEqual([]);
    await holdsTogether();
  });

  it('many at once, of paper and electronic: all of them or none (row 59)', async () => {
    const [paper, mail, closed] = [await diarise({ form: 'physical' }), await diarise(), await diarise()];
    await ask(kit, dispatcher, 'dak.dispose', { receiptId: closed.id, remarks: 'Printed matter' });
    const marking = { toPostId: to(officer), remarks: 'Please' };
    expect(await ask(kit, dispatcher, 'dak.markMany', { receiptIds: [paper.id, mail.id, closed.id], ...marking })).toEqual({
      done: 0,
      refused: [{ id: closed.id, number: closed.number, code: 'receiptClosed' }],
    });
    expect(await ask(kit, dispatcher, 'dak.markMany', { receiptIds: [paper.id, mail.id], ...marking })).toEqual({ done: 2, refused: [] });
    expect(await ask(kit, officer, 'dak.receiveMany', { receiptIds: [paper.id, mail.id] })).toEqual({ done: 2, refused: [] });
    expect((await ask(kit, officer, 'dak.list', { folder: 'inbox' })).rows.map((row) => row.received)).toEqual([true, true]);
    await holdsTogether();
  });
});

describe('the folders of a post', () => {
  it('are made, named, filled and emptied; what leaves the post leaves its folder (row 59)', async () => {
    const [one, two] = [await openFile(), await openFile()];
    const { id } = await ask(kit, assistant, 'movement.createFolder', { name: ' Budget ' });
    expect((await refusalOf(kit, assistant, 'movement.createFolder', { name: 'Budget' })).code).toBe('folderNameTaken');
    expect((await refusalOf(kit, assistant, 'movement.createFolder', { name: '  ' })).code).toBe('badInput');
    await ask(kit, officer, 'movement.createFolder', { name: 'Budget' });
    await ask(kit, assistant, 'movement.renameFolder', { folderId: id, name: 'بجٹ' });
    expect((await refusalOf(kit, officer, 'movement.renameFolder', { folderId: id, name: 'Mine' })).code).toBe('notFound');
    expect((await refusalOf(kit, officer, 'movement.keepInFolder', { kind: 'file', ids: [one.id], folderId: id })).code).toBe('notFound');
    expect(await ask(kit, assistant, 'movement.keepInFolder', { kind: 'file', ids: [one.id, two.id], folderId: id })).toEqual({ done: 2, refused: [] });
    expect(await ask(kit, assistant, 'movement.folders', {})).toEqual([{ id, name: 'بجٹ', files: 2, receipts: 0 }]);
    expect([await files(assistant, 'inbox'), await files(assistant, 'own', id), await files(assistant, 'desk')]).toEqual([[], [one.number, two.number].toSorted(), [one.number, two.number].toSorted()]);
    expect(await refusalOf(kit, assistant, 'movement.deleteFolder', { folderId: id })).toEqual({ code: 'folderInUse', params: { name: 'بجٹ' } });
    await ask(kit, assistant, 'files.send', { fileId: one.id, toPostId: to(officer), kind: 'put-up' });
    await ask(kit, assistant, 'movement.keepInFolder', { kind: 'file', ids: [two.id], folderId: null });
    expect(await files(assistant, 'inbox')).toEqual([two.number]);
    await ask(kit, assistant, 'movement.deleteFolder', { folderId: id });
    expect(await ask(kit, assistant, 'movement.folders', {})).toEqual([]);
  });
});

describe('the size of a real office', () => {
  const post = '019a0000-0000-7000-8000-00000000abcd';
  const plan = (query: { compile: () => { sql: string; parameters: readonly unknown[] } }) => {
    const { sql, parameters } = query.compile();
    return kit.desk.store.database.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters).map((row) => row.detail);
  };
  const scans = (details: readonly string[]) => details.filter((detail) => /^SCAN (?!CONSTANT ROW)/.test(detail));

  it('is counted by indexes alone, with no table looked through', () => {
    for (const counts of [fileCounts(post, '2026-11-21'), receiptCounts(post, '2026-11-21')]) expect(scans(plan(counts))).toEqual([]);
  });

  it.each(['inbox', 'desk', 'own', 'due', 'sent', 'created', 'followed'] as const)('lists the folder %s by indexes alone', (folder) => {
    const wanted = { folder, folderId: post, post, section: post, today: '2026-11-21' };
    const { build } = kit.desk.store;
    expect(scans(plan(filesIn(build.selectFrom('file').selectAll(), wanted).orderBy('holder_since', 'desc').limit(200)))).toEqual([]);
    expect(scans(plan(receiptsIn(build.selectFrom('receipt').selectAll(), wanted).orderBy('holder_since', 'desc').orderBy('id', 'desc').limit(200)))).toEqual([]);
  });
});
