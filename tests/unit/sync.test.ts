import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Hub } from '../../main/hub/hub.ts';
import type { Caller } from '../../main/core/session/session.ts';
import { heavyPdf } from '../support/heavy-pdf.ts';
import { loopbackLine, thinLine } from '../support/thin-line.ts';
import { ask, paragraphs, refusalOf, signedIn, type Kit } from './desk-kit.ts';
import { DesksKit, until, type DeskOnLan, type Registrar } from './desks-kit.ts';
import { HubKit } from './hub-kit.ts';
import { takeIn } from './scans.ts';

let desks: DesksKit;
let hubs: HubKit;
let hub: Hub;
beforeEach(async () => {
  desks = new DesksKit();
  hubs = new HubKit();
  hub = await hubs.open(undefined);
});
afterEach(async () => {
  await desks.endAll();
  await hubs.end();
});

const joinInput = (code: string, port = hub.port) => ({ address: { host: '127.0.0.1', port }, code });
const joins = async (office: Registrar) => ask(office.kit, office.registrar, 'sync.join', joinInput(await hub.invite()));
const status = ({ kit, registrar }: Registrar) => ask(kit, registrar, 'sync.status', {});
const owed = ({ desk }: Kit) => desk.store.all(desk.store.build.selectFrom('content_owed').select('hash')).length;
const sizeAt = async (where: Hub, { desk }: Kit) => (await where.database.query.selectFrom('log_head').select('size').where('log', '=', desk.ledger.logName).executeTakeFirst())?.size ?? 0;
const allIsAt = async (where: Hub, kit: Kit) => expect.poll(async () => (await sizeAt(where, kit)) === kit.desk.ledger.head.seq && owed(kit) === 0, { timeout: 15_000, interval: 30 }).toBe(true);
const openFile = (kit: Kit, caller: Caller) => ask(kit, caller, 'files.open', { subject: 'Boundary wall', heads: { head: '7' }, classification: 'normal' });

