import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { deskBegan } from '../../main/core/handover/events.ts';
import { rawPublicKey } from '../../main/core/keys/raw-keys.ts';
import { audit } from '../../main/core/ledger/audit.ts';
import { encodeEnvelope } from '../../main/core/ledger/event.ts';
import { decodeSignedEvent, encodeSignedEvent, eventHash, signAsDesk } from '../../main/core/ledger/signed-event.ts';
import { fetchRecord } from '../../main/core/office/record/fetch-record.ts';
import { givePage } from '../../main/core/office/record/give-record.ts';
import { readRecordHead, signRecordHead } from '../../main/core/office/record/record-head.ts';
import { placeAfter, recordPlace } from '../../main/core/office/record/record-place.ts';
import { officeRecordTables, officeRecordTypes } from '../../main/core/office/record/record-types.ts';
import { eventType } from '../../main/core/ledger/event-type.ts';
import { failure, success } from '../../main/core/result.ts';
import { DesksKit, until, type DeskOnLan, type Registrar } from './desks-kit.ts';
import { ask, refusalOf, signedIn, type Kit } from './desk-kit.ts';

let desks = new DesksKit();
afterEach(async () => {
  await desks.endAll();
  desks = new DesksKit();
});

const countOf = ({ desk }: Kit): number => recordPlace(desk.store).count;
const hasAllOf = (here: DeskOnLan, there: DeskOnLan) => () => countOf(here.kit) === countOf(there.kit);

/** Every row of the tables that the record fills, and of the list of its events. */
const rowsOf = ({ desk }: Kit) =>
  Object.fromEntries([...officeRecordTables, 'record_event' as const].map((table) => [table, desk.store.all(desk.store.build.selectFrom(table).selectAll())]));

/** Something for the record, said by the registrar. */
async function addSection({ kit, registrar }: Registrar, code: string): Promise<string> {
  const { id } = await ask(kit, registrar, 'office.addSection', { code, name: { en: `Section ${code}` } });
  return id;
}

const postOf = ({ kit }: Registrar, role: string): string => {
  const rows = kit.desk.store.all(kit.desk.store.build.selectFrom('post').select(['id', 'roles']));
  return rows.find(({ roles }) => roles.includes(role))?.id ?? '';
};

