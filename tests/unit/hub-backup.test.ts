import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Hub } from '../../main/hub/hub.ts';
import { backupHub } from '../../main/hub/keeping/hub-backup.ts';
import { checkHubBackup, restoreHub } from '../../main/hub/keeping/hub-restore.ts';
import { heavyPdf } from '../support/heavy-pdf.ts';
import { startPostgres, type Postgres } from '../support/postgres.ts';
import { ask, signedIn, type Kit } from './desk-kit.ts';
import { DesksKit, until, type AtWork, type DeskOnLan, type Registrar } from './desks-kit.ts';
import { HubKit } from './hub-kit.ts';
import { takeIn } from './scans.ts';

const nativeBinding = process.env['DAFTAR_SQLITE_BINDING'];
let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

let desks: DesksKit;
let hubs: HubKit;
let aside: string;
beforeEach(() => {
  [desks, hubs, aside] = [new DesksKit(), new HubKit(), mkdtempSync(join(tmpdir(), 'daftar-aside-'))];
});
afterEach(async () => {
  await desks.endAll();
  await hubs.end();
  rmSync(aside, { recursive: true, force: true });
});

const placeOf = (folder: string, database: string | undefined) => ({ folder: join(hubs.folder, folder), database, nativeBinding });
/** The desk knows that this server, and not what stood there before, has all of it. */
const isGreen = (hub: Hub, { desk }: Kit) => {
  const size = desk.store.first(desk.store.build.selectFrom('sync_log').select(['size', 'instance']).where('log', '=', desk.ledger.logName));
  return size?.instance === hub.database.instance && size.size === desk.ledger.head.seq && desk.sync.current?.standing.problem === null && desk.store.all(desk.store.build.selectFrom('content_owed').select('hash')).length === 0;
};
const allGreen = (hub: Hub, ...kits: readonly Kit[]) => {
  const look = () => {
    for (const { desk } of kits) if (desk.sync.current?.standing.running === false) desk.sync.current.tryNow();
    return kits.every((kit) => isGreen(hub, kit));
  };
  return expect.poll(look, { timeout: 20_000, interval: 100 }).toBe(true);
};

type Office = { readonly first: Registrar; readonly second: DeskOnLan; readonly assistant: AtWork };

async function officeAt(hub: Hub): Promise<Office> {
  const first = await desks.office();
  const second = await desks.join(first);
  const assistant = await signedIn(first.kit, 'assistant');
  await joins(first, hub);
  await until(() => second.lan.keeper.roster.centre !== null);
  await paper(first.kit, assistant, 300_000);
  await allGreen(hub, first.kit, second.kit);
  return { first, second, assistant };
}

const joins = async (office: Registrar, hub: Hub) => ask(office.kit, office.registrar, 'sync.join', { address: { host: '127.0.0.1', port: hub.port }, code: await hub.invite() });

async function paper(kit: Kit, assistant: AtWork, bytes: number): Promise<void> {
  const { id } = await ask(kit, assistant, 'files.open', { subject: 'Boundary wall', heads: { head: '7' }, classification: 'normal' });
  const staged = await takeIn(kit, assistant, 'plan.pdf', await heavyPdf(bytes));
  await ask(kit, assistant, 'attachments.addToFile', { fileId: id, ids: [staged.id] });
}

async function keeps(hub: Hub, kit: Kit): Promise<void> {
  const { desk } = kit;
  const there = await hub.database.query.selectFrom('event_log').select('bytes').where('log', '=', desk.ledger.logName).orderBy('seq').execute();
  const here = desk.store.all(desk.store.build.selectFrom('event').select('bytes').where('log', '=', desk.ledger.logName).orderBy('seq'));
  expect(Buffer.concat(there.map(({ bytes }) => bytes)).equals(Buffer.concat(here.map(({ bytes }) => bytes)))).toBe(true);
  expect(there).toHaveLength(here.length);
}

