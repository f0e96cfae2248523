import fc from 'fast-check';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output, RequestInput } from '../../preload/contract/index.ts';
import { audit } from '../../main/core/ledger/audit.ts';
import { emptySearch } from '../../main/core/search/entries.ts';
import { findLater, reached } from '../../main/core/search/reached.ts';
import { ask, draftFor, firstMoment, openDemo, openKit, paragraphs, signedIn, temporaryFolder, type Kit } from './desk-kit.ts';
import { until } from './desks-kit.ts';
import { fillSearchOffice, searchVectors, writtenAs, type SearchOffice } from './search-office.ts';

/** Hits of the whole table that somebody who asked would not want; half words find other words with the same letters. */
const mostFalseHits = 6;

type Found = Output<'search.find'>['hits'];
type Asked = RequestInput<'search.find'>;

const place = temporaryFolder();
const folder = join(place.path, 'desk');
let kit: Kit;
let office: SearchOffice;

beforeAll(async () => {
  kit = await openDemo(folder);
  office = await fillSearchOffice(kit);
});
afterAll(() => {
  kit.close();
  place.remove();
});

async function find(asked: Asked): Promise<Found> {
  return (await ask(kit, await signedIn(kit, 'dispatcher'), 'search.find', { limit: 100, ...asked })).hits;
}
const namesOf = async (asked: Asked) => (await find(asked)).map(office.nameOf);
const marked = ({ text, marks }: Found[number]['title']) => marks.map(({ from, to }) => text.slice(from, to));

describe('the table of queries', () => {
  const textOf = (asked: (typeof searchVectors.queries)[number]) => ('query' in asked ? asked.query : writtenAs(office.numberOf(asked.numberOf), asked.written));

  it('is long enough to speak for three languages', () => {
    expect(searchVectors.queries.length).toBeGreaterThanOrEqual(60);
  });

  it.each(searchVectors.queries)('finds all that is to be found: $about', async (asked) => {
    const found = await namesOf({ text: textOf(asked) });
    expect(asked.hits.filter((hit) => !found.includes(hit))).toEqual([]);
  });

  it(`finds at most ${mostFalseHits} things that were not meant, in all queries together`, async () => {
    const surplus: string[] = [];
    for (const asked of searchVectors.queries) {
      const found = await namesOf({ text: textOf(asked) });
      surplus.push(...found.filter((hit) => !asked.hits.includes(hit)).map((hit) => `${asked.about}: ${hit}`));
    }
    expect(surplus.slice(mostFalseHits)).toEqual([]);
  });
});

