import { afterEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../../main/cli/seeded-random.ts';
import { DesksKit } from '../unit/desks-kit.ts';
import type { DeskProcess } from './desk-process.ts';
import { settledWithin } from './office-of-desks.ts';
import { isLonger, patienceOf, tally } from './tally.ts';
import { TwoDesks } from './two-desks.ts';
import { holds, insist } from './waiting.ts';

const seed = Number(process.env['DAFTAR_SEED'] ?? 20_261_127);
/** Bytes of the paper in the file: one that travels in the answer itself, one in a chunk of its own, one in several. */
const sizes = isLonger ? [1_000, 100_000, 700_000] : [100_000];
/** In `npm test` one of the first so many points. */
const firstPoints = 10;
/** Whose program dies: the sender's and the receiver's. */
const sides = [0, 1];

const random = seededRandom(seed);
const kit = new DesksKit();
let office: TwoDesks | undefined;
afterEach(async () => {
  await office?.end();
  await kit.endAll();
});

/** A desk is told to live on; whether it heard that before it came to its point: a file may have arrived where its sender is still busy with the receipt. */
async function isSpared(mortal: DeskProcess): Promise<boolean> {
  mortal.say({ word: 'dieAt', point: 0 });
  await mortal.standing().catch((problem: unknown) => insist(mortal.hasEnded, String(problem)));
  return !mortal.hasEnded;
}

/** A file goes from the first desk to the second, and one of them dies at that point of it; whether it came to the point. */
async function dieWhileSending(on: TwoDesks, { side, point, bytes }: { readonly side: number; readonly point: number; readonly bytes: number }): Promise<boolean> {
  const fileId = await on.newFile(0, bytes);
  const mortal = on.desk(side);
  mortal.say({ word: 'dieAt', point });
  const answer = await on.trySend(fileId, 0).catch((problem: unknown) => {
    insist(mortal.hasEnded, String(problem));
    return 'no answer';
  });
  expect(['no answer', null]).toContain(answer);
  await holds(async () => mortal.hasEnded || (await on.isOver(fileId, 0)), settledWithin);
  const died = !(await isSpared(mortal));
  if (died) await on.start(side);
  const isStillThere = await on.lies(fileId, 0);
  expect(isStillThere && answer === null, 'what was answered to the officer stands').toBe(false);
  if (isStillThere) await on.send(fileId, 0);
  await on.arrives(fileId, 0);
  return died;
}

describe(`a program that is killed around a commit, a flush or a sending while a file goes to another desk (seed ${seed})`, () => {
  it.each(sizes)('loses and doubles nothing of a file with a paper of %i bytes, whichever of the two dies', { timeout: patienceOf(120_000) }, async (bytes) => {
    office = await TwoDesks.begin(kit, (seat) => ({ seat }));
    const died = [0, 0];
    for (const side of sides) {
      for (let point = isLonger ? 1 : 1 + random.below(firstPoints), lived = false; !lived; point += 1) {
        const on = office;
        lived = !(await tally(`P1 kill -9 at each point of a handing over, ${side === 0 ? 'sender' : 'receiver'}`, () => dieWhileSending(on, { side, point, bytes })));
        died[side] = (died[side] ?? 0) + (lived ? 0 : 1);
        if (!isLonger) break;
      }
    }
    await office.expectSound();
    process.stdout.write(`${JSON.stringify({ bytes, died })}\n`);
    expect(Math.min(...died)).toBeGreaterThan(isLonger ? firstPoints : 0);
  });
});
