import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { seededRandom, type Random } from '../../main/cli/seeded-random.ts';
import { audit } from '../../main/core/ledger/audit.ts';
import { heavyPdf } from '../support/heavy-pdf.ts';
import { ask, demoPerson, openKit, signedIn, type Kit } from '../unit/desk-kit.ts';
import { chosenPin, DesksKit, until, worksAt } from '../unit/desks-kit.ts';
import { takeIn } from '../unit/scans.ts';
import { handoverAct, type Beginning, type HandoverAct, type HandoverWord } from './handover-acts.ts';

const seed = Number(process.env['DAFTAR_SEED'] ?? 20_261_124);
/** For how long runs are begun, in milliseconds. */
const runsFor = Number(process.env['DAFTAR_RUNS_FOR'] ?? 20_000);
const killsARun = 4;
/** Longest time between two kills, in milliseconds: some files go to and fro in it. */
const longestLife = 2_500;
/** In how many milliseconds all that travels must have arrived (ledger.md 9, I5). */
const settledWithin = 60_000;

type Seat = Pick<Beginning, 'folder' | 'port' | 'personId' | 'pin' | 'toPostId'>;
type Running = { readonly child: ChildProcess; readonly said: HandoverAct[] };

const desks = new DesksKit();
afterAll(() => desks.endAll());

const say = ({ child }: Running, word: HandoverWord) => child.send(word);

