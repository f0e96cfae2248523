import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTrustList } from '../../main/core/seal/trust-list.ts';
import { ask, draftInHand, openDemo, openKit, refusalOf, signedIn, temporaryFolder, type DemoPerson, type Kit } from './desk-kit.ts';
import type { Caller } from '../../main/core/session/session.ts';

let place: ReturnType<typeof temporaryFolder>;
let kit: Kit;
let registrar: Caller & { readonly person: DemoPerson };
beforeEach(async () => {
  place = temporaryFolder();
  kit = await openDemo(place.path);
  registrar = await signedIn(kit, 'registrar');
});
afterEach(() => {
  kit.close();
  place.remove();
});

const hour = 3_600_000;
const newcomerPin = '918273';
const newcomer = () => ask(kit, registrar, 'office.addPerson', { name: { en: 'New Person', ur: 'نیا فرد' }, pin: newcomerPin });
const post = async (code: string) => {
  const found = (await ask(kit, registrar, 'office.structure', {})).posts.find((one) => one.code === code);
  if (!found) throw new Error(`no post ${code}`);
  return found;
};
async function signIn(personId: string): Promise<Caller & { readonly person: DemoPerson }> {
  const bare = kit.core.caller();
  const { post: held } = await ask(kit, bare, 'session.signIn', { personId, pin: newcomerPin });
  return Object.assign(bare, { person: { personId, postId: held.postId, sectionId: held.sectionId, pin: newcomerPin } });
}
const trusted = async () => {
  const list = readTrustList((await ask(kit, registrar, 'office.trustList', {})).bytes);
  if (!list.ok) throw new Error(list.error.code);
  return list.value;
};

describe('handing over charge', () => {
  it('ends the earlier charge the day before, and the successor seals for the post', async () => {
    const officer = await signedIn(kit, 'officer');
    const { id: personId } = await newcomer();
    const { id: postId } = await post('SO(Admin)');
    await ask(kit, registrar, 'office.giveCharge', { postId, personId, kind: 'substantive', from: '2026-11-23', orderNumber: 'O-1' });
    expect((await post('SO(Admin)')).charges.map(({ from, until, kind }) => ({ from, until, kind }))).toEqual([
      { from: '2026-11-21', until: '2026-11-22', kind: 'substantive' },
      { from: '2026-11-23', until: null, kind: 'substantive' },
    ]);
    expect(await refusalOf(kit, kit.core.caller(), 'session.signIn', { personId, pin: newcomerPin })).toEqual({ code: 'noCharge' });
    await ask(kit, officer, 'files.counts', {});
    kit.clock.now += 48 * hour;
    await ask(kit, officer, 'session.touch', {});
    const former = { personId: officer.person.personId, pin: officer.person.pin };
    expect(await refusalOf(kit, kit.core.caller(), 'session.signIn', former)).toEqual({ code: 'noCharge' });
    const successor = await signIn(personId);
    const { letterId } = await draftInHand(kit, successor);
    await ask(kit, successor, 'letters.approve', { letterId, pin: newcomerPin });
    const view = await ask(kit, successor, 'letters.view', { letterId });
    expect(view.issued?.by).toMatchObject({ personId, postId, acting: false });
    const { bytes } = await ask(kit, successor, 'letters.pdf', { letterId });
    expect(await ask(kit, successor, 'verify.file', { bytes, name: 'x.pdf' })).toMatchObject({ verdict: 'genuine', textMatch: true });
    await ask(kit, successor, 'letters.cancel', { letterId, reason: 'typing error', pin: newcomerPin });
    expect((await ask(kit, successor, 'system.audit', {})).problems).toEqual([]);
  });

  it('stops who is still signed in when the charge is over', async () => {
    const officer = await signedIn(kit, 'officer');
    const { letterId } = await draftInHand(kit, officer);
    const [charge] = (await post('SO(Admin)')).charges;
    await ask(kit, registrar, 'office.endCharge', { chargeId: charge?.id ?? '', until: '2026-11-20' });
    expect(await refusalOf(kit, officer, 'letters.approve', { letterId, pin: officer.person.pin })).toEqual({ code: 'noCharge' });
    expect(await refusalOf(kit, officer, 'files.counts', {})).toEqual({ code: 'noCharge' });
  });

  it('leaves the inbox with the post', async () => {
    const assistant = await signedIn(kit, 'assistant');
    const { id: postId } = await post('SO(Admin)');
    const file = await ask(kit, assistant, 'files.open', { subject: 'Inbox', heads: { head: '1' }, classification: 'normal' });
    await ask(kit, assistant, 'files.send', { fileId: file.id, toPostId: postId, kind: 'put-up' });
    const { id: personId } = await newcomer();
    await ask(kit, registrar, 'office.giveCharge', { postId, personId, kind: 'substantive', from: '2026-11-21' });
    const successor = await signIn(personId);
    expect((await ask(kit, successor, 'files.list', { folder: 'inbox' })).rows.map((row) => row.number)).toEqual([file.number]);
  });
});

