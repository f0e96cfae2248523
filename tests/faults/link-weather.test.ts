import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../../main/cli/seeded-random.ts';
import { clear, type Cut, type Weather } from '../support/faulty-road.ts';
import { DesksKit } from '../unit/desks-kit.ts';
import { desksOnRoad, type DesksOnRoad } from './road-between.ts';
import { settledWithin } from './office-of-desks.ts';
import { hurry } from './two-desks.ts';
import { patienceOf, runs, tally } from './tally.ts';

const seed = Number(process.env['DAFTAR_SEED'] ?? 20_261_121);

const random = seededRandom(seed);
const kit = new DesksKit();
let begun: Promise<DesksOnRoad> | undefined;
const twoDesks = () => (begun ??= desksOnRoad(kit, random));
afterEach(async () => (await twoDesks()).road.arm(null));
afterAll(async () => {
  await (await begun)?.end();
  await kit.endAll();
});

/** Sends a file and breaks the road after so many records towards the other desk. */
async function breakWhileSending({ office, road }: DesksOnRoad, at: number, { cut, bytes }: { readonly cut: Cut; readonly bytes: number }): Promise<number> {
  const fileId = await office.newFile(at, bytes);
  const to = random.below(2);
  road.arm({ to, record: random.below(to === at ? 10 : 20), offset: random.below(100), cut });
  await office.send(fileId, at);
  const took = await office.arrives(fileId, at);
  road.arm(null);
  await office.meet();
  return took;
}

describe(`a road that breaks (seed ${seed})`, () => {
  const kinds: readonly Cut[] = ['reset', 'halfOpen', 'slowClose', 'stall'];
  it.each(kinds)('by %s while files go over it: each arrives once, whole', { timeout: patienceOf(900_000) }, async (cut) => {
    const on = await twoDesks();
    for (const run of runs({ few: 3, column: 13, most: 125 })) {
      const took = await tally(`N4 ${cut}`, () => breakWhileSending(on, run % 2, { cut, bytes: 20_000 + random.below(200_000) }));
      expect(took).toBeLessThan(settledWithin);
    }
  });
});

/** Ledger.md 9, N5: kbit/s, and milliseconds there and back. */
const lines = [
  { kbits: 256, roundTrip: 80 }, { kbits: 16, roundTrip: 1_500 }, { kbits: 64, roundTrip: 300 },
  ...[16, 64, 256].flatMap((kbits) => [80, 300, 1_500].map((roundTrip) => ({ kbits, roundTrip }))),
];

/** As the desks feel it, whose waiting is shorter. */
const weatherOf = ({ kbits, roundTrip }: (typeof lines)[number]): Weather => {
  const latency = roundTrip / 2 / hurry;
  return { latency, jitter: latency / 2, rate: ((kbits * 1_000) / 8) * hurry };
};

describe(`a bad line (seed ${seed})`, () => {
  it('narrow, slow and uneven, carries a file with its paper all the same, however it breaks meanwhile', { timeout: patienceOf(900_000) }, async () => {
    const { office, road } = await twoDesks();
    const took: string[] = [];
    for (const run of runs({ few: 3, column: lines.length })) {
      const line = lines[run] ?? { kbits: 256, roundTrip: 80 };
      await tally('N5 narrow and slow', async () => {
        const fileId = await office.newFile(run % 2, line.kbits * 500);
        road.weather = weatherOf(line);
        await office.send(fileId, run % 2);
        took.push(`${line.kbits} kbit/s, ${line.roundTrip} ms: ${((await office.arrives(fileId, run % 2)) * hurry / 1_000).toFixed(1)} s`);
        road.weather = clear;
      });
    }
    process.stdout.write(`${took.join('\n')}\n`);
    expect(took.length).toBeGreaterThan(0);
  });
});

/** Milliseconds: shorter and longer than the silence after which a link is given up; once in twenty runs a minute, which is ten where waiting is not shortened. */
const longestSleep = (run: number): number => (run % 20 === 19 ? 60_000 : run % 4 === 3 ? 4_000 : 300);

describe(`a desk whose lid is closed (seed ${seed})`, () => {
  it('in the middle of handing over, for long or for a moment, goes on when it is opened', { timeout: patienceOf(900_000) }, async () => {
    const { office } = await twoDesks();
    for (const run of runs({ few: 4, column: 20, most: 200 })) {
      await tally('P4 stopped and woken', async () => {
        const at = run % 2;
        const fileId = await office.newFile(at, 300_000);
        await office.send(fileId, at);
        await pause(random.below(60));
        const sleeper = office.desk(random.below(2));
        sleeper.sleep();
        await pause(random.below(longestSleep(run)));
        sleeper.wake();
        expect(await office.arrives(fileId, at)).toBeLessThan(settledWithin);
      });
    }
  });
});

describe('after all of that', () => {
  it('each file lies at one desk, whole and in order, and work goes on there', async () => {
    const { office } = await twoDesks();
    await office.expectSound();
    expect(office.desk(0).hasEnded).toBe(true);
  });
});
