import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../main/core/ledger/audit.ts';
import { Refusal } from '../../main/core/refusal.ts';
import type { Caller } from '../../main/core/session/session.ts';
import { ask, draftFor, draftInHand, drawnLayout, openDemo, openKit, paragraphs, refusalOf, signedIn, temporaryFolder, type DemoPerson, type Kit } from './desk-kit.ts';

let place: ReturnType<typeof temporaryFolder>;
let kit: Kit;
let officer: Caller & { readonly person: DemoPerson };
/** What happens while the page is being laid out. */
let meanwhile: () => Promise<void> | void = () => undefined;
const layout = drawnLayout(() => meanwhile());

beforeEach(async () => {
  place = temporaryFolder();
  meanwhile = () => undefined;
  kit = await openDemo(place.path, { layout });
  officer = await signedIn(kit, 'officer');
});
afterEach(() => {
  kit.close();
  place.remove();
});

const pin = () => officer.person.pin;
const approve = (letterId: string) => ask(kit, officer, 'letters.approve', { letterId, pin: pin() });
const numbers = () => {
  const { store } = kit.desk;
  return store.all(store.build.selectFrom('letter').select('number').where('number', 'is not', null).orderBy('status_index')).map((row) => row.number);
};
const expected = (count: number) => Array.from({ length: count }, (_, at) => `SO(Admin)/DMO/${at + 1}/2026`);
const once = (act: () => Promise<unknown> | void) => {
  meanwhile = async () => {
    meanwhile = () => undefined;
    await act();
  };
};

/** Everything that a refused letter must leave as it was. */
const traces = () => {
  const { store, ledger } = kit.desk;
  const count = (table: 'event' | 'blob' | 'dispatch_line' | 'series') => store.all(store.build.selectFrom(table).selectAll());
  return JSON.stringify([ledger.head.seq, count('event').length, count('blob').length, count('dispatch_line'), count('series'), numbers()]);
};

describe('approving a letter', () => {
  it.each([
    ['the layout fails', () => Promise.reject(new Refusal('layoutFailed', { reason: 'gone' })), 'layoutFailed'],
    ['the file is pulled away', () => ask(kit, officer, 'files.send', { fileId: fileInHand, toPostId: elsewhere, kind: 'forward' }), 'fileNotHere'],
    ['the draft is discarded', () => ask(kit, officer, 'letters.discard', { letterId: letterInHand }), 'notFound'],
  ])('leaves no number, no seal and no register line when %s', async (_, act, code) => {
    await inHand();
    let before = '';
    once(async () => {
      try {
        await act();
      } finally {
        before = traces();
      }
    });
    expect(await refusalOf(kit, officer, 'letters.approve', { letterId: letterInHand, pin: pin() })).toMatchObject({ code });
    expect(traces()).toBe(before);
    expect(audit(kit.desk).problems).toEqual([]);
    const next = await draftInHand(kit, officer);
    expect((await approve(next.letterId)).number).toBe('SO(Admin)/DMO/1/2026');
  });

  it('answers a broken layout as a bug, once, and leaves nothing', async () => {
    await inHand();
    const before = traces();
    once(() => Promise.reject(new TypeError('a bug')));
    expect(await refusalOf(kit, officer, 'letters.approve', { letterId: letterInHand, pin: pin() })).toMatchObject({ code: 'internal' });
    expect([traces(), kit.errors.length]).toEqual([before, 1]);
    expect((await approve(letterInHand)).number).toBe('SO(Admin)/DMO/1/2026');
  });

  it('issues the text that stands when it commits, though the draft was changed in the very moment of layout', async () => {
    await inHand();
    const changed = draftFor(officer.person.postId, { body: { en: paragraphs('Another text.') } });
    once(() => ask(kit, officer, 'letters.save', { letterId: letterInHand, draft: changed }));
    await approve(letterInHand);
    expect((await ask(kit, officer, 'letters.view', { letterId: letterInHand })).draft.body).toEqual(changed.body);
    const { bytes } = await ask(kit, officer, 'letters.pdf', { letterId: letterInHand });
    expect(await ask(kit, officer, 'verify.file', { bytes, name: 'x.pdf' })).toMatchObject({ verdict: 'genuine', textMatch: true });
  });

  it('plans anew when the day changed while it was laid out', async () => {
    kit.clock.now = new Date(2026, 11, 31, 23, 59, 59).getTime();
    await ask(kit, officer, 'session.unlock', { pin: pin() });
    await inHand();
    once(() => {
      kit.clock.now += 2000;
    });
    expect(await approve(letterInHand)).toMatchObject({ number: 'SO(Admin)/DMO/1/2027', date: '2027-01-01' });
  });

  it('gives numbers in order to letters approved at the same moment', async () => {
    const drafts = [await draftInHand(kit, officer), await draftInHand(kit, officer), await draftInHand(kit, officer)];
    const issued = await Promise.all(drafts.map(({ letterId }) => approve(letterId)));
    expect(issued.map(({ number }) => number)).toEqual(expected(3));
  });

  it('happens once to a letter, however often it is asked for at the same moment', async () => {
    await inHand();
    const answers = await Promise.all([1, 2, 3].map(() => kit.core.call(officer, 'letters.approve', { letterId: letterInHand, pin: pin() })));
    expect(answers.map(({ result }) => (result.ok ? 'ok' : result.error.code)).toSorted()).toEqual(['letterFrozen', 'letterFrozen', 'ok']);
    expect(numbers()).toEqual(expected(1));
  });

  it('can’t be undone by saving, discarding or approving again', async () => {
    await inHand();
    await approve(letterInHand);
    const draft = draftFor(officer.person.postId);
    expect(await refusalOf(kit, officer, 'letters.save', { letterId: letterInHand, draft })).toMatchObject({ code: 'letterFrozen' });
    expect(await refusalOf(kit, officer, 'letters.discard', { letterId: letterInHand })).toMatchObject({ code: 'letterFrozen' });
    expect(await refusalOf(kit, officer, 'letters.approve', { letterId: letterInHand, pin: pin() })).toMatchObject({ code: 'letterFrozen' });
  });

  it('takes a letter to 200 addressees and 200 copies, each with a register line', async () => {
    const many = (kind: string) => Array.from({ length: 200 }, (_, at) => ({ name: `${kind} ${at} ${'ज़िला कार्यालय '.repeat(18)}`, address: 'मार्ग '.repeat(99) }));
    const { letterId } = await draftInHand(kit, officer, { to: many('To'), copyTo: many('Copy') });
    await approve(letterId);
    const { store } = kit.desk;
    const lines = store.all(store.build.selectFrom('dispatch_line').select(['serial', 'kind']).orderBy('serial'));
    expect(lines.map((line) => line.serial)).toEqual(Array.from({ length: 400 }, (_, at) => at + 1));
    expect(lines.filter((line) => line.kind === 'to')).toHaveLength(200);
    expect(audit(kit.desk).problems).toEqual([]);
  });

  it('is refused for want of a subject, a text or an addressee, naming it', async () => {
    const missing = async (change: Parameters<typeof draftFor>[1]) => {
      const { letterId } = await draftInHand(kit, officer, change);
      return (await refusalOf(kit, officer, 'letters.approve', { letterId, pin: pin() })).params?.['field'];
    };
    expect([await missing({ subject: {} }), await missing({ body: { en: paragraphs(' ') } }), await missing({ to: [] })]).toEqual(['subject.en', 'body.en', 'to']);
    expect(await refusalOf(kit, officer, 'letters.approve', { letterId: (await draftInHand(kit, officer, { signatoryPostId: elsewhere })).letterId, pin: pin() })).toMatchObject({ code: 'notSigningPost' });
  });

  it('leaves files of a crash to be swept at the next start', async () => {
    await inHand();
    once(() => {
      kit.desk.blobs.prepare(new Uint8Array(100_000));
      throw new Refusal('layoutFailed');
    });
    await refusalOf(kit, officer, 'letters.approve', { letterId: letterInHand, pin: pin() });
    expect(blobFiles()).toHaveLength(1);
    kit.close();
    kit = await openKit(place.path, { layout });
    expect(blobFiles()).toEqual([]);
  });
});

