import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../main/core/ledger/audit.ts';
import type { Caller } from '../../main/core/session/session.ts';
import { ask, draftFor, openDemo, paragraphs, refusalOf, signedIn, temporaryFolder, type DemoPerson, type Kit } from './desk-kit.ts';

type Person = Caller & { readonly person: DemoPerson };
const functional = '{basic}-{primary:2}0{secondary:2}/{seq}/{yyyy}-{section}';

let kit: Kit;
let assistant: Person;
let officer: Person;
let registrar: Person;
let remove: () => void;

beforeEach(async () => {
  const place = temporaryFolder();
  remove = place.remove;
  kit = await openDemo(place.path, { country: 'in' });
  [assistant, officer, registrar] = [await signedIn(kit, 'assistant'), await signedIn(kit, 'officer'), await signedIn(kit, 'registrar')];
});
afterEach(() => {
  const problems = [...audit(kit.desk).problems.map(({ where, what }) => `${where}: ${what}`), ...kit.errors];
  kit.close();
  remove();
  if (problems.length > 0) throw new Error(problems.join('\n'));
});

const openFile = (caller: Caller, subject = 'Roof', more: { number?: string } = {}) => ask(kit, caller, 'files.open', { subject, heads: { head: '3' }, classification: 'normal', ...more });
const view = (caller: Caller, fileId: string) => ask(kit, caller, 'files.view', { fileId });
const folder = async (caller: Caller, name: 'inbox' | 'parked' | 'closed' | 'asked') => (await ask(kit, caller, 'files.list', { folder: name })).rows.map(({ id }) => id);
const codeOf = async (refusal: Promise<{ code: string }>) => (await refusal).code;
const changeNumbering = async (change: Record<string, string | number>) => ask(kit, registrar, 'office.changeNumbering', { ...(await ask(kit, registrar, 'office.numbering', {})), ...change });

describe('numbering of an office', () => {
  it('changes from the next number on, and numbers stay unique', async () => {
    expect((await openFile(assistant)).number).toBe('3/1/2026-Admin');
    await changeNumbering({ file: 'F. {head}-{seq}/{yyyy}({section})' });
    expect((await openFile(assistant)).number).toBe('F. 3-1/2026(Admin)');
    await changeNumbering({ file: '{head}/{seq}/{yyyy}-{section}' });
    expect((await openFile(assistant)).number).toBe('3/2/2026-Admin');
  });

  it('of the diary follows the templates of the office', async () => {
    const diarise = async (register: string) => (await ask(kit, assistant, 'dak.diarise', { ...entry, register })).number;
    expect([await diarise(''), await diarise('H')]).toEqual(['1/2026-Admin', 'H/1/2026-Admin']);
    await changeNumbering({ diary: '{seq}/{yy}-{section}', register: '{seq}-{register}/{yyyy}-{section}' });
    expect([await diarise(''), await diarise('H'), await diarise('H')]).toEqual(['1/26-Admin', '1-H/2026-Admin', '2-H/2026-Admin']);
    await changeNumbering({ diary: '{seq}/{yyyy}-{section}' });
    expect(await diarise('')).toBe('2/2026-Admin');
  });

  it('is refused while a template is broken, and says what is wrong with it as it is typed', async () => {
    expect(await codeOf(refusalOf(kit, registrar, 'office.changeNumbering', { ...(await ask(kit, registrar, 'office.numbering', {})), part: 'Part {seq}' }))).toBe('numberTemplateBroken');
    expect(await ask(kit, registrar, 'office.previewTemplate', { purpose: 'part', pattern: 'Part {seq}' })).toEqual({ number: '', problems: ['templateNeedsFile'] });
    expect(await ask(kit, officer, 'office.previewTemplate', { purpose: 'file', pattern: functional })).toEqual({ number: 'A-12011/1/2026-Admin', problems: [] });
    expect((await ask(kit, officer, 'office.previewTemplate', { purpose: 'volume', pattern: '{file}-Vol. {seq:r}' })).number).toBe('3/1/2026-Admin-Vol. II');
    expect((await ask(kit, officer, 'office.previewTemplate', { purpose: 'letter', pattern: '{seq}-{random:3}' })).number).toBe('1-•••');
  });

  it('draws digits where a template asks for them', async () => {
    await changeNumbering({ file: '{head}/{seq}-{random:4}' });
    expect([(await openFile(assistant)).number, (await openFile(assistant)).number].map((number) => number.replace(/\d{4}$/, '####'))).toEqual(['3/1-####', '3/2-####']);
  });
});

