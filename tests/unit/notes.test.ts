import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../main/core/ledger/audit.ts';
import type { Caller } from '../../main/core/session/session.ts';
import { ask, draftFor, openDemo, paragraphs, refusalOf, signedIn, temporaryFolder, type DemoPerson, type Kit } from './desk-kit.ts';

type Person = Caller & { readonly person: DemoPerson };

let kit: Kit;
let assistant: Person;
let officer: Person;
let fileId: string;
let remove: () => void;

beforeEach(async () => {
  const place = temporaryFolder();
  remove = place.remove;
  kit = await openDemo(place.path);
  [assistant, officer] = [await signedIn(kit, 'assistant'), await signedIn(kit, 'officer')];
  fileId = (await openFile('Roof')).id;
});
afterEach(() => {
  const problems = [...audit(kit.desk).problems.map(({ where, what }) => `${where}: ${what}`), ...kit.errors];
  kit.close();
  remove();
  if (problems.length > 0) throw new Error(problems.join('\n'));
});

const openFile = (subject: string) => ask(kit, assistant, 'files.open', { subject, heads: { head: '3' }, classification: 'normal' });
const view = (caller: Caller) => ask(kit, caller, 'files.view', { fileId });
const write = (caller: Caller, ...lines: string[]) => ask(kit, caller, 'notes.saveYellow', { fileId, content: paragraphs(...lines) });
const putUp = () => ask(kit, assistant, 'files.send', { fileId, toPostId: officer.person.postId, kind: 'put-up' });
const sendBack = () => ask(kit, officer, 'files.return', { fileId, remarks: 'Please shorten.' });
const posts = (actors: readonly { readonly postId: string }[]) => actors.map(({ postId }) => postId);

describe('a yellow note', () => {
  it('written by one and signed by another says who drafted it', async () => {
    await write(assistant, 'Dictated words.');
    await putUp();
    await write(officer, 'Dictated words, corrected.');
    const { yellow } = await view(officer);
    expect(posts(yellow?.authors.map(({ actor }) => actor) ?? [])).toEqual([assistant.person.postId, officer.person.postId]);
    await ask(kit, officer, 'notes.confirm', { fileId });
    const [note] = (await view(officer)).notes;
    expect(note).toMatchObject({ id: yellow?.noteId, side: 'right', versions: 1 });
    expect(posts(note?.draftedBy ?? [])).toEqual([assistant.person.postId]);
  });

  it('that is confirmed with its last words says them, though they were never saved', async () => {
    await write(assistant, 'Saved words.');
    await ask(kit, assistant, 'notes.confirm', { fileId, content: paragraphs('Saved words, and the last ones.') });
    const { notes, yellow } = await view(assistant);
    expect(yellow).toBe(null);
    expect(JSON.stringify(notes[0]?.content)).toContain('and the last ones');
    expect((await refusalOf(kit, assistant, 'notes.confirm', { fileId, content: paragraphs('') })).code).toBe('noteEmpty');
    expect((await view(assistant)).yellow).toBe(null);
  });

  it('is recorded whenever the file goes on with it, once for each text', async () => {
    await write(assistant, 'First.');
    await putUp();
    await write(officer, 'First, shortened.');
    await sendBack();
    await putUp();
    const { yellow } = await view(officer);
    const versions = await ask(kit, officer, 'notes.versions', { noteId: yellow?.noteId ?? '' });
    expect(versions.map(({ content, actor }) => [content, actor.postId])).toEqual([
      [paragraphs('First.'), assistant.person.postId],
      [paragraphs('First, shortened.'), officer.person.postId],
    ]);
  });

  it('that was discarded can be taken back until another is begun', async () => {
    await write(assistant, 'Perhaps.');
    await ask(kit, assistant, 'notes.discardYellow', { fileId });
    expect(await view(assistant)).toMatchObject({ yellow: null, canRestoreYellow: true });
    expect((await refusalOf(kit, assistant, 'notes.confirm', { fileId })).code).toBe('noteEmpty');
    await ask(kit, assistant, 'notes.restoreYellow', { fileId });
    expect((await view(assistant)).yellow?.content).toEqual(paragraphs('Perhaps.'));
    await ask(kit, assistant, 'notes.discardYellow', { fileId });
    await write(assistant, 'Another.');
    expect((await view(assistant)).yellow?.authors).toHaveLength(1);
    expect((await refusalOf(kit, assistant, 'notes.restoreYellow', { fileId })).code).toBe('notFound');
  });

  it('that was discarded is gone once the file goes on', async () => {
    await write(assistant, 'Perhaps.');
    await ask(kit, assistant, 'notes.discardYellow', { fileId });
    await putUp();
    await sendBack();
    expect((await refusalOf(kit, assistant, 'notes.restoreYellow', { fileId })).code).toBe('notFound');
  });

  it('names files that are not linked with its own', async () => {
    const other = await openFile('Floor');
    await write(assistant, `The order lies on file (${other.number}).`);
    expect(await ask(kit, assistant, 'notes.filesNamed', { fileId })).toEqual([other]);
    await ask(kit, assistant, 'files.link', { fileId, otherId: other.id });
    expect(await ask(kit, assistant, 'notes.filesNamed', { fileId })).toEqual([]);
  });
});

