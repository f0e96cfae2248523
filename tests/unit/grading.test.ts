import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RequestInput } from '../../preload/contract/index.ts';
import { projectionTables } from '../../main/core/db/schema.ts';
import { ask, draftFor, openDemo, paragraphs, refusalOf, signedIn, temporaryFolder, type Kit } from './desk-kit.ts';
import { emptyPages, takeIn } from './scans.ts';

type Entry = RequestInput<'dak.diarise'>;

const nobody = { name: '', designation: '', organisation: '', address: '', city: '', email: '', mobile: '' };
const known = { ...nobody, organisation: 'Vigilance Bureau' };
const letter = { letterNumber: 'VB/7', letterDate: '2026-11-18', sender: known, language: 'en' as const, subject: 'Enquiry against the contractor', enclosures: 2, classification: 'secret' as const };
const paper = (change: Partial<Entry> = {}): Entry => ({ form: 'physical', receivedOn: '2026-11-21', deliveryMode: 'registered', ...letter, ...change });

let place: ReturnType<typeof temporaryFolder>;
let kit: Kit;
let people: { readonly assistant: Signed; readonly officer: Signed; readonly dispatcher: Signed; readonly registrar: Signed };
type Signed = Awaited<ReturnType<typeof signedIn>>;
beforeEach(async () => {
  place = temporaryFolder();
  kit = await openDemo(place.path);
  const [assistant, officer, dispatcher, registrar] = [await signedIn(kit, 'assistant'), await signedIn(kit, 'officer'), await signedIn(kit, 'dispatcher'), await signedIn(kit, 'registrar')];
  people = { assistant, officer, dispatcher, registrar };
});
afterEach(() => {
  kit.close();
  place.remove();
});

const tables = () => projectionTables.map((table) => kit.desk.store.all(kit.desk.store.build.selectFrom(table).selectAll()).map((row) => JSON.stringify(row)).toSorted());
/** Everything that a window is told about it by the procedures that answer with lists. */
const told = async (caller: Signed, ...asked: readonly [Parameters<typeof kit.core.call>[1], unknown][]) =>
  JSON.stringify(await Promise.all(asked.map(async ([name, input]) => (await kit.core.call(caller, name, input)).result)));

