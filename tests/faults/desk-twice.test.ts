import { afterEach, expect, it } from 'vitest';
import { DesksKit } from '../unit/desks-kit.ts';
import { DeskProcess } from './desk-process.ts';
import { officeOfDesks } from './office-of-desks.ts';
import { runs, tally } from './tally.ts';

const desks = new DesksKit();
afterEach(() => desks.endAll());

it('a folder on which a desk works is refused to a second program, and the first works on (P5)', { timeout: 120_000 }, async () => {
  const { seats: [seat] } = await officeOfDesks(desks, 2, []);
  if (!seat) throw new Error('no desk');
  const first = await DeskProcess.begun(seat);
  for (const _ of runs({ few: 1, column: 5 })) {
    await tally('P5 two programs on one desk', async () => {
      const second = DeskProcess.spare();
      await expect(second.begin(seat)).rejects.toThrow('did not begin');
      expect(second.exitCode).not.toBe(0);
      await second.drop();
      const { id } = await first.ask('files.open', { subject: 'Boundary wall', heads: { head: '7' }, classification: 'normal' });
      expect(id).not.toBe('');
    });
  }
  await first.drop();
});
