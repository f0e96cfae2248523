import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RegisterName } from '../../preload/contract/registers.ts';
import { seededRandom } from '../../main/cli/seeded-random.ts';
import { addDays, localDay } from '../../main/core/day.ts';
import { ask, draftFor, openDemo, paragraphs, refusalOf, signedIn, temporaryFolder, type Kit } from './desk-kit.ts';

const seed = Number(process.env['DAFTAR_SEED'] ?? 20_261_122);
const random = seededRandom(seed);
const chance = (share: number): boolean => random.below(1000) < share * 1000;
const place = temporaryFolder();
const day = 86_400_000;

type Officer = Awaited<ReturnType<typeof signedIn>>;
type Held = { readonly id: string; readonly day: string; endedOn: string | null };
type Month = { readonly month: string; readonly made: readonly (readonly (string | number | null)[])[]; readonly ids: readonly string[]; readonly pendingThen: readonly string[] };

let kit: Kit;
let people: { readonly assistant: Officer; readonly officer: Officer; readonly dispatcher: Officer };
const cases: Held[] = [];
const months: Month[] = [];
let stampsReceived = 0;
let stampsUsed = 0;
const first = '2026-11-21';

const today = () => localDay(kit.clock.now);

async function read(register: RegisterName, change: { readonly from?: string; readonly to?: string; readonly limit?: number; readonly offset?: number } = {}) {
  return ask(kit, people.assistant, 'registers.read', { register, from: first, to: today(), scope: 'office', language: 'en', limit: 500, ...change });
}

async function diarise(): Promise<void> {
  const { dispatcher, assistant, officer } = people;
  const sender = { name: `Sender ${cases.length}`, designation: '', organisation: '', address: '', city: '', email: '', mobile: '' };
  const entry = { form: 'physical', receivedOn: today(), deliveryMode: 'hand', sender, language: 'en', subject: `Case ${cases.length}`, vip: chance(0.1) } as const;
  const { id } = await ask(kit, dispatcher, 'dak.diarise', entry);
  const to = chance(0.7) ? assistant : officer;
  await ask(kit, dispatcher, 'dak.mark', { receiptId: id, toPostId: to.person.postId });
  await ask(kit, to, 'dak.receiveMany', { receiptIds: [id] });
  const held: Held = { id, day: today(), endedOn: null };
  cases.push(held);
  if (chance(0.25)) {
    await ask(kit, to, 'dak.dispose', { receiptId: id, remarks: 'Noted' });
    held.endedOn = today();
  }
}

/** A file for one receipt of the assistant, with a reply that is approved and, later or never, dispatched. */
async function reply(held: Held): Promise<void> {
  const { assistant, officer, dispatcher } = people;
  const view = await ask(kit, assistant, 'dak.view', { receiptId: held.id });
  if (view.state !== 'open' || view.holderPostId !== assistant.person.postId) return;
  const file = await ask(kit, assistant, 'files.open', { subject: `On ${view.number}`, heads: { head: '1' }, classification: 'normal' });
  await ask(kit, assistant, 'dak.putInFile', { receiptId: held.id, fileId: file.id });
  const { id: letterId } = await ask(kit, assistant, 'letters.create', { fileId: file.id, draft: draftFor(officer.person.postId, { body: { en: paragraphs('Reply.') } }) });
  await ask(kit, assistant, 'notes.saveYellow', { fileId: file.id, content: paragraphs('For approval.') });
  await ask(kit, assistant, 'notes.confirm', { fileId: file.id });
  await ask(kit, assistant, 'files.send', { fileId: file.id, toPostId: officer.person.postId, kind: 'put-up' });
  await ask(kit, officer, 'files.markRead', { fileId: file.id });
  await ask(kit, officer, 'letters.approve', { letterId, pin: officer.person.pin });
  if (chance(0.2)) return;
  const { rows } = await ask(kit, dispatcher, 'dispatch.lines', { state: 'pending' });
  const lineIds = rows.filter((row) => row.letterId === letterId).map((row) => row.id);
  const postage = 500 + 100 * lineIds.length;
  await ask(kit, dispatcher, 'dispatch.send', { lineIds, mode: 'registered', postage });
  stampsUsed += postage * lineIds.length;
  held.endedOn = today();
}

async function makeStatement(): Promise<void> {
  const month = today().slice(0, 7);
  await ask(kit, people.assistant, 'registers.makeStatement', { on: today() });
  const { rows } = await read('pending', { to: today() });
  const pendingThen = cases.filter(({ endedOn }) => endedOn === null).map(({ id }) => id);
  months.push({ month, made: rows.map(({ cells }) => cells), ids: rows.map(({ id }) => id), pendingThen });
}

