import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sender } from '../../preload/contract/dak.ts';
import type { RequestInput } from '../../preload/contract/index.ts';
import { projectionTables } from '../../main/core/db/schema.ts';
import { ask, openDemo, refusalOf, signedIn, temporaryFolder, type Kit } from './desk-kit.ts';
import { emptyPages, takeIn } from './scans.ts';

type Entry = RequestInput<'dak.diarise'>;

const nobody = { name: '', designation: '', organisation: '', address: '', city: '', email: '', mobile: '' };
const entry = (change: Partial<Entry> = {}): Entry => ({
  form: 'physical',
  receivedOn: '2026-11-21',
  deliveryMode: 'registered',
  letterNumber: 'KMC/12-3',
  letterDate: '2026-11-18',
  sender: { ...nobody, organisation: 'محکمہ مالیات', city: 'Demonstration Town' },
  language: 'ur',
  subject: 'بجٹ کی تفصیلات',
  ...change,
});

let place: ReturnType<typeof temporaryFolder>;
let kit: Kit;
beforeEach(async () => {
  place = temporaryFolder();
  kit = await openDemo(place.path);
});
afterEach(() => {
  kit.close();
  place.remove();
});

const tables = () => projectionTables.map((table) => kit.desk.store.all(kit.desk.store.build.selectFrom(table).selectAll()).map((row) => JSON.stringify(row)).toSorted());

