/**
 * A desk whose person notes on what lies there and hands it to another desk, until it is killed, or does what is asked. It tells of each act only once
 * it was answered.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { ProcedureName, RequestInput } from '../../preload/contract/index.ts';
import { seededRandom, type Random } from '../../main/cli/seeded-random.ts';
import type { Caller } from '../../main/core/session/session.ts';
import { hurriedClock } from '../../main/core/lan/clock.fixture.ts';
import { ask, firstMoment, openKit, paragraphs, type Kit } from '../unit/desk-kit.ts';
import { dieAt } from './crash-points.ts';
import { diskFailedExit, handoverWord, type Beginning, type HandoverAct, type HandoverWord } from './handover-acts.ts';

/** How long a person looks at an empty table, in milliseconds. */
const glance = 15;

const noted = z.object({ noteId: z.string() });
const numbered = z.object({ id: z.string(), number: z.string() });
/** Files that one person opens. */
const mostOpened = 3;
let filesOpened = 0;
const say = (act: HandoverAct) => process.send?.(act);
let opened: Day | null = null;
let works = false;
let hasGivenUp = false;

process.on('message', (message) => {
  const word = handoverWord.parse(message);
  if (word.word === 'begin') void begin(word);
  else if (word.word === 'ask') void answer(word);
  else if (word.word === 'dieAt') dieAt(word.point);
  else if (word.word === 'tell') say({ act: 'standing', ...(opened ? standing(opened.kit) : { states: {}, connected: 0 }) });
  else works = word.word === 'work';
});
process.on('disconnect', () => process.exit());

type Day = { readonly kit: Kit; readonly caller: Caller; readonly random: Random; readonly toPostId: string };

const clocks = { standing: { now: firstMoment }, system: { get now() { return Date.now(); } } };

async function begin(word: Beginning): Promise<void> {
  const { folder, port, host, peers, hurry, personId, pin, toPostId } = word;
  const kit = await openKit(folder, { lan: { host, port, peers, clock: hurriedClock(hurry) }, clock: clocks[word.clock], diskFailed });
  await kit.desk.network.begin(kit.desk);
  const caller = kit.core.caller();
  await ask(kit, caller, 'session.signIn', { personId, pin });
  opened = { kit, caller, random: seededRandom(word.seed), toPostId };
  works = word.works;
  say({ act: 'ready' });
  await work(opened);
}

/** Where the disk has failed nothing is answered any more, until the program ends. */
async function tryAct(act: (day: Day) => Promise<void>, day: Day): Promise<void> {
  try {
    await act(day);
  } catch (problem) {
    if (!hasGivenUp) throw problem;
    await pause(glance);
  }
}

/** As the core of the app does: the shell starts another. */
function diskFailed(): void {
  hasGivenUp = true;
  setTimeout(() => process.exit(diskFailedExit), glance);
}

async function work(day: Day): Promise<never> {
  for (;;) {
    if (!works) await pause(glance);
    else await tryAct(day.random.one([noteAndSend, noteAndSend, noteAndSend, noteAndSend, noteAndSend, noteAndSend, noteAndSend, noteAndSend, askBack, refuse, openFile]), day);
  }
}

async function answer({ id, name, input }: Extract<HandoverWord, { readonly word: 'ask' }>): Promise<void> {
  if (!opened) return;
  const { result } = await opened.kit.core.call(opened.caller, name, input);
  say({ act: 'answer', id, code: result.ok ? null : result.error.code, value: result.ok ? result.value : opened.kit.errors });
}

function standing({ desk }: Kit): { states: Record<string, string>; connected: number } {
  const rows = desk.store.all(desk.store.build.selectFrom('custody').select(['thing', 'state']));
  return { states: Object.fromEntries(rows.map(({ thing, state }) => [thing, state])), connected: desk.network.current?.neighbours.filter(({ road }) => road === 'linked').length ?? 0 };
}

/** Asks and says whether it was done: meanwhile a file may have gone, or come. */
async function tried<Name extends ProcedureName>(day: Day, name: Name, input: RequestInput<Name>): Promise<boolean> {
  const { result } = await day.kit.core.call(day.caller, name, input);
  if (day.kit.errors.length > 0) throw new Error(`${name}: ${day.kit.errors.join('\n')}`);
  return result.ok;
}

async function pick(day: Day, folder: 'inbox' | 'sent'): Promise<string | null> {
  const { rows } = await ask(day.kit, day.caller, 'files.list', { folder, limit: 20 });
  if (rows.length > 0) return day.random.one(rows).id;
  await pause(glance);
  return null;
}

async function noteAndSend(day: Day): Promise<void> {
  const fileId = await pick(day, 'inbox');
  if (fileId === null) return;
  if (!(await tried(day, 'files.markRead', { fileId }))) return;
  if (!(await tried(day, 'notes.saveYellow', { fileId, content: paragraphs(`seen ${day.random.below(1_000_000)}`) }))) return;
  const { result } = await day.kit.core.call(day.caller, 'notes.confirm', { fileId });
  if (result.ok) say({ act: 'noted', fileId, noteId: noted.parse(result.value).noteId });
  if (await tried(day, 'files.send', { fileId, toPostId: day.toPostId, kind: 'forward' })) say({ act: 'sent', fileId });
}

async function askBack(day: Day): Promise<void> {
  const fileId = await pick(day, 'sent');
  if (fileId !== null && (await tried(day, 'files.pullBack', { fileId }))) say({ act: 'askedBack', fileId });
}

async function refuse(day: Day): Promise<void> {
  const travelling = await ask(day.kit, day.caller, 'handover.travelling', {});
  const arriving = travelling.find(({ way }) => way === 'in');
  if (!arriving) return pause(glance);
  if (await tried(day, 'handover.refuse', { id: arriving.id, reason: 'Not for this branch' })) say({ act: 'refused', fileId: arriving.id });
}

async function openFile(day: Day): Promise<void> {
  if (filesOpened >= mostOpened) return pause(glance);
  filesOpened += 1;
  const { result } = await day.kit.core.call(day.caller, 'files.open', { subject: 'Opened meanwhile', heads: { head: '7' }, classification: 'normal' });
  if (!result.ok) return;
  const { id, number } = numbered.parse(result.value);
  say({ act: 'opened', fileId: id, number });
}
