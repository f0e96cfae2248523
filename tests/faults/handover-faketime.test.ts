import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { paragraphs } from '../unit/desk-kit.ts';
import { DesksKit } from '../unit/desks-kit.ts';
import { falseClock } from './false-clock.ts';
import { settledWithin } from './office-of-desks.ts';
import { patienceOf, runs, tally } from './tally.ts';
import { TwoDesks } from './two-desks.ts';

const years = (milliseconds: number) => milliseconds / (365.25 * 24 * 3_600_000);

const kit = new DesksKit();
let office: TwoDesks | undefined;
const folder = mkdtempSync(join(tmpdir(), 'daftar-clock-'));
const clockFile = join(folder, 'clock');
afterAll(async () => {
  await office?.end();
  await kit.endAll();
  rmSync(folder, { recursive: true });
});

type WrongClock = { readonly name: string; readonly says: readonly string[]; readonly isOffBy: (milliseconds: number) => boolean };

const wrongClocks: readonly WrongClock[] = [
  { name: 'stands at 1970', says: ['@1970-01-02 00:00:00'], isOffBy: (by) => years(by) < -50 },
  { name: 'is ten years ahead', says: ['+10y'], isOffBy: (by) => Math.round(years(by)) === 10 },
  { name: 'jumps back while it works, twice', says: ['+10y', '+0d', '-40y'], isOffBy: (by) => Math.round(years(by)) === -40 },
];

/** A file goes to the desk with the wrong clock, is noted on there and comes back; that desk opens one of its own. Gives the number of that one. */
async function workTogether(on: TwoDesks): Promise<string> {
  const fileId = await on.newFile(0, 20_000);
  await on.send(fileId, 0);
  await on.arrives(fileId, 0);
  await on.desk(1).ask('files.markRead', { fileId });
  await on.desk(1).ask('notes.confirm', { fileId, content: paragraphs('Seen.') });
  await on.send(fileId, 1);
  await on.arrives(fileId, 1);
  return (await on.desk(1).ask('files.open', { subject: 'Own case', heads: { head: '7' }, classification: 'normal' })).number;
}

describe('a desk on a PC whose clock', () => {
  const numbers: string[] = [];

  it.each(wrongClocks)('$name meets the others over real TLS, hands files to and fro, numbers on, and knows that its clock is wrong', { timeout: patienceOf(600_000) }, async ({ says, isOffBy }) => {
    writeFileSync(clockFile, says[0] ?? '');
    office ??= await TwoDesks.begin(kit, (seat, at) => (at === 0 ? { seat } : { seat: { ...seat, clock: 'system' }, surroundings: { env: falseClock(clockFile) } }));
    const on = office;
    for (const _round of runs({ few: 1, column: 34 })) {
      await tally('C1, C2 wrong clock', async () => {
        writeFileSync(clockFile, says[0] ?? '');
        await on.start(1);
        await on.meet();
        for (const say of says) {
          writeFileSync(clockFile, say);
          numbers.push(await workTogether(on));
        }
        const offBy = async () => (await on.desk(1).ask('network.status', {})).self?.clockWrongBy ?? 0;
        await expect.poll(async () => isOffBy(await offBy()), { timeout: settledWithin, interval: 50 }).toBe(true);
      });
    }
    expect(new Set(numbers).size, 'no number was given twice').toBe(numbers.length);
  });

  it('was wrong leaves a record that is whole', async () => {
    await office?.expectSound();
    expect(office?.desk(1).hasEnded).toBe(true);
  });
});
