import { join } from 'node:path';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Output } from '../../preload/contract/index.ts';
import { verifyCommand } from '../../main/cli/verify-command.ts';
import { takeKey } from '../../main/core/office/keys-of-office.ts';
import { sealingKeyFromPrivateKey } from '../../main/core/seal/private-key.ts';
import { decodeSealFacts } from '../../main/core/seal/seal-payload.ts';
import { readToken, sealToken } from '../../main/core/seal/seal-token.ts';
import { digitsToken, tokenDigits } from '../../main/core/seal/digits.ts';
import { officerOf, type Caller } from '../../main/core/session/session.ts';
import { ask, demoPerson, draftInHand, drawnLayout, openDemo, openKit, refusalOf, signedIn, temporaryFolder, type DemoPerson, type Kit } from './desk-kit.ts';

type SignedIn = Caller & { readonly person: DemoPerson };
const aDay = 86_400_000;
const passphrase = 'four words of the office';
const place = temporaryFolder();
let desks = 0;
let kit: Kit;
let officer: SignedIn;
let registrar: SignedIn;

beforeEach(async () => {
  desks += 1;
  kit = await openDemo(join(place.path, String(desks)));
  officer = await signedIn(kit, 'officer');
  registrar = await signedIn(kit, 'registrar');
});
afterEach(() => {
  vi.useRealTimers();
  kit.close();
});
afterAll(place.remove);

/** Later, with everybody signed in anew. */
async function daysLater(days: number): Promise<void> {
  kit.clock.now += days * aDay;
  officer = await signedIn(kit, 'officer');
  registrar = await signedIn(kit, 'registrar');
}

async function issue(subject = 'Repair of the record room') {
  const { letterId } = await draftInHand(kit, officer, { subject: { en: subject } });
  const issued = await ask(kit, officer, 'letters.approve', { letterId, pin: officer.person.pin });
  return { letterId, ...issued };
}

async function keysOfSection(): Promise<Output<'office.keys'>['sections'][number]> {
  const { sections } = await ask(kit, registrar, 'office.keys', {});
  const section = sections.find(({ sectionId }) => sectionId === officer.person.sectionId);
  if (!section) throw new Error('the section has gone');
  return section;
}

async function kidInUse(): Promise<string> {
  const key = (await keysOfSection()).keys.find(({ state }) => state === 'active');
  if (!key) throw new Error('no key in use');
  return key.kid;
}

/** The files that a stranger has, and his `daftar verify`. */
async function stranger() {
  const trust = join(kit.folder, 'trust.cose');
  const status = join(kit.folder, 'status.cbor');
  writeFileSync(trust, (await ask(kit, registrar, 'office.trustList', {})).bytes);
  writeFileSync(status, (await ask(kit, registrar, 'verify.statusList', {})).bytes);
  vi.useFakeTimers({ toFake: ['Date'], now: kit.clock.now });
  return async (what: string, withStatus = true) => {
    const { good, value } = await verifyCommand({ trust, ...(withStatus ? { status } : {}) }, [what], { json: true, peers: [], publicHttp: false, check: false });
    const shown: { verdict?: unknown; notes?: unknown } = value;
    const notes = Array.isArray(shown.notes) ? shown.notes.map((note: { code: unknown }) => note.code) : [];
    return { good, verdict: shown.verdict, notes };
  };
}

async function pdfFile(letterId: string): Promise<string> {
  const file = join(kit.folder, `${letterId}.pdf`);
  writeFileSync(file, (await ask(kit, officer, 'letters.pdf', { letterId })).bytes);
  return file;
}

const register = async () => {
  const { result } = await kit.core.call(officer, 'system.audit', {});
  return result.ok ? result.value : result.error;
};

/** What a thief has who got at the section's key while the officer had it open. */
function stolenKey(kid: string) {
  const { session } = officer;
  if (!session?.keys) throw new Error('nobody is signed in');
  return takeKey(kit.desk.store, kid, session.personId, session.keys.agreement);
}