describe('heads of a section', () => {
  const heads = { basic: 'A', primary: '12', secondary: '11' };

  it('build the number of a file, and no other head is taken once there is a list', async () => {
    await changeNumbering({ file: functional });
    for (const level of ['basic', 'primary', 'secondary'] as const) await ask(kit, officer, 'office.addHead', { level, code: heads[level], name: `Head ${heads[level]}` });
    const open = { subject: 'Roof', classification: 'normal' } as const;
    const { lists, number } = await ask(kit, assistant, 'files.previewNumber', { heads });
    expect(number).toBe('A-12011/1/2026-Admin');
    expect(lists['primary']).toEqual([{ code: '12', name: 'Head 12' }]);
    expect((await ask(kit, assistant, 'files.open', { ...open, heads })).number).toBe('A-12011/1/2026-Admin');
    expect(await refusalOf(kit, assistant, 'files.open', { ...open, heads: { ...heads, primary: '13' } })).toEqual({ code: 'headNotInList', params: { head: '13' } });
    expect(await codeOf(refusalOf(kit, assistant, 'files.open', { ...open, heads: { basic: 'A' } }))).toBe('badInput');
    const [basic] = (await ask(kit, officer, 'office.heads', {})).filter(({ level }) => level === 'basic');
    await ask(kit, officer, 'office.closeHead', { headId: basic?.id ?? '' });
    expect((await ask(kit, assistant, 'files.previewNumber', { heads })).lists['basic']).toBeUndefined();
    expect(await codeOf(refusalOf(kit, officer, 'office.closeHead', { headId: basic?.id ?? '' }))).toBe('notFound');
  });

  it('are added by the section’s officer alone, each once', async () => {
    const head = { level: 'basic', code: ' A ', name: 'Establishment' } as const;
    expect(await codeOf(refusalOf(kit, assistant, 'office.addHead', head))).toBe('notPermitted');
    await ask(kit, officer, 'office.addHead', head);
    expect(await codeOf(refusalOf(kit, officer, 'office.addHead', head))).toBe('codeTaken');
    expect(await codeOf(refusalOf(kit, officer, 'office.addHead', { ...head, code: '  ' }))).toBe('badInput');
  });

  it('are passed over by a number typed freely, which no other file may have', async () => {
    expect((await openFile(assistant, 'Old matter', { number: ' 12/Old/1987 ' })).number).toBe('12/Old/1987');
    expect(await codeOf(refusalOf(kit, officer, 'files.open', { subject: 'x', heads: {}, classification: 'normal', number: '12/Old/1987' }))).toBe('fileNumberTaken');
    expect(await codeOf(refusalOf(kit, officer, 'files.open', { subject: 'x', heads: {}, classification: 'normal', number: '  ' }))).toBe('badInput');
    expect((await openFile(assistant)).number).toBe('3/1/2026-Admin');
  });
});