describe('a gapless series', () => {
  it('stays gapless through any sequence of letters issued, refused, broken off and restarted', { timeout: 120_000 }, async () => {
    const step = fc.constantFrom('issue', 'fail', 'bug', 'save', 'crash in commit', 'restart', 'file');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const before = numbers().length;
        let issued = 0;
        for (const one of steps) issued += await take(one);
        expect(numbers()).toEqual(expected(before + issued));
        expect(audit(kit.desk).problems).toEqual([]);
        const tables = traces();
        kit.desk.projector.rebuild(kit.desk.store);
        expect(traces()).toBe(tables);
        expect(audit(kit.desk).problems).toEqual([]);
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });
});

/** One step of a clerk's day; says how many letters it issued. */
async function take(step: string): Promise<number> {
  if (step === 'restart') {
    kit.close();
    kit = await openKit(place.path, { layout });
    officer = await signedIn(kit, 'officer');
    return 0;
  }
  const { letterId, fileId } = await draftInHand(kit, officer);
  if (step === 'file') {
    await ask(kit, officer, 'notes.confirm', { fileId, decision: 'seen' });
    return 0;
  }
  if (step === 'fail') once(() => Promise.reject(new Refusal('layoutFailed')));
  if (step === 'bug') once(() => Promise.reject(new Error('bug')));
  if (step === 'save') once(() => ask(kit, officer, 'letters.save', { letterId, draft: draftFor(officer.person.postId, { body: { en: paragraphs(`later ${letterId}`) } }) }));
  if (step === 'crash in commit') return brokenOff(letterId);
  const { result } = await kit.core.call(officer, 'letters.approve', { letterId, pin: pin() });
  return Number(result.ok);
}

/** The transaction is broken off after its first register line, as an exception or a lost disk would. */
async function brokenOff(letterId: string): Promise<number> {
  const { store } = kit.desk;
  store.database.exec(`CREATE TEMP TRIGGER broken AFTER INSERT ON main.dispatch_line BEGIN SELECT RAISE(ABORT, 'broken off'); END`);
  const before = traces();
  const refusal = await refusalOf(kit, officer, 'letters.approve', { letterId, pin: pin() });
  store.database.exec('DROP TRIGGER broken');
  expect([refusal.code, traces()]).toEqual(['internal', before]);
  return 0;
}

let letterInHand = '';
let fileInHand = '';
let elsewhere = '';
async function inHand(): Promise<void> {
  const { letterId, fileId } = await draftInHand(kit, officer);
  letterInHand = letterId;
  fileInHand = fileId;
  elsewhere = (await signedIn(kit, 'assistant')).person.postId;
}

function blobFiles(): string[] {
  const folder = join(place.path, 'blobs');
  return existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name) : [];
}
