import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { audit } from '../../main/core/ledger/audit.ts';
import { apart, looksUntil } from '../unit/apart-kit.ts';
import { DesksKit } from '../unit/desks-kit.ts';
import { custodyOf, handoverOf, nobodyAnswered } from '../unit/parcels-kit.ts';
import { HubProcess } from './hub-process.ts';
import { tally } from './tally.ts';

/** How much of the parcel lies at the server when it is killed, at least; of six megabytes. */
const killedAt = [1, 3_000_000] as const;
const paper = 6_000_000;

it('a server that is killed while a parcel comes, and while it is fetched, has lost nothing of it and hands it over', { timeout: 120_000 }, async () => {
  const desks = new DesksKit();
  const folder = join(desks.folder(), 'hub');
  const start = (port: number) => HubProcess.begun({ folder, host: '127.0.0.1', port });
  let hub = await start(0);
  const { port } = hub;
  try {
    await tally('hub P2', async () => {
      const { first, second, id, hash } = await apart(desks, { port, code: await hub.code() }, paper);
      const lying = () => namesIn(join(folder, 'parcels')).reduce((sum, name) => sum + (statSync(join(folder, 'parcels', name), { throwIfNoEntry: false })?.size ?? 0), 0);
      const fetched = () => namesIn(join(second.folder, 'parcels', 'in')).some((name) => /^[0-9a-f]{32}$/u.test(name));
      nobodyAnswered(first.kit, id);
      const seen: number[] = [];
      for (const least of killedAt) {
        await looksUntil(first, () => lying() >= least);
        await hub.kill();
        seen.push(lying());
        hub = await start(port);
      }
      expect(seen).toEqual(seen.toSorted((less, more) => less - more));
      await looksUntil(first, () => handoverOf(first.kit).post.lyingAt(id).length === 1);
      await looksUntil(second, () => fetched() || custodyOf(second.kit, id) === 'held');
      await hub.kill();
      hub = await start(port);
      await looksUntil(second, () => custodyOf(second.kit, id) === 'held');
      expect(second.kit.desk.blobs.isIntact(hash)).toBe(true);
      await looksUntil(first, () => {
        second.kit.desk.sync.current?.tryNow();
        return custodyOf(first.kit, id) === 'sent';
      });
      for (const { kit } of [first, second]) expect(audit(kit.desk).problems).toEqual([]);
    });
  } finally {
    await desks.endAll();
    await hub.drop();
  }
});

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);