describe('a sealing key', () => {
  it('is shown with its days left, and warned about from thirty days before its end', async () => {
    expect(await keysOfSection()).toMatchObject({ warning: 'none', keys: [{ state: 'active', from: '2026-11-21', until: '2027-11-21', daysLeft: 365 }] });
    await daysLater(334);
    expect(await keysOfSection()).toMatchObject({ warning: 'none', keys: [{ daysLeft: 31 }] });
    await daysLater(1);
    expect(await keysOfSection()).toMatchObject({ warning: 'soon', keys: [{ daysLeft: 30 }] });
    await daysLater(31);
    expect(await keysOfSection()).toMatchObject({ warning: 'ended', keys: [{ daysLeft: -1 }] });
  });

  it('seals on its last day, refuses the day after, and seals again once renewed', async () => {
    await daysLater(365);
    await issue();
    await daysLater(1);
    const { letterId } = await draftInHand(kit, officer);
    expect(await refusalOf(kit, officer, 'letters.approve', { letterId, pin: officer.person.pin })).toEqual({ code: 'sealKeyEnded' });
    await ask(kit, registrar, 'office.renewSealingKey', { sectionId: officer.person.sectionId });
    await ask(kit, officer, 'letters.approve', { letterId, pin: officer.person.pin });
  });

  it('is renewed: the letters of the old one and of the new one are genuine, and each can still be cancelled', async () => {
    const before = await issue('before');
    const cancelled = await issue('cancelled later');
    const old = await kidInUse();
    await daysLater(100);
    const renewed = await ask(kit, registrar, 'office.renewSealingKey', { sectionId: officer.person.sectionId });
    expect(renewed).toMatchObject({ from: '2027-03-01', until: '2028-03-01', retired: [old] });
    expect((await keysOfSection()).keys.map(({ kid, state, until }) => [kid, state, until])).toEqual([
      [renewed.kid, 'active', '2028-03-01'],
      [old, 'retired', '2027-03-01'],
    ]);
    const after = await issue('after');
    await ask(kit, officer, 'letters.cancel', { letterId: cancelled.letterId, reason: 'wrong address', pin: officer.person.pin });
    const verify = await stranger();
    expect(await verify(await pdfFile(before.letterId))).toEqual({ good: true, verdict: 'genuine', notes: [] });
    expect(await verify(await pdfFile(after.letterId))).toEqual({ good: true, verdict: 'genuine', notes: [] });
    expect(await verify(await pdfFile(cancelled.letterId))).toMatchObject({ good: false, verdict: 'cancelled' });
    expect(await register()).toMatchObject({ ok: true, problems: [] });
  });

  it('that is retired seals no letter of a later day, whoever has it', async () => {
    const { letterId } = await issue();
    const old = await kidInUse();
    const stolen = stolenKey(old);
    await daysLater(1);
    await ask(kit, registrar, 'office.renewSealingKey', { sectionId: officer.person.sectionId });
    await daysLater(1);
    const verify = await stranger();
    const forged = tokenDigits(await minted(letterId, stolen, { date: '2026-11-23' }));
    expect(await verify(forged)).toMatchObject({ good: false, verdict: 'keyNotValidThen' });
  });

  it('that is renewed while a page is being laid out seals nothing any more', async () => {
    const folder = join(place.path, 'laid-out');
    let duringLayout: () => Promise<void> = () => Promise.resolve();
    kit.close();
    kit = await openDemo(folder, { layout: drawnLayout(() => duringLayout()) });
    officer = await signedIn(kit, 'officer');
    registrar = await signedIn(kit, 'registrar');
    const { letterId } = await draftInHand(kit, officer);
    let renewed: string[] = [];
    duringLayout = async () => {
      if (renewed.length === 0) renewed = [(await ask(kit, registrar, 'office.renewSealingKey', { sectionId: officer.person.sectionId })).kid];
    };
    await ask(kit, officer, 'letters.approve', { letterId, pin: officer.person.pin });
    expect(kit.desk.store.all(kit.desk.store.build.selectFrom('letter').select('kid'))).toEqual([{ kid: renewed[0] }]);
  });

  it('is given to officers of the section and to registrars, and to nobody else', async () => {
    const { kid } = await ask(kit, registrar, 'office.renewSealingKey', { sectionId: officer.person.sectionId });
    const holders = kit.desk.store.all(kit.desk.store.build.selectFrom('key_grant').select('person_id').where('key_id', '=', kid)).map((row) => row.person_id);
    expect(holders.toSorted()).toEqual([officer.person.personId, registrar.person.personId].toSorted());
  });

  it('of an unknown section is neither renewed nor withdrawn', async () => {
    const sectionId = '019a0000-0000-7000-8000-00000000abcd';
    expect(await refusalOf(kit, registrar, 'office.renewSealingKey', { sectionId })).toEqual({ code: 'notFound' });
    const { pin } = registrar.person;
    expect(await refusalOf(kit, registrar, 'office.withdrawSealingKey', { sectionId, reason: 'stolen', pin })).toEqual({ code: 'notFound' });
  });
});

