import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../main/core/ledger/audit.ts';
import { Refusal } from '../../main/core/refusal.ts';
import type { Caller } from '../../main/core/session/session.ts';
import { ask, draftFor, drawnLayout, openDemo, openKit, paragraphs, refusalOf, signedIn, temporaryFolder, type DemoPerson, type Kit } from './desk-kit.ts';

let place: ReturnType<typeof temporaryFolder>;
let kit: Kit;
let officer: Caller & { readonly person: DemoPerson };
let fileId = '';
let printed = 0;
/** What happens before each page is printed, by the number of pages printed so far. */
let atPrint: (printed: number) => Promise<unknown> | void = () => undefined;
let announced: () => void = () => undefined;
const options = {
  layout: drawnLayout(async () => {
    printed += 1;
    await atPrint(printed);
  }),
  announce: () => announced(),
};

beforeEach(async () => {
  place = temporaryFolder();
  [printed, atPrint] = [0, () => undefined];
  kit = await openDemo(place.path, options);
  officer = await signedIn(kit, 'officer');
  fileId = (await ask(kit, officer, 'files.open', { subject: 'Notices', heads: { head: '5' }, classification: 'normal' })).id;
});
afterEach(() => {
  kit.close();
  place.remove();
});

const list = (count: number) => ['name,address,amount', ...Array.from({ length: count }, (_, at) => `Person ${at + 1},Town,${at * 10}`)].join('\n');
const draft = (text = 'Rs {{amount}} are due from {{name}}.') => draftFor(officer.person.postId, { form: 'notice', subject: { en: 'Dues of {{name}}' }, body: { en: paragraphs(text) } });
const start = (csv: string, text?: string) => ask(kit, officer, 'batches.start', { fileId, csv, pin: officer.person.pin, draft: draft(text) });
const resume = (batchId: string) => ask(kit, officer, 'batches.resume', { batchId, pin: officer.person.pin });
const view = (batchId: string) => ask(kit, officer, 'batches.view', { batchId });
const rested = () =>
  new Promise<void>((resolve) => {
    announced = () => (kit.desk.running.size === 0 ? resolve() : undefined);
  });
const expectGapless = (count: number) => {
  const { store } = kit.desk;
  const letters = store.all(store.build.selectFrom('letter').select('number').where('number', 'is not', null).orderBy('status_index'));
  expect(letters.map(({ number }) => number)).toEqual(Array.from({ length: count }, (_, at) => `SO(Admin)/DMO/${at + 1}/2026`));
  expect(audit(kit.desk).problems).toEqual([]);
};