describe.each([
  ['sqlite', 'postgres'],
  ['postgres', 'sqlite'],
] as const)('a server on %s', (from, to) => {
  const databaseOn = (kind: 'sqlite' | 'postgres') => (kind === 'postgres' ? postgres.database() : undefined);

  it(`is backed up while desks work, proven, and put back on ${to} under a new name: the desks bring what came after`, async () => {
    const database = databaseOn(from);
    const hub = await hubs.open(database);
    const { first, second, assistant } = await officeAt(hub);
    const file = join(aside, 'hub.backup');
    const backing = backupHub(placeOf('hub', database), file);
    await paper(first.kit, assistant, 120_000);
    const done = await backing;
    const proof = await checkHubBackup(file, nativeBinding);
    expect(proof).toMatchObject({ sound: true, instance: hub.database.instance, offices: 1, logs: 2, events: done.events, contents: done.contents, flaws: [] });
    expect(done.events).toBeGreaterThan(10);
    await allGreen(hub, first.kit, second.kit);
    const { port } = hub;
    await hubs.stop(hub);

    const target = databaseOn(to);
    const restored = await restoreHub(file, placeOf('again', target));
    expect(restored.instance).not.toBe(hub.database.instance);
    const again = await hubs.open(target, join(hubs.folder, 'again'), port);
    await paper(first.kit, assistant, 90_000);
    await allGreen(again, first.kit, second.kit);
    for (const kit of [first.kit, second.kit]) await keeps(again, kit);
    expect(first.kit.desk.sync.current?.standing.problem).toBeNull();
    expect((await checkHubBackup((await backupHub(placeOf('again', target), join(aside, 'second.backup'))).file, nativeBinding)).sound).toBe(true);
    await expect(restoreHub(file, placeOf('again', target))).rejects.toMatchObject({ code: 'folderNotEmpty' });
  });

  it('whose disk was lost is built anew from its desks, contents and all', async () => {
    const database = databaseOn(from);
    const hub = await hubs.open(database);
    const { first, second, assistant } = await officeAt(hub);
    await paper(first.kit, assistant, 120_000);
    await allGreen(hub, first.kit, second.kit);
    const { port } = hub;
    const contents = (await hub.database.query.selectFrom('content').select('hash').orderBy('hash').execute()).length;
    await hubs.stop(hub);
    for (const name of readdirSync(join(hubs.folder, 'hub'))) if (name !== 'keys') rmSync(join(hubs.folder, 'hub', name), { recursive: true, force: true });
    const fresh = databaseOn(from);
    const again = await hubs.open(fresh, join(hubs.folder, 'hub'), port);
    await joins(first, again);
    await allGreen(again, first.kit, second.kit);
    for (const kit of [first.kit, second.kit]) await keeps(again, kit);
    const proof = await checkHubBackup((await backupHub(placeOf('hub', fresh), join(aside, 'anew.backup'))).file, nativeBinding);
    expect(proof).toMatchObject({ sound: true, logs: 2 });
    expect(proof.contents).toBeGreaterThanOrEqual(contents);
  });
});

describe('a backup of the server', () => {
  it('that was changed, cut or is none is refused; one of a damaged server is made, and told as what it is', async () => {
    const hub = await hubs.open(undefined);
    const { first } = await officeAt(hub);
    const file = join(aside, 'hub.backup');
    await backupHub(placeOf('hub', undefined), file);
    const good = readFileSync(file);
    for (const bytes of [good.subarray(0, good.length - 1), good.map((byte, at) => (at === good.length - 100 ? byte ^ 1 : byte)), Buffer.from('daftar-hub-backup-1\n'), Buffer.alloc(0)]) {
      writeFileSync(file, bytes);
      await expect(checkHubBackup(file, nativeBinding)).rejects.toMatchObject({ code: 'backupInvalid' });
      await expect(restoreHub(file, placeOf('other', undefined))).rejects.toMatchObject({ code: 'backupInvalid' });
    }
    await expect(backupHub(placeOf('hub', undefined), join(hubs.folder, 'hub', 'inside'))).rejects.toMatchObject({ code: 'badInput' });

    const log = first.kit.desk.ledger.logName;
    const { query } = hub.database;
    const [content] = await query.selectFrom('content').select('hash').orderBy('size', 'desc').execute();
    const path = join(hubs.folder, 'hub', 'contents', content?.hash.slice(0, 2) ?? '', content?.hash.slice(2) ?? '');
    writeFileSync(path, readFileSync(path).map((byte, at) => (at === 5000 ? byte ^ 1 : byte)));
    for (const trigger of ['no_update', 'no_delete']) await sql.raw(`DROP TRIGGER event_log_${trigger}`).execute(query);
    const flawAfter = async (change: string) => {
      await sql.raw(change).execute(query);
      return (await checkHubBackup((await backupHub(placeOf('hub', undefined), file)).file, nativeBinding)).flaws;
    };
    const wrongContent = { content: content?.hash, flaw: 'changed' };
    expect(await flawAfter('SELECT 1')).toEqual([wrongContent]);
    expect(await flawAfter(`DELETE FROM event_log WHERE log = '${log}' AND seq = (SELECT max(seq) FROM event_log WHERE log = '${log}')`)).toContainEqual(expect.objectContaining({ log, flaw: 'sizeDiffers' }));
    expect(await flawAfter(`UPDATE log_head SET cosignature = replace(cosignature, 'A', 'B') WHERE log <> '${log}'`)).toContainEqual(expect.objectContaining({ flaw: 'cosignatureForged' }));
    expect(await flawAfter(`DELETE FROM event_log WHERE log = '${log}' AND seq = 3`)).toContainEqual(expect.objectContaining({ log, flaw: 'logBroken' }));
    expect(await flawAfter('DROP TRIGGER roster_entry_no_delete; ')).toContainEqual(wrongContent);
    expect(await flawAfter('DELETE FROM roster_entry WHERE number = 2')).toContainEqual(expect.objectContaining({ flaw: 'rosterBroken' }));
  });
});