describe('dak', () => {
  it('goes from the diary to a post, into a file, and to disposal, with its movements', async () => {
    const clerk = await signedIn(kit, 'dispatcher');
    const officer = await signedIn(kit, 'officer');
    const first = await ask(kit, clerk, 'dak.diarise', entry());
    const { id: scan } = await takeIn(kit, clerk, 'notice.pdf', await emptyPages(1));
    const second = await ask(kit, clerk, 'dak.diarise', entry({ letterNumber: '', subject: 'Holiday notice', form: 'electronic', attachments: [scan] }));
    expect([first.number, second.number]).toEqual(['1/2026-REG', '2/2026-REG'].map((number) => number.replace('REG', first.number.split('-')[1] ?? '')));
    await ask(kit, clerk, 'dak.mark', { receiptId: first.id, toPostId: officer.person.postId, remarks: 'For report', urgency: 'immediate', dueOn: '2026-11-28' });
    await ask(kit, clerk, 'dak.mark', { receiptId: second.id, toPostId: officer.person.postId });
    const inbox = await ask(kit, officer, 'dak.list', { folder: 'inbox' });
    expect(inbox.rows.map((row) => [row.number, row.received]).toSorted()).toEqual([[first.number, false], [second.number, true]]);
    expect((await ask(kit, clerk, 'dak.list', { folder: 'sent' })).total).toBe(2);
    expect(await ask(kit, clerk, 'dak.countSent', {})).toEqual({ sent: 2 });
    expect((await ask(kit, clerk, 'dak.list', { folder: 'inbox' })).total).toBe(0);
    expect((await ask(kit, clerk, 'dak.list', { folder: 'created', search: 'محكمه ماليات' })).total).toBe(2);
    expect((await ask(kit, clerk, 'dak.list', { folder: 'all', search: first.trackingCode.toLowerCase() })).rows.map((row) => row.id)).toEqual([first.id]);

    const file = await ask(kit, officer, 'files.open', { subject: 'Budget', heads: { head: '7' }, classification: 'normal' });
    const early = { receiptId: first.id, fileId: file.id };
    expect(await refusalOf(kit, officer, 'dak.putInFile', early)).toEqual({ code: 'receiptNotReceived', params: { number: first.number } });
    expect((await refusalOf(kit, officer, 'dak.dispose', { receiptId: first.id, remarks: 'seen' })).code).toBe('receiptNotReceived');
    expect((await refusalOf(kit, officer, 'dak.mark', { receiptId: first.id, toPostId: clerk.person.postId })).code).toBe('receiptNotReceived');
    expect((await refusalOf(kit, clerk, 'dak.receive', { receiptId: first.id })).code).toBe('receiptNotHere');
    kit.clock.now += 60_000;
    await ask(kit, officer, 'dak.receive', { receiptId: first.id });
    await ask(kit, officer, 'dak.putInFile', early);
    expect((await ask(kit, officer, 'dak.onFile', { fileId: file.id })).map((row) => [row.number, row.fileNumber])).toEqual([[first.number, file.number]]);
    expect((await refusalOf(kit, officer, 'dak.putInFile', early)).code).toBe('receiptClosed');
    expect((await refusalOf(kit, officer, 'dak.dispose', { receiptId: second.id, remarks: '  ' })).code).toBe('remarksRequired');
    await ask(kit, officer, 'dak.dispose', { receiptId: second.id, remarks: 'For information only' });

    const view = await ask(kit, clerk, 'dak.view', { receiptId: first.id });
    expect(view).toMatchObject({ state: 'in-file', urgency: 'immediate', dueOn: '2026-11-28', fileNumber: file.number, canAct: false, canReceive: false });
    expect(view.movements).toMatchObject([{ remarks: 'For report', receivedAt: kit.clock.now }]);
    expect((await ask(kit, officer, 'system.audit', {})).problems).toEqual([]);
    const before = tables();
    kit.desk.projector.rebuild(kit.desk.store);
    expect(tables()).toEqual(before);
    expect(kit.errors).toEqual([]);
  });

  it('warns of a letter that was diarised before, and remembers senders', async () => {
    const clerk = await signedIn(kit, 'dispatcher');
    const { id } = await ask(kit, clerk, 'dak.diarise', entry());
    await ask(kit, clerk, 'dak.diarise', entry({ letterNumber: '44', sender: { ...nobody, name: 'A. Sender' } }));
    const same = { name: '', organisation: 'محكمه ماليات', letterNumber: 'kmc / 12-3', letterDate: '2026-11-18' };
    expect((await ask(kit, clerk, 'dak.duplicates', same)).map((row) => row.id)).toEqual([id]);
    expect(await ask(kit, clerk, 'dak.duplicates', { ...same, letterDate: '2026-11-19' })).toEqual([]);
    expect(await ask(kit, clerk, 'dak.duplicates', { ...same, organisation: 'محکمہ تعلیم' })).toEqual([]);
    expect(await ask(kit, clerk, 'dak.senders', { search: 'مالي' })).toEqual([sender.parse(entry().sender)]);
    expect((await ask(kit, clerk, 'dak.senders', { search: 'sender' })).map((sender) => sender.name)).toEqual(['A. Sender']);
  });

  it('offers each sender once, as he was last entered, the latest first, and none of graded papers', async () => {
    const clerk = await signedIn(kit, 'dispatcher');
    const from = (name: string, mobile: string) => ({ sender: { ...nobody, name, mobile } });
    for (const change of [from('Zahid', '0300'), from('Zahida', '0301'), from('Zahid', '0302'), { ...from('Zahid Secret', '0303'), classification: 'secret' as const }]) {
      kit.clock.now += 1000;
      await ask(kit, clerk, 'dak.diarise', entry(change));
    }
    expect((await ask(kit, clerk, 'dak.senders', { search: 'zahid' })).map(({ name, mobile }) => [name, mobile])).toEqual([['Zahid', '0302'], ['Zahida', '0301']]);
    const before = tables();
    await ask(kit, await signedIn(kit, 'registrar'), 'system.rebuild', {});
    expect(tables()).toEqual(before);
  });

  it('keeps each lettered register to one post', async () => {
    const clerk = await signedIn(kit, 'assistant');
    const officer = await signedIn(kit, 'officer');
    expect((await ask(kit, clerk, 'dak.diarise', entry({ register: 'A' }))).number).toMatch(/^A\/1\/2026-/);
    expect(await refusalOf(kit, officer, 'dak.diarise', entry({ register: 'A' }))).toEqual({ code: 'registerKeptByAnother', params: { register: 'A' } });
    expect((await ask(kit, officer, 'dak.diarise', entry({ register: 'B' }))).number).toMatch(/^B\/1\/2026-/);
    expect((await ask(kit, clerk, 'dak.diarise', entry({ register: 'A' }))).number).toMatch(/^A\/2\/2026-/);
  });

  it('enters a closed cover by its grading and addressee alone', async () => {
    const clerk = await signedIn(kit, 'dispatcher');
    const officer = await signedIn(kit, 'officer');
    const cover = entry({ unopenedCover: true, sender: nobody, subject: '', letterNumber: '', classification: 'secret' });
    expect((await refusalOf(kit, clerk, 'dak.diarise', cover)).code).toBe('coverIncomplete');
    const { id } = await ask(kit, clerk, 'dak.diarise', { ...cover, addresseePostId: officer.person.postId });
    expect(await ask(kit, clerk, 'dak.view', { receiptId: id })).toMatchObject({ unopenedCover: true, classification: 'secret', from: '' });
  });

  it('gives numbers without a gap, whichever of the entries fail', async () => {
    const clerk = await signedIn(kit, 'dispatcher');
    const { database } = kit.desk.store;
    let given = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 6 }), async (fails) => {
        for (const fail of fails) {
          if (fail) database.exec("CREATE TEMP TRIGGER broken BEFORE INSERT ON main.receipt BEGIN SELECT RAISE(ABORT, 'no'); END");
          const { result } = await kit.core.call(clerk, 'dak.diarise', entry());
          if (fail) database.exec('DROP TRIGGER temp.broken');
          expect(result.ok).toBe(!fail);
          if (!fail) given += 1;
        }
      }),
      { numRuns: 12 },
    );
    const numbers = kit.desk.store.all(kit.desk.store.build.selectFrom('receipt').select('sequence').orderBy('sequence')).map((row) => row.sequence);
    expect(numbers).toEqual(Array.from({ length: given }, (_, at) => at + 1));
    expect((await ask(kit, clerk, 'system.audit', {})).problems).toEqual([]);
  });

  it('prints slip, label and diary', async () => {
    const clerk = await signedIn(kit, 'dispatcher');
    const { id } = await ask(kit, clerk, 'dak.diarise', entry());
    expect((await ask(kit, clerk, 'dak.acknowledgementPdf', { receiptId: id })).fileName).toMatch(/^acknowledgement-1-2026-/);
    expect((await ask(kit, clerk, 'dak.labelPdf', { receiptId: id, language: 'ur' })).pages).toBe(1);
    expect((await ask(kit, clerk, 'registers.pdf', { register: 'diary', from: '2026-11-01', to: '2026-11-30', language: 'ur' })).fileName).toBe('diary-2026-11-01-2026-11-30.pdf');
  });
});