describe('the office record', () => {
  it("comes to a desk that joins, table by table as it is at the registrar's, and stands up to the audit and to building anew", async () => {
    const office = await desks.office();
    await ask(office.kit, office.registrar, 'dak.addCategory', { name: { en: 'Complaints' } });
    const second = await desks.join(office);
    await until(hasAllOf(second, office));
    expect(rowsOf(second.kit)).toEqual(rowsOf(office.kit));
    const own = second.kit.desk.store.build.selectFrom('event').select('type').where('desk', 'is', null);
    expect(second.kit.desk.store.all(own).map(({ type }) => type)).toEqual(['desk.opened', 'desk.started']);
    for (const { kit } of [office, second]) expect(audit(kit.desk)).toMatchObject({ ok: true, problems: [] });
    second.kit.desk.projector.rebuild(second.kit.desk.store);
    expect(rowsOf(second.kit)).toEqual(rowsOf(office.kit));
  });

  it('goes on by itself with all that is added', async () => {
    const office = await desks.office();
    const second = await desks.join(office);
    await until(hasAllOf(second, office));
    await addSection(office, 'New');
    await ask(office.kit, office.registrar, 'office.addPerson', { name: { en: 'Person Z' }, pin: '918273' });
    await until(hasAllOf(second, office));
    expect(rowsOf(second.kit)).toEqual(rowsOf(office.kit));
  });

  it('is caught up after a broken link and after a restart of either desk, and nothing comes twice', async () => {
    const office = await desks.office();
    const second = await desks.join(office);
    await until(hasAllOf(second, office));
    await desks.end(second);
    for (const code of ['A', 'B', 'C']) await addSection(office, code);
    const again = await desks.again(second);
    await until(hasAllOf(again, office));
    await desks.end(office);
    const home = await desks.again(office);
    const registrar = await signedIn(home.kit, 'registrar');
    await addSection({ ...home, registrar }, 'D');
    await until(hasAllOf(again, home));
    expect(rowsOf(again.kit)).toEqual(rowsOf(home.kit));
    expect(audit(again.kit.desk)).toMatchObject({ ok: true });
  });

  it("goes on when the registrar's desk has begun a new log after a restore: old and new desks take both", async () => {
    const office = await desks.office();
    const second = await desks.join(office);
    await until(hasAllOf(second, office));
    const { ledger } = office.kit.desk;
    ledger.commit(() => {
      const replaces = [ledger.logName];
      ledger.beginLog('5a'.repeat(16));
      ledger.append({ type: deskBegan, officer: null, body: { boot: 'again', replaces } });
    });
    await addSection(office, 'New');
    await until(hasAllOf(second, office));
    const third = await desks.join(office);
    await until(hasAllOf(third, office));
    for (const { kit } of [second, third]) expect(rowsOf(kit)).toEqual(rowsOf(office.kit));
    for (const { kit } of [office, second, third]) expect(audit(kit.desk).problems).toEqual([]);
  });

  it("comes to a third desk from the second while the registrar's is off", async () => {
    const office = await desks.office();
    const second = await desks.join(office);
    const third = await desks.join(office);
    await until(hasAllOf(second, office));
    await until(hasAllOf(third, office));
    await until(() => third.lan.isReachable(second.lan.id));
    await desks.end(third);
    await addSection(office, 'New');
    await until(hasAllOf(second, office));
    const expected = rowsOf(office.kit);
    await desks.end(office);
    const again = await desks.again(third);
    await until(hasAllOf(again, second));
    expect(rowsOf(again.kit)).toEqual(expected);
    expect(audit(again.kit.desk)).toMatchObject({ ok: true });
  });
});

/** The record as a desk on the way might hand it on, to be changed by it. */
type Handed = { head: Uint8Array; events: Uint8Array[] };

/** What a desk does with a record that another hands on so, answer by answer; null where the link is cut. */
async function fetched(here: DeskOnLan, handed: () => Handed | null) {
  const answer = () => {
    const page = handed();
    return page ? success(page) : failure('linkClosed');
  };
  const lan = Object.create(here.lan, { ask: { value: () => Promise.resolve(answer()) } });
  return fetchRecord(here.kit.desk, lan, 'f'.repeat(64));
}