describe('a graded receipt', () => {
  it('shows others its number, day and grading in every list, and nothing that was written of it', async () => {
    const { assistant, officer, dispatcher } = people;
    const { id: scan } = await takeIn(kit, dispatcher, 'enquiry.pdf', await emptyPages(1));
    const receipt = await ask(kit, dispatcher, 'dak.diarise', paper({ attachments: [scan] }));
    await ask(kit, dispatcher, 'dak.mark', { receiptId: receipt.id, toPostId: officer.person.postId, remarks: 'Vigilance matter' });
    const [row] = (await ask(kit, assistant, 'dak.list', { folder: 'all' })).rows;
    expect(row).toMatchObject({ number: receipt.number, receivedOn: '2026-11-21', classification: 'secret', hidden: true, subject: '', from: '', letterNumber: '' });
    expect(await ask(kit, assistant, 'dak.view', { receiptId: receipt.id })).toMatchObject({ hidden: true, subject: '', sender: nobody, movements: [], trackingCode: '' });
    const answers = await told(
      assistant,
      ['dak.list', { folder: 'all' }],
      ['dak.list', { folder: 'all', search: 'Enquiry' }],
      ['dak.view', { receiptId: receipt.id }],
      ['dak.duplicates', { name: '', organisation: 'Vigilance Bureau', letterNumber: 'VB/7' }],
      ['dak.senders', { search: 'Vigil' }],
      ['search.find', { text: 'contractor' }],
      ['search.find', { text: receipt.number }],
      ['attachments.ofReceipt', { receiptId: receipt.id }],
      ['attachments.read', { id: scan, offset: 0, length: 10 }],
      ['dak.acknowledgementPdf', { receiptId: receipt.id }],
    );
    for (const secret of ['Enquiry', 'Vigilance', 'VB/7', 'enquiry', receipt.trackingCode]) expect(answers).not.toContain(secret);
    for (const search of ['Enquiry', 'Vigilance', 'VB/7']) expect((await ask(kit, assistant, 'dak.list', { folder: 'all', search })).total).toBe(0);
    expect((await ask(kit, assistant, 'search.find', { text: 'contractor' })).hits).toEqual([]);
    expect((await ask(kit, assistant, 'search.find', { text: receipt.number })).hits).toMatchObject([{ number: receipt.number, hidden: true, title: { text: '' } }]);
    for (const [name, input] of [['attachments.ofReceipt', { receiptId: receipt.id }], ['attachments.read', { id: scan, offset: 0, length: 10 }], ['dak.acknowledgementPdf', { receiptId: receipt.id }]] as const) {
      expect((await refusalOf(kit, assistant, name, input)).code).toBe('gradedPaper');
    }
    for (const caller of [dispatcher, officer]) {
      expect((await ask(kit, caller, 'dak.list', { folder: 'all', search: 'Enquiry' })).rows).toMatchObject([{ hidden: false, subject: letter.subject, from: 'Vigilance Bureau' }]);
      expect((await ask(kit, caller, 'search.find', { text: 'contractor' })).hits).toMatchObject([{ hidden: false }]);
      expect(await ask(kit, caller, 'attachments.ofReceipt', { receiptId: receipt.id })).toHaveLength(1);
    }
  });

  it('is shown to a post once it is marked or copied to it, and not when it was pulled back unopened', async () => {
    const { assistant, officer, dispatcher } = people;
    const receipt = await ask(kit, dispatcher, 'dak.diarise', paper({ form: 'physical' }));
    const hidden = async () => (await ask(kit, assistant, 'dak.view', { receiptId: receipt.id })).hidden;
    await ask(kit, dispatcher, 'dak.mark', { receiptId: receipt.id, toPostId: assistant.person.postId });
    expect(await hidden()).toBe(false);
    await ask(kit, dispatcher, 'dak.pullBack', { receiptId: receipt.id });
    expect(await hidden()).toBe(true);
    await ask(kit, dispatcher, 'dak.mark', { receiptId: receipt.id, toPostId: officer.person.postId, copyToPostIds: [assistant.person.postId] });
    expect(await hidden()).toBe(false);
  });

  it('on a file that everybody may open is shown to those who held the file, and to others by its number alone', async () => {
    const { assistant, officer, dispatcher, registrar } = people;
    const receipt = await ask(kit, dispatcher, 'dak.diarise', paper());
    await ask(kit, dispatcher, 'dak.mark', { receiptId: receipt.id, toPostId: officer.person.postId, remarks: 'Vigilance matter' });
    await ask(kit, officer, 'dak.receive', { receiptId: receipt.id });
    const file = await ask(kit, officer, 'files.open', { subject: 'Road works', heads: { head: '7' }, classification: 'normal' });
    await ask(kit, officer, 'dak.putInFile', { receiptId: receipt.id, fileId: file.id });
    const onFile = (caller: Signed) => told(caller, ['files.view', { fileId: file.id }], ['correspondence.ofFile', { fileId: file.id }], ['dak.onFile', { fileId: file.id }], ['attachments.ofFile', { fileId: file.id }]);
    const answers = await onFile(registrar);
    expect(answers).toContain(receipt.number);
    for (const secret of ['Enquiry', 'Vigilance', 'VB/7']) expect(answers).not.toContain(secret);
    await ask(kit, officer, 'files.send', { fileId: file.id, toPostId: assistant.person.postId, kind: 'forward' });
    expect(await onFile(assistant)).toContain('Enquiry');
  });
});

