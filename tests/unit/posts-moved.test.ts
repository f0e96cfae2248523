import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../main/core/ledger/audit.ts';
import { heavyPdf } from '../support/heavy-pdf.ts';
import { ask, demoPerson, draftFor, paragraphs, refusalOf, signedIn, type Kit } from './desk-kit.ts';
import { DesksKit, until, worksAt, type Registrar } from './desks-kit.ts';
import { takeIn } from './scans.ts';

let desks: DesksKit;
beforeEach(() => {
  desks = new DesksKit();
});
afterEach(() => desks.endAll());

const custodyOf = ({ desk }: Kit, thing: string) => desk.handover.current?.host.thing(thing)?.custody.state ?? 'unknown';
const lies = (thing: string, kit: Kit) => until(() => custodyOf(kit, thing) === 'held');

/** An office on one PC; its officer has files, a draft, a yellow note and dak on his table. */
async function officeOnOnePc() {
  const first = await desks.office();
  const officer = await signedIn(first.kit, 'officer');
  const clerk = await signedIn(first.kit, 'dispatcher');
  const { kit } = first;
  const open = (subject: string) => ask(kit, officer, 'files.open', { subject, heads: { head: '7' }, classification: 'normal' });
  const [wall, roof, map] = [await open('Boundary wall'), await open('Roof'), await open('Map of the roof')];
  const scan = await takeIn(kit, officer, 'plan.pdf', await heavyPdf(300_000));
  await ask(kit, officer, 'attachments.addToFile', { fileId: wall.id, ids: [scan.id], appendix: 'correspondence' });
  await ask(kit, officer, 'notes.saveYellow', { fileId: wall.id, content: paragraphs('The wall has fallen.') });
  const { id: letterId } = await ask(kit, officer, 'letters.create', { fileId: wall.id, draft: draftFor(officer.person.postId, { subject: { en: 'Repair of the wall' } }) });
  await ask(kit, officer, 'files.attach', { fileId: map.id, otherId: roof.id });
  const staged = await takeIn(kit, clerk, 'letter.pdf', await heavyPdf(2_000));
  const receipt = await ask(kit, clerk, 'dak.diarise', { ...entry, attachments: [staged.id] });
  await ask(kit, clerk, 'dak.mark', { receiptId: receipt.id, toPostId: officer.person.postId });
  return { first, officer, wall, roof, map, letterId, receipt };
}

const entry = {
  register: 'A', form: 'electronic', deliveryMode: 'e-mail', receivedOn: '2026-11-21', sender: { name: 'Sample Sender', designation: '', organisation: 'Sample Works', address: '', city: '', email: '', mobile: '' }, language: 'en', subject: 'Fallen wall', classification: 'normal',
} as const;

const movePost = ({ kit, registrar }: Registrar, postId: string, deskId: string) => ask(kit, registrar, 'network.movePost', { postId, deskId });

describe('a post that gets a PC of its own', () => {
  it('finds there what lay on its table: files with papers, draft and yellow note, and dak; and all of it back where it came from', async () => {
    const { first, wall, letterId, receipt } = await officeOnOnePc();
    const person = await demoPerson(first.kit, 'officer');
    const second = await desks.join(first, [person.postId]);
    await lies(wall.id, second.kit);
    await lies(receipt.id, second.kit);
    const officer = await worksAt(first, second, person);
    expect((await ask(second.kit, officer, 'files.list', { folder: 'created', limit: 20 })).rows.map(({ id }) => id)).toEqual([wall.id]);
    const { yellow } = await ask(second.kit, officer, 'files.view', { fileId: wall.id });
    expect(yellow?.content).toEqual(paragraphs('The wall has fallen.'));
    expect(second.kit.desk.store.all(second.kit.desk.store.build.selectFrom('attachment').select('hash').where('file_id', '=', wall.id)).map(({ hash }) => second.kit.desk.blobs.isIntact(hash))).toEqual([true]);
    expect((await ask(second.kit, officer, 'letters.view', { letterId })).draft.subject).toEqual({ en: 'Repair of the wall' });
    await ask(second.kit, officer, 'notes.confirm', { fileId: wall.id });
    await ask(second.kit, officer, 'dak.putInFile', { receiptId: receipt.id, fileId: wall.id });
    await movePost(first, person.postId, first.lan.id);
    await lies(wall.id, first.kit);
    const home = await signedIn(first.kit, 'officer');
    expect((await ask(first.kit, home, 'files.view', { fileId: wall.id })).notes).toHaveLength(1);
    for (const { kit } of [first, second]) expect(audit(kit.desk).problems).toEqual([]);
  });

  it('gets what was on its way to its old desk when it was moved', async () => {
    const { first, officer } = await officeOnOnePc();
    const assistant = await signedIn(first.kit, 'assistant');
    const [second, third] = [await desks.join(first, [officer.person.postId]), await desks.join(first)];
    await until(() => third.lan.isReachable(second.lan.id));
    await desks.end(second);
    const { id } = await ask(first.kit, assistant, 'files.open', { subject: 'Drain', heads: { head: '7' }, classification: 'normal' });
    await ask(first.kit, assistant, 'files.send', { fileId: id, toPostId: officer.person.postId, kind: 'put-up' });
    expect(custodyOf(first.kit, id)).toBe('transit');
    await movePost(first, officer.person.postId, third.lan.id);
    const again = await desks.again(second);
    await lies(id, third.kit);
    await until(() => custodyOf(again.kit, id) === 'sent' && custodyOf(first.kit, id) === 'sent');
  });

  it('leaves everything where it is when its desk was revoked: nobody would take it from there', async () => {
    const { first, officer, wall } = await officeOnOnePc();
    const second = await desks.join(first, [officer.person.postId]);
    await lies(wall.id, second.kit);
    await ask(first.kit, first.registrar, 'network.revokeDesk', { deskId: second.lan.id, reason: 'retired' });
    // It is not told by anybody any more, but may come to hear of it on a stick.
    second.lan.keeper.offer(first.lan.keeper.roster.entries.map(({ bytes }) => bytes));
    expect(second.lan.keeper.roster.desks.has(second.lan.id)).toBe(false);
    for (let at = 0; at < 20; at += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(custodyOf(second.kit, wall.id)).toBe('held');
  });

  it('leaves what is attached to another file where it lies, since these go only together, and says so there', async () => {
    const { first, officer, wall, roof, map } = await officeOnOnePc();
    const left = async () => (await ask(first.kit, first.registrar, 'network.status', {})).leftBehind;
    expect(await left()).toEqual([]);
    const second = await desks.join(first, [officer.person.postId]);
    await lies(wall.id, second.kit);
    expect(custodyOf(first.kit, roof.id)).toBe('held');
    expect(await left()).toEqual([roof.number, map.number]);
    expect((await refusalOf(first.kit, officer, 'notes.confirm', { fileId: wall.id, content: paragraphs('Too late.') })).code, 'his post does not work here any more').toBe('noCharge');
  });
});
