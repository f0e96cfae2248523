import Database from 'better-sqlite3';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { seededRandom, type Random } from '../../main/cli/seeded-random.ts';
import { DesksKit } from '../unit/desks-kit.ts';
import { DeskProcess, type Seat } from './desk-process.ts';
import { fail, failingDisk, mend } from './failing-disk.ts';
import { diskFailedExit, type HandoverAct } from './handover-acts.ts';
import { expectInvariants, officeOfDesks, settle } from './office-of-desks.ts';
import { shrinkingDisk, type SmallDisk } from './small-disk.ts';
import { isLonger, patienceOf, runs, tally } from './tally.ts';
import { hurry, TwoDesks } from './two-desks.ts';

const seed = Number(process.env['DAFTAR_SEED'] ?? 20_261_119);

let kit = new DesksKit();
/** What a test began, to be ended after it. */
let ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.toReversed()) await end();
  await kit.endAll();
  [kit, ends] = [new DesksKit(), []];
});

/** Moves a desk to a disk of its own. */
function onSmallDisk(seat: Seat, disk: Pick<SmallDisk, 'path'>): Seat {
  const folder = join(disk.path, 'desk');
  cpSync(seat.folder, folder, { recursive: true });
  return { ...seat, folder };
}

async function twoDesks(place: (seat: Seat, at: number) => Seat): Promise<TwoDesks> {
  const office = await TwoDesks.begin(kit, (seat, at) => ({ seat: place(seat, at) }));
  ends.push(() => office.end());
  return office;
}

const block = 4096;
const paperBytes = 150_000;

describe('a disk that is full', () => {
  const steps = isLonger ? 50 : 6;
  /** Free bytes, from none to more than the file needs. */
  const room = (step: number) => Math.floor((step * 700_000) / steps / block) * block;

  it('where a file comes in, at whatever point: it waits, and comes by itself once there is room', { timeout: patienceOf(900_000) }, async () => {
    const random = seededRandom(seed);
    const disk = shrinkingDisk(1_000);
    ends.push(disk.remove);
    const office = await twoDesks((seat, at) => (at === 1 ? onSmallDisk(seat, disk) : seat));
    let waited = 0;
    for (const step of runs({ few: steps, column: steps })) {
      await tally('D1 full where it comes in', async () => {
        const fileId = await office.newFile(0, paperBytes);
        if (step % 2 === 0) disk.leave(room(step));
        await office.send(fileId, 0);
        await pause(random.below(100));
        disk.leave(room(step));
        await pause(random.below(300));
        const { states } = await office.desk(0).standing();
        waited += states[fileId] === 'transit' ? 1 : 0;
        disk.free();
        await office.arrives(fileId, 0);
      });
    }
    await office.expectSound();
    expect(waited).toBeGreaterThan(0);
  });

  it('where it is sent from, or the receipt comes to: it says so, and goes on once there is room', { timeout: patienceOf(900_000) }, async () => {
    const random = seededRandom(seed);
    const disk = shrinkingDisk(1_000);
    ends.push(disk.remove);
    const office = await twoDesks((seat, at) => (at === 0 ? onSmallDisk(seat, disk) : seat));
    const seen: (string | null)[] = [];
    for (const step of runs({ few: steps, column: steps })) {
      await tally('D1 full where it goes out', async () => {
        const fileId = await office.newFile(0, paperBytes);
        disk.leave(Math.floor(room(step) / 4));
        const sent = await office.trySend(fileId, 0);
        seen.push(sent);
        await pause(random.below(200));
        disk.free();
        if (sent !== null) await office.send(fileId, 0);
        await office.arrives(fileId, 0);
      });
    }
    await office.expectSound();
    expect(seen).toContain('diskFull');
    expect(seen.filter((code) => code !== null && code !== 'diskFull')).toEqual([]);
  });
});

