import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectionTables } from '../../main/core/db/schema.ts';
import { audit } from '../../main/core/ledger/audit.ts';
import type { Caller } from '../../main/core/session/session.ts';
import { ask, draftInHand, openDemo, openKit, refusalOf, signedIn, temporaryFolder, type DemoPerson, type Kit } from './desk-kit.ts';

const place = temporaryFolder();
/** The registrar's desk, and the office's second. */
let first: Kit;
let second: Kit;

type AtWork = { readonly kit: Kit; readonly officer: Caller & { readonly person: DemoPerson }; readonly clerk: Caller & { readonly person: DemoPerson } };

/** What a desk of the office that people may use as well has beside its own record: the office's events, and the locked keys of its people. */
async function openSecond(): Promise<Kit> {
  const folder = join(place.path, 'second');
  mkdirSync(join(folder, 'keys'), { recursive: true });
  cpSync(join(place.path, 'first', 'keys', 'desk-secret'), join(folder, 'keys', 'desk-secret'));
  const kit = await openKit(folder);
  teach(kit, first);
  for (const table of ['vault', 'key_grant', 'demo_pin'] as const) {
    for (const row of first.desk.store.all(first.desk.store.build.selectFrom(table).selectAll())) kit.desk.store.run(kit.desk.store.build.insertInto(table).values(row));
  }
  kit.desk.place.ordinal = 1;
  return kit;
}

/** Tells a desk all that another has said; what it knows already changes nothing. */
function teach(kit: Kit, speaker: Kit): void {
  const { store, identity, ledger } = speaker.desk;
  const said = store.all(store.build.selectFrom('event').select('bytes').where('log', '=', ledger.logName).orderBy('seq'));
  for (const { bytes } of said) {
    const one = { bytes: new Uint8Array(bytes), desk: ledger.logName, signingKey: identity.publicKey };
    const taken = kit.desk.ledger.commit(() => [kit.desk.ledger.take(one), kit.desk.ledger.takeRecord(one)].find(({ ok }) => ok));
    if (!taken) throw new Error('not taken');
  }
}

const atWork = async (kit: Kit): Promise<AtWork> => ({ kit, officer: await signedIn(kit, 'officer'), clerk: await signedIn(kit, 'dispatcher') });

const sender = { name: 'A. Sender', designation: '', organisation: '', address: '', city: '', email: '', mobile: '' };
const entry = { form: 'physical', receivedOn: '2026-11-20', deliveryMode: 'hand', sender, language: 'en', subject: 'Street lights', enclosures: 0 } as const;

/** One of each kind of number; the letter's also takes a place in a status list and a line of the dispatch register. */
async function takeOneOfEach({ kit, officer, clerk }: AtWork): Promise<readonly string[]> {
  const { fileId, letterId } = await draftInHand(kit, officer);
  const letter = await ask(kit, officer, 'letters.approve', { letterId, pin: officer.person.pin });
  const part = await ask(kit, officer, 'files.openPart', { fileId, reason: 'Too bulky' });
  const diary = await ask(kit, clerk, 'dak.diarise', entry);
  const lettered = await ask(kit, clerk, 'dak.diarise', { ...entry, register: 'H' });
  const file = await ask(kit, officer, 'files.view', { fileId });
  return [file.number, letter.number, part.number, diary.number, lettered.number];
}

beforeAll(async () => {
  first = await openDemo(join(place.path, 'first'));
  second = await openSecond();
});
afterAll(() => {
  first.close();
  second.close();
  place.remove();
});