async function urlOf(letterId: string): Promise<string> {
  const { issued } = await ask(kit, officer, 'letters.view', { letterId });
  return issued?.url ?? '';
}

/** A token sealed by someone who has the key but not the ledger. */
async function minted(letterId: string, key: ReturnType<typeof stolenKey>, change: { date?: string; number?: string; index?: number }): Promise<Uint8Array> {
  const { issued } = await ask(kit, officer, 'letters.view', { letterId });
  const token = issued ? digitsToken(issued.digits) : null;
  const message = token ? readToken(token) : null;
  const facts = message ? decodeSealFacts(message.payload) : null;
  if (!facts) throw new Error('the letter has no seal');
  const { index = facts.status.index, ...other } = change;
  return sealToken({ facts: { ...facts, ...other, status: { ...facts.status, index } }, key: sealingKeyFromPrivateKey(key) });
}

describe('a stolen sealing key', () => {
  const withdraw = async (change: { kid?: string; reason?: string } = {}) =>
    ask(kit, registrar, 'office.withdrawSealingKey', { sectionId: officer.person.sectionId, reason: 'laptop stolen', pin: registrar.person.pin, ...change });

  it('is withdrawn: exactly the letters in the ledger survive it', async () => {
    const genuine = await issue('genuine');
    const cancelled = await issue('cancelled');
    const stolenKid = await kidInUse();
    const stolen = stolenKey(stolenKid);
    const sealedAgain = await minted(genuine.letterId, stolen, {});
    const otherText = await minted(genuine.letterId, stolen, { number: 'SO(Admin)/DMO/999/2026' });
    const nextPlace = await minted(genuine.letterId, stolen, { number: 'SO(Admin)/DMO/999/2026', index: 3 });
    const done = await withdraw();
    expect(done).toMatchObject({ withdrawn: stolenKid, from: '2026-11-21', until: '2027-11-21' });
    await ask(kit, officer, 'letters.cancel', { letterId: cancelled.letterId, reason: 'wrong address', pin: officer.person.pin });
    const after = await issue('after');
    const verify = await stranger();
    expect(await verify(await pdfFile(genuine.letterId))).toEqual({ good: true, verdict: 'genuine', notes: ['savedByLedger', 'pdfSignerWithdrawn'] });
    const url = await urlOf(genuine.letterId);
    expect(await verify(url)).toEqual({ good: true, verdict: 'genuine', notes: ['savedByLedger'] });
    expect(await verify(await pdfFile(cancelled.letterId))).toMatchObject({ good: false, verdict: 'cancelled' });
    expect(await verify(await pdfFile(after.letterId))).toEqual({ good: true, verdict: 'genuine', notes: [] });
    for (const forged of [otherText, nextPlace, sealedAgain]) {
      expect(await verify(tokenDigits(forged))).toEqual({ good: false, verdict: 'keyCompromised', notes: [] });
    }
    expect(await verify(url, false)).toMatchObject({ good: false, verdict: 'keyCompromised' });
    expect(await register()).toMatchObject({ ok: true, problems: [] });
  });

  it('is on record with time and reason, and nobody on this desk holds it any more', async () => {
    const { withdrawn, kid } = await withdraw();
    const { keys, warning } = await keysOfSection();
    expect(warning).toBe('none');
    expect(keys).toMatchObject([
      { kid, state: 'active', withdrawnAt: null, reason: null },
      { kid: withdrawn, state: 'compromised', withdrawnAt: kit.clock.now, reason: 'laptop stolen' },
    ]);
    expect(kit.desk.store.all(kit.desk.store.build.selectFrom('key_grant').selectAll().where('key_id', '=', withdrawn))).toEqual([]);
  });

  it('may be one that was retired: the key in use then signs for its letters, and stays', async () => {
    const genuine = await issue();
    const old = await kidInUse();
    await daysLater(1);
    const { kid } = await ask(kit, registrar, 'office.renewSealingKey', { sectionId: officer.person.sectionId });
    expect(await withdraw({ kid: old })).toMatchObject({ withdrawn: old, kid });
    const verify = await stranger();
    expect(await verify(await pdfFile(genuine.letterId))).toMatchObject({ good: true, verdict: 'genuine' });
  });

  it('leaves no list signed by it: one theft after another, every letter is still told apart', async () => {
    const first = await issue('first');
    const one = await withdraw();
    const second = await issue('second');
    const two = await withdraw();
    expect(two.withdrawn).toBe(one.kid);
    const third = await issue('third');
    const verify = await stranger();
    for (const { letterId } of [first, second, third]) expect(await verify(await pdfFile(letterId))).toMatchObject({ good: true, verdict: 'genuine' });
  });

  it('is withdrawn with the right PIN, for a reason, and only once', async () => {
    const { sectionId } = officer.person;
    const { pin } = registrar.person;
    expect(await refusalOf(kit, registrar, 'office.withdrawSealingKey', { sectionId, reason: 'stolen', pin: '000001' })).toMatchObject({ code: 'wrongPin' });
    expect(await refusalOf(kit, registrar, 'office.withdrawSealingKey', { sectionId, reason: '  ', pin })).toEqual({ code: 'remarksRequired' });
    const { withdrawn } = await withdraw();
    expect(await refusalOf(kit, registrar, 'office.withdrawSealingKey', { sectionId, reason: 'stolen', pin, kid: withdrawn })).toEqual({ code: 'notFound' });
  });
});

