import { expect, it } from 'vitest';
import { seededRandom } from '../../main/cli/seeded-random.ts';
import { FaultyRoad, type Cut } from '../support/faulty-road.ts';
import { OfficeAtHub } from './office-at-hub.ts';
import { isLonger, patienceOf, runs, tally } from './tally.ts';
import { holds } from './waiting.ts';

const seed = Number(process.env['DAFTAR_SEED'] ?? 11);
/** Towards the server, and what it answers. */
const ways = [0, 1] as const;
/** TLS records of one visit: the handshake, the greetings, a batch, a content in pieces. */
const records = isLonger ? 24 : 7;

it('a line to the server that is cut at any record of a push or of its answer leaves nothing undone and nothing done twice', { timeout: patienceOf(120_000) }, async () => {
  const random = seededRandom(seed);
  const road = new FaultyRoad(random.below);
  const office = await OfficeAtHub.begin({ host: '127.0.0.2', seenAt: '127.0.0.1' }, (port) => road.open(0, port));
  try {
    await office.heals();
    let reached = 0;
    const cutAt = async (to: number, record: number) => {
      const cut: Cut = random.one(['reset', 'close'] as const);
      // A line that stands, and one that is opened anew.
      if (record % 2 === 1) road.cutAll('reset');
      await office.act(60_000 + record);
      road.arm({ to, record, offset: random.one([-7, 0, 3] as const), cut });
      office.tryNow();
      await holds(() => !road.isArmed || office.isGreen, 10_000);
      if (!road.isArmed) reached += 1;
      road.arm(null);
      await office.heals();
    };
    const points = ways.flatMap((to) => Array.from({ length: records }, (_, record) => ({ to, record })));
    for (const _ of runs({ few: 1, column: 1, most: 1_000 })) for (const { to, record } of points) await tally('hub N3', () => cutAt(to, record));
    expect(reached).toBeGreaterThanOrEqual(records);
    await office.isWhole();
  } finally {
    await office.end();
    road.close();
  }
});
