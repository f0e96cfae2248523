import fc from 'fast-check';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ProcedureName } from '../../preload/contract/index.ts';
import { audit } from '../../main/core/ledger/audit.ts';
import type { Caller } from '../../main/core/session/session.ts';
import { hurriedClock } from '../../main/core/lan/clock.fixture.ts';
import { ask, demoPerson, paragraphs, signedIn, type DemoPerson, type Kit } from '../unit/desk-kit.ts';
import { chosenPin, DesksKit, loopback, until, worksAt } from '../unit/desks-kit.ts';
import { settledWithin } from './office-of-desks.ts';
import { isCounted, isLonger, longest, patienceOf, tally } from './tally.ts';

const seed = Number(process.env['DAFTAR_SEED'] ?? 20_261_118);
const races = isLonger ? 5_000 : 100;
/** Something of what is under way between the desks gets done, in milliseconds. */
const networkMoves = 8;
/** The audit of a desk reads its whole record: not after each race. */
const racesAnAudit = 100;

const desks = new DesksKit({ ...loopback, clock: hurriedClock(20) });
afterAll(() => desks.endAll());

/** One of the two desks, with the person who works there; each window is signed in by itself. */
type Side = { readonly kit: Kit; readonly person: DemoPerson; readonly pin: string; readonly toPostId: string };

async function twoSides(): Promise<readonly [Side, Side]> {
  const first = await desks.office();
  const assistant = await signedIn(first.kit, 'assistant');
  const officer = await demoPerson(first.kit, 'officer');
  const second = await desks.join(first, [officer.postId]);
  await until(() => second.kit.desk.store.all(second.kit.desk.store.build.selectFrom('charge').select('id')).length > 0);
  await worksAt(first, second, officer);
  return [
    { kit: first.kit, person: assistant.person, pin: assistant.person.pin, toPostId: officer.postId },
    { kit: second.kit, person: officer, pin: chosenPin, toPostId: assistant.person.postId },
  ];
}

async function window({ kit, person, pin }: Side): Promise<Caller> {
  const caller = kit.core.caller();
  await ask(kit, caller, 'session.signIn', { personId: person.personId, pin });
  return caller;
}

const acts = ['edit', 'note', 'noteEdited', 'send', 'return', 'pullBack', 'open', 'refuse', 'view', 'wait'] as const;
type Act = (typeof acts)[number];
type Window = { readonly side: 0 | 1; readonly acts: readonly Act[] };

const windows: fc.Arbitrary<readonly Window[]> = fc.array(fc.record({ side: fc.constantFrom(0, 1), acts: fc.array(fc.constantFrom(...acts), { minLength: 1, maxLength: 4 }) }), { minLength: 2, maxLength: 4 });

/** Races that people run into: the same act in two windows, and acts that exclude each other. */
const known: readonly (readonly Window[])[] = [
  [{ side: 0, acts: ['edit', 'noteEdited'] }, { side: 0, acts: ['send'] }],
  [{ side: 0, acts: ['send'] }, { side: 0, acts: ['send'] }],
  [{ side: 0, acts: ['send', 'pullBack'] }, { side: 1, acts: ['open', 'note'] }],
  [{ side: 0, acts: ['send'] }, { side: 0, acts: ['pullBack'] }, { side: 1, acts: ['refuse', 'open'] }],
  [{ side: 0, acts: ['send'] }, { side: 1, acts: ['open', 'return'] }, { side: 1, acts: ['note', 'return'] }],
];

const requestOf = (act: Act, fileId: string, { toPostId }: Side): readonly [ProcedureName, unknown] => {
  switch (act) {
    case 'edit':
      return ['notes.saveYellow', { fileId, content: paragraphs('Being written') }];
    case 'note':
      return ['notes.confirm', { fileId, content: paragraphs('Written') }];
    case 'noteEdited':
      return ['notes.confirm', { fileId }];
    case 'send':
      return ['files.send', { fileId, toPostId, kind: 'forward' }];
    case 'return':
      return ['files.return', { fileId, remarks: 'Seen.' }];
    case 'pullBack':
      return ['files.pullBack', { fileId }];
    case 'open':
      return ['files.markRead', { fileId }];
    case 'refuse':
      return ['handover.refuse', { id: fileId, reason: 'Not for this branch' }];
    case 'view':
    case 'wait':
      return ['files.view', { fileId }];
  }
};

/** How often each act was done and refused. */
const outcomes = new Map<string, number>();

const identified = z.looseObject({ id: z.string() });
const noted = z.object({ noteId: z.string() });
const custodyOf = ({ kit }: Side, file: string) => kit.desk.handover.current?.host.thing(file)?.custody.state ?? 'none';
const rows = ({ kit }: Side, table: 'movement' | 'note', file: string) => kit.desk.store.database.prepare<[string]>(`SELECT * FROM ${table} WHERE file_id = ?`).all(file);

