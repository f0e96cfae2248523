import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { audit } from '../../main/core/ledger/audit.ts';
import { DesksKit, until } from '../unit/desks-kit.ts';
import { custodyOf, fileWithPaper, handoverOf, nobodyAnswered, parcelOffice, sendTo } from '../unit/parcels-kit.ts';

/** How much of the parcel lies at the relay when it is killed, at least; of ten megabytes. */
const killedAt = [1, 2_000_000, 5_000_000] as const;
const paper = 10_000_000;

const desks = new DesksKit();
const children: ChildProcess[] = [];
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await desks.endAll();
});

async function startRelay(folder: string, port: number): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'relay-child.ts'), [folder, String(port)], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  children.push(child);
  await once(child, 'message');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  expect(child.exitCode, 'the relay ended by itself').toBeNull();
  child.kill('SIGKILL');
  await ended;
}

it('a relay that is killed while a parcel comes, again and again, has lost nothing of it and hands it over', { timeout: 60_000 }, async () => {
  const { first, second, third, assistant, officer } = await parcelOffice(desks, true);
  await desks.end(second);
  await desks.end(third);
  const { id, hash } = await fileWithPaper(first.kit, assistant, paper);
  await sendTo(first.kit, assistant, id, officer);
  const folder = join(third.folder, 'parcels', 'kept');
  const lying = () => (existsSync(folder) ? readdirSync(folder) : []).reduce((sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0);
  const seen: number[] = [];
  for (const least of killedAt) {
    const relay = await startRelay(third.folder, third.lan.port);
    await until(() => first.lan.isReachable(third.lan.id));
    nobodyAnswered(first.kit, id);
    await expect.poll(lying, { timeout: 10_000, interval: 1 }).toBeGreaterThanOrEqual(least);
    await kill(relay);
    await until(() => !first.lan.isReachable(third.lan.id));
    seen.push(lying());
  }
  expect(seen).toEqual(seen.toSorted((less, more) => less - more));
  await startRelay(third.folder, third.lan.port);
  await until(() => first.lan.isReachable(third.lan.id));
  nobodyAnswered(first.kit, id);
  await until(() => handoverOf(first.kit).post.lyingAt(id).length === 1);
  await desks.end(first);
  const receiver = await desks.again(second);
  await until(() => custodyOf(receiver.kit, id) === 'held');
  expect(receiver.kit.desk.blobs.isIntact(hash)).toBe(true);
  expect(audit(receiver.kit.desk).problems).toEqual([]);
});