describe('a batch of thirty', () => {
  it('gives every line its own letter, number and values', async () => {
    const rest = rested();
    const { id, total } = await start(list(30));
    expect(total).toBe(30);
    await rest;
    const batch = await view(id);
    expect(batch).toMatchObject({ state: 'done', total: 30, issued: 30, failed: 0, error: null });
    expect(batch.rows.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, at) => `SO(Admin)/DMO/${at + 1}/2026`));
    const letter = await ask(kit, officer, 'letters.view', { letterId: batch.rows[11]?.letterId ?? '' });
    expect(letter).toMatchObject({ draft: { subject: { en: 'Dues of Person 12' }, to: [{ name: 'Person 12', address: 'Town' }] }, issued: { batchId: id } });
    expect(JSON.stringify(letter.draft.body)).toContain('Rs 110 are due from Person 12.');
    expectGapless(30);
    const { bytes } = await ask(kit, officer, 'letters.pdf', { letterId: batch.rows[29]?.letterId ?? '' });
    expect(await ask(kit, officer, 'verify.file', { bytes, name: 'x.pdf' })).toMatchObject({ verdict: 'genuine', textMatch: true });
    expect(await refusalOf(kit, officer, 'batches.pause', { batchId: id })).toEqual({ code: 'batchFinished' });
  });

  it('waits where it is paused, goes on with the PIN, and stops for good where it is cancelled', async () => {
    let id = '';
    const at: Record<number, 'batches.pause' | 'batches.cancel'> = { 8: 'batches.pause', 20: 'batches.cancel' };
    atPrint = (count) => {
      const request = at[count];
      return request && ask(kit, officer, request, { batchId: id });
    };
    let rest = rested();
    id = (await start(list(30))).id;
    await rest;
    const paused = await view(id);
    expect(paused).toMatchObject({ state: 'paused', error: null });
    expect(paused.issued).toBeGreaterThan(0);
    expect(await refusalOf(kit, officer, 'batches.resume', { batchId: id, pin: '000000' })).toEqual({ code: 'wrongPin' });
    rest = rested();
    await resume(id);
    expect(await refusalOf(kit, officer, 'batches.resume', { batchId: id, pin: officer.person.pin })).toEqual({ code: 'batchFinished' });
    await rest;
    const cancelled = await view(id);
    expect(cancelled.state).toBe('cancelled');
    expect(cancelled.rows.filter(({ state }) => state === 'waiting')).toHaveLength(30 - cancelled.issued);
    expect(cancelled.issued).toBeGreaterThan(paused.issued);
    expect(await refusalOf(kit, officer, 'batches.resume', { batchId: id, pin: officer.person.pin })).toEqual({ code: 'batchFinished' });
    expectGapless(cancelled.issued);
  });

  it('is parked by a restart and completed afterwards', async () => {
    let id = '';
    atPrint = (count) => (count === 7 ? ask(kit, officer, 'batches.pause', { batchId: id }) : undefined);
    let rest = rested();
    id = (await start(list(10))).id;
    await rest;
    kit.desk.store.database.exec(`UPDATE batch SET state = 'running'`);
    kit.close();
    kit = await openKit(place.path, options);
    officer = await signedIn(kit, 'officer');
    expect((await view(id)).state).toBe('paused');
    rest = rested();
    await resume(id);
    await rest;
    expect(await view(id)).toMatchObject({ state: 'done', issued: 10 });
    expectGapless(10);
  });

  it('pauses with the reason when no page can be laid out, and no number is lost', async () => {
    atPrint = (count) => (count === 9 ? Promise.reject(new Refusal('layoutUnavailable')) : undefined);
    let rest = rested();
    const { id } = await start(list(10));
    await rest;
    expect(await view(id)).toMatchObject({ state: 'paused', error: { code: 'layoutUnavailable' } });
    rest = rested();
    await resume(id);
    await rest;
    expect(await view(id)).toMatchObject({ state: 'done', issued: 10, error: null });
    expectGapless(10);
  });

  it('goes on past a line that can’t become a letter, and names it; marks that turn text round are left out', async () => {
    const csv = ['name,amount', 'A,1', `B,${'9'.repeat(400)}`, 'C,3', 'D\u202eX,4', 'E,5'].join('\n');
    const rest = rested();
    const template = draftFor(officer.person.postId, { form: 'notice', subject: { en: 'Dues {{amount}}' }, body: { en: paragraphs('x') } });
    const { id } = await ask(kit, officer, 'batches.start', { fileId, csv, pin: officer.person.pin, draft: template });
    await rest;
    const batch = await view(id);
    expect(batch.state).toBe('done');
    expect(batch.rows.map(({ name, state, error, number }) => [name.slice(0, 1), state, error, number])).toEqual([
      ['A', 'issued', null, 'SO(Admin)/DMO/1/2026'],
      ['B', 'failed', 'badInput', null],
      ['C', 'issued', null, 'SO(Admin)/DMO/2/2026'],
      ['D', 'issued', null, 'SO(Admin)/DMO/3/2026'],
      ['E', 'issued', null, 'SO(Admin)/DMO/4/2026'],
    ]);
    expectGapless(4);
    expect(kit.errors).toEqual([]);
  });

  it('does not begin without a usable line, a complete text, the file in hand, or the PIN', async () => {
    const base = { fileId, csv: list(2), pin: officer.person.pin, draft: draft() };
    const refusal = async (change: Partial<typeof base>) => (await refusalOf(kit, officer, 'batches.start', { ...base, ...change })).code;
    expect(await refusal({ csv: 'name\n\n' })).toBe('csvEmpty');
    expect(await refusal({ csv: 'name,b\nonly one' })).toBe('csvEmpty');
    expect(await refusal({ csv: 'who\nA' })).toBe('csvNoNameColumn');
    expect(await refusal({ draft: draft(' ') })).toBe('draftIncomplete');
    expect(await refusal({ fileId: '019a0000-0000-7000-8000-00000000abcd' })).toBe('notFound');
    expect(await refusal({ pin: '000000' })).toBe('wrongPin');
    expect(await ask(kit, officer, 'batches.list', {})).toEqual([]);
  });

  it('takes its turn with a letter that is approved meanwhile', async () => {
    const rest = rested();
    await start(list(6));
    const letter = await ask(kit, officer, 'letters.create', { fileId, draft: draftFor(officer.person.postId) });
    const { number } = await ask(kit, officer, 'letters.approve', { letterId: letter.id, pin: officer.person.pin });
    await rest;
    expect(number).toMatch(/^SO\(Admin\)\/DMO\/[1-7]\/2026$/);
    expectGapless(7);
  });
});