describe('a record from another hand', () => {
  const given = ({ kit, lan }: Registrar, after: number): Handed => givePage(kit.desk, lan.id, after) ?? { head: new Uint8Array(), events: [] };

  /** A second desk that has missed three events, and those events. */
  async function behind() {
    const office = await desks.office();
    const second = await desks.join(office);
    await until(hasAllOf(second, office));
    const before = countOf(second.kit);
    await second.kit.desk.network.stop();
    await addSection(office, 'New');
    const page = given(office, before);
    expect(page.events.length).toBeGreaterThan(2);
    return { office, second, before, page };
  }

  it('is taken whole and in its order or not at all', async () => {
    const { second, before, page } = await behind();
    const [first = new Uint8Array(), ...rest] = page.events;
    const wrong: Handed[] = [
      { ...page, events: rest },
      { ...page, events: [...rest, first] },
      { ...page, events: page.events.slice(0, -1) },
      { ...page, events: [first, ...page.events.slice(0, -1)] },
      { ...page, events: [first.slice(1), ...rest] },
      { ...page, head: page.head.slice(1) },
    ];
    for (const handed of wrong) expect(await fetched(second, () => handed)).toBe('recordUnvouched');
    expect(countOf(second.kit)).toBe(before);
    let asked = 0;
    expect(await fetched(second, () => ((asked += 1) === 1 ? page : { ...page, events: [] }))).toBe('taken');
    expect(countOf(second.kit)).toBe(before + page.events.length);
  });

  it('is kept as far as it was vouched for when the link is cut in the middle, and goes on from there', async () => {
    const { office, second, before, page } = await behind();
    const [first = new Uint8Array(), next = new Uint8Array()] = page.events;
    const hashOf = (bytes: Uint8Array) => eventHash(decodeSignedEvent(bytes).envelope);
    const place = placeAfter(recordPlace(second.kit.desk.store), hashOf(first));
    const log = { log: office.kit.desk.ledger.logName, desk: office.lan.id, signingKey: office.kit.desk.identity.publicKey };
    const head = signRecordHead({ office: office.lan.keeper.roster.office, ...place, logs: [log] }, office.kit.desk.identity.privateKey);
    const answers = [{ head, events: [first] }, { head: page.head, events: [next] }, null];
    expect(await fetched(second, () => answers.shift() ?? null)).toBe('unreachable');
    expect(countOf(second.kit)).toBe(before + 1);
    await desks.end(second);
    const again = await desks.again(second);
    await until(hasAllOf(again, office));
    expect(rowsOf(again.kit)).toEqual(rowsOf(office.kit));
  });

  it('holds nothing that a desk other than the registrar’s has said, whatever that desk signs', async () => {
    const { office, second, before, page } = await behind();
    const stranger = generateKeyPairSync('ed25519').privateKey;
    const forged = forgedPerson(office, stranger);
    const place = placeAfter(recordPlace(second.kit.desk.store), forged.hash);
    const head = { office: office.lan.keeper.roster.office, ...place, logs: [{ log: forged.log, desk: 'f'.repeat(64), signingKey: rawPublicKey(stranger) }] };
    expect(await fetched(second, () => ({ head: signRecordHead(head, stranger), events: [forged.bytes] }))).toBe('recordUnvouched');
    expect(await fetched(second, () => ({ ...page, events: [forged.bytes] }))).toBe('recordUnvouched');
    const asRegistrars = signRecordHead({ ...head, logs: [{ log: forged.log, desk: office.lan.id, signingKey: office.kit.desk.identity.publicKey }] }, office.kit.desk.identity.privateKey);
    expect(await fetched(second, () => ({ head: asRegistrars, events: [forged.bytes] }))).toBe('eventForged');
    const direct = () => second.kit.desk.ledger.commit(() => second.kit.desk.ledger.take({ bytes: forged.bytes, desk: 'f'.repeat(64), signingKey: rawPublicKey(stranger) }));
    expect(direct()).toMatchObject({ ok: false, error: { code: 'eventNotTheirs' } });
    expect(countOf(second.kit)).toBe(before);
  });

  it('holds only what makes the record: a file is not taken with it', async () => {
    const { office, second, before } = await behind();
    const assistant = await signedIn(office.kit, 'assistant');
    await ask(office.kit, assistant, 'files.open', { subject: 'Boundary wall', heads: { head: '7' }, classification: 'normal' });
    const { build } = office.kit.desk.store;
    const file = office.kit.desk.store.first(build.selectFrom('event').select(['bytes', 'hash']).where('type', '=', 'file.opened'));
    if (!file) throw new Error('no file');
    const place = placeAfter(recordPlace(second.kit.desk.store), file.hash);
    const log = { log: office.kit.desk.ledger.logName, desk: office.lan.id, signingKey: office.kit.desk.identity.publicKey };
    const head = signRecordHead({ office: office.lan.keeper.roster.office, ...place, logs: [log] }, office.kit.desk.identity.privateKey);
    expect(await fetched(second, () => ({ head, events: [new Uint8Array(file.bytes)] }))).toBe('recordUnvouched');
    expect(countOf(second.kit)).toBe(before);
  });

  it('that is another than here, signed by the registrar’s desk all the same, changes nothing and is told', async () => {
    const { office, second, before } = await behind();
    const log = { log: office.kit.desk.ledger.logName, desk: office.lan.id, signingKey: office.kit.desk.identity.publicKey };
    const head = signRecordHead({ office: office.lan.keeper.roster.office, count: before, digest: new Uint8Array(32), logs: [log] }, office.kit.desk.identity.privateKey);
    expect(await fetched(second, () => ({ head, events: [] }))).toBe('recordForked');
    const elsewhere = signRecordHead({ office: 'another', count: before + 1, digest: new Uint8Array(32), logs: [log] }, office.kit.desk.identity.privateKey);
    expect(await fetched(second, () => ({ head: elsewhere, events: [] }))).toBe('recordUnvouched');
    expect(readRecordHead(head, rawPublicKey(generateKeyPairSync('ed25519').privateKey))).toBeNull();
  });
});