describe('parts and volumes', () => {
  it('lets work go on in a part while the main file is away, and merges it when both are there', async () => {
    const main = await openFile(assistant);
    await ask(kit, assistant, 'files.send', { fileId: main.id, toPostId: officer.person.postId, kind: 'put-up' });
    expect(await codeOf(refusalOf(kit, assistant, 'files.openPart', { fileId: main.id, reason: ' ' }))).toBe('remarksRequired');
    const part = await ask(kit, assistant, 'files.openPart', { fileId: main.id, reason: 'The file is with the officer' });
    expect(part.number).toBe(`${main.number}-Part 1`);
    expect((await ask(kit, officer, 'files.openPart', { fileId: main.id, reason: 'bulky' })).number).toBe(`${main.number}-Part 2`);
    expect(await codeOf(refusalOf(kit, assistant, 'files.mergePart', { fileId: part.id }))).toBe('mainNotHere');
    await ask(kit, officer, 'files.return', { fileId: main.id, remarks: 'Please merge.' });
    await ask(kit, assistant, 'notes.saveYellow', { fileId: part.id, content: paragraphs('May see.') });
    expect(await codeOf(refusalOf(kit, assistant, 'files.mergePart', { fileId: part.id }))).toBe('fileHasDrafts');
    await ask(kit, assistant, 'notes.confirm', { fileId: part.id });
    await ask(kit, assistant, 'files.mergePart', { fileId: part.id });
    expect(await codeOf(refusalOf(kit, assistant, 'notes.saveYellow', { fileId: part.id, content: paragraphs('More.') }))).toBe('fileMerged');
    const { life } = await view(assistant, part.id);
    expect([life.standing.state, life.main?.number, life.takesPapers]).toEqual(['merged', main.number, false]);
    expect((await view(assistant, main.id)).life.parts.map(({ state }) => state)).toEqual(['merged', 'open']);
    expect((await view(assistant, main.id)).life.acts.map(({ kind, file }) => [kind, file])).toEqual([
      ['opened-part', part.number],
      ['opened-part', `${main.number}-Part 2`],
      ['merged', part.number],
    ]);
  });

  it('numbers paragraphs on in the next volume, and adds nothing to the one before', async () => {
    const first = await openFile(assistant);
    await ask(kit, assistant, 'notes.saveYellow', { fileId: first.id, content: paragraphs('One.', 'Two.') });
    expect(await codeOf(refusalOf(kit, assistant, 'files.openVolume', { fileId: first.id }))).toBe('fileHasDrafts');
    await ask(kit, assistant, 'notes.confirm', { fileId: first.id });
    const second = await ask(kit, assistant, 'files.openVolume', { fileId: first.id });
    const third = await ask(kit, assistant, 'files.openVolume', { fileId: second.id });
    expect([second.number, third.number]).toEqual([`${first.number}-Vol. II`, `${first.number}-Vol. III`]);
    expect((await view(assistant, third.id)).nextParagraph).toBe(3);
    expect((await view(assistant, third.id)).life.volumes.map(({ number }) => number)).toEqual([first.number, second.number, third.number]);
    expect(await codeOf(refusalOf(kit, assistant, 'letters.create', { fileId: first.id, draft: draftFor(officer.person.postId) }))).toBe('volumeContinued');
    await ask(kit, assistant, 'files.send', { fileId: first.id, toPostId: officer.person.postId, kind: 'put-up' });
    await ask(kit, officer, 'files.askClosing', { fileId: first.id, remarks: 'Full.' });
    await ask(kit, officer, 'files.askReopening', { fileId: first.id, remarks: 'Needed.' });
    expect((await view(officer, first.id)).life.standing.state).toBe('continued');
  });

  it('suggests a new volume at the limit of the office', async () => {
    await changeNumbering({ volumePages: 10 });
    const file = await openFile(assistant);
    await ask(kit, assistant, 'notes.saveYellow', { fileId: file.id, content: paragraphs('x'.repeat(16_300)) });
    expect((await view(assistant, file.id)).life.volumeSuggested).toBe(false);
    await ask(kit, assistant, 'notes.confirm', { fileId: file.id });
    const { life } = await view(assistant, file.id);
    expect([life.pages, life.volumeSuggested]).toEqual([10, true]);
  });
});

