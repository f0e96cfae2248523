import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { seededRandom, type Random } from '../../main/cli/seeded-random.ts';
import { DesksKit } from '../unit/desks-kit.ts';
import { DeskProcess, type Seat } from './desk-process.ts';
import type { HandoverAct } from './handover-acts.ts';
import { expectInvariants, officeOfDesks, settle, settledWithin } from './office-of-desks.ts';
import { patienceOf, tally } from './tally.ts';

const seed = Number(process.env['DAFTAR_SEED'] ?? 20_261_124);
/** For how long runs are begun, in milliseconds. */
const runsFor = Number(process.env['DAFTAR_RUNS_FOR'] ?? 20_000);
const killsARun = 4;
/** Longest time between two kills, in milliseconds: some files go to and fro in it. */
const longestLife = 2_500;

const desks = new DesksKit();
afterAll(() => desks.endAll());

/** All work and are killed at random moments, one of them or both at once; what they said by then. */
async function liveAndDie(seats: readonly Seat[], random: Random): Promise<HandoverAct[]> {
  const said: HandoverAct[] = [];
  const start = () => ({ seed: random.below(1_000_000), works: true });
  const running = new Map<Seat, DeskProcess>();
  for (const seat of seats) running.set(seat, await DeskProcess.begun(seat, {}, start()));
  for (let killed = 0; killed < killsARun; killed += 1) {
    const spares = seats.map(() => DeskProcess.spare());
    await pause(random.below(longestLife));
    const victims = random.one([[0], [1], [0, 1]]);
    await Promise.all(seats.map((seat, at) => (victims.includes(at) ? running.get(seat)?.kill() : spares[at]?.drop())));
    for (const [at, seat] of seats.entries()) {
      const fresh = spares[at];
      if (!fresh || !victims.includes(at)) continue;
      said.push(...(running.get(seat)?.said ?? []));
      running.set(seat, await fresh.begin(seat, start()));
    }
  }
  await Promise.all([...running.values()].map((desk) => desk.kill()));
  return [...said, ...[...running.values()].flatMap((desk) => desk.said)];
}

/** All are started again and left alone until every file lies at one of them; gives how long that took, in milliseconds. */
async function settleAgain(seats: readonly Seat[]): Promise<number> {
  const running = [];
  for (const seat of seats) running.push(await DeskProcess.begun(seat));
  const took = await settle(running);
  await Promise.all(running.map((desk) => desk.kill()));
  return took;
}

describe(`two desks that hand files with papers to and fro and are killed at random moments (seed ${seed})`, () => {
  it(`settle within ${settledWithin / 1000} s after each run of ${killsARun} kills: each file lies at one desk, what was noted stands in it once, both audits are clean`, { timeout: patienceOf(300_000) }, async () => {
    const random = seededRandom(seed);
    const office = await officeOfDesks(desks, 2, [300_000, 3_000_000, 40_000]);
    const said: HandoverAct[] = [];
    const end = performance.now() + runsFor;
    const settled: number[] = [];
    while (performance.now() < end) {
      await tally('P1 kill -9 at random moments', async () => {
        said.push(...(await liveAndDie(office.seats, random)));
        settled.push(await settleAgain(office.seats));
        await expectInvariants(office, said);
      });
    }
    const counts = new Map(said.map(({ act }) => [act, said.filter((one) => one.act === act).length]));
    process.stdout.write(`${JSON.stringify({ runs: settled.length, kills: settled.length * killsARun, slowest: Math.round(Math.max(...settled)), ...Object.fromEntries(counts) })}\n`);
    expect(counts.get('noted')).toBeGreaterThan(0);
    expect(counts.get('sent')).toBeGreaterThan(0);
  });
});
