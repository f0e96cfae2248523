import { createHash, randomFillSync } from 'node:crypto';
import { closeSync, createReadStream, existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupDesk, restoreDesk } from '../../main/core/system/backup.ts';
import { ask, openDemo, openKit, refusalOf, signedIn, temporaryFolder, type Kit } from './desk-kit.ts';

const megabyte = 1024 * 1024;

let place: ReturnType<typeof temporaryFolder>;
let folder = '';
let kit: Kit;
beforeEach(async () => {
  place = temporaryFolder();
  folder = join(place.path, 'desk');
  kit = await openDemo(folder);
});
afterEach(() => {
  kit.close();
  place.remove();
});

/** Puts a content of so many megabytes into the desk, such as no compression makes smaller; returns its name. */
function putLarge(megabytes: number): string {
  const [piece, hash, part] = [new Uint8Array(megabyte), createHash('sha256'), join(place.path, 'large')];
  const descriptor = openSync(part, 'w');
  for (let at = 0; at < megabytes; at += 1) {
    hash.update(randomFillSync(piece));
    writeSync(descriptor, piece);
  }
  closeSync(descriptor);
  const name = hash.digest('hex');
  const target = join(folder, 'blobs', name.slice(0, 2), name.slice(2, 4));
  mkdirSync(target, { recursive: true });
  renameSync(part, join(target, name));
  return name;
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece);
  return hash.digest('hex');
}

/** Most memory that the work took beyond what was there, in bytes. */
async function memoryOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 5);
  await work();
  clearInterval(timer);
  return Math.max(most, process.memoryUsage.rss()) - before;
}

const leftovers = () => [...readdirSync(folder), ...readdirSync(place.path)].filter((name) => name.includes('part'));

describe('a backup of much', () => {
  it('is written and put back in little memory', async () => {
    const name = putLarge(300);
    const [file, back] = [join(place.path, 'desk.backup'), join(place.path, 'back')];
    expect(await memoryOf(() => backupDesk(kit.desk, file))).toBeLessThan(150 * megabyte);
    expect(await memoryOf(() => restoreDesk(file, back))).toBeLessThan(150 * megabyte);
    expect(await hashOf(join(back, 'blobs', name.slice(0, 2), name.slice(2, 4), name))).toBe(name);
  });

  it('goes on beside the core, which answers meanwhile and tells how far it has come', async () => {
    putLarge(60);
    const registrar = await signedIn(kit, 'registrar');
    const backing = ask(kit, registrar, 'system.backup', { file: join(place.path, 'desk.backup') });
    let over = false;
    const ended = backing.finally(() => {
      over = true;
    });
    const seen: number[] = [];
    while (!over) {
      for (const { kind, done, total } of await ask(kit, registrar, 'system.jobs', {})) if (kind === 'backup' && total > 60 * megabyte) seen.push(done / total);
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    const { bytes, events } = await ended;
    expect([bytes > 60 * megabyte, events]).toEqual([true, kit.desk.ledger.head.seq]);
    expect(new Set(seen.filter((part) => part > 0 && part < 1)).size).toBeGreaterThan(5);
    expect(seen).toEqual(seen.toSorted((left, right) => left - right));
    expect(leftovers()).toEqual([]);
  });

  it('that is stopped leaves no trace, and the earlier one as it was', async () => {
    putLarge(60);
    const registrar = await signedIn(kit, 'registrar');
    const file = join(place.path, 'desk.backup');
    writeFileSync(file, 'the earlier one');
    const refused = refusalOf(kit, registrar, 'system.backup', { file });
    const begun = async (): Promise<string> => {
      const [job] = await ask(kit, registrar, 'system.jobs', {});
      if (job && existsSync(`${file}.part`)) return job.id;
      await new Promise<void>((resolve) => setImmediate(resolve));
      return begun();
    };
    await ask(kit, registrar, 'system.stopJob', { id: await begun() });
    expect((await refused).code).toBe('jobStopped');
    expect(leftovers()).toEqual([]);
    expect(readFileSync(file, 'utf8')).toBe('the earlier one');
    expect(await ask(kit, registrar, 'system.jobs', {})).toEqual([]);
  });

  it('waits for the one before it', async () => {
    const registrar = await signedIn(kit, 'registrar');
    const file = join(place.path, 'desk.backup');
    await Promise.all([ask(kit, registrar, 'system.backup', { file }), ask(kit, registrar, 'system.backup', { file })]);
    expect((await restoreDesk(file, join(place.path, 'back'))).events).toBe(kit.desk.ledger.head.seq);
  });

  it('that a killed program left half made is swept when the desk is opened', async () => {
    kit.close();
    writeFileSync(join(folder, 'backup-1.part.sqlite'), 'half');
    writeFileSync(join(folder, 'backup-1.part.sqlite-wal'), 'half');
    kit = await openKit(folder);
    expect(leftovers()).toEqual([]);
  });
});