describe('linked and attached files', () => {
  it('show their link on both sides and move by themselves', async () => {
    const [one, other] = [await openFile(assistant), await openFile(officer)];
    await ask(kit, assistant, 'files.link', { fileId: one.id, otherId: other.id });
    await ask(kit, assistant, 'files.link', { fileId: one.id, otherId: other.id });
    expect([(await view(assistant, one.id)).life.links, (await view(officer, other.id)).life.links].map((links) => links.map(({ number }) => number))).toEqual([[other.number], [one.number]]);
    expect((await view(officer, other.id)).holderPostId).toBe(officer.person.postId);
    await ask(kit, officer, 'files.unlink', { fileId: other.id, otherId: one.id });
    expect((await view(assistant, one.id)).life.links).toEqual([]);
    expect(await codeOf(refusalOf(kit, assistant, 'files.unlink', { fileId: one.id, otherId: other.id }))).toBe('notFound');
    expect(await codeOf(refusalOf(kit, assistant, 'files.link', { fileId: one.id, otherId: one.id }))).toBe('sameFile');
  });

  it('travel together there and back in one commit, until detached', async () => {
    const [carrier, carried] = [await openFile(assistant), await openFile(assistant)];
    await ask(kit, assistant, 'files.attach', { fileId: carried.id, otherId: carrier.id });
    expect(await codeOf(refusalOf(kit, assistant, 'files.send', { fileId: carried.id, toPostId: officer.person.postId, kind: 'put-up' }))).toBe('fileAttached');
    const before = kit.desk.ledger.head.seq;
    await ask(kit, assistant, 'files.send', { fileId: carrier.id, toPostId: officer.person.postId, kind: 'put-up', remarks: 'Both.' });
    expect(kit.desk.ledger.head.seq).toBe(before + 2);
    expect((await folder(officer, 'inbox')).toSorted()).toEqual([carrier.id, carried.id].toSorted());
    await ask(kit, assistant, 'files.pullBack', { fileId: carrier.id });
    expect((await folder(assistant, 'inbox')).toSorted()).toEqual([carrier.id, carried.id].toSorted());
    await ask(kit, assistant, 'files.detach', { fileId: carried.id });
    await ask(kit, assistant, 'files.send', { fileId: carried.id, toPostId: officer.person.postId, kind: 'put-up' });
    expect(await folder(assistant, 'inbox')).toEqual([carrier.id]);
  });
});

describe('a chain of attached files', () => {
  it('is refused from both ends, with a sentence that says to detach first', async () => {
    const [first, second, third] = [await openFile(assistant), await openFile(assistant), await openFile(assistant)];
    await ask(kit, assistant, 'files.attach', { fileId: first.id, otherId: second.id });
    expect(await codeOf(refusalOf(kit, assistant, 'files.attach', { fileId: second.id, otherId: third.id }))).toBe('attachedChain');
    expect(await codeOf(refusalOf(kit, assistant, 'files.attach', { fileId: third.id, otherId: first.id }))).toBe('attachedChain');
    await ask(kit, assistant, 'files.detach', { fileId: first.id });
    await ask(kit, assistant, 'files.attach', { fileId: second.id, otherId: third.id });
  });
});