async function workDay(): Promise<void> {
  await Promise.all(Object.values(people).map((caller) => ask(kit, caller, 'session.unlock', { pin: caller.person.pin })));
  for (let paper = 0; paper < 3; paper += 1) if (chance(0.6)) await diarise();
  const open = cases.filter(({ endedOn }) => endedOn === null);
  const one = open[random.below(open.length || 1)];
  if (one && chance(0.45)) await reply(one);
  if (chance(0.2)) {
    const amount = 10_000 + random.below(50_000);
    await ask(kit, people.dispatcher, 'registers.receivePostage', { on: today(), amount });
    stampsReceived += amount;
  }
}

beforeAll(async () => {
  kit = await openDemo(place.path);
  people = { assistant: await signedIn(kit, 'assistant'), officer: await signedIn(kit, 'officer'), dispatcher: await signedIn(kit, 'dispatcher') };
  while (today() < '2027-03-02') {
    await workDay();
    if (addDays(today(), 3).slice(0, 7) !== today().slice(0, 7) && months.at(-1)?.month !== today().slice(0, 7)) await makeStatement();
    kit.clock.now += 3 * day;
  }
  await ask(kit, people.assistant, 'session.unlock', { pin: people.assistant.person.pin });
}, 240_000);
afterAll(() => {
  kit.close();
  place.remove();
});

const column = (rows: readonly { readonly cells: readonly (string | number | null)[] }[], at: number): number => rows.reduce((sum, { cells }) => sum + Number(cells[at] ?? 0), 0);

