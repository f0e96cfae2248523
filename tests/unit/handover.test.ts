import { randomBytes } from 'node:crypto';
import { PDFDocument } from 'pdf-lib';
import { afterEach, describe, expect, it } from 'vitest';
import { audit } from '../../main/core/ledger/audit.ts';
import type { Caller } from '../../main/core/session/session.ts';
import { ask, demoPerson, paragraphs, refusalOf, signedIn, type DemoPerson, type Kit, type RoleName } from './desk-kit.ts';
import { DesksKit, until, type DeskOnLan, type Registrar } from './desks-kit.ts';
import { takeIn } from './scans.ts';

let desks = new DesksKit();
afterEach(async () => {
  await desks.endAll();
  desks = new DesksKit();
});

type AtWork = Caller & { readonly person: DemoPerson };

/** The person of the demo office works at that desk, with keys that the registrar has confirmed. */
async function worksAt(office: Registrar, desk: DeskOnLan, person: DemoPerson): Promise<AtWork> {
  const pin = '731905';
  const nobody = desk.kit.core.caller();
  const { check } = await ask(desk.kit, nobody, 'session.takeUp', { personId: person.personId, pin });
  await until(() => keysAsked(office.kit) > 0);
  await ask(office.kit, office.registrar, 'office.confirmKeys', { personId: person.personId, deskId: desk.lan.id, check });
  const mine = { ...desk.kit.core.caller(), person };
  await expect.poll(async () => (await desk.kit.core.call(mine, 'session.signIn', { personId: person.personId, pin })).result.ok, { timeout: 10_000, interval: 20 }).toBe(true);
  return mine;
}

const keysAsked = ({ desk }: Kit): number => desk.store.all(desk.store.build.selectFrom('key_request').select('person_id')).length;

/** An office on two desks: the assistant at the registrar's, the section officer at the second. */
async function twoDesks(role: RoleName = 'officer') {
  const first = await desks.office();
  const assistant = await signedIn(first.kit, 'assistant');
  const person = await demoPerson(first.kit, role);
  const second = await desks.join(first, [person.postId]);
  await until(() => second.kit.desk.store.all(second.kit.desk.store.build.selectFrom('charge').select('id')).length > 0);
  const officer = await worksAt(first, second, person);
  return { first, second, assistant, officer };
}

const custodyOf = ({ desk }: Kit, file: string) => desk.handover.current?.host.thing(file)?.custody.state ?? 'unknown';
const heldBy = (file: string, holder: Kit, sender: Kit) => () => custodyOf(holder, file) === 'held' && custodyOf(sender, file) === 'sent';
const fileRow = ({ desk }: Kit, id: string) => desk.store.first(desk.store.build.selectFrom('file').selectAll().where('id', '=', id));
const movements = ({ desk }: Kit, id: string) => desk.store.all(desk.store.build.selectFrom('movement').selectAll().where('file_id', '=', id));
const openFile = (kit: Kit, caller: Caller) => ask(kit, caller, 'files.open', { subject: 'Boundary wall', heads: { head: '7' }, classification: 'normal' });

const entry = {
  register: 'A', form: 'electronic', deliveryMode: 'e-mail', receivedOn: '2026-11-21', sender: { name: 'Sample Sender', designation: '', organisation: 'Sample Works', address: '', city: '', email: '', mobile: '' }, language: 'en', subject: 'Fallen wall', classification: 'normal',
} as const;

/** A PDF of a page that carries so many bytes which no packing makes smaller. */
async function heavyPdf(bytes: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage();
  await pdf.attach(new Uint8Array(randomBytes(bytes)), 'noise.bin');
  return pdf.save();
}

function expectSound(...kits: readonly Kit[]): void {
  for (const { desk } of kits) expect(audit(desk).problems).toEqual([]);
}

