import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../main/cli/seeded-random.ts';
import { startPostgres, type Postgres } from '../support/postgres.ts';
import { OfficeAtHub } from './office-at-hub.ts';
import { patienceOf, runs, tally } from './tally.ts';
import { holds } from './waiting.ts';

const seed = Number(process.env['DAFTAR_SEED'] ?? 7);
let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

describe.each(['sqlite', 'postgres'] as const)('a central server on %s that is killed', (kind) => {
  it('right before or after a commit, or at any moment while desks push events and papers, has lost nothing that it told, and takes nothing twice', { timeout: patienceOf(120_000) }, async () => {
    const office = await OfficeAtHub.begin({ database: kind === 'postgres' ? postgres.database() : undefined });
    const random = seededRandom(seed);
    try {
      await office.heals();
      for (const when of ['before', 'after'] as const) await tally('hub N8', () => aroundCommit(office, when));
      for (const run of runs({ few: 2, column: 2, most: 10_000 })) await tally('hub N8', () => atAnyMoment(office, random.below(400), 300_000 + run));
      await office.isWhole();
      expect(office.hub.hasEnded).toBe(false);
    } finally {
      await office.end();
    }
  });
});

async function aroundCommit(office: OfficeAtHub, when: 'before' | 'after'): Promise<void> {
  office.hub.say({ word: 'die', when, commit: 1 });
  await office.act();
  await office.hub.ended();
  await holds(() => office.trouble !== null, 10_000);
  await office.startHub();
  await office.isWhole();
}

async function atAnyMoment(office: OfficeAtHub, milliseconds: number, paper: number): Promise<void> {
  const acts = workFor(office, 4, paper);
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  await office.hub.kill();
  await acts;
  await office.startHub();
}

async function workFor(office: OfficeAtHub, acts: number, paper = 0): Promise<void> {
  for (let act = 1; act <= acts; act += 1) await office.act(act === acts ? paper : 0);
}

describe('a PostgreSQL that is killed', () => {
  it('under a server in mid-batch, and started again: the same server goes on, and nothing is lost or doubled', { timeout: patienceOf(120_000) }, async () => {
    const office = await OfficeAtHub.begin({ database: postgres.database() });
    const random = seededRandom(seed);
    try {
      for (const _ of runs({ few: 2, column: 2, most: 1_000 })) {
        await tally('hub N8', async () => {
          const acts = workFor(office, 5);
          await new Promise((resolve) => setTimeout(resolve, random.below(300)));
          await postgres.kill();
          await acts;
          await office.act();
          await holds(() => office.trouble !== null, 15_000);
          await postgres.start();
          await office.isWhole();
          expect(office.hub.hasEnded).toBe(false);
        });
      }
    } finally {
      await office.end();
    }
  });
});