describe(`registers of random days of work (seed ${seed})`, () => {
  it('received is disposed of and pending together, and is what the diary lists', async () => {
    const [diary, sections] = [await read('diary'), await read('section-receipts')];
    expect(diary.total).toBe(cases.length);
    expect(column(sections.rows, 1)).toBe(cases.length);
    expect(column(sections.rows, 2)).toBe(cases.filter(({ endedOn }) => endedOn !== null).length);
    expect(column(sections.rows, 1)).toBe(column(sections.rows, 2) + column(sections.rows, 3));
  });

  it('ages add up to the pending cases, today and on an earlier day', async () => {
    for (const asOf of [today(), '2027-01-10', '2026-12-15']) {
      const { rows } = await read('arrears', { to: asOf });
      const pending = cases.filter((one) => one.day <= asOf && (one.endedOn === null || one.endedOn > asOf));
      expect(column(rows, 6)).toBe(pending.length);
      expect([1, 2, 3, 4, 5].reduce((sum, at) => sum + column(rows, at), 0)).toBe(pending.length);
    }
  });

  it('stamps balance, and those used are those of the dispatch register', async () => {
    const [account, dispatched] = [await read('postage'), await read('dispatch')];
    expect(account.rows.at(-1)?.cells[4] ?? 0).toBe(stampsReceived - stampsUsed);
    expect(column(account.rows, 3)).toBe(stampsUsed);
    expect(column(dispatched.rows, 6)).toBe(stampsUsed);
  });

  it('old serials are the new ones of the month before, of cases still pending or disposed of since', () => {
    expect(months.length).toBeGreaterThanOrEqual(3);
    expect(months.at(-1)?.made.length ?? 0).toBeGreaterThan(5);
    for (const [at, { made, ids, pendingThen }] of months.entries()) {
      const before = months[at - 1];
      const serialBefore = new Map(before?.made.map((cells, line) => [before.ids[line], cells[0]] as const).filter(([, serial]) => serial !== null));
      expect(made.filter(([serial]) => serial !== null).map(([serial]) => serial)).toEqual(made.filter(([serial]) => serial !== null).map((_, line) => line + 1));
      const old = new Map(made.map((cells, line) => [ids[line], cells[1]] as const).filter(([, serial]) => serial !== null));
      expect(old).toEqual(serialBefore);
      expect(made.map(([serial]) => serial !== null)).toEqual(ids.map((id) => pendingThen.includes(id)));
    }
  });

  it('a statement stays as it was made, and is made once and in order', async () => {
    const [earlier] = months;
    const { rows } = await read('pending', { to: `${earlier?.month}-28` });
    expect(rows.map(({ cells }) => cells)).toEqual(earlier?.made);
    expect(await refusalOf(kit, people.assistant, 'registers.makeStatement', { on: `${earlier?.month}-01` })).toMatchObject({ code: 'statementMade' });
    expect(await refusalOf(kit, people.assistant, 'registers.makeStatement', { on: '2027-09-01' })).toMatchObject({ code: 'badInput' });
  });

  it('keeps the reason for delay and the threshold of the office', async () => {
    const open = cases.find(({ endedOn }) => endedOn === null);
    await ask(kit, people.assistant, 'session.unlock', { pin: people.assistant.person.pin });
    await ask(kit, people.assistant, 'registers.giveReason', { receiptId: open?.id ?? '', reason: 'Report awaited' });
    const before = await ask(kit, people.assistant, 'registers.statement', { on: '2027-03-01' });
    const registrar = await signedIn(kit, 'registrar');
    await ask(kit, registrar, 'registers.setThreshold', { months: 3 });
    await ask(kit, people.assistant, 'session.unlock', { pin: people.assistant.person.pin });
    expect(await ask(kit, people.assistant, 'registers.statement', { on: '2027-03-01' })).toMatchObject({ months: 3, mayMake: true, madeAt: null });
    const reasons = (await read('pending')).rows.map(({ cells }) => cells[9]);
    expect(before.months).toBe(1);
    expect(reasons).toContain('Report awaited');
  });

  it('shows of a graded paper or file nothing but number, day and place to those whom it does not concern', async () => {
    const { assistant, officer, dispatcher } = people;
    await Promise.all(Object.values(people).map((caller) => ask(kit, caller, 'session.unlock', { pin: caller.person.pin })));
    const sender = { name: 'Vigilance Bureau', designation: '', organisation: '', address: '', city: '', email: '', mobile: '' };
    const entry = { form: 'physical', receivedOn: today(), deliveryMode: 'hand', sender, language: 'en', subject: 'Enquiry 77', classification: 'secret', vip: true } as const;
    const { id: receiptId } = await ask(kit, dispatcher, 'dak.diarise', entry);
    cases.push({ id: receiptId, day: today(), endedOn: null });
    await ask(kit, dispatcher, 'dak.mark', { receiptId, toPostId: officer.person.postId });
    await ask(kit, dispatcher, 'registers.giveReason', { receiptId, reason: 'Enquiry 77 goes on' });
    await ask(kit, officer, 'files.open', { subject: 'Enquiry 77', heads: { head: '5' }, classification: 'secret' });
    expect(await refusalOf(kit, assistant, 'registers.giveReason', { receiptId, reason: 'Late' })).toMatchObject({ code: 'gradedPaper' });
    const wanted = { from: first, to: today(), scope: 'office', language: 'en', limit: 500 } as const;
    for (const register of ['diary', 'received', 'vip', 'files', 'pending', 'movement', 'receipt-movement', 'puc'] as const) {
      expect(JSON.stringify(await ask(kit, assistant, 'registers.read', { ...wanted, register }))).not.toMatch(/Enquiry|Vigilance/);
    }
    for (const register of ['diary', 'received', 'files'] as const) {
      expect(JSON.stringify(await ask(kit, officer, 'registers.read', { ...wanted, register }))).toContain('Enquiry 77');
    }
  });

  it('windows put together are the whole, and every register can be read, printed as CSV and as pages', async () => {
    const whole = await read('diary');
    const parts = [];
    for (let offset = 0; offset < whole.total; offset += 7) parts.push(...(await read('diary', { limit: 7, offset })).rows);
    expect(parts).toEqual(whole.rows);
    const names: readonly RegisterName[] = ['diary', 'received', 'issued', 'dispatch', 'files', 'movement', 'postage', 'vip', 'pending', 'arrears', 'forwarded', 'parked', 'closed', 'category', 'with-others', 'section-dispatch', 'section-receipts', 'months', 'receipt-movement', 'puc'];
    for (const register of names) {
      const { rows, columns, total } = await read(register);
      expect(rows.length).toBe(Math.min(total, 500));
      expect(rows.every(({ cells }) => cells.length === columns.length)).toBe(true);
      const wanted = { register, from: first, to: today(), scope: 'office', language: 'ur' } as const;
      const csv = new TextDecoder().decode((await ask(kit, people.assistant, 'registers.csv', wanted)).bytes);
      expect(csv.trimEnd().split('\r\n').length).toBe(total + 1);
      expect((await ask(kit, people.assistant, 'registers.pdf', wanted)).bytes.length).toBeGreaterThan(100);
    }
  });
});