/** `person.registered` in a log of somebody's own, signed with his own key. */
function forgedPerson({ kit }: Registrar, key: KeyObject) {
  const { build } = kit.desk.store;
  const row = kit.desk.store.first(build.selectFrom('event').select('bytes').where('type', '=', 'person.registered'));
  if (!row) throw new Error('no person');
  const log = new Uint8Array(16).fill(7);
  const body = { id: '0190a1b2-0000-7000-8000-000000000001', name: { en: 'Nobody' }, signingKey: rawPublicKey(key), agreementKey: new Uint8Array(32) };
  const envelope = encodeEnvelope({ ...decodeSignedEvent(row.bytes).event, log, seq: 1, body });
  const hash = eventHash(envelope);
  return { log: Buffer.from(log).toString('hex'), hash, bytes: encodeSignedEvent({ envelope, deskSignature: signAsDesk(hash, key), officerSignature: null }) };
}

describe("what is for the registrar's desk alone", () => {
  it('is refused by the ledger of every other desk, whichever procedure says it', async () => {
    const office = await desks.office();
    const second = await desks.join(office);
    const say = (name: string) => {
      const { ledger } = second.kit.desk;
      return ledger.commit(() => ledger.append({ type: eventType(name, 99, z.object({})), officer: null, body: {} }));
    };
    const types = [...officeRecordTypes, 'authority.removed', 'authority.imported'];
    const refused = () => types.map((type) => expect(() => say(type)).toThrow('onlyAtRegistrarDesk'));
    refused();
    await until(hasAllOf(second, office));
    refused();
    await second.kit.desk.network.stop();
    refused();
    expect(() => say('something.else')).not.toThrow();
  });

  it('is refused at every other desk, with the section where it may be done', async () => {
    const office = await desks.office();
    const manager = postOf(office, 'registrar');
    const second = await desks.join(office, [manager, postOf(office, 'officer')]);
    await until(hasAllOf(second, office));
    const registrar = await takenUp(office, second, 'registrar', '628194');
    const officer = await takenUp(office, second, 'officer', '731905');
    const [section] = second.kit.desk.store.all(second.kit.desk.store.build.selectFrom('section').selectAll());
    const [charge] = second.kit.desk.store.all(second.kit.desk.store.build.selectFrom('charge').selectAll());
    const code = 'onlyAtRegistrarDesk';
    const refused = [
      await refusalOf(second.kit, registrar, 'office.addPost', { sectionId: section?.id ?? '', code: 'X', name: { en: 'X' }, roles: ['assistant'] }),
      await refusalOf(second.kit, registrar, 'office.addPerson', { name: { en: 'X' }, pin: '918273' }),
      await refusalOf(second.kit, registrar, 'office.endCharge', { chargeId: charge?.id ?? '', until: charge?.from_day ?? '' }),
      await refusalOf(second.kit, registrar, 'office.giveCharge', { postId: manager, personId: charge?.person_id ?? '', kind: 'acting', from: '2026-11-22' }),
      await refusalOf(second.kit, registrar, 'office.changeNumbering', { ...(await ask(second.kit, registrar, 'office.numbering', {})), volumePages: 77 }),
      await refusalOf(second.kit, registrar, 'dak.addCategory', { name: { en: 'X' } }),
      await refusalOf(second.kit, officer, 'office.addHead', { level: 'basic', code: 'X', name: 'X' }),
    ];
    expect(refused.map((error) => error.code)).toEqual(refused.map(() => code));
    expect(refused[0]?.params).toEqual({ section: 'Issue' });
    expect(second.kit.errors).toEqual([]);
  });
});

