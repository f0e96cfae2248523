import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../main/core/ledger/audit.ts';
import { ask, draftFor, openDemo, refusalOf, signedIn, temporaryFolder, type Kit } from './desk-kit.ts';

type Officer = Awaited<ReturnType<typeof signedIn>>;

let kit: Kit;
let assistant: Officer;
let officer: Officer;
let dispatcher: Officer;
let remove: () => void;

beforeEach(async () => {
  const place = temporaryFolder();
  remove = place.remove;
  kit = await openDemo(place.path);
  [assistant, officer, dispatcher] = [await signedIn(kit, 'assistant'), await signedIn(kit, 'officer'), await signedIn(kit, 'dispatcher')];
});
afterEach(() => {
  const problems = [...audit(kit.desk).problems.map(({ where, what }) => `${where}: ${what}`), ...kit.errors];
  kit.close();
  remove();
  if (problems.length > 0) throw new Error(problems.join('\n'));
});

const sender = { name: 'A. Sender', designation: '', organisation: '', address: '', city: '', email: '', mobile: '' };
const diarise = (subject: string) => ask(kit, dispatcher, 'dak.diarise', { form: 'physical', receivedOn: '2026-11-21', deliveryMode: 'hand', sender, language: 'en', subject });
const openFile = (subject: string) => ask(kit, assistant, 'files.open', { subject, heads: { head: '1' }, classification: 'normal' });
const bin = async (of: Officer) => (await ask(kit, of, 'bin.list', {})).rows.map(({ kind, number, reason }) => `${kind} ${number} ${reason}`.trim());
const register = (of: Officer, name: 'diary' | 'files') => ask(kit, of, 'registers.read', { register: name, from: '2026-11-21', to: '2026-11-21', scope: 'office', language: 'en' });

describe('an entry of the diary made by mistake', () => {
  it('goes to the bin with its reason, keeps its number in the register, and comes back to Created', async () => {
    const [wrong, right] = [await diarise('Entered twice'), await diarise('Entered once')];
    await ask(kit, dispatcher, 'bin.putReceipt', { receiptId: wrong.id, reason: ' Entered twice ' });
    expect(await bin(dispatcher)).toEqual([`receipt ${wrong.number} Entered twice`]);
    expect(await bin(officer)).toEqual([]);
    expect((await ask(kit, dispatcher, 'dak.list', { folder: 'inbox' })).rows.map(({ id }) => id)).toEqual([right.id]);
    const lines = (await register(dispatcher, 'diary')).rows;
    expect(lines.map(({ cells, struck }) => [cells[0], struck, cells.at(-1)])).toEqual([[wrong.number, true, 'Cancelled: Entered twice'], [right.number, false, '']]);
    expect((await diarise('Next')).number).not.toBe(wrong.number);
    expect((await refusalOf(kit, dispatcher, 'dak.mark', { receiptId: wrong.id, toPostId: officer.person.postId })).code).toBe('receiptClosed');
    await ask(kit, dispatcher, 'bin.restoreReceipt', { receiptId: wrong.id });
    expect(await ask(kit, dispatcher, 'dak.view', { receiptId: wrong.id })).toMatchObject({ state: 'open', canAct: true, canBin: true, disposal: '' });
    expect(await bin(dispatcher)).toEqual([]);
  });

  it('stays once it was marked, also when it was pulled back', async () => {
    const { id: receiptId } = await diarise('Marked');
    await ask(kit, dispatcher, 'dak.mark', { receiptId, toPostId: officer.person.postId });
    await ask(kit, dispatcher, 'dak.pullBack', { receiptId });
    expect((await refusalOf(kit, dispatcher, 'bin.putReceipt', { receiptId, reason: 'Wrong' })).code).toBe('receiptWasSent');
    expect((await ask(kit, dispatcher, 'dak.view', { receiptId })).canBin).toBe(false);
  });

  it('is not cancelled without a reason, by another post, twice, or taken back unasked', async () => {
    const { id: receiptId } = await diarise('Mine');
    expect((await refusalOf(kit, dispatcher, 'bin.putReceipt', { receiptId, reason: ' ' })).code).toBe('remarksRequired');
    expect((await refusalOf(kit, assistant, 'bin.putReceipt', { receiptId, reason: 'Wrong' })).code).toBe('notYoursToBin');
    expect((await refusalOf(kit, dispatcher, 'bin.restoreReceipt', { receiptId })).code).toBe('notInBin');
    await ask(kit, dispatcher, 'bin.putReceipt', { receiptId, reason: 'Wrong' });
    expect((await refusalOf(kit, dispatcher, 'bin.putReceipt', { receiptId, reason: 'Wrong' })).code).toBe('inBin');
  });
});