describe('versions of a draft', () => {
  it('are what each post sent on, oldest first', async () => {
    const { id: letterId } = await ask(kit, assistant, 'letters.create', { fileId, draft: draftFor(officer.person.postId) });
    await putUp();
    await ask(kit, officer, 'letters.save', { letterId, draft: draftFor(officer.person.postId, { subject: { en: 'Repair of the roof' } }) });
    await sendBack();
    const versions = await ask(kit, assistant, 'letters.versions', { letterId });
    expect(versions.map(({ draft, actor }) => [draft.subject.en, actor.postId])).toEqual([
      ['Repair of the record room', assistant.person.postId],
      ['Repair of the roof', officer.person.postId],
    ]);
  });
});

describe('precedents of the office', () => {
  const shelf = async (search: string) => (await ask(kit, assistant, 'notes.precedents', { search })).map(({ title }) => title);

  it('are kept by officers from green notes, and found in any script and spelling, most used first', async () => {
    await write(assistant, 'Rule 12 applies.', 'قواعد کے مطابق منظوری دی جا سکتی ہے۔', 'हिन्दी में स्वीकृति।');
    await ask(kit, assistant, 'notes.confirm', { fileId });
    const noteId = (await view(assistant)).notes[0]?.id ?? '';
    const keep = (title: string, paragraph: number, language: 'en' | 'ur' | 'hi') => ({ noteId, paragraphs: [paragraph], title, language });
    expect((await refusalOf(kit, assistant, 'notes.keepPrecedent', keep('Rule', 0, 'en'))).code).toBe('notPermitted');
    await ask(kit, officer, 'notes.keepPrecedent', keep('Rule', 0, 'en'));
    const urdu = await ask(kit, officer, 'notes.keepPrecedent', keep('منظوری', 1, 'ur'));
    await ask(kit, officer, 'notes.keepPrecedent', keep('स्वीकृति', 2, 'hi'));
    expect([await shelf('RULE 12'), await shelf('منظوري'), await shelf('हिंदी'), await shelf('missing')]).toEqual([['Rule'], ['منظوری'], ['स्वीकृति'], []]);
    await ask(kit, assistant, 'notes.usePrecedent', { precedentId: urdu.id });
    expect((await shelf(''))[0]).toBe('منظوری');
    await ask(kit, officer, 'notes.withdrawPrecedent', { precedentId: urdu.id });
    expect(await shelf('منظوری')).toEqual([]);
    expect((await refusalOf(kit, officer, 'notes.keepPrecedent', keep('Nothing', 9, 'en'))).code).toBe('noteEmpty');
  });
});

describe('the channel of a case', () => {
  it('names the officers who noted, and does not warn of one of them', async () => {
    await putUp();
    await ask(kit, officer, 'notes.confirm', { fileId, decision: 'agreed' });
    const { officers, exceeded } = await ask(kit, officer, 'notes.channel', { fileId, toPostId: officer.person.postId });
    expect([officers.length, exceeded]).toEqual([1, false]);
  });
});

describe('a letter that answers a receipt', () => {
  it('marks the receipt as answered when it is issued', async () => {
    const receipt = await ask(kit, officer, 'dak.diarise', {
      form: 'physical', receivedOn: '2026-11-21', deliveryMode: 'hand', language: 'en', subject: 'Roof',
      sender: { name: 'A. Citizen', designation: '', organisation: '', address: '', city: '', email: '', mobile: '' },
    });
    await putUp();
    await ask(kit, officer, 'dak.putInFile', { receiptId: receipt.id, fileId, remarks: '' });
    const { id: letterId } = await ask(kit, officer, 'letters.create', { fileId, draft: draftFor(officer.person.postId, { replyToReceiptId: receipt.id }) });
    expect(await ask(kit, officer, 'letters.answers', { fileId })).toEqual([]);
    const { number } = await ask(kit, officer, 'letters.approve', { letterId, pin: officer.person.pin });
    expect(await ask(kit, officer, 'letters.answers', { fileId })).toEqual([{ receiptId: receipt.id, letterId, number }]);
  });
});
