import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectionTables } from '../../main/core/db/schema.ts';
import { ask, openDemo, openKit, refusalOf, signedIn, temporaryFolder, type Kit } from './desk-kit.ts';
import { emptyPages, greyTiff, send, takeIn } from './scans.ts';

const sender = { name: '', designation: '', organisation: 'Finance Department', address: '', city: '', email: '', mobile: '' };
const entry = { form: 'electronic', receivedOn: '2026-11-21', deliveryMode: 'e-mail', sender, language: 'en', subject: 'Budget' } as const;

let place: ReturnType<typeof temporaryFolder>;
let kit: Kit;
beforeEach(async () => {
  place = temporaryFolder();
  kit = await openDemo(join(place.path, 'desk'));
});
afterEach(() => {
  kit.close();
  place.remove();
});

const tables = () => projectionTables.map((table) => kit.desk.store.all(kit.desk.store.build.selectFrom(table).selectAll()).map((row) => JSON.stringify(row)).toSorted());
const temporaryFiles = () => (existsSync(join(kit.folder, 'incoming')) ? readdirSync(join(kit.folder, 'incoming')) : []);
const storedFiles = () => {
  const folder = join(kit.folder, 'blobs');
  return existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((found) => found.isFile()).length : 0;
};
const contentOf = async (caller: Parameters<typeof ask>[1], id: string, length: number) => {
  const first = await ask(kit, caller, 'attachments.read', { id, offset: 0, length: 10 });
  const rest = await ask(kit, caller, 'attachments.read', { id, offset: 10, length });
  return Buffer.concat([first.bytes, rest.bytes]);
};