describe('an acting officer', () => {
  it('stands beside the holder, and is marked as acting on the act and in the letter', async () => {
    const { id: personId } = await newcomer();
    const { id: postId } = await post('SO(Admin)');
    await ask(kit, registrar, 'office.giveCharge', { postId, personId, kind: 'acting', from: '2026-11-21', until: '2026-11-25' });
    const acting = await signIn(personId);
    expect((await ask(kit, acting, 'session.current', {}))?.post.acting).toBe(true);
    const { letterId, fileId } = await draftInHand(kit, acting);
    await ask(kit, acting, 'notes.confirm', { fileId, decision: 'approved' });
    await ask(kit, acting, 'letters.approve', { letterId, pin: newcomerPin });
    expect((await ask(kit, acting, 'letters.view', { letterId })).issued?.by).toMatchObject({ acting: true, personId, postId });
    expect((await ask(kit, acting, 'files.view', { fileId })).notes[0]?.actor).toMatchObject({ acting: true, personId });
    const officer = await signedIn(kit, 'officer');
    expect((await ask(kit, officer, 'session.current', {}))?.post.acting).toBe(false);
    kit.clock.now += 5 * 24 * hour;
    expect(await refusalOf(kit, kit.core.caller(), 'session.signIn', { personId, pin: newcomerPin })).toEqual({ code: 'noCharge' });
    await signedIn(kit, 'officer');
  });
});

describe('a growing office', () => {
  it('gets a sealing key and a new trust list with each section, and its new officer seals with it', async () => {
    const before = await trusted();
    const section = await ask(kit, registrar, 'office.addSection', { code: 'Acts', name: { en: 'Accounts Section' } });
    const after = await trusted();
    expect([before.sequence, after.sequence]).toEqual([1, 2]);
    expect(after.entries).toHaveLength(before.entries.length + 1);
    const { id: postId } = await ask(kit, registrar, 'office.addPost', { sectionId: section.id, code: 'AO', name: { en: 'Accounts Officer' }, roles: ['officer'] });
    const { id: personId } = await newcomer();
    await ask(kit, registrar, 'office.giveCharge', { postId, personId, kind: 'substantive', from: '2026-11-21' });
    const officer = await signIn(personId);
    const { letterId } = await draftInHand(kit, officer);
    expect((await ask(kit, officer, 'letters.approve', { letterId, pin: newcomerPin })).number).toBe('AO/DMO/1/2026');
    const { bytes } = await ask(kit, officer, 'letters.pdf', { letterId });
    expect(await ask(kit, officer, 'verify.file', { bytes, name: 'x.pdf' })).toMatchObject({ verdict: 'genuine', pdfSignature: { signer: 'Accounts Section' } });
    const other = await signedIn(kit, 'officer');
    expect(await refusalOf(kit, other, 'letters.cancel', { letterId, reason: 'not mine', pin: other.person.pin })).toEqual({ code: 'sealKeyMissing' });
    expect((await ask(kit, other, 'letters.view', { letterId })).state).toBe('issued');
    expect((await ask(kit, registrar, 'system.audit', {})).problems).toEqual([]);
  });

  it('refuses a code twice, a code of blanks, and charge of what is not there', async () => {
    const name = { en: 'X' };
    expect(await refusalOf(kit, registrar, 'office.addSection', { code: ' Admin ', name })).toMatchObject({ code: 'codeTaken' });
    expect(await refusalOf(kit, registrar, 'office.addSection', { code: '  ', name })).toMatchObject({ code: 'badInput' });
    const { sectionId, id: postId } = await post('Registrar');
    expect(await refusalOf(kit, registrar, 'office.addPost', { sectionId, code: 'Dispatcher', name, roles: ['officer'] })).toMatchObject({ code: 'codeTaken' });
    expect(await refusalOf(kit, registrar, 'office.addPost', { sectionId, code: ' ', name, roles: ['officer'] })).toMatchObject({ code: 'badInput' });
    const nobody = '019a0000-0000-7000-8000-00000000abcd';
    expect(await refusalOf(kit, registrar, 'office.giveCharge', { postId, personId: nobody, kind: 'acting', from: '2026-11-21' })).toEqual({ code: 'notFound' });
  });

  it('says on every act of its registrar who did it', async () => {
    await newcomer();
    const { store } = kit.desk;
    const events = store.all(store.build.selectFrom('event').select(['type', 'bytes']).orderBy('seq', 'desc').limit(1));
    const { decodeSignedEvent } = await import('../../main/core/ledger/signed-event.ts');
    const [last] = events;
    expect(last?.type).toBe('person.registered');
    expect(last && decodeSignedEvent(last.bytes).event.actor).toMatchObject({ person: registrar.person.personId, post: registrar.person.postId });
  });
});

describe('founding an office', () => {
  it('happens once, also when two windows ask at the same moment', async () => {
    const other = temporaryFolder();
    const fresh = await openKit(other.path);
    const answers = await Promise.all(
      [1, 2, 3].map(async () => {
        const { result } = await fresh.core.call(fresh.core.caller(), 'office.openDemo', { country: 'in' });
        return result.ok ? 'ok' : result.error.code;
      }),
    );
    expect(answers.toSorted()).toEqual(['officeExists', 'officeExists', 'ok']);
    expect(await ask(fresh, fresh.core.caller(), 'session.people', {})).toHaveLength(4);
    expect(fresh.errors).toEqual([]);
    fresh.close();
    other.remove();
  });
});
