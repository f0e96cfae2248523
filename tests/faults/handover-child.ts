/**
 * A desk whose person notes on what lies there and hands it to the other desk, until it is killed. It tells of each act only once it was
 * answered.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { ProcedureName, RequestInput } from '../../preload/contract/index.ts';
import { seededRandom, type Random } from '../../main/cli/seeded-random.ts';
import type { Caller } from '../../main/core/session/session.ts';
import { ask, openKit, paragraphs, type Kit } from '../unit/desk-kit.ts';
import { handoverWord, type Beginning, type HandoverAct } from './handover-acts.ts';

/** How long a person looks at an empty table, in milliseconds. */
const glance = 15;

const noted = z.object({ noteId: z.string() });
const say = (act: HandoverAct) => process.send?.(act);
let kit: Kit | null = null;

process.on('message', (message) => {
  const word = handoverWord.parse(message);
  if (word.word === 'begin') void begin(word);
  else say({ act: 'standing', states: kit ? standing(kit) : {} });
});
process.on('disconnect', () => process.exit());

type Day = { readonly kit: Kit; readonly caller: Caller; readonly random: Random; readonly toPostId: string };

async function begin({ folder, port, seed, personId, pin, toPostId, works }: Beginning): Promise<void> {
  const opened = await openKit(folder, { lan: { host: '127.0.0.1', port } });
  await opened.desk.network.begin(opened.desk);
  kit = opened;
  const caller = opened.core.caller();
  await ask(opened, caller, 'session.signIn', { personId, pin });
  say({ act: 'ready' });
  const day: Day = { kit: opened, caller, random: seededRandom(seed), toPostId };
  while (works) await day.random.one([noteAndSend, noteAndSend, noteAndSend, noteAndSend, noteAndSend, noteAndSend, noteAndSend, noteAndSend, askBack, refuse])(day);
}

function standing({ desk }: Kit): Record<string, string> {
  const rows = desk.store.all(desk.store.build.selectFrom('custody').select(['thing', 'state']));
  return Object.fromEntries(rows.map(({ thing, state }) => [thing, state]));
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