describe('a scan', () => {
  it('comes before the number of an electronic receipt and stands with it in the same commit', async () => {
    const clerk = await signedIn(kit, 'dispatcher');
    const pdf = await emptyPages(3);
    expect((await refusalOf(kit, clerk, 'dak.diarise', entry)).code).toBe('scanRequired');
    const staged = await takeIn(kit, clerk, 'C:\\scans\\letter.PDF', pdf);
    expect(staged).toMatchObject({ name: 'letter.pdf', title: 'letter', mime: 'application/pdf', pages: 3, size: pdf.length, knownAs: [] });
    expect(await contentOf(clerk, staged.id, pdf.length)).toEqual(Buffer.from(pdf));
    const before = kit.desk.ledger.head.seq;
    const { id: receiptId, number } = await ask(kit, clerk, 'dak.diarise', { ...entry, attachments: [staged.id] });
    expect(kit.desk.ledger.head.seq).toBe(before + 2);
    expect(await ask(kit, clerk, 'attachments.ofReceipt', { receiptId })).toMatchObject([{ id: staged.id, pages: 3, withdrawal: null, receipt: { number } }]);
    expect(await ask(kit, clerk, 'attachments.staged', {})).toEqual([]);
    expect((await refusalOf(kit, clerk, 'dak.diarise', { ...entry, attachments: [staged.id] })).code).toBe('notFound');
    expect((await ask(kit, clerk, 'dak.list', { folder: 'created' })).total).toBe(1);
    const again = await takeIn(kit, clerk, 'again.pdf', pdf);
    expect(again.knownAs).toEqual([{ receiptId, fileId: null, number }]);
    expect([storedFiles(), temporaryFiles()]).toEqual([1, []]);
    await ask(kit, clerk, 'attachments.discard', { id: again.id });
    expect(storedFiles()).toBe(1);
    expect(await contentOf(clerk, staged.id, pdf.length)).toEqual(Buffer.from(pdf));
  });

  it('is put on a file or receipt by the post that has it in hand, and crossed out with a reason', async () => {
    const officer = await signedIn(kit, 'officer');
    const clerk = await signedIn(kit, 'dispatcher');
    const file = await ask(kit, officer, 'files.open', { subject: 'Budget', heads: { head: '7' }, classification: 'normal' });
    const own = await takeIn(kit, officer, 'plan.tif', greyTiff([{ width: 20, height: 10 }, { width: 5, height: 5 }]));
    expect(own).toMatchObject({ mime: 'image/tiff', pages: 2 });
    await ask(kit, officer, 'attachments.addToFile', { fileId: file.id, ids: [own.id] });
    const receipt = await ask(kit, clerk, 'dak.diarise', { ...entry, form: 'physical', deliveryMode: 'hand' });
    const scan = await takeIn(kit, clerk, 'scan.pdf', await emptyPages(1));
    expect((await refusalOf(kit, officer, 'attachments.addToReceipt', { receiptId: receipt.id, ids: [scan.id] })).code).toBe('receiptNotHere');
    await ask(kit, clerk, 'attachments.addToReceipt', { receiptId: receipt.id, ids: [scan.id] });
    expect((await refusalOf(kit, officer, 'attachments.withdrawFromReceipt', { id: scan.id, reason: 'x' })).code).toBe('receiptNotHere');
    expect((await refusalOf(kit, officer, 'attachments.withdrawFromFile', { id: own.id, reason: ' ' })).code).toBe('remarksRequired');
    await ask(kit, officer, 'attachments.withdrawFromFile', { id: own.id, reason: 'wrong plan' });
    expect((await refusalOf(kit, officer, 'attachments.withdrawFromFile', { id: own.id, reason: 'again' })).code).toBe('attachmentWithdrawn');
    await ask(kit, clerk, 'dak.mark', { receiptId: receipt.id, toPostId: officer.person.postId });
    await ask(kit, officer, 'dak.receive', { receiptId: receipt.id });
    await ask(kit, officer, 'dak.putInFile', { receiptId: receipt.id, fileId: file.id });
    const onFile = await ask(kit, officer, 'attachments.ofFile', { fileId: file.id });
    expect(onFile.map(({ id, withdrawal, receipt: from }) => [id, withdrawal?.reason, from?.number])).toEqual([[own.id, 'wrong plan', undefined], [scan.id, undefined, receipt.number]]);
    expect((await contentOf(officer, own.id, own.size)).length).toBe(own.size);
    const page = await ask(kit, officer, 'attachments.tiffPage', { id: own.id, page: 2 });
    expect(page.bytes.length).toBe(8 + 2 + 9 * 12 + 4 + 25);
    const audited = await ask(kit, officer, 'system.audit', {});
    expect(audited.problems).toEqual([]);
    const before = tables();
    kit.desk.projector.rebuild(kit.desk.store);
    expect(tables()).toEqual(before);
    expect(kit.errors).toEqual([]);
  });

  it('belongs to the person who took it in until it stands with a paper', async () => {
    const clerk = await signedIn(kit, 'dispatcher');
    const officer = await signedIn(kit, 'officer');
    const { id, size } = await takeIn(kit, clerk, 'scan.pdf', await emptyPages(1));
    expect(await ask(kit, officer, 'attachments.staged', {})).toEqual([]);
    expect((await refusalOf(kit, officer, 'attachments.read', { id, offset: 0, length: size })).code).toBe('notFound');
    expect((await refusalOf(kit, officer, 'attachments.discard', { id })).code).toBe('notFound');
    expect((await refusalOf(kit, officer, 'dak.diarise', { ...entry, attachments: [id] })).code).toBe('notFound');
    await ask(kit, clerk, 'attachments.discard', { id });
    expect(storedFiles()).toBe(0);
  });
});