describe('two desks of one office', () => {
  it('number without asking each other, each in series of its own that show its letter', async () => {
    const [registrar, other] = [await atWork(first), await atWork(second)];
    const given: string[] = [];
    for (const desk of [registrar, other, other, registrar, other]) given.push(...(await takeOneOfEach(desk)));
    expect(new Set(given).size).toBe(given.length);
    expect(given.slice(0, 10)).toEqual([
      '7-1/2026/Admin', 'SO(Admin)/DMO/1/2026', '7-1/2026/Admin-Part 1', '1/2026-Issue', 'H/1/2026-Issue',
      '7-B-1/2026/Admin', 'SO(Admin)/DMO/B-1/2026', '7-B-1/2026/Admin-Part B-1', 'B-1/2026-Issue', 'H/B-1/2026-Issue',
    ]);
    expect(given.filter((number) => /B-3/u.test(number))).toHaveLength(5);
    expect((await ask(second, other.officer, 'office.previewTemplate', { purpose: 'letter', pattern: '{seq:3}/{yyyy}' })).number).toBe('B-001/2026');
    expect((await ask(first, registrar.officer, 'office.previewTemplate', { purpose: 'letter', pattern: '{seq:3}/{yyyy}' })).number).toBe('001/2026');
    expect((await ask(second, other.officer, 'files.previewNumber', { heads: { head: '7' } })).number).toBe('7-B-4/2026/Admin');
  });

  it('let no head spell the letter of another desk: 7-B would make 7-B-1', async () => {
    const { kit, officer } = await atWork(first);
    const file = { subject: 'Walls', classification: 'normal' } as const;
    expect(await refusalOf(kit, officer, 'files.open', { ...file, heads: { head: '7-B' } })).toMatchObject({ code: 'headSpellsDesk' });
    expect((await ask(kit, officer, 'files.open', { ...file, heads: { head: 'B' } })).number).toBe('B-1/2026/Admin');
  });

  it('give the same typed number to two files, and neither is turned away for it', async () => {
    for (const { kit, officer } of [await atWork(first), await atWork(second)]) {
      const typed = { subject: 'Old papers', heads: {}, classification: 'normal', number: 'Misc/1' } as const;
      await ask(kit, officer, 'files.open', typed);
      expect((await refusalOf(kit, officer, 'files.open', typed)).code).toBe('fileNumberTaken');
    }
  });

  it('take in what the other has said: no number meets another, and the tables built anew are the same', async () => {
    teach(first, second);
    teach(second, first);
    for (const kit of [first, second]) {
      const { store } = kit.desk;
      const lines = store.all(store.build.selectFrom('dispatch_line').select(['mark', 'serial']).orderBy('mark').orderBy('serial'));
      expect(lines).toEqual([{ mark: '', serial: 1 }, { mark: '', serial: 2 }, { mark: 'B', serial: 1 }, { mark: 'B', serial: 2 }, { mark: 'B', serial: 3 }]);
      const lists = store.all(store.build.selectFrom('letter').select(['status_list', 'status_index']).where('number', 'is not', null).orderBy('status_list').orderBy('status_index'));
      expect(lists.map((row) => [row.status_list, row.status_index])).toEqual([[2026, 1], [2026, 2], [10_126, 1], [10_126, 2], [10_126, 3]]);
      expect(store.all(store.build.selectFrom('file').select('id').where('number', '=', 'Misc/1'))).toHaveLength(2);
      const tables = () => projectionTables.map((table) => store.all(store.build.selectFrom(table).selectAll()).map((row) => JSON.stringify(row)).toSorted());
      const before = tables();
      kit.desk.projector.rebuild(store);
      expect(tables()).toEqual(before);
      // The contents themselves travel by another road than the events.
      expect(audit(kit.desk).problems.filter(({ where }) => !where.startsWith('attachment '))).toEqual([]);
      expect(kit.errors).toEqual([]);
    }
  });

  it('find a number of the other desk in any way of writing it', async () => {
    const { officer } = await atWork(first);
    for (const text of ['B-3/2026', 'b 3 2026', 'SO(Admin)/DMO/B-3/2026', 'so admin dmo b/۳/۲۰۲۶', 'B-३/२०२६', 'SO(Admin)/DMO/B-०३/२०२६']) {
      const hits = await ask(first, officer, 'search.find', { text });
      expect([text, hits.hits.some(({ number }) => number === 'SO(Admin)/DMO/B-3/2026')]).toEqual([text, true]);
    }
  });

  it('sign the status lists of their own letters only', async () => {
    const signed = (kit: Kit) => kit.desk.store.all(kit.desk.store.build.selectFrom('status_list').select('list').distinct()).map(({ list }) => list);
    expect([signed(first), signed(second)]).toEqual([[2026], [10_126]]);
  });
});