/** The person of a demo post chooses a PIN at another desk, the registrar confirms what it locks, and he signs in there. */
async function takenUp(office: Registrar, desk: DeskOnLan, role: string, pin: string) {
  const person = await personAt(desk, role);
  const { check } = await ask(desk.kit, desk.kit.core.caller(), 'session.takeUp', { personId: person.personId, pin });
  await until(() => office.kit.desk.store.all(office.kit.desk.store.build.selectFrom('key_request').selectAll()).length > 0);
  await ask(office.kit, office.registrar, 'office.confirmKeys', { personId: person.personId, deskId: desk.lan.id, check });
  await until(() => standingOf(desk.kit, person.personId));
  const caller = desk.kit.core.caller();
  await ask(desk.kit, caller, 'session.signIn', { personId: person.personId, pin });
  return caller;
}

const standingOf = ({ desk }: Kit, personId: string): boolean =>
  desk.store.first(desk.store.build.selectFrom('person_key').select('key_id').where('person_id', '=', personId).where('desk', 'is not', null)) !== undefined;

async function personAt({ kit }: DeskOnLan, role: string) {
  const people = await ask(kit, kit.core.caller(), 'session.people', {});
  const found = people.find(({ posts }) => posts.some(({ roles }) => roles.some((one) => one === role)));
  if (!found) throw new Error(`nobody is ${role}`);
  return found;
}