describe('a closed cover', () => {
  const cover = (addresseePostId: string, change: Partial<Entry> = {}) => paper({ unopenedCover: true, addresseePostId, sender: nobody, subject: '', letterNumber: '', enclosures: 0, ...change });

  it('is completed by its addressee once it has come to him, and is found by what he entered by those who may see it', async () => {
    const { assistant, officer, dispatcher, registrar } = people;
    const receipt = await ask(kit, dispatcher, 'dak.diarise', cover(officer.person.postId));
    const entered = { receiptId: receipt.id, ...letter };
    expect(await refusalOf(kit, assistant, 'dak.complete', entered)).toMatchObject({ code: 'gradedPaper' });
    expect((await refusalOf(kit, dispatcher, 'dak.complete', entered)).code).toBe('notYoursToComplete');
    await ask(kit, dispatcher, 'dak.mark', { receiptId: receipt.id, toPostId: officer.person.postId });
    expect((await refusalOf(kit, officer, 'dak.complete', entered)).code).toBe('receiptNotReceived');
    await ask(kit, officer, 'dak.receive', { receiptId: receipt.id });
    expect(await ask(kit, officer, 'dak.view', { receiptId: receipt.id })).toMatchObject({ canComplete: true, completed: null, unopenedCover: true });
    expect((await refusalOf(kit, officer, 'dak.complete', { ...entered, subject: ' ' })).code).toBe('badInput');
    expect((await refusalOf(kit, officer, 'dak.complete', { ...entered, sender: nobody })).code).toBe('senderMissing');
    const { id: scan } = await takeIn(kit, officer, 'inside.pdf', await emptyPages(1));
    await ask(kit, officer, 'dak.complete', { ...entered, attachments: [scan] });
    expect(await ask(kit, officer, 'dak.view', { receiptId: receipt.id })).toMatchObject({ subject: letter.subject, unopenedCover: false, canComplete: false, completed: { by: { postId: officer.person.postId } } });
    expect(await ask(kit, officer, 'attachments.ofReceipt', { receiptId: receipt.id })).toHaveLength(1);
    expect((await refusalOf(kit, officer, 'dak.complete', entered)).code).toBe('coverNotClosed');
    expect((await ask(kit, officer, 'search.find', { text: 'contractor' })).hits).toMatchObject([{ id: receipt.id }]);
    for (const other of [assistant, registrar]) expect((await ask(kit, other, 'search.find', { text: 'contractor' })).hits).toEqual([]);
    expect((await ask(kit, officer, 'system.audit', {})).problems).toEqual([]);
    const before = tables();
    kit.desk.projector.rebuild(kit.desk.store);
    expect(tables()).toEqual(before);
    expect(kit.errors).toEqual([]);
  });

  it('that was electronic is not completed without its scan', async () => {
    const { officer, dispatcher } = people;
    const receipt = await ask(kit, dispatcher, 'dak.diarise', cover(officer.person.postId, { form: 'electronic' }));
    await ask(kit, dispatcher, 'dak.mark', { receiptId: receipt.id, toPostId: officer.person.postId });
    expect((await refusalOf(kit, officer, 'dak.complete', { receiptId: receipt.id, ...letter })).code).toBe('scanRequired');
  });
});

describe('a graded file', () => {
  it('does not open, nor anything on it, for a post that never held it; lists show its number and grading alone', async () => {
    const { officer, assistant, dispatcher, registrar } = people;
    const file = await ask(kit, officer, 'files.open', { subject: 'Enquiry file', heads: { head: '7' }, classification: 'confidential' });
    await ask(kit, officer, 'notes.saveYellow', { fileId: file.id, content: paragraphs('The contractor was heard.') });
    await ask(kit, officer, 'notes.confirm', { fileId: file.id });
    const { id: letterId } = await ask(kit, officer, 'letters.create', { fileId: file.id, draft: draftFor(officer.person.postId, { subject: { en: 'Enquiry report' } }) });
    await ask(kit, officer, 'letters.approve', { letterId, pin: officer.person.pin });
    const notedId = (await ask(kit, officer, 'files.view', { fileId: file.id })).notes[0]?.id ?? '';
    for (const other of [dispatcher, registrar]) {
      const refused = [['files.view', { fileId: file.id }], ['letters.view', { letterId }], ['letters.pdf', { letterId }], ['notes.versions', { noteId: notedId }], ['dak.onFile', { fileId: file.id }], ['attachments.ofFile', { fileId: file.id }], ['letters.answers', { fileId: file.id }], ['files.coverPdf', { fileId: file.id, language: 'en' }], ['notes.sheetPdf', { fileId: file.id, language: 'en' }]] as const;
      for (const [name, input] of refused) expect([name, (await kit.core.call(other, name, input)).result]).toMatchObject([name, { ok: false, error: { code: 'gradedPaper' } }]);
      const answers = await told(other, ['files.list', { folder: 'all' }], ['letters.list', {}], ['dispatch.lines', {}], ['search.find', { text: 'contractor' }], ['search.find', { text: 'Enquiry' }], ['search.find', { text: file.number }], ['movement.register', { from: '2026-11-01', to: '2026-11-30', fileId: file.id }]);
      for (const secret of ['Enquiry', 'contractor', 'gradedPaper']) expect(answers).not.toContain(secret);
      expect((await ask(kit, other, 'files.list', { folder: 'all' })).rows).toMatchObject([{ number: file.number, classification: 'confidential', hidden: true, subject: '' }]);
      expect((await ask(kit, other, 'files.list', { folder: 'all', search: 'Enquiry' })).total).toBe(0);
      expect((await ask(kit, other, 'letters.list', { search: 'Enquiry' })).total).toBe(0);
      expect((await ask(kit, other, 'search.find', { text: file.number })).hits[0]).toMatchObject({ kind: 'file', hidden: true });
    }
    await ask(kit, officer, 'files.send', { fileId: file.id, toPostId: assistant.person.postId, kind: 'forward' });
    expect((await ask(kit, assistant, 'files.view', { fileId: file.id })).subject).toBe('Enquiry file');
  });
});