describe('a database that another program holds', () => {
  it('is waited for: officers are told, and what comes in comes once it is let go', { timeout: patienceOf(120_000) }, async () => {
    let file = '';
    const office = await twoDesks((seat, at) => {
      if (at === 1) file = join(seat.folder, 'daftar.sqlite');
      return seat;
    });
    for (const _ of runs({ few: 1, column: 14 })) {
      await tally('D8 database locked', async () => {
        const [here, there] = [await office.newFile(0, paperBytes), await office.newFile(1, 1_000)];
        const other = new Database(file);
        ends.push(() => void other.close());
        other.exec('BEGIN IMMEDIATE');
        await office.send(here, 0);
        expect(await office.trySend(there, 1)).toBe('databaseBusy');
        other.exec('COMMIT');
        await office.arrives(here, 0);
        await office.send(there, 1);
        await office.arrives(there, 1);
      });
    }
    await office.expectSound();
  });
});

/** Milliseconds that a disk fails in one run. */
const badTime = 2_500;
/** On a slow machine longer, until a desk has given up its disk once. */
const patience = 10_000;

describe(`disks that fail now and then (seed ${seed})`, () => {
  /** A desk that is started again, as the shell does, whenever it has given up its disk. */
  async function keptRunning(seat: Seat, { pipes, percent, random, until }: { pipes: string; percent: number; random: Random; until: number }): Promise<{ said: HandoverAct[]; ends: number; last: DeskProcess }> {
    const said: HandoverAct[] = [];
    const begin = () => DeskProcess.begun(seat, { env: failingDisk(pipes) }, { seed: random.below(1_000_000), works: true });
    let desk = await begin();
    let gaveUp = 0;
    fail(pipes, desk.pid, percent);
    while (performance.now() < until || (gaveUp === 0 && performance.now() < until + patience)) {
      await pause(20);
      if (!desk.hasEnded) continue;
      expect(desk.exitCode).toBe(diskFailedExit);
      said.push(...desk.said);
      gaveUp += 1;
      desk = await begin();
      fail(pipes, desk.pid, percent);
    }
    if (!desk.hasEnded) mend(pipes, desk.pid);
    return { said, ends: gaveUp, last: desk };
  }

  it('lose and double nothing: the desk gives up its connection, opens the database anew and goes on', { timeout: patienceOf(1_800_000) }, async () => {
    const random = seededRandom(seed);
    const office = await officeOfDesks(kit, 2, [40_000, 300_000]);
    const seats = office.seats.map((seat): Seat => ({ ...seat, hurry }));
    const folder = kit.folder();
    const said: HandoverAct[] = [];
    let gaveUp = 0;
    for (const run of runs({ few: 2, column: 50, most: 1_000 })) {
      await tally('D2 EIO on write and flush', async () => {
        const percent = 2 + (run % 4);
        const until = performance.now() + badTime;
        const kept = await Promise.all(seats.map((seat, at) => keptRunning(seat, { pipes: join(folder, `disk${at}`), percent, random, until })));
        const running = kept.map(({ last }) => last);
        let isOver = false;
        // One whose disk failed right before it was mended gives up only now, and is started again.
        const again = kept.map(async ({ ends: count, said: before, last }, at) => {
          gaveUp += count;
          said.push(...before);
          const [seat, exitCode] = [seats[at], await last.ended()];
          if (isOver || !seat) return;
          expect(exitCode).toBe(diskFailedExit);
          said.push(...last.said);
          const next = await DeskProcess.begun(seat);
          ends.push(() => next.drop());
          running[at] = next;
        });
        ends.push(...running.map((desk) => () => desk.drop()));
        for (const desk of running) desk.say({ word: 'rest' });
        await settle(running);
        isOver = true;
        await Promise.all(running.map((desk) => desk.kill()));
        await Promise.all(again);
        said.push(...running.flatMap((desk) => desk.said));
        await expectInvariants(office, said);
      });
    }
    const count = (act: string) => said.filter((one) => one.act === act).length;
    process.stdout.write(`${JSON.stringify({ gaveUp, noted: count('noted'), sent: count('sent') })}\n`);
    expect(gaveUp).toBeGreaterThan(0);
    expect(count('sent')).toBeGreaterThan(0);
  });
});
