import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printedPages } from '../../main/core/pdf/pdf.fixture.ts';
import { projectionTables } from '../../main/core/db/schema.ts';
import { ask, draftFor, openDemo, openKit, paragraphs, refusalOf, signedIn, temporaryFolder, type DemoPerson, type Kit } from './desk-kit.ts';
import { emptyPages, takeIn } from './scans.ts';
import type { Caller } from '../../main/core/session/session.ts';

const sender = { name: '', designation: '', organisation: 'Finance Department', address: '', city: '', email: '', mobile: '' };
const entry = { form: 'physical', receivedOn: '2026-11-21', deliveryMode: 'hand', sender, language: 'en', subject: 'Budget', letterNumber: 'F-7', letterDate: '2026-11-18' } as const;

let place: ReturnType<typeof temporaryFolder>;
let kit: Kit;
let officer: Caller & { readonly person: DemoPerson };
beforeEach(async () => {
  place = temporaryFolder();
  kit = await openDemo(join(place.path, 'desk'));
  officer = await signedIn(kit, 'officer');
});
afterEach(() => {
  kit.close();
  place.remove();
});

const openFile = async () => (await ask(kit, officer, 'files.open', { subject: 'Budget', heads: { head: '7' }, classification: 'normal' })).id;
const diarise = async (pages: number, enclosures = 0) => {
  const attachments = pages === 0 ? [] : [(await takeIn(kit, officer, 'scan.pdf', await emptyPages(pages))).id];
  return (await ask(kit, officer, 'dak.diarise', { ...entry, enclosures, remarks: 'Torn at the corner', attachments })).id;
};
const putIn = async (fileId: string, pages: number, more: { readonly enclosures?: number; readonly sheets?: number } = {}) => {
  const receiptId = await diarise(pages, more.enclosures ?? 0);
  kit.clock.now += 1000;
  await ask(kit, officer, 'dak.putInFile', { receiptId, fileId, ...(more.sheets === undefined ? {} : { sheets: more.sheets }) });
  return receiptId;
};
const issue = async (fileId: string, change: Parameters<typeof draftFor>[1] = {}) => {
  const { id: letterId } = await ask(kit, officer, 'letters.create', { fileId, draft: draftFor(officer.person.postId, change) });
  await ask(kit, officer, 'letters.approve', { letterId, pin: officer.person.pin });
  return letterId;
};
const note = async (fileId: string, ...lines: string[]) => {
  await ask(kit, officer, 'notes.saveYellow', { fileId, content: paragraphs(...lines) });
  await ask(kit, officer, 'notes.confirm', { fileId });
};
const papers = (fileId: string) => ask(kit, officer, 'correspondence.ofFile', { fileId });
const ranges = async (fileId: string) => (await papers(fileId)).map(({ part, serial, firstPage, lastPage }) => `${part.split('-').at(-1)} ${serial}: ${firstPage}-${lastPage}`);
const flags = async (fileId: string) => (await papers(fileId)).map(({ flag, freshOrdinal }) => `${flag ?? '-'}${freshOrdinal || ''}`);
const tables = () => projectionTables.map((table) => kit.desk.store.all(kit.desk.store.build.selectFrom(table).selectAll()).map((row) => JSON.stringify(row)).toSorted());