describe('a file sent to a post at another desk', () => {
  it('is held there with its whole history, is written on there, and comes back; both desks know the same of it', async () => {
    const { first, second, assistant, officer } = await twoDesks();
    const { id } = await openFile(first.kit, assistant);
    await ask(first.kit, assistant, 'notes.saveYellow', { fileId: id, content: paragraphs('The wall has fallen.') });
    await ask(first.kit, assistant, 'files.send', { fileId: id, toPostId: officer.person.postId, kind: 'put-up', remarks: 'For orders' });
    await until(heldBy(id, second.kit, first.kit));
    expect((await refusalOf(first.kit, assistant, 'notes.saveYellow', { fileId: id, content: paragraphs('late') })).code).toBe('fileNotHere');
    await ask(second.kit, officer, 'notes.confirm', { fileId: id });
    await ask(second.kit, officer, 'files.return', { fileId: id, remarks: 'Please estimate.' });
    await until(heldBy(id, first.kit, second.kit));
    expect(fileRow(second.kit, id)).toEqual(fileRow(first.kit, id));
    expect(movements(second.kit, id)).toEqual(movements(first.kit, id));
    expect(fileRow(first.kit, id)).toMatchObject({ holder_post: assistant.person.postId, notes: 1 });
    const place = await ask(first.kit, assistant, 'handover.ofFile', { fileId: id });
    expect(place).toMatchObject({ state: 'here', desk: null });
    expect(place?.proofs.map(({ kind }) => kind)).toEqual(['dispatched', 'accepted', 'dispatched', 'accepted']);
    expectSound(first.kit, second.kit);
  });

  it('takes its receipts and their scans along, large ones too', async () => {
    const { first, second, assistant, officer } = await twoDesks();
    const clerk = await signedIn(first.kit, 'dispatcher');
    const scan = await takeIn(first.kit, clerk, 'plan.pdf', await heavyPdf(700_000));
    const receipt = await ask(first.kit, clerk, 'dak.diarise', { ...entry, attachments: [scan.id] });
    expect((await refusalOf(first.kit, clerk, 'dak.mark', { receiptId: receipt.id, toPostId: officer.person.postId })).code).toBe('receiptStaysHere');
    await ask(first.kit, clerk, 'dak.mark', { receiptId: receipt.id, toPostId: assistant.person.postId });
    const { id } = await openFile(first.kit, assistant);
    await ask(first.kit, assistant, 'dak.putInFile', { receiptId: receipt.id, fileId: id });
    await ask(first.kit, assistant, 'files.send', { fileId: id, toPostId: officer.person.postId, kind: 'put-up' });
    await until(heldBy(id, second.kit, first.kit));
    const [there] = await ask(second.kit, officer, 'attachments.ofReceipt', { receiptId: receipt.id });
    expect(there).toMatchObject({ id: scan.id, size: scan.size, receipt: { number: receipt.number } });
    expectSound(first.kit, second.kit);
  });

  it('waits while the other desk is off, and is pulled back by its sender: the other desk never has it', async () => {
    const { first, second, assistant, officer } = await twoDesks();
    const { id } = await openFile(first.kit, assistant);
    await desks.end(second);
    await ask(first.kit, assistant, 'files.send', { fileId: id, toPostId: officer.person.postId, kind: 'put-up' });
    expect(await ask(first.kit, assistant, 'handover.travelling', {})).toMatchObject([{ fileId: id, way: 'out', recalled: false }]);
    expect((await refusalOf(first.kit, assistant, 'notes.saveYellow', { fileId: id, content: paragraphs('late') })).code).toBe('fileNotHere');
    await ask(first.kit, assistant, 'files.pullBack', { fileId: id });
    expect(custodyOf(first.kit, id)).toBe('transit');
    const again = await desks.again(second);
    await until(() => custodyOf(first.kit, id) === 'held');
    expect(custodyOf(again.kit, id)).toBe('refused');
    expect(fileRow(first.kit, id)).toMatchObject({ holder_post: assistant.person.postId, read: 1 });
    expect(movements(first.kit, id).map(({ kind }) => kind)).toEqual(['put-up', 'pull-back']);
    await ask(first.kit, assistant, 'notes.saveYellow', { fileId: id, content: paragraphs('Again in hand.') });
    expectSound(first.kit, again.kit);
  });

  it('is given back by the other desk while nobody there has opened it, and not after', async () => {
    const { first, second, assistant, officer } = await twoDesks();
    const { id } = await openFile(first.kit, assistant);
    const send = () => ask(first.kit, assistant, 'files.send', { fileId: id, toPostId: officer.person.postId, kind: 'put-up' });
    await send();
    await until(heldBy(id, second.kit, first.kit));
    await ask(first.kit, assistant, 'files.pullBack', { fileId: id });
    await until(heldBy(id, first.kit, second.kit));
    expect(fileRow(second.kit, id)).toEqual(fileRow(first.kit, id));
    expect(movements(first.kit, id).map(({ kind }) => kind)).toEqual(['put-up', 'pull-back']);
    await send();
    await until(heldBy(id, second.kit, first.kit));
    await ask(second.kit, officer, 'files.markRead', { fileId: id });
    expect((await refusalOf(first.kit, assistant, 'files.pullBack', { fileId: id })).code).toBe('pullBackTooLate');
    expectSound(first.kit, second.kit);
  });
});
