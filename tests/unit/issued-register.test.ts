import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, draftFor, drawnLayout, openDemo, signedIn, temporaryFolder, type Kit } from './desk-kit.ts';

type Officer = Awaited<ReturnType<typeof signedIn>>;

let kit: Kit;
let officer: Officer;
let fileId: string;
let remove: () => void;

beforeEach(async () => {
  const place = temporaryFolder();
  remove = place.remove;
  kit = await openDemo(place.path, { layout: drawnLayout() });
  officer = await signedIn(kit, 'officer');
  fileId = (await ask(kit, officer, 'files.open', { subject: 'Roof', heads: { head: '3' }, classification: 'normal' })).id;
});
afterEach(() => {
  kit.close();
  remove();
});

const issue = async (change: Parameters<typeof draftFor>[1] = {}) => {
  kit.clock.now += 60_000;
  const { id: letterId } = await ask(kit, officer, 'letters.create', { fileId, draft: draftFor(officer.person.postId, change) });
  return (await ask(kit, officer, 'letters.approve', { letterId, pin: officer.person.pin })).number;
};
const putIn = async (organisation: string) => {
  kit.clock.now += 60_000;
  const sender = { name: '', designation: '', organisation, address: '', city: '', email: '', mobile: '' };
  const { id: receiptId, number } = await ask(kit, officer, 'dak.diarise', { form: 'physical', receivedOn: '2026-11-21', deliveryMode: 'hand', sender, language: 'en', subject: 'Roof' });
  await ask(kit, officer, 'dak.putInFile', { receiptId, fileId });
  return number;
};
const lines = async () => {
  const { rows, columns } = await ask(kit, officer, 'registers.read', { register: 'issued', from: '2026-11-21', to: '2026-11-21', scope: 'office', language: 'en' });
  const at = (id: string) => columns.findIndex((column) => column.id === id);
  return rows.map(({ cells }) => [cells[0], cells[at('replyReceived')], cells[at('reminderNumber')], cells[at('reminderDate')]]);
};

describe('the register of letters issued', () => {
  it('names the reminder and the reply of each letter, the reply by who sent it', async () => {
    await putIn('Executive Engineer');
    const first = await issue();
    expect(await lines()).toEqual([[first, '', '', null]]);
    await putIn('Somebody Else');
    const reminder = await issue({ form: 'reminder' });
    const reply = await putIn('Office of the Executive Engineer');
    const answered = `${reply} · 21-11-2026`;
    expect(await lines()).toEqual([[first, answered, reminder, '2026-11-21'], [reminder, answered, '', null]]);
  });

  it('takes no letter to others, and none on another file, for a reminder', async () => {
    const first = await issue();
    const other = await issue({ form: 'reminder', to: [{ name: 'District Council' }] });
    expect(await lines()).toEqual([[first, '', '', null], [other, '', '', null]]);
  });
});

describe('the movement register on paper', () => {
  it('is of one file alone where one is named, and of receipts in a register of their own', async () => {
    const assistant = await signedIn(kit, 'assistant');
    const wanted = { from: '2026-11-21', to: '2026-11-21', scope: 'office', language: 'en' } as const;
    const { id: otherId } = await ask(kit, officer, 'files.open', { subject: 'Door', heads: { head: '3' }, classification: 'normal' });
    for (const moved of [fileId, otherId]) await ask(kit, officer, 'files.send', { fileId: moved, toPostId: assistant.person.postId, kind: 'forward' });
    const sender = { name: 'A', designation: '', organisation: '', address: '', city: '', email: '', mobile: '' };
    const { id: receiptId, number } = await ask(kit, officer, 'dak.diarise', { form: 'physical', receivedOn: '2026-11-21', deliveryMode: 'hand', sender, language: 'en', subject: 'Leave' });
    await ask(kit, officer, 'dak.mark', { receiptId, toPostId: assistant.person.postId, remarks: 'Put up' });
    expect((await ask(kit, officer, 'registers.read', { ...wanted, register: 'movement' })).total).toBe(2);
    expect((await ask(kit, officer, 'registers.read', { ...wanted, register: 'movement', fileId })).rows.map(({ opens }) => opens?.id)).toEqual([fileId]);
    const { rows } = await ask(kit, officer, 'registers.read', { ...wanted, register: 'receipt-movement' });
    expect(rows.map(({ cells }) => [cells[0], cells[1], cells[4], cells[5], cells[6]])).toEqual([[number, 'Leave', '2026-11-21', null, 'Put up']]);
  });
});