describe('the correspondence side', () => {
  it('numbers receipts and letters through in the order in which they come, and appendices by themselves', async () => {
    const fileId = await openFile();
    await putIn(fileId, 4);
    await putIn(fileId, 0, { enclosures: 2 });
    await putIn(fileId, 0, { enclosures: 2, sheets: 7 });
    await issue(fileId);
    const appended = await Promise.all([emptyPages(2), emptyPages(3)]);
    for (const [at, bytes] of appended.entries()) {
      const { id } = await takeIn(kit, officer, `plan-${at}.pdf`, bytes);
      await ask(kit, officer, 'attachments.addToFile', { fileId, ids: [id], appendix: at === 0 ? 'notes' : 'correspondence' });
    }
    expect(await ranges(fileId)).toEqual(['correspondence 1: 1-4', 'correspondence 2: 5-7', 'correspondence 3: 8-14', 'correspondence 4: 15-15', 'notes 1: 1-2', 'correspondence 1: 1-3']);
    expect((await ask(kit, officer, 'files.view', { fileId })).life.pages).toBe(15);
    const before = tables();
    kit.desk.projector.rebuild(kit.desk.store);
    expect(tables()).toEqual(before);
  });

  it('goes on counting in the next volume', async () => {
    const fileId = await openFile();
    await putIn(fileId, 4);
    const volume = await ask(kit, officer, 'files.openVolume', { fileId });
    await putIn(volume.id, 2);
    expect(await ranges(volume.id)).toEqual(['correspondence 1: 1-4', 'correspondence 2: 5-6']);
    expect(await papers(fileId)).toEqual(await papers(volume.id));
    const part = await ask(kit, officer, 'files.openPart', { fileId: volume.id, reason: 'bulky' });
    await putIn(part.id, 2);
    expect(await ranges(part.id)).toEqual(['correspondence 1: 1-2']);
  });

  it('keeps the pages of a paper when scans come later or are crossed out', async () => {
    const fileId = await openFile();
    const receiptId = await putIn(fileId, 0, { enclosures: 1 });
    const second = await putIn(fileId, 3);
    const late = await takeIn(kit, officer, 'late.pdf', await emptyPages(5));
    await ask(kit, officer, 'attachments.addToReceipt', { receiptId, ids: [late.id] });
    expect(await ranges(fileId)).toEqual(['correspondence 1: 1-2', 'correspondence 2: 3-5']);
    const [first] = await papers(fileId);
    expect(first?.scans).toMatchObject([{ id: late.id, pages: 5, numbered: false, withdrawn: false }]);
    expect((await papers(fileId)).find(({ id }) => id === second)?.scans).toMatchObject([{ pages: 3, numbered: true }]);
    const clerk = await signedIn(kit, 'dispatcher');
    const { id } = await takeIn(kit, clerk, 'late.pdf', await emptyPages(5));
    expect((await refusalOf(kit, clerk, 'attachments.addToReceipt', { receiptId, ids: [id] })).code).toBe('fileNotHere');
  });

  it('is numbered from its events when a desk of an earlier version opens', async () => {
    const fileId = await openFile();
    await putIn(fileId, 4);
    await issue(fileId);
    const before = tables();
    kit.desk.store.run(kit.desk.store.build.deleteFrom('correspondence'));
    kit.close();
    kit = await openKit(join(place.path, 'desk'));
    expect(tables()).toEqual(before);
  });
});

describe('dockets', () => {
  it('stand below the note after which the paper came, with what was written on it', async () => {
    const fileId = await openFile();
    const before = await putIn(fileId, 1);
    await note(fileId, 'C/1 may be seen.', 'A reply is put up.');
    const letter = await issue(fileId);
    const after = await putIn(fileId, 2);
    await note(fileId, 'Seen.');
    const last = await putIn(fileId, 2);
    const { dockets } = await ask(kit, officer, 'files.view', { fileId });
    expect(dockets.map(({ paperId, afterNote, serial, firstPage }) => [paperId, afterNote, serial, firstPage])).toEqual([
      [before, 0, 1, 1],
      [letter, 1, 2, 2],
      [after, 1, 3, 3],
      [last, 2, 4, 5],
    ]);
    expect(dockets[0]).toMatchObject({ kind: 'receipt', party: 'Finance Department', theirNumber: 'F-7', theirDate: '2026-11-18', remarks: [{ text: 'Torn at the corner', by: null }] });
    expect(dockets[1]).toMatchObject({ kind: 'letter', party: 'Executive Engineer' });
  });

  it('are printed in the notesheet, in the language of the reader', async () => {
    kit.close();
    const pages: string[] = [];
    kit = await openKit(join(place.path, 'desk'), {
      layout: {
        open: (html) => {
          pages.push(html);
          return Promise.resolve({ print: () => printedPages(['page']), close: () => Promise.resolve() });
        },
        end: () => Promise.resolve(),
      },
    });
    officer = await signedIn(kit, 'officer');
    const fileId = await openFile();
    await putIn(fileId, 3);
    await note(fileId, 'Seen.');
    await issue(fileId);
    for (const language of ['en', 'ur', 'hi'] as const) await ask(kit, officer, 'notes.sheetPdf', { fileId, language });
    const sheets = pages.slice(-3);
    expect(sheets.map((html) => html.indexOf('C/1-3') < html.indexOf('Seen.') && html.indexOf('Seen.') < html.indexOf('C/4'))).toEqual([true, true, true]);
    expect(sheets[0]).toContain('Torn at the corner');
    expect(sheets[1]).toContain('نمبر شمار');
    expect(sheets[2]).toContain('क्रम संख्या');
  });
});