/** A program of a desk, loaded and waiting for its folder. */
function spare(): Running {
  const child = fork(join(import.meta.dirname, 'handover-child.ts'), [], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const said: HandoverAct[] = [];
  child.on('message', (message) => void said.push(handoverAct.parse(message)));
  return { child, said };
}

async function begin(running: Running, seat: Seat, { random, works }: { readonly random: Random; readonly works: boolean }): Promise<Running> {
  say(running, { word: 'begin', ...seat, seed: random.below(1_000_000), works });
  await expect.poll(() => running.said.length > 0 || running.child.exitCode !== null, { timeout: 20_000, interval: 10 }).toBe(true);
  expect(running.said[0], 'the desk began').toEqual({ act: 'ready' });
  return running;
}

/** Ends a desk as a power cut ends a program; one that had ended by itself fails the test. */
async function kill({ child }: Running): Promise<void> {
  const ended = once(child, 'exit');
  expect(child.exitCode, 'the desk ended by itself').toBeNull();
  child.kill('SIGKILL');
  await ended;
}

/** The states of custody of all files at a desk that runs. */
async function standing(running: Running): Promise<Readonly<Record<string, string>>> {
  const before = running.said.length;
  say(running, { word: 'tell' });
  await expect.poll(() => running.said.slice(before).some(({ act }) => act === 'standing'), { timeout: 20_000, interval: 10 }).toBe(true);
  const last = running.said.findLast((one) => one.act === 'standing');
  return last?.act === 'standing' ? last.states : {};
}

/** Two desks that know each other, with files that carry papers; both are off. */
async function twoSeats() {
  const first = await desks.office();
  const assistant = await signedIn(first.kit, 'assistant');
  const person = await demoPerson(first.kit, 'officer');
  const second = await desks.join(first, [person.postId]);
  await until(() => second.kit.desk.store.all(second.kit.desk.store.build.selectFrom('charge').select('id')).length > 0);
  await worksAt(first, second, person);
  const files = [await withPaper(first.kit, assistant, 300_000), await withPaper(first.kit, assistant, 3_000_000), await withPaper(first.kit, assistant, 40_000)];
  const seats: readonly [Seat, Seat] = [
    { folder: first.folder, port: first.lan.port, personId: assistant.person.personId, pin: assistant.person.pin, toPostId: person.postId },
    { folder: second.folder, port: second.lan.port, personId: person.personId, pin: chosenPin, toPostId: assistant.person.postId },
  ];
  await desks.end(second);
  await desks.end(first);
  return { seats, files };
}

async function withPaper(kit: Kit, assistant: Parameters<typeof ask>[1], bytes: number): Promise<string> {
  const { id } = await ask(kit, assistant, 'files.open', { subject: `Case of ${bytes} bytes`, heads: { head: '7' }, classification: 'normal' });
  const staged = await takeIn(kit, assistant, 'plan.pdf', await heavyPdf(bytes));
  await ask(kit, assistant, 'attachments.addToFile', { fileId: id, ids: [staged.id], appendix: 'correspondence' });
  return id;
}

/** Both work and are killed at random moments, one of them or both at once; what they said by then. */
async function liveAndDie(seats: readonly [Seat, Seat], random: Random): Promise<HandoverAct[]> {
  const said: HandoverAct[] = [];
  const works = { random, works: true };
  const running = [await begin(spare(), seats[0], works), await begin(spare(), seats[1], works)];
  for (let killed = 0; killed < killsARun; killed += 1) {
    const next = [spare(), spare()];
    await pause(random.below(longestLife));
    const victims = random.one([[0], [1], [0, 1]]);
    await Promise.all(victims.map((at) => kill(running[at] ?? next[at] ?? spare())));
    for (const [at, seat] of seats.entries()) {
      const [old, fresh] = [running[at], next[at]];
      if (!old || !fresh) continue;
      if (!victims.includes(at)) {
        fresh.child.kill('SIGKILL');
        continue;
      }
      said.push(...old.said);
      running[at] = await begin(fresh, seat, works);
    }
  }
  await Promise.all(running.map(kill));
  return [...said, ...running.flatMap((one) => one.said)];
}

/** Both are started again and left alone until every file lies at one of them; gives how long that took, in milliseconds. */
async function settle(seats: readonly [Seat, Seat], random: Random): Promise<number> {
  const idle = { random, works: false };
  const began = performance.now();
  const [first, second] = [await begin(spare(), seats[0], idle), await begin(spare(), seats[1], idle)];
  const unsettled = async () => {
    const [here, there] = [await standing(first), await standing(second)];
    return Object.keys({ ...here, ...there }).filter((file) => !liesAtOne(here[file], there[file])).map((file) => `${file}: ${here[file]}, ${there[file]}`);
  };
  await expect.poll(unsettled, { timeout: settledWithin, interval: 50 }).toEqual([]);
  const took = performance.now() - began;
  await Promise.all([kill(first), kill(second)]);
  return took;
}

/** Held by one, of whom the other knows it; or by its first desk still, since the other has never had it, or refused it. */
const liesAtOne = (here = 'none', there = 'none'): boolean => ['held,none', 'held,refused', 'held,sent'].includes([here, there].toSorted().join());

const heldAt = ({ desk }: Kit, file: string): boolean => {
  const row = desk.store.first(desk.store.build.selectFrom('custody').select('state').where('thing', '=', file));
  if (row) return row.state === 'held';
  return desk.store.first(desk.store.build.selectFrom('file').select('id').where('id', '=', file)) !== undefined;
};

/** Each file lies at exactly one desk, whole, with every note that anybody was told of, once. */
function expectOnce(kits: readonly Kit[], files: readonly string[], said: readonly HandoverAct[]): void {
  for (const file of files) {
    const holders = kits.filter((kit) => heldAt(kit, file));
    expect(holders).toHaveLength(1);
    for (const { desk } of holders) {
      const numbers = desk.store.database.prepare<[string], number>('SELECT number FROM note WHERE file_id = ? ORDER BY number').pluck().all(file);
      expect(numbers).toEqual(numbers.map((_, at) => at + 1));
      const ids = desk.store.database.prepare<[string], string>('SELECT id FROM note WHERE file_id = ?').pluck().all(file);
      const told = said.flatMap((one) => (one.act === 'noted' && one.fileId === file ? [one.noteId] : []));
      expect(told.filter((id) => !ids.includes(id))).toEqual([]);
      const hashes = desk.store.database.prepare<[string], string>('SELECT hash FROM attachment WHERE file_id = ?').pluck().all(file);
      expect(hashes.map((hash) => desk.blobs.isIntact(hash))).toEqual([true]);
    }
  }
}

describe(`two desks that hand files with papers to and fro and are killed at random moments (seed ${seed})`, () => {
  it(`settle within ${settledWithin / 1000} s after each run of ${killsARun} kills: each file lies at one desk, what was noted stands in it once, both audits are clean`, { timeout: 300_000 }, async () => {
    const random = seededRandom(seed);
    const { seats, files } = await twoSeats();
    const said: HandoverAct[] = [];
    const end = performance.now() + runsFor;
    const settled: number[] = [];
    while (performance.now() < end) {
      said.push(...(await liveAndDie(seats, random)));
      settled.push(await settle(seats, random));
      const kits = [await openKit(seats[0].folder), await openKit(seats[1].folder)];
      expect(kits.map(({ desk }) => audit(desk).problems)).toEqual([[], []]);
      expectOnce(kits, files, said);
      for (const kit of kits) kit.close();
    }
    const counts = new Map(said.map(({ act }) => [act, said.filter((one) => one.act === act).length]));
    process.stdout.write(`${JSON.stringify({ runs: settled.length, kills: settled.length * killsARun, slowest: Math.round(Math.max(...settled)), ...Object.fromEntries(counts) })}\n`);
    expect(counts.get('noted')).toBeGreaterThan(0);
    expect(counts.get('sent')).toBeGreaterThan(0);
  });
});