describe('what is found', () => {
  it('stands best first: its number, its title, its text', async () => {
    expect((await namesOf({ text: 'repair' })).slice(0, 1)).toEqual(['f-roof']);
    expect((await namesOf({ text: office.numberOf('l-roof') })).slice(0, 1)).toEqual(['l-roof']);
    expect(await namesOf({ text: 'regist' })).toEqual(expect.arrayContaining(['post:Registrar', 'n-roof']));
  });

  it('shows the words asked for where they stand in the text as it was written', async () => {
    const [note] = await find({ text: 'کتابیں', kinds: ['note'] });
    expect(note && marked(note.snippet)).toEqual(['کِتابیں']);
    const [hindi] = await find({ text: 'पर संपर्क फाइल', kinds: ['note'] });
    expect(hindi && marked(hindi.snippet)).toEqual(expect.arrayContaining(['फ़ाइल', 'सम्पर्क']));
    const [file] = await find({ text: 'हिंदी', kinds: ['file'] });
    expect(file && marked(file.title)).toEqual(['हिन्दी']);
    const [arabic] = await find({ text: 'کلکٹر', kinds: ['note'] });
    expect(arabic && marked(arabic.snippet)).toEqual(['\u0643\u0644\u0643\u0679\u0631']);
  });

  it('leads to the file or letter that it lies on', async () => {
    const [note] = await find({ text: 'ceiling' });
    expect(note).toMatchObject({ kind: 'note', id: office.idOf('n-roof'), fileId: office.idOf('f-roof'), number: office.numberOf('f-roof') });
    const [line] = await find({ text: 'RL 0045 2311 PK' });
    expect(line).toMatchObject({ kind: 'dispatch', letterId: office.idOf('l-roof'), number: office.numberOf('l-roof') });
  });

  it('is narrowed by kind and by day', async () => {
    expect(await namesOf({ text: 'repair', kinds: ['letter', 'note'] })).toEqual(expect.not.arrayContaining(['f-roof']));
    const today = '2026-11-21';
    expect((await namesOf({ text: 'repair', from: today, to: today })).length).toBeGreaterThan(0);
    expect(await namesOf({ text: 'repair', to: '2026-11-20' })).toEqual([]);
    expect(await namesOf({ text: 'repair', from: '2026-11-22' })).toEqual([]);
  });

  it('is narrowed to one file, with the receipts that lie in it', async () => {
    const officer = await signedIn(kit, 'officer');
    const dispatcher = await signedIn(kit, 'dispatcher');
    const { person } = officer;
    await ask(kit, dispatcher, 'dak.mark', { receiptId: office.idOf('r-pump'), toPostId: person.postId });
    await ask(kit, officer, 'dak.receive', { receiptId: office.idOf('r-pump') });
    await ask(kit, officer, 'dak.putInFile', { receiptId: office.idOf('r-pump'), fileId: office.idOf('f-roof') });
    const onFile = { fileId: office.idOf('f-roof') };
    expect(await namesOf({ text: 'pump', ...onFile })).toEqual(['r-pump']);
    expect(await namesOf({ text: 'کتاب', ...onFile })).toEqual([]);
    expect(await namesOf({ text: 'ceiling', ...onFile })).toEqual(['n-roof']);
  });

  it('is cut at the limit, and says that there is more', async () => {
    const answer = await ask(kit, await signedIn(kit, 'dispatcher'), 'search.find', { text: 'SO(Admin)', limit: 3 });
    expect({ hits: answer.hits.length, more: answer.more }).toEqual({ hits: 3, more: true });
  });

  it('holds no draft and no yellow note, and each as soon as it is issued or confirmed', async () => {
    const officer = await signedIn(kit, 'officer');
    const fileId = office.idOf('f-roof');
    await ask(kit, officer, 'notes.saveYellow', { fileId, content: paragraphs('a zebra crossing') });
    const { id } = await ask(kit, officer, 'letters.create', { fileId, draft: draftFor(officer.person.postId, { body: { en: paragraphs('an okapi') } }) });
    expect([...(await find({ text: 'zebra' })), ...(await find({ text: 'okapi' }))]).toEqual([]);
    await ask(kit, officer, 'notes.confirm', { fileId });
    await ask(kit, officer, 'letters.approve', { letterId: id, pin: officer.person.pin });
    expect([await find({ text: 'zebra' }), await find({ text: 'okapi' })]).toMatchObject([[{ kind: 'note' }], [{ kind: 'letter', id }]]);
  });

  it('includes a letter so long that its text lies in a file of its own', async () => {
    const officer = await signedIn(kit, 'officer');
    const lines = Array.from({ length: 1200 }, (_, line) => `${line}. The rooms are to be kept dry, swept and open to inspection every day.`);
    const body = { en: paragraphs(...lines, 'At the very end: a quagga.') };
    const { id } = await ask(kit, officer, 'letters.create', { fileId: office.idOf('f-roof'), draft: draftFor(officer.person.postId, { body }) });
    await ask(kit, officer, 'letters.approve', { letterId: id, pin: officer.person.pin });
    const [hit] = await find({ text: 'quagga' });
    expect(hit).toMatchObject({ kind: 'letter', id });
    expect(hit && marked(hit.snippet)).toEqual(['quagga']);
    expect(hit?.snippet.text.length).toBeLessThan(450);
  });
});