/** At the first desk, or sent to the second and opened there. */
async function newFile([here, there]: readonly [Side, Side], assistant: Caller, isThere: boolean): Promise<string> {
  const { id: fileId } = await ask(here.kit, assistant, 'files.open', { subject: 'Boundary wall', heads: { head: '7' }, classification: 'normal' });
  if (!isThere) return fileId;
  await ask(here.kit, assistant, 'files.send', { fileId, toPostId: here.toPostId, kind: 'put-up' });
  await expect.poll(() => custodyOf(there, fileId), { interval: 2, timeout: settledWithin }).toBe('held');
  await ask(there.kit, await window(there), 'files.markRead', { fileId });
  return fileId;
}

/** Lets the windows act in the order that the scheduler chooses; the notes that somebody was told of. */
async function race(sides: readonly [Side, Side], { scheduler, plan, fileId }: { scheduler: fc.Scheduler; plan: readonly Window[]; fileId: string }): Promise<string[]> {
  const told: string[] = [];
  const codes: string[] = [];
  const work = plan.map(async ({ side, acts: planned }) => {
    const at = sides[side];
    const caller = await window(at);
    for (const act of planned) {
      await scheduler.schedule(Promise.resolve(), `${side} ${act}`);
      if (act === 'wait') await pause(networkMoves);
      const [name, input] = requestOf(act, fileId, at);
      const { result } = await at.kit.core.call(caller, name, input);
      const outcome = `${act} ${result.ok ? 'done' : 'refused'}`;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (!result.ok) codes.push(result.error.code);
      else if (name === 'notes.confirm') told.push(noted.parse(result.value).noteId);
    }
  });
  await scheduler.waitFor(Promise.all(work));
  expect(codes).not.toContain('internal');
  expect(sides.flatMap(({ kit }) => kit.errors)).toEqual([]);
  return told;
}

function expectSound(sides: readonly [Side, Side]): void {
  expect(sides.flatMap(({ kit }) => audit(kit.desk).problems)).toEqual([]);
}

async function expectOneHolder(sides: readonly [Side, Side], fileId: string, told: readonly string[]): Promise<void> {
  const states = () => sides.map((side) => custodyOf(side, fileId));
  await expect.poll(() => states().toSorted().join(), { timeout: settledWithin, interval: 2 }).toMatch(/^held,(none|refused|sent)$/u);
  const holder = sides[states().indexOf('held')] ?? sides[0];
  const notes = rows(holder, 'note', fileId).map((row) => z.looseObject({ id: z.string(), number: z.int() }).parse(row));
  expect(notes.map(({ number }) => number).toSorted((left, right) => left - right)).toEqual(notes.map((_, at) => at + 1));
  expect(told.filter((id) => notes.filter((note) => note.id === id).length !== 1)).toEqual([]);
  // Who sent the file away knows what stood on it until then.
  for (const table of ['movement', 'note'] as const) {
    const known = sides.map((side) => rows(side, table, fileId).map((row) => identified.parse(row).id));
    const [fewer, more] = known.toSorted((left, right) => left.length - right.length);
    expect(fewer).toEqual(more?.slice(0, fewer?.length));
  }
  const caller = await window(holder);
  await ask(holder.kit, caller, 'notes.confirm', { fileId, content: paragraphs('Work goes on.') });
}

describe(`officers who act at once in several windows at two desks (seed ${seed})`, () => {
  it(`${races} races: one desk holds the file, the other knows the same of it up to where it sent it, each note that was answered stands in it once`, { timeout: patienceOf(1_800_000) }, async () => {
    const sides = await twoSides();
    const assistant = await window(sides[0]);
    let run = 0;
    const law = fc.asyncProperty(fc.scheduler(), fc.boolean(), windows, async (scheduler, isThere, plan) => {
      run += 1;
      await tally('H1 officers racing', async () => {
        const fileId = await newFile(sides, assistant, isThere);
        await expectOneHolder(sides, fileId, await race(sides, { scheduler, plan, fileId }));
        if (run % racesAnAudit === 0) expectSound(sides);
      });
    });
    for (const plan of known) {
      const fileId = await newFile(sides, assistant, false);
      await fc.assert(fc.asyncProperty(fc.scheduler(), async (scheduler) => expectOneHolder(sides, fileId, await race(sides, { scheduler, plan, fileId }))), { seed, numRuns: 1 });
    }
    await fc.assert(law, { seed, numRuns: races, endOnFailure: true, ...(isLonger && !isCounted ? { interruptAfterTimeLimit: longest } : {}) });
    expectSound(sides);
    process.stdout.write(`${JSON.stringify(Object.fromEntries([...outcomes].toSorted()))}\n`);
    const done = (['send', 'pullBack', 'return'] as const).filter((act) => outcomes.has(`${act} done`));
    expect(done).toEqual(['send', 'pullBack', 'return']);
  });
});
