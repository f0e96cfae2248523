import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectionTables } from '../../main/core/db/schema.ts';
import type { RequestInput } from '../../preload/contract/index.ts';
import { ask, openDemo, refusalOf, signedIn, temporaryFolder, type Kit } from './desk-kit.ts';
import { greyTiff, takeIn } from './scans.ts';

type Entry = RequestInput<'dak.diarise'>;

const nobody = { name: '', designation: '', organisation: '', address: '', city: '', email: '', mobile: '' };
const entry = (change: Partial<Entry> = {}): Entry => ({
  form: 'physical',
  receivedOn: '2026-11-20',
  deliveryMode: 'registered',
  sender: { ...nobody, organisation: 'District Council' },
  language: 'en',
  subject: 'Street lights',
  enclosures: 3,
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

const day = '2026-11-21';
const tables = () => projectionTables.map((table) => kit.desk.store.all(kit.desk.store.build.selectFrom(table).selectAll()).map((row) => JSON.stringify(row)).toSorted());
function expectRebuildEqual(): void {
  const before = tables();
  kit.desk.projector.rebuild(kit.desk.store);
  expect(tables()).toEqual(before);
  expect(kit.errors).toEqual([]);
}

describe('what is known of a sender', () => {
  it('is kept whole and offered again', async () => {
    const clerk = await signedIn(kit, 'dispatcher');
    const sender = { ...nobody, name: 'A. Sender', type: 'citizen', ministry: 'Works', department: 'Roads', address2: 'Block 2', postcode: '54000', state: 'Punjab', country: 'PK' } as const;
    const { id } = await ask(kit, clerk, 'dak.diarise', entry({ sender }));
    expect((await ask(kit, clerk, 'dak.view', { receiptId: id })).sender).toEqual(sender);
    expect(await ask(kit, clerk, 'dak.senders', { search: 'sender' })).toEqual([sender]);
    expect((await refusalOf(kit, clerk, 'dak.diarise', entry({ sender: { ...sender, postcode: '540001' } }))).code).toBe('postcodeWrong');
    expectRebuildEqual();
  });
});

describe('the categories of the office', () => {
  it('are given to new receipts while they stand, and stay on old ones', async () => {
    const registrar = await signedIn(kit, 'registrar');
    const clerk = await signedIn(kit, 'dispatcher');
    const { id: categoryId } = await ask(kit, registrar, 'dak.addCategory', { name: { en: 'Grants', ur: 'گرانٹ' } });
    const { id: subcategoryId } = await ask(kit, registrar, 'dak.addCategory', { parentId: categoryId, name: { en: 'Roads' } });
    expect((await refusalOf(kit, registrar, 'dak.addCategory', { name: { en: ' grants ' } })).code).toBe('codeTaken');
    expect((await refusalOf(kit, registrar, 'dak.addCategory', { parentId: subcategoryId, name: { en: 'Bridges' } })).code).toBe('categoryGone');
    expect((await refusalOf(kit, clerk, 'dak.addCategory', { name: { en: 'Mine' } })).code).toBe('notPermitted');
    const { id } = await ask(kit, clerk, 'dak.diarise', entry({ categoryId, subcategoryId }));
    await ask(kit, registrar, 'dak.renameCategory', { categoryId: subcategoryId, name: { en: 'Streets' } });
    await ask(kit, registrar, 'dak.withdrawCategory', { categoryId });
    expect(await ask(kit, clerk, 'dak.view', { receiptId: id })).toMatchObject({ category: { en: 'Grants' }, subcategory: { en: 'Streets' } });
    expect((await refusalOf(kit, clerk, 'dak.diarise', entry({ categoryId, subcategoryId }))).code).toBe('categoryGone');
    expect((await refusalOf(kit, registrar, 'dak.withdrawCategory', { categoryId })).code).toBe('categoryGone');
    expectRebuildEqual();
  });
});

describe('enclosures that did not come', () => {
  it('are noted, chased and received, and found by a filter until the last came', async () => {
    const clerk = await signedIn(kit, 'dispatcher');
    const officer = await signedIn(kit, 'officer');
    expect((await refusalOf(kit, clerk, 'dak.diarise', entry({ enclosuresMissing: 4 }))).code).toBe('moreMissingThanSaid');
    const { id: receiptId } = await ask(kit, clerk, 'dak.diarise', entry({ enclosuresMissing: 1, missingEnclosures: 'map' }));
    await ask(kit, clerk, 'dak.diarise', entry());
    const missing = async () => (await ask(kit, clerk, 'dak.list', { folder: 'all', enclosuresMissing: true })).rows.map((row) => [row.id, row.enclosuresMissing]);
    expect(await missing()).toEqual([[receiptId, 1]]);
    await ask(kit, clerk, 'dak.noteMissing', { receiptId, count: 1, which: 'estimate' });
    expect((await refusalOf(kit, clerk, 'dak.noteMissing', { receiptId, count: 2 })).code).toBe('moreMissingThanSaid');
    expect((await refusalOf(kit, officer, 'dak.chaseEnclosures', { receiptId, on: day, remarks: 'Asked by telephone' })).code).toBe('enclosuresNotYours');
    expect((await refusalOf(kit, clerk, 'dak.chaseEnclosures', { receiptId, on: '2026-11-19', remarks: 'Asked by telephone' })).code).toBe('dayOutOfOrder');
    expect((await refusalOf(kit, clerk, 'dak.chaseEnclosures', { receiptId, on: day, remarks: ' ' })).code).toBe('remarksRequired');
    await ask(kit, clerk, 'dak.chaseEnclosures', { receiptId, on: day, remarks: 'Asked by telephone' });
    expect((await refusalOf(kit, clerk, 'dak.receiveEnclosures', { receiptId, on: day, count: 3 })).code).toBe('moreCameThanMissing');
    await ask(kit, clerk, 'dak.receiveEnclosures', { receiptId, on: day, count: 2, remarks: 'by hand' });
    expect(await missing()).toEqual([]);
    expect((await refusalOf(kit, clerk, 'dak.receiveEnclosures', { receiptId, on: day, count: 1 })).code).toBe('nothingMissing');
    expect((await refusalOf(kit, clerk, 'dak.chaseEnclosures', { receiptId, on: day, remarks: 'Again' })).code).toBe('nothingMissing');
    const { enclosureNotes, missingEnclosures } = await ask(kit, clerk, 'dak.view', { receiptId });
    expect(missingEnclosures).toBe('map');
    expect(enclosureNotes.map(({ kind, count, remarks }) => [kind, count, remarks])).toEqual([['missing', 1, 'estimate'], ['chased', 0, 'Asked by telephone'], ['received', 2, 'by hand']]);
    expectRebuildEqual();
  });
});

describe('acknowledgements', () => {
  it('go from due to printed to sent, those that are due first', async () => {
    const clerk = await signedIn(kit, 'dispatcher');
    const first = await ask(kit, clerk, 'dak.diarise', entry({ acknowledge: true }));
    const second = await ask(kit, clerk, 'dak.diarise', entry({ acknowledge: true }));
    const third = await ask(kit, clerk, 'dak.diarise', entry());
    const list = async () => (await ask(kit, clerk, 'dak.acknowledgements', {})).rows.map((row) => [row.number, row.state]);
    expect(await list()).toEqual([[second.number, 'due'], [first.number, 'due']]);
    expect((await refusalOf(kit, clerk, 'dak.acknowledgementsPrinted', { receiptIds: [first.id, third.id] })).code).toBe('acknowledgementNotAsked');
    await ask(kit, clerk, 'dak.acknowledgementsPrinted', { receiptIds: [second.id] });
    const sent = { receiptIds: [second.id], on: day, mode: 'ordinary' as const };
    expect((await refusalOf(kit, clerk, 'dak.acknowledgementsSent', { ...sent, receiptIds: [second.id, first.id] })).code).toBe('acknowledgementNotPrinted');
    expect((await refusalOf(kit, clerk, 'dak.acknowledgementsSent', { ...sent, on: '2026-11-01' })).code).toBe('dayOutOfOrder');
    await ask(kit, clerk, 'dak.acknowledgementsSent', sent);
    await ask(kit, clerk, 'dak.acknowledgementsPrinted', { receiptIds: [second.id] });
    expect(await list()).toEqual([[first.number, 'due'], [second.number, 'sent']]);
    expect((await ask(kit, clerk, 'dak.acknowledgements', { state: 'due' })).total).toBe(1);
    expectRebuildEqual();
  });

  it('of a graded paper are for those who may see it', async () => {
    const clerk = await signedIn(kit, 'dispatcher');
    const assistant = await signedIn(kit, 'assistant');
    const { id } = await ask(kit, clerk, 'dak.diarise', entry({ acknowledge: true, classification: 'secret' }));
    expect((await refusalOf(kit, assistant, 'dak.acknowledgementsPrinted', { receiptIds: [id] })).code).toBe('gradedPaper');
    expect((await refusalOf(kit, assistant, 'dak.acknowledgementsPdf', { receiptIds: [id] })).code).toBe('gradedPaper');
  });
});

describe('distribution invoices', () => {
  it('have one number for a register, section and day, and take later papers on a supplement', async () => {
    const clerk = await signedIn(kit, 'dispatcher');
    const officer = await signedIn(kit, 'officer');
    const toPostId = officer.person.postId;
    const marked = async (change: Partial<Entry> = {}) => {
      const { id } = await ask(kit, clerk, 'dak.diarise', entry(change));
      await ask(kit, clerk, 'dak.mark', { receiptId: id, toPostId });
      return id;
    };
    const days = { from: day, to: day };
    const list = async () => (await ask(kit, clerk, 'dak.invoices', days)).map(({ state, number, papers }) => [state, number, papers]);
    await marked();
    await marked({ classification: 'secret' });
    const back = await marked();
    await ask(kit, clerk, 'dak.pullBack', { receiptId: back });
    expect(await list()).toEqual([['open', '', 2]]);
    const [waiting] = await ask(kit, clerk, 'dak.invoices', days);
    const sheet = { register: '', sectionId: waiting?.sectionId ?? '', day };
    const invoice = await ask(kit, clerk, 'dak.makeInvoice', sheet);
    expect(invoice.number).toBe('1/2026');
    expect((await refusalOf(kit, clerk, 'dak.makeInvoice', sheet)).code).toBe('nothingToInvoice');
    await marked();
    await marked({ register: 'B' });
    expect(await list()).toEqual([['open', '', 1], ['open', '', 1], ['out', '1/2026', 2]]);
    expect((await ask(kit, clerk, 'dak.makeInvoice', sheet)).number).toBe('1/2026-S1');
    expect((await ask(kit, clerk, 'dak.makeInvoice', { ...sheet, register: 'B' })).number).toBe('B/1/2026');
    kit.clock.now += 24 * 3_600_000;
    await ask(kit, clerk, 'session.unlock', { pin: clerk.person.pin });
    await marked();
    expect((await ask(kit, clerk, 'dak.makeInvoice', { ...sheet, day: '2026-11-22' })).number).toBe('2/2026');

    expect((await refusalOf(kit, clerk, 'dak.returnInvoice', { invoiceId: invoice.id, on: '2026-11-20' })).code).toBe('dayOutOfOrder');
    const scan = await takeIn(kit, clerk, 'signed.tif', greyTiff([{ width: 30, height: 20 }]));
    await ask(kit, clerk, 'dak.returnInvoice', { invoiceId: invoice.id, on: '2026-11-22', remarks: 'one short', scanId: scan.id });
    expect((await refusalOf(kit, clerk, 'dak.returnInvoice', { invoiceId: invoice.id, on: '2026-11-22' })).code).toBe('invoiceReturned');
    expect(await list()).toEqual([['out', '1/2026-S1', 1], ['out', 'B/1/2026', 1], ['returned', '1/2026', 2]]);
    const returned = (await ask(kit, clerk, 'dak.invoices', days)).at(-1);
    expect(returned).toMatchObject({ returnedOn: '2026-11-22', remarks: 'one short', scan: { id: scan.id, pages: 1 } });
    expect((await ask(kit, clerk, 'attachments.read', { id: scan.id, offset: 0, length: 10 })).bytes).toHaveLength(10);
    const other = await signedIn(kit, 'officer');
    expect((await refusalOf(kit, other, 'dak.returnInvoice', { invoiceId: invoice.id, on: '2026-11-22' })).code).toBe('notFound');
    expect((await ask(kit, clerk, 'system.audit', {})).problems).toEqual([]);
    expectRebuildEqual();
  });
});