describe('whatever is typed', () => {
  it.each(['"', '""', '"""', '*', 'a*', 'AND', 'OR', 'NOT x', 'NEAR(a b)', 'title_words:x', '-x', '^x', '(', ')', '{a b}:c', `'; DROP TABLE event; --`, 'a"b', '\u0000', '\u202Egnp.exe', 'ـ', '\u064E', '%', '_'])(
    'is no syntax: %j',
    async (text) => {
      expect(Array.isArray(await find({ text }))).toBe(true);
    },
  );

  it('is answered, however hostile, with marks that lie inside their texts', async () => {
    const caller = await signedIn(kit, 'dispatcher');
    const piece = fc.constantFrom('"', '*', ' ', ':', '(', ')', '^', '-', '+', '{', '}', 'AND', 'NEAR', 'فائل', 'کا', 'फ़', 'ा', '4', '۵', 'roof', '\u200C', '\u0651', '\uD800', '\0', '“', "'", ';');
    const typed = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')));
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const { hits } = await ask(kit, caller, 'search.find', { text: text.slice(0, 300) });
        for (const { title, snippet } of hits) {
          for (const { text: shown, marks } of [title, snippet]) {
            expect(marks.every(({ from, to }, at) => from >= (marks[at - 1]?.to ?? 0) && to > from && to <= shown.length)).toBe(true);
          }
        }
      }),
      { numRuns: 400 },
    );
    expect(kit.errors).toEqual([]);
  });
});

describe('the search tables', () => {
  const texts = ['کتاب', 'नियुक', 'roof', 'RL 0045 2311 PK', 'SO(Admin)'];
  const answers = () => Promise.all(texts.map((text) => find({ text })));

  it('wait while very much comes at once, and say so; then hold all of it, as if each had been found at once', async () => {
    const officer = await signedIn(kit, 'officer');
    const { store, ledger, projector, searchCatchUp } = kit.desk;
    const wait = () => ledger.commit(() => findLater(store));
    wait();
    const { id } = await ask(kit, officer, 'files.open', { subject: 'An aardvark in the garden', heads: { head: '7' }, classification: 'normal' });
    await ask(kit, officer, 'notes.confirm', { fileId: id, content: paragraphs('The aardvark digs.') });
    const found = () => ask(kit, officer, 'search.find', { text: 'aardvark' });
    expect(await found()).toEqual({ hits: [], more: false, waits: true });
    wait();
    searchCatchUp.begin();
    searchCatchUp.begin();
    await until(() => reached(store) === null);
    const after = await found();
    expect(after).toMatchObject({ hits: [{ kind: 'file', id }, { kind: 'note', fileId: id }], waits: false });
    projector.rebuildSearch(store);
    expect(await found()).toEqual(after);
  });

  it('wait over the end of the program, and are filled after the next start, however far they had come', async () => {
    const officer = await signedIn(kit, 'officer');
    kit.desk.ledger.commit(() => findLater(kit.desk.store));
    const ids: string[] = [];
    for (let at = 0; at < 3; at += 1) ids.push((await ask(kit, officer, 'files.open', { subject: `A pangolin, number ${at}`, heads: { head: '7' }, classification: 'normal' })).id);
    const before = reached(kit.desk.store);
    expect(kit.desk.projector.makeFindable(kit.desk.store, 2), 'more waits').toBe(true);
    expect(reached(kit.desk.store)).toBe((before ?? 0) + 2);
    kit.close();
    kit = await openKit(folder);
    await until(() => reached(kit.desk.store) === null);
    expect((await find({ text: 'pangolin' })).map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });

  it('answer the same after they were thrown away and built again, and the audit is clean', async () => {
    const before = await answers();
    kit.desk.projector.rebuild(kit.desk.store);
    expect(await answers()).toEqual(before);
    expect(audit(kit.desk).problems).toEqual([]);
  });

  it('are filled when a desk of a version without search is opened', async () => {
    const before = await answers();
    emptySearch(kit.desk.store);
    expect(await find({ text: 'roof' })).toEqual([]);
    kit.close();
    kit = await openKit(folder, { clock: { now: firstMoment } });
    expect(await answers()).toEqual(before);
  });
});
