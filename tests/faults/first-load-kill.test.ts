import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { seededRandom, type Random } from '../../main/cli/seeded-random.ts';
import { audit } from '../../main/core/ledger/audit.ts';
import { DesksKit, type DeskOnLan } from '../unit/desks-kit.ts';
import { lostDesk, workOf, type LostDesk } from '../unit/lost-desk.ts';
import { HubProcess } from './hub-process.ts';
import { patienceOf, runs, tally } from './tally.ts';
import { holds } from './waiting.ts';

const seed = Number(process.env['DAFTAR_SEED'] ?? 20_261_123);
const files = 200;
const within = 60_000;

const desks = new DesksKit();
let hub: HubProcess | null = null;
let child: ChildProcess | null = null;
afterEach(async () => {
  await drop(child);
  await desks.endAll();
  await hub?.drop();
});

const told = z.object({ events: z.int(), of: z.int(), proven: z.int(), contents: z.int(), problem: z.string().nullable() });
type Told = z.infer<typeof told>;

/** Steps that are done: events here, and events whose signatures were looked at. */
const stepsOf = (standing: Told | null): number => (standing ? standing.events + standing.proven : 0);
/** Between two kills so many at most. */
const stepsBetween = 300;

async function drop(process: ChildProcess | null): Promise<void> {
  if (!process || process.exitCode !== null || process.signalCode !== null) return;
  const ended = once(process, 'exit');
  process.kill('SIGKILL');
  await ended;
}

/** The program of the new PC, and how far it said that it has come. */
function begun({ folder, kit, lan }: DeskOnLan): { readonly last: () => Told | null } {
  let last: Told | null = null;
  child = fork(join(import.meta.dirname, 'first-load-child.ts'), [folder, String(lan.port), String(kit.clock.now)], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.on('message', (message) => {
    last = told.parse(message);
  });
  return { last: () => last };
}

/** Where it stands after so many runs: each PC takes the place of the one before it. */
type Place = { readonly lost: LostDesk; readonly server: { readonly folder: string; readonly port: number }; replaced: DeskOnLan };

/** Kills the new PC, or its server, three times while its record comes; then lets it come to an end, and looks at all of it. */
async function broughtThroughKills(place: Place, random: Random): Promise<void> {
  const { lost, server, replaced } = place;
  const fresh = await desks.join(lost.first, [lost.officer.person.postId], { replaces: replaced.lan.id });
  await holds(() => fresh.kit.desk.firstLoad.current !== null, within);
  fresh.kit.desk.firstLoad.current?.hold(true);
  place.replaced = fresh;
  await desks.end(fresh);
  let desk = begun(fresh);
  for (let kill = 0; kill < 3; kill += 1) {
    const next = stepsOf(desk.last()) + 1 + random.below(stepsBetween);
    await holds(() => stepsOf(desk.last()) >= next || isHere(desk.last()), within, 1);
    if (random.below(3) === 0) {
      await hub?.kill();
      hub = await HubProcess.begun({ ...server, host: '127.0.0.1' });
    } else {
      await drop(child);
      desk = begun(fresh);
    }
  }
  await holds(() => isHere(desk.last()), within);
  await drop(child);
  const again = await desks.again(fresh);
  expect(workOf(again.kit)).toEqual(lost.rows);
  expect([lost.scan, lost.small].every((hash) => again.kit.desk.blobs.isIntact(hash))).toBe(true);
  expect(audit(again.kit.desk).problems).toEqual([]);
  await desks.end(again);
}

const isHere = (standing: Told | null): boolean => standing !== null && standing.of > 0 && standing.events === standing.of && standing.proven === standing.of && standing.contents === 0;

describe(`the first load of a PC in the place of a lost one (seed ${seed})`, () => {
  it('comes to its end, whole and once, though that PC or its server is killed while it goes on', { timeout: patienceOf(240_000) }, async () => {
    const folder = join(desks.folder(), 'hub');
    hub = await HubProcess.begun({ folder, host: '127.0.0.1', port: 0 });
    const { port } = hub;
    const lost = await lostDesk(desks, { port, code: await hub.code() }, files);
    const random = seededRandom(seed);
    const place: Place = { lost, server: { folder, port }, replaced: lost.second };
    for (const _run of runs({ few: 2, column: 30 })) await tally('first load kill -9', () => broughtThroughKills(place, random));
    expect(place.replaced.lan.id).not.toBe(lost.second.lan.id);
  });
});