describe('flags', () => {
  it('mark fresh receipts by themselves, one paper under consideration, and nothing once the file is closed', async () => {
    const fileId = await openFile();
    const first = await putIn(fileId, 1);
    expect(await flags(fileId)).toEqual(['fr']);
    const second = await putIn(fileId, 1);
    await putIn(fileId, 1);
    expect(await flags(fileId)).toEqual(['fr1', 'fr2', 'fr3']);
    await ask(kit, officer, 'correspondence.flag', { fileId, paperId: first, flag: 'puc' });
    expect(await flags(fileId)).toEqual(['puc', 'fr1', 'fr2']);
    await ask(kit, officer, 'correspondence.flag', { fileId, paperId: second, flag: 'puc' });
    expect(await flags(fileId)).toEqual(['-', 'puc', 'fr']);
    const letterId = await issue(fileId);
    expect(await flags(fileId)).toEqual(['-', 'puc', '-', '-']);
    expect((await refusalOf(kit, officer, 'correspondence.flag', { fileId, paperId: letterId, flag: 'fr' })).code).toBe('onlyReceiptsFresh');
    const answered = await putIn(fileId, 1);
    await putIn(fileId, 1);
    await issue(fileId, { replyToReceiptId: answered });
    expect(await flags(fileId)).toEqual(['-', 'puc', '-', '-', '-', 'fr', '-']);
    expect((await papers(fileId))[4]?.answeredBy).toHaveLength(1);
    const clerk = await signedIn(kit, 'assistant');
    expect((await refusalOf(kit, clerk, 'correspondence.flag', { fileId, paperId: first, flag: 'puc' })).code).toBe('fileNotHere');
    expect((await refusalOf(kit, officer, 'correspondence.flag', { fileId: await openFile(), paperId: first, flag: 'puc' })).code).toBe('notFound');
    kit.clock.now += 10 * 86_400_000;
    officer = await signedIn(kit, 'officer');
    const waiting = await ask(kit, officer, 'correspondence.pendency', {});
    expect([waiting.total, ...waiting.bands.map(({ files }) => files)]).toEqual([1, 0, 1, 0, 0, 0]);
    const today = new Date(kit.clock.now).toISOString().slice(0, 10);
    const register = await ask(kit, officer, 'registers.read', { register: 'puc', from: today, to: today, scope: 'section', language: 'en' });
    expect(register.rows.map(({ id, cells }) => [id, cells.at(-1)])).toEqual([[fileId, 10]]);
    expect((await ask(kit, officer, 'correspondence.pendency', { scope: 'section' })).total).toBe(register.total);
    await ask(kit, officer, 'files.askClosing', { fileId, remarks: 'Done' });
    expect(await flags(fileId)).toEqual(['-', '-', '-', '-', '-', '-', '-']);
    expect((await ask(kit, officer, 'correspondence.pendency', {})).total).toBe(0);
  });
});