describe('a person at another desk', () => {
  it('chooses a PIN there, waits for the registrar, and then signs what every desk verifies', async () => {
    const office = await desks.office();
    const second = await desks.join(office, [postOf(office, 'officer')]);
    await until(hasAllOf(second, office));
    const people = await ask(second.kit, second.kit.core.caller(), 'session.people', {});
    expect(people).toHaveLength(1);
    expect(people[0]).toMatchObject({ keys: 'toChoose', check: null });
    expect(people[0]).not.toHaveProperty('demoPin');
    const { personId } = await personAt(second, 'officer');
    const nobody = second.kit.core.caller();
    const { check } = await ask(second.kit, nobody, 'session.takeUp', { personId, pin: '731905' });
    expect((await ask(second.kit, nobody, 'session.people', {}))[0]).toMatchObject({ keys: 'waiting', check });
    expect((await refusalOf(second.kit, nobody, 'session.signIn', { personId, pin: '731905' })).code).toBe('keysNotConfirmed');
    expect((await refusalOf(second.kit, nobody, 'session.takeUp', { personId, pin: '731906' })).code).toBe('keysTaken');
    await expect.poll(async () => (await ask(office.kit, office.registrar, 'office.keyRequests', {})).length, { timeout: 10_000 }).toBe(1);
    const [request] = await ask(office.kit, office.registrar, 'office.keyRequests', {});
    expect(request).toMatchObject({ personId, deskId: second.lan.id, check });
    const wrong = check === '0000' ? '1111' : '0000';
    expect((await refusalOf(office.kit, office.registrar, 'office.confirmKeys', { personId, deskId: second.lan.id, check: wrong })).code).toBe('keysChanged');
    await ask(office.kit, office.registrar, 'office.confirmKeys', { personId, deskId: second.lan.id, check });
    await until(() => standingOf(second.kit, personId));
    const officer = second.kit.core.caller();
    expect(await ask(second.kit, officer, 'session.signIn', { personId, pin: '731905' })).toMatchObject({ personId, posts: [{ roles: ['officer'] }] });
    await until(() => second.kit.desk.store.all(second.kit.desk.store.build.selectFrom('key_grant').selectAll()).length === 1);
    await until(() => second.kit.desk.store.all(second.kit.desk.store.build.selectFrom('key_request').selectAll()).length === 0);
    await ask(second.kit, officer, 'files.open', { subject: 'Boundary wall', heads: { head: '7' }, classification: 'normal' });
    const { build } = second.kit.desk.store;
    const opened = second.kit.desk.store.first(build.selectFrom('event').select('bytes').where('type', '=', 'file.opened'));
    if (!opened) throw new Error('no file');
    const said = { bytes: new Uint8Array(opened.bytes), desk: second.lan.id, signingKey: second.kit.desk.identity.publicKey };
    expect(office.kit.desk.ledger.commit(() => office.kit.desk.ledger.take(said))).toMatchObject({ ok: true });
    for (const { kit } of [office, second]) {
      expect(audit(kit.desk)).toMatchObject({ ok: true, problems: [] });
      expect(kit.errors).toEqual([]);
    }
  });

  it('gets the keys that his section is given later, and only those', async () => {
    const office = await desks.office();
    const second = await desks.join(office, [postOf(office, 'officer')]);
    await until(hasAllOf(second, office));
    await takenUp(office, second, 'officer', '731905');
    const kept = () => second.kit.desk.store.all(second.kit.desk.store.build.selectFrom('key_grant').select('key_id')).map(({ key_id }) => key_id);
    await until(() => kept().length === 1);
    const sections = office.kit.desk.store.all(office.kit.desk.store.build.selectFrom('section').selectAll().orderBy('code'));
    const [admin, issue] = sections.map(({ id }) => id);
    await ask(office.kit, office.registrar, 'office.renewSealingKey', { sectionId: issue ?? '' });
    const { kid } = await ask(office.kit, office.registrar, 'office.renewSealingKey', { sectionId: admin ?? '' });
    await until(() => kept().includes(kid));
    expect(kept()).toHaveLength(2);
  });

  it('asks again after restarts and while nobody answers, and is told when the registrar says no', async () => {
    const office = await desks.office();
    const second = await desks.join(office, [postOf(office, 'assistant')]);
    await until(hasAllOf(second, office));
    const { personId } = await personAt(second, 'assistant');
    await desks.end(office);
    await until(() => second.lan.neighbours.every(({ road }) => road !== 'linked'));
    await ask(second.kit, second.kit.core.caller(), 'session.takeUp', { personId, pin: '731905' });
    await desks.end(second);
    const away = await desks.again(second);
    const home = await desks.again(office);
    const registrar = await signedIn(home.kit, 'registrar');
    await expect.poll(async () => (await ask(home.kit, registrar, 'office.keyRequests', {})).length, { timeout: 10_000 }).toBe(1);
    await ask(home.kit, registrar, 'office.refuseKeys', { personId, deskId: away.lan.id });
    await expect.poll(async () => (await personAt(away, 'assistant')).keys, { timeout: 10_000 }).toBe('refused');
    expect(await ask(home.kit, registrar, 'office.keyRequests', {})).toEqual([]);
    await ask(away.kit, away.kit.core.caller(), 'session.takeUp', { personId, pin: '731905' });
    await expect.poll(async () => (await ask(home.kit, registrar, 'office.keyRequests', {})).length, { timeout: 10_000 }).toBe(1);
  });

  it('can take up keys only where a post of his works, and sits down there for no other post', async () => {
    const office = await desks.office();
    const second = await desks.join(office, [postOf(office, 'officer')]);
    await until(hasAllOf(second, office));
    const people = await ask(office.kit, office.kit.core.caller(), 'session.people', {});
    expect(people.map(({ posts }) => posts[0]?.roles[0]).toSorted()).toEqual(['assistant', 'dispatcher', 'registrar']);
    const dispatcher = people.find(({ posts }) => posts[0]?.roles[0] === 'dispatcher');
    const other = await refusalOf(second.kit, second.kit.core.caller(), 'session.takeUp', { personId: dispatcher?.personId ?? '', pin: '731905' });
    expect(other.code).toBe('noCharge');
  });
});