describe('an office that keeps a copy of its record at a central server', () => {
  it('joins with the code that the operator gave; the whole record goes there, papers too, and what comes after it', async () => {
    const office = await desks.office();
    const clerk = await signedIn(office.kit, 'dispatcher');
    const scan = await takeIn(office.kit, clerk, 'plan.pdf', await heavyPdf(700_000));
    await ask(office.kit, clerk, 'dak.diarise', {
      register: 'A', form: 'electronic', deliveryMode: 'e-mail', receivedOn: '2026-11-21', sender: { name: 'Sample Sender', designation: '', organisation: 'Sample Works', address: '', city: '', email: '', mobile: '' }, language: 'en', subject: 'Fallen wall',
      classification: 'normal', attachments: [scan.id],
    });
    expect(await status(office)).toMatchObject({ centre: null, registrarDesk: true, trouble: null });
    await joins(office);
    await allIsAt(hub, office.kit);
    const { hash } = office.kit.desk.store.first(office.kit.desk.store.build.selectFrom('attachment').select('hash').where('id', '=', scan.id)) ?? { hash: '' };
    expect(await hub.database.query.selectFrom('content').select('size').where('hash', '=', hash).executeTakeFirst()).toEqual({ size: office.kit.desk.blobs.sizeOf(hash) });
    const assistant = await signedIn(office.kit, 'assistant');
    await openFile(office.kit, assistant);
    await allIsAt(hub, office.kit);
    await expect.poll(() => status(office), { timeout: 10_000, interval: 30 }).toMatchObject({ centre: { host: '127.0.0.1', port: hub.port }, owed: { events: 0, contents: 0, bytes: 0 }, trouble: null, running: false });
  });

  it('names the server in its list of desks: the other desks bring their logs by themselves', async () => {
    const office = await desks.office();
    const second = await desks.join(office);
    await joins(office);
    await allIsAt(hub, office.kit);
    await allIsAt(hub, second.kit);
    const heads = await hub.database.query.selectFrom('log_head').select('desk').execute();
    expect(heads.map(({ desk }) => desk).toSorted()).toEqual([office.lan.id, second.lan.id].toSorted());
  });

  it('tells the server of a desk that is admitted while it brings its record', async () => {
    const office = await desks.office();
    const assistant = await signedIn(office.kit, 'assistant');
    for (let files = 0; files < 250; files += 1) await openFile(office.kit, assistant);
    const line = await thinLine(hub.port);
    try {
      await ask(office.kit, office.registrar, 'sync.join', joinInput(await hub.invite(), line.port));
      line.be({ roundTripMs: 20, rate: 10_000 });
      await expect.poll(() => sizeAt(hub, office.kit), { timeout: 20_000, interval: 5 }).toBeGreaterThan(0);
      line.hold();
      expect(await sizeAt(hub, office.kit)).toBeLessThan(office.kit.desk.ledger.head.seq);
      const second = await desks.join(office);
      await openFile(office.kit, assistant);
      line.be(loopbackLine);
      await allIsAt(hub, office.kit);
      await allIsAt(hub, second.kit);
    } finally {
      await line.close();
    }
  });

  it('works on while the server is off, says what is owed and since when, and brings it when it is back', async () => {
    const office = await desks.office();
    await joins(office);
    await allIsAt(hub, office.kit);
    const { port } = hub;
    await hubs.stop(hub);
    const assistant = await signedIn(office.kit, 'assistant');
    const file = await openFile(office.kit, assistant);
    await ask(office.kit, assistant, 'notes.saveYellow', { fileId: file.id, content: paragraphs('The wall has fallen.') });
    await ask(office.kit, assistant, 'notes.confirm', { fileId: file.id });
    await expect.poll(async () => (await status(office)).trouble, { timeout: 10_000, interval: 30 }).toBe('unreachable');
    const waiting = await status(office);
    expect(waiting.owed.events).toBeGreaterThan(1);
    expect(waiting.owedSince).not.toBeNull();
    expect(waiting.nextTryAt).not.toBeNull();
    hub = await hubs.open(undefined, join(hubs.folder, 'hub'), port);
    await ask(office.kit, office.registrar, 'sync.tryNow', {});
    await allIsAt(hub, office.kit);
    await expect.poll(async () => (await status(office)).trouble, { timeout: 10_000, interval: 30 }).toBeNull();
  });

  it('ends quietly in the middle of a visit, and goes on at the next start', async () => {
    const office = await desks.office();
    await joins(office);
    const assistant = await signedIn(office.kit, 'assistant');
    await openFile(office.kit, assistant);
    let desk: DeskOnLan = office;
    for (let answers = 0; answers < 8; answers += 1) {
      const { current } = desk.kit.desk.sync;
      await until(() => desk.kit.desk.sync.current !== null);
      current?.tryNow();
      await new Promise((resolve) => setTimeout(resolve, answers * 4));
      await desks.end(desk);
      desk = await desks.again(desk);
    }
    await until(() => desk.kit.desk.sync.current !== null);
    await allIsAt(hub, desk.kit);
    expect(await hub.database.query.selectFrom('fork').select('log').execute()).toEqual([]);
  });

  it('brings everything again to a server whose disk was lost', async () => {
    const office = await desks.office();
    await joins(office);
    await allIsAt(hub, office.kit);
    const { port } = hub;
    await hubs.stop(hub);
    for (const name of ['hub.sqlite', 'hub.sqlite-wal', 'hub.sqlite-shm', 'contents']) rmSync(join(hubs.folder, 'hub', name), { recursive: true, force: true });
    hub = await hubs.open(undefined, join(hubs.folder, 'hub'), port);
    expect(await sizeAt(hub, office.kit)).toBe(0);
    await ask(office.kit, office.registrar, 'sync.join', joinInput(await hub.invite()));
    await allIsAt(hub, office.kit);
  });

  it('is not taken in with a code of another server, one that was used, or one that is none', async () => {
    const office = await desks.office();
    const other = await hubs.open(undefined, join(hubs.folder, 'other'));
    const refused = async (code: string, port?: number) => (await refusalOf(office.kit, office.registrar, 'sync.join', joinInput(code, port))).code;
    expect(await refused('ABCDE')).toBe('centreCodeWrong');
    expect(await refused(await other.invite())).toBe('centreNotThis');
    expect(await refused(await hub.invite(), 1)).toBe('centreUnreachable');
    const code = await hub.invite();
    await ask(office.kit, office.registrar, 'sync.join', joinInput(code));
    expect(await refused(code)).toBe('centreRefused');
  });

  it('brings many acts as a stream of batches, and goes on with one after it without asking anew', async () => {
    const office = await desks.office();
    const assistant = await signedIn(office.kit, 'assistant');
    const file = await openFile(office.kit, assistant);
    for (let note = 0; note < 150; note += 1) {
      await ask(office.kit, assistant, 'notes.saveYellow', { fileId: file.id, content: paragraphs(`Note ${note} of the wall.`) });
      await ask(office.kit, assistant, 'notes.confirm', { fileId: file.id });
    }
    await joins(office);
    await allIsAt(hub, office.kit);
    await openFile(office.kit, assistant);
    await allIsAt(hub, office.kit);
    const here = office.kit.desk.store.all(office.kit.desk.store.build.selectFrom('event').select('bytes').where('log', '=', office.kit.desk.ledger.logName).orderBy('seq'));
    const there = await hub.database.query.selectFrom('event_log').select('bytes').orderBy('seq').execute();
    expect(there.map(({ bytes }) => Buffer.from(bytes).toString('hex'))).toEqual(here.map(({ bytes }) => Buffer.from(bytes).toString('hex')));
    expect(here.length).toBeGreaterThan(150);
  });

  it('stops when the registrar says so; what is there stays', async () => {
    const office = await desks.office();
    await joins(office);
    await allIsAt(hub, office.kit);
    await ask(office.kit, office.registrar, 'sync.leave', {});
    expect(await status(office)).toMatchObject({ centre: null });
    const before = await sizeAt(hub, office.kit);
    const assistant = await signedIn(office.kit, 'assistant');
    await openFile(office.kit, assistant);
    await until(() => office.kit.desk.sync.current?.standing.running === false);
    expect(await sizeAt(hub, office.kit)).toBe(before);
  });
});