describe('an import', () => {
  it('that is cut off leaves nothing; one that was complete is there after a restart', async () => {
    const clerk = await signedIn(kit, 'dispatcher');
    const pdf = await emptyPages(2);
    const kept = await takeIn(kit, clerk, 'kept.pdf', pdf);
    const uploadId = await send(kit, clerk, 'half.pdf', await emptyPages(5));
    expect(temporaryFiles()).toHaveLength(1);
    const asAfterPowerCut = join(place.path, 'copy');
    cpSync(kit.folder, asAfterPowerCut, { recursive: true });
    kit.close();
    expect(readdirSync(join(asAfterPowerCut, 'incoming'))).toHaveLength(1);
    kit = await openKit(asAfterPowerCut);
    const again = await signedIn(kit, 'dispatcher');
    expect(temporaryFiles()).toEqual([]);
    expect((await refusalOf(kit, again, 'attachments.finish', { uploadId, pages: 5 })).code).toBe('uploadLost');
    expect((await ask(kit, again, 'attachments.staged', {})).map(({ id }) => id)).toEqual([kept.id]);
    kit.clock.now += 8 * 24 * 3_600_000;
    const later = kit.clock;
    kit.close();
    kit = await openKit(kit.folder, { clock: later });
    expect(storedFiles()).toBe(0);
  });

  it('that is cancelled, or goes on out of order or from another window, leaves nothing', async () => {
    const clerk = await signedIn(kit, 'dispatcher');
    const other = await signedIn(kit, 'dispatcher');
    const pdf = await emptyPages(1);
    const cancelled = await send(kit, clerk, 'a.pdf', pdf);
    await ask(kit, other, 'attachments.cancel', { uploadId: cancelled });
    expect(temporaryFiles()).toHaveLength(1);
    await ask(kit, clerk, 'attachments.cancel', { uploadId: cancelled });
    expect((await refusalOf(kit, clerk, 'attachments.finish', { uploadId: cancelled, pages: 1 })).code).toBe('uploadLost');
    const { uploadId } = await ask(kit, clerk, 'attachments.begin', { name: 'b.pdf', size: 10 });
    const chunk = { uploadId, offset: 0, bytes: new Uint8Array(11) };
    expect((await refusalOf(kit, other, 'attachments.chunk', chunk)).code).toBe('uploadLost');
    expect((await refusalOf(kit, clerk, 'attachments.chunk', chunk)).code).toBe('attachmentSizeDiffers');
    const short = await ask(kit, clerk, 'attachments.begin', { name: 'c.pdf', size: pdf.length + 1 });
    await ask(kit, clerk, 'attachments.chunk', { uploadId: short.uploadId, offset: 0, bytes: pdf });
    expect((await refusalOf(kit, clerk, 'attachments.finish', { uploadId: short.uploadId, pages: 1 })).code).toBe('attachmentSizeDiffers');
    expect([temporaryFiles(), storedFiles()]).toEqual([[], 0]);
  });

  it('of what is no scan, broken, or too large is refused with its reason', async () => {
    const clerk = await signedIn(kit, 'dispatcher');
    const text = (words: string) => new TextEncoder().encode(words);
    const pdf = await emptyPages(1);
    const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), text('IHDR'), Buffer.from([0, 1, 0, 0, 0, 1, 0, 0, 8, 0, 0, 0, 0]), text('....IEND')]);
    const bomb = greyTiff([{ width: 60_000, height: 60_000, stored: 10 }]);
    const cut = greyTiff([{ width: 50, height: 50 }]).subarray(0, 500);
    const circle = greyTiff([{ width: 5, height: 5 }]);
    new DataView(circle.buffer).setUint32(8 + 2 + 9 * 12, 8, true);
    const cases: readonly [string, Uint8Array, number | null, string][] = [
      ['letter.pdf', text('MZ this is a program'), null, 'attachmentKind'],
      ['page.png', text('<html><script>alert(1)</script></html>'), null, 'attachmentKind'],
      ['cut.pdf', pdf.subarray(0, pdf.length - 20), 1, 'attachmentBroken'],
      ['uncounted.pdf', pdf, null, 'attachmentBroken'],
      ['boasting.pdf', pdf, 19_999, 'attachmentBroken'],
      ['huge.png', png, null, 'attachmentTooManyPixels'],
      ['bomb.tif', bomb, null, 'attachmentTooManyPixels'],
      ['cut.tif', cut, null, 'attachmentBroken'],
      ['circle.tif', circle, null, 'attachmentBroken'],
      ['head.tif', Uint8Array.of(0x49, 0x49, 42, 0), null, 'attachmentBroken'],
      ['head.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0xff, 0xd9), null, 'attachmentBroken'],
    ];
    for (const [name, bytes, pages, code] of cases) {
      const uploadId = await send(kit, clerk, name, bytes);
      expect([name, (await refusalOf(kit, clerk, 'attachments.finish', { uploadId, pages })).code]).toEqual([name, code]);
    }
    expect((await refusalOf(kit, clerk, 'attachments.begin', { name: 'empty.pdf', size: 0 })).code).toBe('attachmentEmpty');
    expect(await refusalOf(kit, clerk, 'attachments.begin', { name: 'large.pdf', size: 1024 ** 3 })).toEqual({ code: 'attachmentTooLarge', params: { megabytes: 200 } });
    expect([temporaryFiles(), storedFiles(), kit.errors]).toEqual([[], 0, []]);
  });

  it('is named by what it is', async () => {
    const clerk = await signedIn(kit, 'dispatcher');
    const staged = await takeIn(kit, clerk, '../../\u202efdp.exe.jpg', await emptyPages(1));
    expect([staged.name, staged.mime]).toEqual(['fdp.exe.pdf', 'application/pdf']);
  });
});

