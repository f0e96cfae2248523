import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../main/cli/seeded-random.ts';
import { DesksKit } from '../unit/desks-kit.ts';
import { DeskProcess, type Seat } from './desk-process.ts';
import { makeSwitchboard } from './namespaces.ts';
import { expectInvariants, officeOfDesks, settle, type Office } from './office-of-desks.ts';
import { patienceOf, runs, tally } from './tally.ts';

const seed = Number(process.env['DAFTAR_SEED'] ?? 20_261_120);
const hurry = 10;
/** Until a road is whole again, in milliseconds; the silence after which a link is given up is 2,500 here. */
const longestFault = 3_000;

const random = seededRandom(seed);
const board = makeSwitchboard(3);
const kit = new DesksKit();
const running: DeskProcess[] = [];
afterAll(async () => {
  await Promise.all(running.map((desk) => desk.drop()));
  board?.remove();
  await kit.endAll();
});

type Fault = { readonly name: string; readonly begin: () => void };
const at = () => random.below(3);
const other = (desk: number) => (desk + 1 + random.below(2)) % 3;

/** What may happen to a network; without namespaces, a desk that does not move. */
function faults(): readonly Fault[] {
  if (!board) return [{ name: 'N2 a desk cut off', begin: () => running[at()]?.sleep() }];
  const cutOff = (one: number) => [(one + 1) % 3, (one + 2) % 3].forEach((rest) => [board.drop(one, rest), board.drop(rest, one)]);
  const between = (one: number, two: number) => [board.drop(one, two), board.drop(two, one)];
  return [
    { name: 'N2 a desk cut off', begin: () => cutOff(at()) },
    { name: 'N2 two desks cut off from each other', begin: () => { const one = at(); between(one, other(one)); } },
    { name: 'N2 one way', begin: () => { const one = at(); board.drop(one, other(one)); } },
    { name: 'N6 large packets lost', begin: () => board.loseLarge(at()) },
  ];
}

function heal(): void {
  board?.heal();
  if (!board) for (const desk of running) desk.wake();
}

async function begin(office: Office): Promise<void> {
  const addresses = office.seats.map(({ port }, index) => ({ host: board?.host(index) ?? '127.0.0.1', port }));
  for (const [index, seat] of office.seats.entries()) {
    const host = board?.host(index) ?? '127.0.0.1';
    const placed: Seat = { ...seat, host, hurry, peers: addresses.filter((_, peer) => peer !== index) };
    running.push(await DeskProcess.begun(placed, board ? { namespace: board.names[index] ?? '' } : {}, { seed: random.below(1_000_000), works: true }));
  }
}

describe(`three desks that hand files with papers round (${board ? 'network namespaces' : 'loopback: namespaces can not be made here'}, seed ${seed})`, () => {
  it('lose nothing and double nothing, however the network between them breaks, and come to rest once it is whole', { timeout: patienceOf(1_800_000) }, async () => {
    const office = await officeOfDesks(kit, 3, [40_000, 300_000, 1_500_000]);
    await begin(office);
    const slowest: number[] = [];
    for (const run of runs({ few: 6, column: 268, most: 2_000 })) {
      const choices = faults();
      const fault = choices[run % choices.length];
      if (!fault) continue;
      await tally(fault.name, async () => {
        for (const desk of running) desk.say({ word: 'work' });
        await pause(random.below(200));
        fault.begin();
        await pause(random.below(longestFault));
        for (const desk of running) desk.say({ word: 'rest' });
        heal();
        slowest.push(await settle(running));
      });
    }
    await Promise.all(running.map((desk) => desk.kill()));
    const said = running.flatMap((desk) => desk.said);
    await expectInvariants(office, said);
    const count = (act: string) => said.filter((one) => one.act === act).length;
    process.stdout.write(`${JSON.stringify({ runs: slowest.length, slowest: Math.round(Math.max(...slowest)), noted: count('noted'), sent: count('sent') })}\n`);
    expect(count('sent')).toBeGreaterThan(slowest.length);
  });
});