describe('a file opened by mistake', () => {
  it('goes to the bin, takes nothing there, keeps its line in the file register, and opens again', async () => {
    const { id: fileId, number } = await openFile('Opened twice');
    await ask(kit, assistant, 'bin.putFile', { fileId, reason: 'Exists already' });
    expect(await bin(assistant)).toEqual([`file ${number} Exists already`]);
    expect((await ask(kit, assistant, 'files.list', { folder: 'inbox' })).total).toBe(0);
    expect((await ask(kit, assistant, 'files.view', { fileId })).life).toMatchObject({ standing: { state: 'binned' }, takesPapers: false, maySend: false, mayBin: false });
    expect((await refusalOf(kit, assistant, 'files.send', { fileId, toPostId: officer.person.postId, kind: 'put-up' })).code).toBe('fileBinned');
    const [line] = (await register(assistant, 'files')).rows;
    expect(line).toMatchObject({ struck: true });
    expect(line?.cells[2]).toBe('Opened twice · Cancelled: Exists already');
    expect((await refusalOf(kit, assistant, 'files.open', { subject: 'Again', heads: {}, number, classification: 'normal' })).code).toBe('fileNumberTaken');
    await ask(kit, assistant, 'bin.restoreFile', { fileId });
    expect((await ask(kit, assistant, 'files.view', { fileId })).life).toMatchObject({ standing: { state: 'open' }, mayBin: true });
  });

  it.each([
    ['a note', (fileId: string) => ask(kit, assistant, 'notes.confirm', { fileId, decision: 'seen' })],
    ['a draft', (fileId: string) => ask(kit, assistant, 'letters.create', { fileId, draft: draftFor(officer.person.postId) })],
    ['a part', (fileId: string) => ask(kit, assistant, 'files.openPart', { fileId, reason: 'Bulky' })],
    ['a link', async (fileId: string) => ask(kit, assistant, 'files.link', { fileId, otherId: (await openFile('Other')).id })],
    ['a file attached to it', async (fileId: string) => ask(kit, assistant, 'files.attach', { fileId: (await openFile('Other')).id, otherId: fileId })],
    ['a movement', async (fileId: string) => {
      await ask(kit, assistant, 'files.send', { fileId, toPostId: officer.person.postId, kind: 'put-up' });
      await ask(kit, assistant, 'files.pullBack', { fileId });
    }],
  ] as const)('stays when it has %s', async (_, work) => {
    const { id: fileId } = await openFile('Worked on');
    await work(fileId);
    expect((await refusalOf(kit, assistant, 'bin.putFile', { fileId, reason: 'Wrong' })).code).toBe('fileWasWorkedOn');
    expect((await ask(kit, assistant, 'files.view', { fileId })).life.mayBin).toBe(false);
  });
});

describe('a draft that was thrown away', () => {
  it('lies in the bin with its text and comes back to its file', async () => {
    const { id: fileId, number } = await openFile('Reply');
    const draft = draftFor(officer.person.postId, { subject: { en: 'Grant of leave' } });
    const { id: letterId } = await ask(kit, assistant, 'letters.create', { fileId, draft });
    await ask(kit, assistant, 'letters.discard', { letterId });
    expect(await bin(assistant)).toEqual([`letter ${number}`]);
    expect((await ask(kit, assistant, 'files.view', { fileId })).correspondence).toEqual([]);
    await ask(kit, assistant, 'bin.restoreLetter', { letterId });
    expect(await ask(kit, assistant, 'letters.view', { letterId })).toMatchObject({ state: 'draft', canEdit: true, draft: { subject: { en: 'Grant of leave' } } });
    expect((await refusalOf(kit, assistant, 'bin.restoreLetter', { letterId })).code).toBe('notInBin');
  });

  it('waits in the bin while its file lies elsewhere', async () => {
    const { id: fileId } = await openFile('Reply');
    const { id: letterId } = await ask(kit, assistant, 'letters.create', { fileId, draft: draftFor(officer.person.postId) });
    await ask(kit, assistant, 'letters.discard', { letterId });
    await ask(kit, assistant, 'files.send', { fileId, toPostId: officer.person.postId, kind: 'put-up' });
    expect((await refusalOf(kit, assistant, 'bin.restoreLetter', { letterId })).code).toBe('fileNotHere');
  });
});
