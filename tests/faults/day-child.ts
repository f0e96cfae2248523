/**
 * A core that works through a day until it is killed: `node day-child.ts FOLDER`. It waits for a seed, then asks what windows ask, one
 * act after another, and tells of each act only once it was answered.
 */
import { z } from 'zod';
import type { ProcedureName, RequestInput } from '../../preload/contract/index.ts';
import { seededRandom, type Random } from '../../main/cli/seeded-random.ts';
import { ask, openKit, paragraphs, signedIn, type Kit } from '../unit/desk-kit.ts';
import type { AnsweredAct } from './day-acts.ts';

const word = z.object({ seed: z.int() });
const [, , folder = ''] = process.argv;
const say = (act: AnsweredAct) => process.send?.(act);

process.on('message', (message) => {
  const told = word.safeParse(message);
  if (told.success) void work(seededRandom(told.data.seed));
});
process.on('disconnect', () => process.exit());

type Person = Awaited<ReturnType<typeof signedIn>>;
type Day = { readonly kit: Kit; readonly random: Random; readonly assistant: Person; readonly officer: Person; readonly dispatcher: Person; turn: number };

async function work(random: Random): Promise<void> {
  const kit = await openKit(folder);
  const [assistant, officer, dispatcher] = [await signedIn(kit, 'assistant'), await signedIn(kit, 'officer'), await signedIn(kit, 'dispatcher')];
  const day: Day = { kit, random, assistant, officer, dispatcher, turn: kit.desk.ledger.head.seq };
  for (;;) await random.one([takeIn, takeIn, takeOver, putInFile, putInFile, openFile, write, write, confirm, sendUp, sendDown, park])(day);
}

const rowsOf = async (day: Day, by: Person) => (await ask(day.kit, by, 'files.list', { folder: 'inbox', limit: 20 })).rows;
const waiting = async (day: Day) => (await ask(day.kit, day.assistant, 'dak.list', { folder: 'inbox', limit: 20 })).rows.filter((row) => row.state === 'open');
const pick = <Row>(day: Day, rows: readonly Row[]): Row | null => (rows.length === 0 ? null : day.random.one(rows));
const rowsIn = (day: Day, table: 'movement' | 'file_act', fileId: string) =>
  Number(day.kit.desk.store.database.prepare(`SELECT count(*) FROM ${table} WHERE file_id = ?`).pluck().get(fileId));

/** Asks and gives null when a rule says no: in a random order of acts that is a day's work too. */
async function tried<Name extends ProcedureName>(day: Day, by: Person, name: Name, input: RequestInput<Name>): Promise<boolean> {
  const { result } = await day.kit.core.call(by, name, input);
  return result.ok;
}

async function takeIn(day: Day): Promise<void> {
  const { kit, dispatcher, assistant } = day;
  const sender = { name: 'A. Sender', designation: '', organisation: '', address: '', city: '', email: '', mobile: '' };
  const entry = { form: 'physical', receivedOn: '2026-11-20', deliveryMode: 'hand', sender, language: 'ur', subject: `مرمت ${day.random.below(1000)}` } as const;
  const { id, number } = await ask(kit, dispatcher, 'dak.diarise', entry);
  say({ act: 'diarised', id, number });
  await ask(kit, dispatcher, 'dak.mark', { receiptId: id, toPostId: assistant.person.postId });
  say({ act: 'marked', receiptId: id });
}

async function takeOver(day: Day): Promise<void> {
  const row = pick(day, (await waiting(day)).filter((receipt) => !receipt.received));
  if (row && (await tried(day, day.assistant, 'dak.receive', { receiptId: row.id }))) say({ act: 'received', receiptId: row.id });
}

async function putInFile(day: Day): Promise<void> {
  const receipt = pick(day, (await waiting(day)).filter((row) => row.received));
  const file = pick(day, await rowsOf(day, day.assistant));
  if (!receipt || !file) return;
  if (day.random.below(6) === 0) {
    if (await tried(day, day.assistant, 'dak.dispose', { receiptId: receipt.id, remarks: 'No action' })) say({ act: 'disposed', receiptId: receipt.id });
  } else if (await tried(day, day.assistant, 'dak.putInFile', { receiptId: receipt.id, fileId: file.id })) say({ act: 'filed', receiptId: receipt.id, fileId: file.id });
}

async function openFile(day: Day): Promise<void> {
  const heads = { head: String(day.random.below(9) + 1) };
  const { id, number } = await ask(day.kit, day.assistant, 'files.open', { subject: `Case ${day.random.below(1000)}`, heads, classification: 'normal' });
  say({ act: 'opened', id, number });
}

async function write(day: Day): Promise<void> {
  const file = pick(day, await rowsOf(day, day.assistant));
  if (!file) return;
  day.turn += 1;
  const { turn } = day;
  if (await tried(day, day.assistant, 'notes.saveYellow', { fileId: file.id, content: paragraphs(`turn ${turn}`) })) say({ act: 'wrote', fileId: file.id, turn });
}

async function confirm(day: Day): Promise<void> {
  const file = pick(day, await rowsOf(day, day.assistant));
  if (!file) return;
  const { result } = await day.kit.core.call(day.assistant, 'notes.confirm', { fileId: file.id, decision: 'seen' });
  if (result.ok) say({ act: 'confirmed', fileId: file.id, noteId: z.object({ noteId: z.string() }).parse(result.value).noteId });
}

async function sendUp(day: Day): Promise<void> {
  const file = pick(day, await rowsOf(day, day.assistant));
  if (!file || !(await tried(day, day.assistant, 'files.send', { fileId: file.id, toPostId: day.officer.person.postId, kind: 'put-up' }))) return;
  say({ act: 'sent', fileId: file.id, movements: rowsIn(day, 'movement', file.id) });
}

async function sendDown(day: Day): Promise<void> {
  const file = pick(day, await rowsOf(day, day.officer));
  if (!file) return;
  await tried(day, day.officer, 'files.markRead', { fileId: file.id });
  if (!(await tried(day, day.officer, 'files.return', { fileId: file.id, remarks: 'Please discuss.' }))) return;
  say({ act: 'sent', fileId: file.id, movements: rowsIn(day, 'movement', file.id) });
}

async function park(day: Day): Promise<void> {
  const file = pick(day, await rowsOf(day, day.assistant));
  if (!file || day.random.below(3) > 0) return;
  if (!(await tried(day, day.assistant, 'files.park', { fileId: file.id, reason: 'Season' }))) return;
  say({ act: 'parked', fileId: file.id, acts: rowsIn(day, 'file_act', file.id) });
  await tried(day, day.assistant, 'files.unpark', { fileId: file.id });
}