describe('the folder of the scanner', () => {
  const folder = () => join(place.path, 'scans');
  beforeEach(() => mkdirSync(folder()));

  it('shows what waits in it, and a scan taken in lies in `taken`', async () => {
    const clerk = await signedIn(kit, 'dispatcher');
    expect((await refusalOf(kit, clerk, 'attachments.setScanFolder', { folder: join(place.path, 'nowhere') })).code).toBe('scanFolderGone');
    await ask(kit, clerk, 'attachments.setScanFolder', { folder: folder() });
    const pdf = await emptyPages(2);
    writeFileSync(join(folder(), 'scan 1.pdf'), pdf);
    writeFileSync(join(folder(), 'notes.txt'), 'not a scan');
    writeFileSync(join(place.path, 'outside.pdf'), pdf);
    symlinkSync(join(place.path, 'outside.pdf'), join(folder(), 'link.pdf'));
    expect((await ask(kit, clerk, 'attachments.scans', {})).map(({ name, mime, size }) => [name, mime, size])).toEqual([['scan 1.pdf', 'application/pdf', pdf.length]]);
    for (const name of ['../outside.pdf', 'link.pdf', 'notes.txt', join(place.path, 'outside.pdf')]) {
      expect((await refusalOf(kit, clerk, 'attachments.readScan', { name, offset: 0, length: 10 })).code).toBe('scanGone');
    }
    const staged = await ask(kit, clerk, 'attachments.takeScan', { name: 'scan 1.pdf', pages: 2 });
    expect(staged).toMatchObject({ name: 'scan 1.pdf', pages: 2 });
    expect(readFileSync(join(folder(), 'taken', 'scan 1.pdf')).equals(pdf)).toBe(true);
    expect(await ask(kit, clerk, 'attachments.scans', {})).toEqual([]);
    expect((await refusalOf(kit, clerk, 'attachments.takeScan', { name: 'scan 1.pdf', pages: 2 })).code).toBe('scanGone');
    expect((await ask(kit, clerk, 'attachments.staged', {})).map(({ id }) => id)).toEqual([staged.id]);
  });

  it('tells the windows when the scanner has written', async () => {
    kit.close();
    let heard: (tables: readonly string[]) => void = () => undefined;
    const told = new Promise<readonly string[]>((resolve) => {
      heard = resolve;
    });
    kit = await openKit(kit.folder, { announce: (changed) => heard(changed) });
    const clerk = await signedIn(kit, 'dispatcher');
    await ask(kit, clerk, 'attachments.setScanFolder', { folder: folder() });
    await ask(kit, clerk, 'attachments.scans', {});
    writeFileSync(join(folder(), 'new.pdf'), await emptyPages(1));
    expect(await told).toEqual(['scan_folder']);
  });
});
