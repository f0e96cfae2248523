import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../main/cli/seeded-random.ts';
import { openHubDatabase } from '../../main/hub/db/open-hub-database.ts';
import { clear, FaultyRoad, type Cut } from '../support/faulty-road.ts';
import { ask, demoPerson, openKit } from '../unit/desk-kit.ts';
import { DesksKit, loopback } from '../unit/desks-kit.ts';
import { DeskProcess } from './desk-process.ts';
import { HubProcess } from './hub-process.ts';
import { makeSwitchboard } from './namespaces.ts';
import { freePort, holdsAll, OfficeAtHub } from './office-at-hub.ts';
import { patienceOf, runs, tally } from './tally.ts';
import { holds } from './waiting.ts';

const seed = Number(process.env['DAFTAR_SEED'] ?? 20_261_124);
const random = seededRandom(seed);

/** Two desks whose way to the server can be broken, until `work` has ended; all is there then, once. */
async function onFaultyRoad(lan: { readonly centreSilentFor?: number }, work: (office: OfficeAtHub, road: FaultyRoad) => Promise<void>): Promise<void> {
  const road = new FaultyRoad(random.below);
  const office = await OfficeAtHub.begin({ host: '127.0.0.2', seenAt: '127.0.0.1', lan: { ...loopback, ...lan } }, (port) => road.open(0, port));
  try {
    await office.heals();
    await work(office, road);
    await office.isWhole();
  } finally {
    await office.end();
    road.close();
  }
}

describe(`a line to the server that breaks (seed ${seed})`, () => {
  const kinds: readonly Cut[] = ['reset', 'halfOpen', 'slowClose', 'stall'];
  it('by reset, half open, closed at one end or stalled: the desk goes on when it is given up, and nothing is lost or doubled', { timeout: patienceOf(180_000) }, async () => {
    await onFaultyRoad({ centreSilentFor: 1_000 }, async (office, road) => {
      let reached = 0;
      for (const run of runs({ few: 1, column: 13, most: 125 })) {
        for (const cut of kinds) {
          await tally(`hub N4 ${cut}`, async () => {
            if (random.below(2) === 0) road.cutAll('reset');
            await office.act(20_000 + run);
            road.arm({ to: random.below(2), record: random.below(6), offset: random.below(100), cut });
            office.tryNow();
            await holds(() => !road.isArmed || office.isGreen, 10_000);
            if (!road.isArmed) reached += 1;
            road.arm(null);
            await office.heals();
          });
        }
      }
      expect(reached).toBeGreaterThan(0);
    });
  });
});

/** Ledger.md 9, N5: kbit/s, and milliseconds there and back. */
const lines = [
  { kbits: 256, roundTrip: 80 }, { kbits: 64, roundTrip: 300 }, { kbits: 16, roundTrip: 1_500 },
  ...[16, 64, 256].flatMap((kbits) => [80, 300, 1_500].map((roundTrip) => ({ kbits, roundTrip }))),
];

describe(`a bad line to the server (seed ${seed})`, () => {
  it('narrow, slow and uneven, brings an act and its paper all the same', { timeout: patienceOf(300_000) }, async () => {
    await onFaultyRoad({}, async (office, road) => {
      for (const run of runs({ few: 1, column: lines.length })) {
        const { kbits, roundTrip } = lines[run] ?? { kbits: 256, roundTrip: 80 };
        await tally('hub N5', async () => {
          road.cutAll('reset');
          road.weather = { latency: roundTrip / 2, jitter: roundTrip / 4, rate: (kbits * 1_000) / 8 };
          await office.act(kbits * 125);
          await office.heals(120_000);
          road.weather = clear;
        });
      }
      expect(office.isGreen).toBe(true);
    });
  });
});

/** Acts at once: too many for one small packet. Milliseconds for which large ones are lost. */
const acts = 40;
const lostFor = 1_500;

describe('a tunnel to the server that loses large packets and says nothing', () => {
  it('holds the record up and nothing else: small packets pass, and when it is mended all is there, once', { timeout: patienceOf(120_000) }, async () => {
    const board = makeSwitchboard(2);
    if (!board) throw new Error('network namespaces can not be made here: the tests want root, ip and nft');
    const desks = new DesksKit();
    const folder = join(desks.folder(), 'hub');
    const port = await freePort();
    let hub = await HubProcess.begun({ folder, host: '127.0.0.1', port, seenAt: board.host(0) });
    let desk: DeskProcess | null = null;
    try {
      const office = await desks.office();
      const assistant = await demoPerson(office.kit, 'assistant');
      await ask(office.kit, office.registrar, 'sync.join', { address: { host: '127.0.0.1', port }, code: await hub.code() });
      await desks.end(office);
      await hub.drop();
      hub = await HubProcess.begun({ folder, host: board.host(0), port }, board.names[0]);
      const seat = { folder: office.folder, port: office.lan.port, host: board.host(1), peers: [], personId: assistant.personId, pin: assistant.pin, toPostId: assistant.postId, hurry: 1, clock: 'standing' } as const;
      const one = await DeskProcess.begun(seat, { namespace: board.names[1] ?? '' });
      desk = one;
      const standing = () => one.ask('sync.status', {});
      const isGreen = async () => {
        const { owed, trouble, running } = await standing();
        return owed.events === 0 && owed.contents === 0 && trouble === null && !running;
      };
      await holds(isGreen, 30_000);
      const stayed: number[] = [];
      for (const run of runs({ few: 2, column: 5, most: 100 })) {
        await tally('hub N6', async () => {
          board.loseLarge(run % 2 === 0 ? 1 : 0);
          await Promise.all(Array.from({ length: acts }, () => one.ask('files.open', { subject: `Boundary wall ${random.below(1_000_000)}`, heads: { head: '7' }, classification: 'normal' })));
          const until = performance.now() + lostFor;
          await holds(async () => performance.now() > until || (await standing()).owed.events < acts / 2, 10_000);
          if (run % 2 === 0) stayed.push((await standing()).owed.events);
          board.heal();
          await holds(isGreen, 60_000);
        });
      }
      expect(Math.min(...stayed), 'acts stay owed while large packets of the desk are lost').toBeGreaterThanOrEqual(acts / 2);
      await one.kill();
      const database = await openHubDatabase({ folder, nativeBinding: process.env['DAFTAR_SQLITE_BINDING'], now: Date.now });
      const kit = await openKit(office.folder);
      await holdsAll(database, folder, kit);
      kit.close();
      await database.close();
    } finally {
      await desk?.drop();
      await hub.drop();
      await desks.endAll();
      board.remove();
    }
  });
});
