import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ProcedureName, RequestInput } from '../../preload/contract/index.ts';
import { audit } from '../../main/core/ledger/audit.ts';
import { restoreDesk } from '../../main/core/system/backup.ts';
import type { Caller } from '../../main/core/session/session.ts';
import { ask, draftFor, draftInHand, openDemo, openKit, paragraphs, refusalOf, signedIn, temporaryFolder, type Kit } from '../unit/desk-kit.ts';
import { smallDisk, type SmallDisk } from './small-disk.ts';

let disk: SmallDisk | undefined;
let kit: Kit | undefined;
afterEach(() => {
  kit?.close();
  disk?.remove();
  [disk, kit] = [undefined, undefined];
});

const codeOf = async (opening: Promise<Kit>): Promise<unknown> =>
  opening.then(
    (opened) => opened.close(),
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );

/** `ok`, or the code of the error. */
async function outcome<Name extends ProcedureName>(on: Kit, caller: Caller, name: Name, input: RequestInput<Name>): Promise<string> {
  const { result } = await on.core.call(caller, name, input);
  return result.ok ? 'ok' : result.error.code;
}

describe('a full disk', () => {
  it('refuses with one sentence and loses nothing, whatever little space is left', { timeout: 180_000 }, async () => {
    disk = smallDisk(24);
    const folder = join(disk.path, 'desk');
    kit = await openDemo(folder);
    const officer = await signedIn(kit, 'officer');
    const { pin, postId } = officer.person;
    const seen = new Map<string, number>();
    const long = 'The roof is to be repaired. '.repeat(2000);
    const body = { en: paragraphs(long, long) };
    let issued = 0;
    for (let round = 0; round < 100; round += 1) {
      kit.clock.now += 1000;
      const text = paragraphs(`Round ${round}`);
      const { fileId, letterId } = await draftInHand(kit, officer, round % 2 === 0 ? {} : { body });
      disk.leave(Math.floor(round / 4) * 4096);
      const acts = [
        await outcome(kit, officer, 'notes.saveYellow', { fileId, content: text }),
        await outcome(kit, officer, 'letters.save', { letterId, draft: draftFor(postId, { body: { en: text } }) }),
        await outcome(kit, officer, 'letters.approve', { letterId, pin }),
        await outcome(kit, officer, 'notes.confirm', { fileId }),
        await outcome(kit, officer, 'system.setPreferences', { digits: 'native' }),
      ];
      disk.free();
      for (const act of acts) seen.set(act, (seen.get(act) ?? 0) + 1);
      const approved = acts[2] === 'ok';
      issued += Number(approved);
      expect((await ask(kit, officer, 'letters.view', { letterId })).state).toBe(approved ? 'issued' : 'draft');
      const { notes, yellow } = await ask(kit, officer, 'files.view', { fileId });
      expect([notes.length === 1, yellow !== null]).toEqual([acts[3] === 'ok', acts[0] === 'ok' && acts[3] !== 'ok']);
    }
    expect([...seen.keys()].filter((code) => !['ok', 'diskFull', 'noteEmpty'].includes(code))).toEqual([]);
    expect(Math.min(seen.get('ok') ?? 0, seen.get('diskFull') ?? 0)).toBeGreaterThan(30);
    expect(audit(kit.desk).problems).toEqual([]);
    kit.close();
    kit = await openKit(folder);
    expect(audit(kit.desk).problems).toEqual([]);
    const { rows } = await ask(kit, await signedIn(kit, 'officer'), 'letters.list', {});
    expect(rows.map((row) => row.number).toSorted()).toEqual(Array.from({ length: issued }, (_, at) => `SO(Admin)/DMO/${at + 1}/2026`).toSorted());
    expect(kit.errors).toEqual([]);
  });

  it('is said when the desk is opened, and when it is new', async () => {
    disk = smallDisk(8);
    const folder = join(disk.path, 'desk');
    (await openDemo(folder)).close();
    disk.leave(0);
    expect(await codeOf(openKit(join(disk.path, 'new')))).toBe('diskFull');
    expect([undefined, 'diskFull']).toContain(await codeOf(openKit(folder)));
    disk.free();
    kit = await openKit(folder);
    expect(audit(kit.desk).problems).toEqual([]);
  });

  it('keeps the earlier backup, and leaves no half one', async () => {
    const other = temporaryFolder();
    disk = smallDisk(4);
    const file = join(disk.path, 'desk.backup');
    kit = await openDemo(other.path);
    const registrar = await signedIn(kit, 'registrar');
    await ask(kit, registrar, 'system.backup', { file });
    const earlier = readFileSync(file);
    await draftInHand(kit, await signedIn(kit, 'officer'));
    disk.leave(4096);
    expect(await refusalOf(kit, registrar, 'system.backup', { file })).toEqual({ code: 'diskFull' });
    expect(readFileSync(file).equals(earlier)).toBe(true);
    expect(readdirSync(disk.path).toSorted()).toEqual(['ballast', 'desk.backup']);
    disk.leave(8192);
    const target = join(disk.path, 'restored');
    await expect(restoreDesk(file, target)).rejects.toMatchObject({ code: 'diskFull' });
    expect(existsSync(target)).toBe(false);
    other.remove();
  });

  it('pauses a batch instead of ending the program', async () => {
    disk = smallDisk(16);
    let ended: () => void = () => undefined;
    kit = await openDemo(join(disk.path, 'desk'), { announce: () => (kit?.desk.running.size === 0 ? ended() : undefined) });
    const rest = () =>
      new Promise<void>((resolve) => {
        ended = resolve;
      });
    const officer = await signedIn(kit, 'officer');
    const { fileId } = await draftInHand(kit, officer);
    const csv = `name\n${Array.from({ length: 12 }, (_, at) => `Person ${at}`).join('\n')}`;
    let resting = rest();
    const input = { fileId, csv, pin: officer.person.pin, draft: draftFor(officer.person.postId, { form: 'notice' }) };
    const { id } = await ask(kit, officer, 'batches.start', input);
    disk.leave(200_000);
    await resting;
    disk.free();
    const stopped = await ask(kit, officer, 'batches.view', { batchId: id });
    expect(stopped.issued).toBeLessThan(12);
    kit.close();
    kit = await openKit(join(disk.path, 'desk'), { announce: () => (kit?.desk.running.size === 0 ? ended() : undefined) });
    const again = await signedIn(kit, 'officer');
    resting = rest();
    await ask(kit, again, 'batches.resume', { batchId: id, pin: again.person.pin });
    await resting;
    expect(await ask(kit, again, 'batches.view', { batchId: id })).toMatchObject({ state: 'done', issued: 12 });
    expect(audit(kit.desk).problems).toEqual([]);
  });
});

describe('a read-only folder', () => {
  it('is said when the desk is opened, made, or backed up into it', async () => {
    disk = smallDisk(16);
    const folder = join(disk.path, 'desk');
    (await openDemo(folder)).close();
    disk.makeReadOnly();
    expect(await codeOf(openKit(folder))).toBe('readOnly');
    expect(await codeOf(openKit(join(disk.path, 'new')))).toBe('readOnly');
    const other = temporaryFolder();
    kit = await openDemo(other.path);
    expect(await refusalOf(kit, await signedIn(kit, 'registrar'), 'system.backup', { file: join(disk.path, 'x.backup') })).toEqual({ code: 'readOnly' });
    other.remove();
  });
});