describe('root and office CA', () => {
  const exported = async () => ask(kit, registrar, 'office.exportAuthority', { passphrase, pin: registrar.person.pin });
  const remove = async () => ask(kit, registrar, 'office.removeAuthority', { pin: registrar.person.pin });
  const onDesk = async () => {
    const { root, officeCa } = await ask(kit, registrar, 'office.keys', {});
    return [root.onDesk, officeCa.onDesk];
  };

  it('leave the desk only after they were written for sticks', async () => {
    expect(await refusalOf(kit, registrar, 'office.removeAuthority', { pin: registrar.person.pin })).toEqual({ code: 'authorityNotExported' });
    expect(await onDesk()).toEqual([true, true]);
    await exported();
    await remove();
    expect(await onDesk()).toEqual([false, false]);
  });

  it('are asked for by name while they are away, and work again once they are back', async () => {
    const { bytes } = await exported();
    await remove();
    const { sectionId } = officer.person;
    const away = { code: 'authorityAway' };
    expect(await refusalOf(kit, registrar, 'office.renewSealingKey', { sectionId })).toEqual(away);
    expect(await refusalOf(kit, registrar, 'office.withdrawSealingKey', { sectionId, reason: 'stolen', pin: registrar.person.pin })).toEqual(away);
    expect(await refusalOf(kit, registrar, 'office.addSection', { code: 'Law', name: { en: 'Law Section' } })).toEqual(away);
    expect(await refusalOf(kit, registrar, 'office.exportAuthority', { passphrase, pin: registrar.person.pin })).toEqual(away);
    await issue();
    await ask(kit, registrar, 'office.importAuthority', { bytes, passphrase });
    expect(await onDesk()).toEqual([true, true]);
    await ask(kit, registrar, 'office.renewSealingKey', { sectionId });
    const { id } = await ask(kit, registrar, 'office.addSection', { code: 'Law', name: { en: 'Law Section' } });
    expect(kit.desk.store.all(kit.desk.store.build.selectFrom('sealing_key').select('kid').where('section_id', '=', id))).toHaveLength(1);
    await issue();
    const types = kit.desk.store.all(kit.desk.store.build.selectFrom('event').select('type').where('type', 'like', 'authority.%'));
    expect(types.map(({ type }) => type)).toEqual(['authority.exported', 'authority.removed', 'authority.imported']);
    expect(await register()).toMatchObject({ ok: true, problems: [] });
  });

  it('leave nothing behind in the files of the desk', async () => {
    const grants = kit.desk.store.all(kit.desk.store.build.selectFrom('key_grant').select('record').where('kind', '=', 'authority'));
    expect(grants).toHaveLength(2);
    const traces = () => {
      const files = readdirSync(kit.folder).filter((name) => name.startsWith('daftar.sqlite'));
      return files.filter((name) => grants.some(({ record }) => readFileSync(join(kit.folder, name)).includes(Buffer.from(record).subarray(60, 100))));
    };
    expect(traces()).not.toEqual([]);
    await exported();
    await remove();
    expect(traces()).toEqual([]);
    kit.close();
    kit = await openKit(kit.folder);
    expect((await demoPerson(kit, 'officer')).personId).toBe(officer.person.personId);
  });

  it('do not stand in the ledger, nor in plain in the file for the sticks', async () => {
    const { bytes, fileName } = await exported();
    const { session } = registrar;
    if (!session?.keys) throw new Error('nobody is signed in');
    const acting = officerOf(session, session.keys);
    const root = takeKey(kit.desk.store, 'root', acting.personId, acting.keys.agreement);
    const secret = root.export({ format: 'jwk' }).d ?? '';
    const der = root.export({ type: 'pkcs8', format: 'der' }).toString('base64');
    expect(fileName).toBe('office-authority-2026-11-21.pem');
    expect(new TextDecoder().decode(bytes)).not.toContain(der.slice(-60));
    const events = kit.desk.store.all(kit.desk.store.build.selectFrom('event').select('bytes'));
    const raw = Buffer.from(secret, 'base64url');
    expect(raw).toHaveLength(32);
    expect([...events.map((event) => Buffer.from(event.bytes)), Buffer.from(bytes)].some((part) => part.includes(raw))).toBe(false);
  });

  it('come back only from their own file, whole, with its passphrase', async () => {
    const { bytes } = await exported();
    await remove();
    const other = await openDemo(join(place.path, `other-${desks}`));
    const stranger = await signedIn(other, 'registrar');
    const foreign = await ask(other, stranger, 'office.exportAuthority', { passphrase, pin: stranger.person.pin });
    other.close();
    const tries = [
      [bytes, 'another four words here', 'passphraseWrong'],
      [bytes.slice(0, -400), passphrase, 'authorityFileInvalid'],
      [new Uint8Array(0), passphrase, 'authorityFileInvalid'],
      [new Uint8Array(100_000), passphrase, 'authorityFileInvalid'],
      [foreign.bytes, passphrase, 'authorityFileInvalid'],
      [Buffer.concat([bytes, bytes]), passphrase, 'authorityFileInvalid'],
    ] as const;
    for (const [file, words, code] of tries) {
      expect(await refusalOf(kit, registrar, 'office.importAuthority', { bytes: file, passphrase: words })).toEqual({ code });
    }
    expect(await onDesk()).toEqual([false, false]);
  });

  it('are not exported under a weak passphrase, nor without the PIN', async () => {
    const { pin } = registrar.person;
    expect(await refusalOf(kit, registrar, 'office.exportAuthority', { passphrase: 'short', pin })).toEqual({ code: 'passphraseTooShort', params: { least: 16 } });
    expect(await refusalOf(kit, registrar, 'office.exportAuthority', { passphrase, pin: '000001' })).toMatchObject({ code: 'wrongPin' });
  });

  it('do not hinder handing over the registrar’s charge while they are away', async () => {
    await exported();
    await remove();
    const { id: personId } = await ask(kit, registrar, 'office.addPerson', { name: { en: 'Demo Person E' }, pin: '736451' });
    await ask(kit, registrar, 'office.giveCharge', { postId: registrar.person.postId, personId, kind: 'acting', from: '2026-11-21' });
    const grants = kit.desk.store.all(kit.desk.store.build.selectFrom('key_grant').select('kind').where('person_id', '=', personId));
    expect(grants).toEqual([{ kind: 'sealing' }, { kind: 'sealing' }]);
  });
});
