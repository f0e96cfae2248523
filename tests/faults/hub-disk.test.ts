import { join } from 'node:path';
import { expect, it } from 'vitest';
import { OfficeAtHub } from './office-at-hub.ts';
import { smallDisk } from './small-disk.ts';
import { isLonger, patienceOf, tally } from './tally.ts';
import { holds } from './waiting.ts';

/** Bytes that are left on the server's disk. */
const left = isLonger ? Array.from({ length: 60 }, (_, at) => at * 4096) : [0, 16_384, 200_000];

/** Megabytes of that disk: what the server itself writes, and the paper of each run. */
const room = 22 + left.length;

it('a server whose disk is full says that it took nothing, lives on, and takes all once there is room', { timeout: patienceOf(120_000) }, async () => {
  const disk = smallDisk(room);
  const office = await OfficeAtHub.begin({ folder: join(disk.path, 'hub') });
  try {
    await office.isWhole();
    for (const bytes of left) {
      await tally('hub D1', async () => {
        disk.leave(bytes);
        await office.act(600_000);
        office.tryNow();
        await holds(() => office.trouble !== null || bytes > 900_000, 15_000);
        disk.free();
        await office.isWhole();
        expect(office.hub.hasEnded).toBe(false);
      });
    }
  } finally {
    await office.end();
    disk.remove();
  }
});
