import { afterAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../main/cli/seeded-random.ts';
import type { Cut, CutPoint } from '../support/faulty-road.ts';
import { DesksKit } from '../unit/desks-kit.ts';
import { desksOnRoad, type DesksOnRoad } from './road-between.ts';
import { isLonger, patienceOf, runs, tally } from './tally.ts';

const seed = Number(process.env['DAFTAR_SEED'] ?? 20_261_122);
const sample = 16;
const paperBytes = 20_000;

const random = seededRandom(seed);
const kit = new DesksKit();
let on: DesksOnRoad | undefined;
afterAll(async () => {
  await on?.end();
  await kit.endAll();
});

/** From the first byte of a new connection, or from where the file is sent over one that stands. */
type Run = CutPoint & { readonly from: 'standing' | 'new' };

/** Sends a new file with a paper and lets it arrive. */
async function handOver({ office, road }: DesksOnRoad, at: number, from: Run['from']): Promise<void> {
  const fileId = await office.newFile(at, paperBytes);
  if (from === 'new') road.cutAll('reset');
  await office.send(fileId, at);
  await office.arrives(fileId, at);
  await office.meet();
}

/** Records of one handing over towards each desk, on a road that nobody cuts. */
async function record(on: DesksOnRoad, from: Run['from']): Promise<readonly [number, number]> {
  on.road.arm(null);
  await handOver(on, 0, from);
  return [on.road.passed(0), on.road.passed(1)];
}

const cuts: readonly Cut[] = ['reset', 'close', 'slowClose'];

/** Every end of a record in each direction, a byte before, there, and a byte after. */
function* points(records: readonly [number, number], from: Run['from']): Generator<Run> {
  for (const to of [0, 1]) {
    for (let at = 0; at < (records[to] ?? 0); at += 1) {
      for (const offset of [-1, 0, 1]) yield { to, record: at, offset, cut: cuts[(at + offset + 1) % cuts.length] ?? 'reset', from };
    }
  }
}

describe(`a connection that is cut while a file with a paper is handed over (seed ${seed})`, () => {
  it(`at ${isLonger ? 'every end of a record' : `${sample} ends of records`} in either direction, or a byte beside it: the file arrives once, whole`, { timeout: patienceOf(1_200_000) }, async () => {
    const begun = await desksOnRoad(kit, random);
    on = begun;
    const { road } = begun;
    const all = [...points(await record(begun, 'standing'), 'standing'), ...points(await record(begun, 'new'), 'new')];
    const start = random.below(all.length);
    // In a longer run one after the other, all where there is time; else any.
    const chosen = (run: number) => all[isLonger ? (start + run) % all.length : random.below(all.length)] ?? random.one(all);
    let [reached, made] = [0, 0];
    for (const run of runs({ few: sample, column: all.length })) {
      const point = chosen(run);
      made += 1;
      await tally('N3 cut at byte k', async () => {
        road.arm(point);
        await handOver(begun, run % 2, point.from);
        reached += road.isArmed ? 0 : 1;
        road.arm(null);
      });
    }
    await begun.office.expectSound();
    process.stdout.write(`${JSON.stringify({ points: all.length, runs: made, reached })}\n`);
    expect(reached).toBeGreaterThan(made / 3);
  });
});