describe('parked and closed files', () => {
  it('rest until they are taken up, or until their day', async () => {
    const file = await openFile(assistant);
    expect(await codeOf(refusalOf(kit, assistant, 'files.park', { fileId: file.id, reason: '' }))).toBe('remarksRequired');
    expect(await codeOf(refusalOf(kit, assistant, 'files.park', { fileId: file.id, reason: 'Court', bringUpOn: '2026-11-21' }))).toBe('badInput');
    await ask(kit, assistant, 'files.park', { fileId: file.id, reason: 'Before the court', bringUpOn: '2026-11-23' });
    expect([await folder(assistant, 'inbox'), await folder(assistant, 'parked')]).toEqual([[], [file.id]]);
    expect(await codeOf(refusalOf(kit, assistant, 'files.send', { fileId: file.id, toPostId: officer.person.postId, kind: 'put-up' }))).toBe('fileParked');
    expect(await codeOf(refusalOf(kit, assistant, 'notes.confirm', { fileId: file.id, decision: 'seen' }))).toBe('fileParked');
    kit.clock.now += 3 * 24 * 3_600_000;
    assistant = await signedIn(kit, 'assistant');
    expect(await folder(assistant, 'inbox')).toEqual([file.id]);
    await ask(kit, assistant, 'files.unpark', { fileId: file.id });
    expect(await codeOf(refusalOf(kit, assistant, 'files.unpark', { fileId: file.id }))).toBe('fileNotParked');
    expect((await view(assistant, file.id)).life.acts.map(({ kind, remarks }) => [kind, remarks])).toEqual([['parked', 'Before the court'], ['unparked', '']]);
  });

  it('are closed by a holder with an officer’s approval, take nothing, and are reopened the same way', async () => {
    const file = await openFile(assistant);
    const { receiptId } = await diarised();
    expect(await ask(kit, assistant, 'files.askClosing', { fileId: file.id, remarks: 'Disposed' })).toEqual({ done: false });
    expect(await codeOf(refusalOf(kit, assistant, 'files.askClosing', { fileId: file.id, remarks: 'Again' }))).toBe('alreadyAsked');
    expect(await codeOf(refusalOf(kit, assistant, 'files.decide', { fileId: file.id, approve: true }))).toBe('notPermitted');
    expect(await folder(officer, 'asked')).toEqual([file.id]);
    expect(await codeOf(refusalOf(kit, officer, 'files.decide', { fileId: file.id, approve: false }))).toBe('remarksRequired');
    await ask(kit, officer, 'files.decide', { fileId: file.id, approve: false, remarks: 'One reply is due' });
    await ask(kit, assistant, 'files.askClosing', { fileId: file.id, remarks: 'Replied' });
    await ask(kit, officer, 'files.decide', { fileId: file.id, approve: true });
    expect([await folder(assistant, 'inbox'), await folder(assistant, 'closed')]).toEqual([[], [file.id]]);
    const refusals = [
      refusalOf(kit, assistant, 'notes.confirm', { fileId: file.id, decision: 'seen' }),
      refusalOf(kit, assistant, 'letters.create', { fileId: file.id, draft: draftFor(officer.person.postId) }),
      refusalOf(kit, assistant, 'files.send', { fileId: file.id, toPostId: officer.person.postId, kind: 'put-up' }),
      refusalOf(kit, assistant, 'dak.putInFile', { receiptId, fileId: file.id }),
      refusalOf(kit, assistant, 'files.openPart', { fileId: file.id, reason: 'x' }),
    ];
    expect(await Promise.all(refusals.map(codeOf))).toEqual(Array.from({ length: 5 }, () => 'fileClosed'));
    expect(await codeOf(refusalOf(kit, officer, 'files.askReopening', { fileId: file.id, remarks: 'x' }))).toBe('closedByAnother');
    await ask(kit, assistant, 'files.askReopening', { fileId: file.id, remarks: 'A further letter came' });
    await ask(kit, officer, 'files.decide', { fileId: file.id, approve: true });
    expect(await folder(assistant, 'inbox')).toEqual([file.id]);
    expect((await view(assistant, file.id)).life.acts.map(({ kind }) => kind)).toEqual(['closing-asked', 'request-refused', 'closing-asked', 'closed', 'reopening-asked', 'reopened']);
  });

  it('are closed in one step by the officer who holds them, with nothing left half done', async () => {
    const file = await openFile(officer);
    const letter = await ask(kit, officer, 'letters.create', { fileId: file.id, draft: draftFor(officer.person.postId) });
    expect(await codeOf(refusalOf(kit, officer, 'files.askClosing', { fileId: file.id, remarks: 'Done' }))).toBe('fileHasDrafts');
    await ask(kit, officer, 'letters.discard', { letterId: letter.id });
    const part = await ask(kit, officer, 'files.openPart', { fileId: file.id, reason: 'bulky' });
    expect(await refusalOf(kit, officer, 'files.askClosing', { fileId: file.id, remarks: 'Done' })).toMatchObject({ code: 'partsOpen', params: { other: part.number } });
    await ask(kit, officer, 'files.mergePart', { fileId: part.id });
    expect(await ask(kit, officer, 'files.askClosing', { fileId: file.id, remarks: 'Done' })).toEqual({ done: true });
    expect(await codeOf(refusalOf(kit, officer, 'files.decide', { fileId: file.id, approve: true }))).toBe('nothingAsked');
  });
});

const nobody = { name: '', designation: '', organisation: '', address: '', city: '', email: '', mobile: '' };
const entry = {
  form: 'physical', register: '', unopenedCover: false, receivedOn: '2026-11-20', deliveryMode: 'ordinary', letterNumber: '', sender: { ...nobody, name: 'A. Sender' },
  language: 'en', subject: 'Roof', enclosures: 0, classification: 'normal', urgency: 'routine', vip: false, remarks: '',
} as const;

async function diarised(): Promise<{ receiptId: string }> {
  return { receiptId: (await ask(kit, assistant, 'dak.diarise', entry)).id };
}
