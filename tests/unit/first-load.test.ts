import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { z } from 'zod';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../main/core/ledger/audit.ts';
import { readStoredEvent } from '../../main/core/ledger/stored-event.ts';
import { encodeSignedEvent } from '../../main/core/ledger/signed-event.ts';
import { reached } from '../../main/core/search/reached.ts';
import { CentreLink } from '../../main/core/sync/centre-link.ts';
import { fetchSmall } from '../../main/core/sync/small-contents.ts';
import { syncStatus } from '../../main/core/sync/status.ts';
import { routes } from '../../main/core/sync/wire.ts';
import type { Hub } from '../../main/hub/hub.ts';
import { anotherOfficer } from '../faults/office-of-desks.ts';
import { startPostgres, type Postgres } from '../support/postgres.ts';
import { ask, paragraphs, refusalOf } from './desk-kit.ts';
import { chosenPin, DesksKit, until, worksAt, type DeskOnLan } from './desks-kit.ts';
import { HubKit } from './hub-kit.ts';
import { lostDesk as desksLose, workOf, type LostDesk } from './lost-desk.ts';

let desks: DesksKit;
let hubs: HubKit;
let hub: Hub;
let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

/** An office and its server begin anew for each test. */
function withServer(database: () => string | undefined = () => undefined): void {
  beforeEach(async () => {
    desks = new DesksKit();
    hubs = new HubKit();
    hub = await hubs.open(database());
  });
  afterEach(async () => {
    await desks.endAll();
    await hubs.end();
  });
}

const slow = { timeout: 180_000 };

const lostDesk = async (files?: number): Promise<LostDesk> => desksLose(desks, { port: hub.port, code: await hub.invite() }, files);

const standing = ({ kit }: DeskOnLan) => kit.desk.firstLoad.current?.standing ?? null;
const isLoaded = (desk: DeskOnLan) => {
  const now = standing(desk);
  return now !== null && now.events === now.of && now.contents === 0 && now.problem === null && !now.running;
};
/** Beside other work a desk may take long. */
const comesTo = (isSo: () => boolean) => expect.poll(isSo, { timeout: 60_000, interval: 50 }).toBe(true);
const tries = ({ kit }: DeskOnLan): boolean => {
  kit.desk.sync.current?.tryNow();
  return false;
};
const loads = (desk: DeskOnLan) => comesTo(() => isLoaded(desk) || tries(desk));
const finds = (desk: DeskOnLan, problem: string) => comesTo(() => desk.kit.desk.firstLoad.current?.problem === problem || tries(desk));

describe.each([
  ['SQLite', (): string | undefined => undefined],
  ['PostgreSQL', (): string | undefined => postgres.database()],
] as const)('a new PC in the place of one whose disk died, with a server on %s', (_kind, database) => {
  withServer(database);

  it('has everything to read that the old one brought to the server; what lay there is written on once two officers have put it together', slow, async () => {
    const { first, second, officer, fileIds, scan, small, rows } = await lostDesk();
    const other = await anotherOfficer(first);
    const fresh = await desks.join(first, [officer.person.postId, other.postId], { replaces: second.lan.id });
    await loads(fresh);
    expect(workOf(fresh.kit)).toEqual(rows);
    expect([scan, small].every((hash) => fresh.kit.desk.blobs.isIntact(hash))).toBe(true);
    await comesTo(() => standing(fresh)?.proven === standing(fresh)?.of);
    const quietSince = fresh.kit.desk.asked.at;
    const again = await worksAt(first, fresh, officer.person);
    expect(fresh.kit.desk.asked.at, 'who asks for something is noticed: commits become short').toBeGreaterThan(quietSince);
    const [fileId = ''] = fileIds;
    await comesTo(() => reached(fresh.kit.desk.store) === null);
    expect((await ask(fresh.kit, again, 'search.find', { text: 'wall fallen' })).hits.filter(({ kind }) => kind === 'note')).toHaveLength(fileIds.length);
    expect((await ask(fresh.kit, again, 'files.view', { fileId })).notes).toHaveLength(1);
    expect((await refusalOf(fresh.kit, again, 'notes.confirm', { fileId, content: paragraphs('Not yet.') })).code).toBe('fileElsewhere');
    await until(() => fresh.kit.desk.store.all(fresh.kit.desk.store.build.selectFrom('charge').select('id').where('person_id', '=', other.personId)).length > 0);
    await worksAt(first, fresh, other);
    const officers = { first: { personId: again.person.personId, pin: chosenPin }, second: { personId: other.personId, pin: chosenPin } };
    await ask(fresh.kit, again, 'handover.reconstitute', { id: fileId, officers });
    await ask(fresh.kit, again, 'notes.confirm', { fileId, content: paragraphs('Work goes on.') });
    expect((await ask(fresh.kit, again, 'files.view', { fileId })).notes).toHaveLength(2);
    expect(audit(fresh.kit.desk).problems).toEqual([]);
  });
});

describe('a new PC in the place of one whose disk died', () => {
  withServer();

  it('goes on where it was after its program ended in the middle, and waits while somebody has put it off', slow, async () => {
    const { first, second, officer, log, rows } = await lostDesk(15);
    const giveBack = await withoutTheEnd(log, 20);
    let fresh = await desks.join(first, [officer.person.postId], { replaces: second.lan.id });
    await finds(fresh, 'logDiffers');
    fresh.kit.desk.firstLoad.current?.hold(true);
    await comesTo(() => standing(fresh)?.running === false);
    expect(standing(fresh)).toMatchObject({ events: 20 });
    await giveBack();
    await desks.end(fresh);
    fresh = await desks.again(fresh);
    await comesTo(() => fresh.kit.desk.sync.current?.standing.running === false && fresh.kit.desk.sync.current.succeededAt !== null);
    expect(standing(fresh)).toMatchObject({ events: 20, held: true, running: false });
    fresh.kit.desk.firstLoad.current?.hold(false);
    await loads(fresh);
    expect(workOf(fresh.kit)).toEqual(rows);
    expect(audit(fresh.kit.desk).problems).toEqual([]);
  });
});

describe('a thread that dies while it reads what comes', () => {
  withServer();

  it('ends the first load for now, and not the program; the next visit goes on', slow, async () => {
    const { first, second, officer, rows } = await lostDesk();
    const fresh = await desks.join(first, [officer.person.postId], { replaces: second.lan.id });
    const { firstLoad, eventReader } = fresh.kit.desk;
    firstLoad.current?.hold(true);
    const read = eventReader.read.bind(eventReader);
    let deaths = 0;
    eventReader.read = async (events) => {
      if (deaths === 2) return read(events);
      deaths += 1;
      const [outcome] = await Promise.allSettled([read(events), eventReader.end()]);
      if (outcome.status === 'fulfilled') throw new Error('the thread lives');
      throw outcome.reason;
    };
    firstLoad.current?.hold(false);
    await loads(fresh);
    expect(workOf(fresh.kit)).toEqual(rows);
    expect(deaths).toBe(2);
  });
});

describe('papers of a lost desk', () => {
  withServer();

  it('that the server has not, or has otherwise, stay wanted and come when it has them; the others come meanwhile', slow, async () => {
    const { first, second, officer, scan, small } = await lostDesk(1);
    const [lost, altered] = [small, scan].map((hash) => join(hubs.folder, 'hub', 'contents', hash.slice(0, 2), hash.slice(2)));
    if (!lost || !altered) throw new Error('no contents');
    const whole = readFileSync(altered);
    renameSync(lost, `${lost}-away`);
    writeFileSync(altered, Buffer.from(whole.map((byte, at) => (at === 70_000 ? byte ^ 1 : byte))));
    const fresh = await desks.join(first, [officer.person.postId], { replaces: second.lan.id });
    await comesTo((): boolean => {
      const now = standing(fresh);
      return (now !== null && now.of > 0 && now.events === now.of && !now.running && now.contents === 2) || tries(fresh);
    });
    expect(syncStatus(fresh.kit.desk).firstLoad).toMatchObject({ papers: 2, trouble: null });
    renameSync(`${lost}-away`, lost);
    writeFileSync(altered, whole);
    await loads(fresh);
    expect([scan, small].every((hash) => fresh.kit.desk.blobs.isIntact(hash))).toBe(true);
  });

  it('come from a server of before they could be asked for together, each by itself', slow, async () => {
    const { first, scan, small } = await lostDesk(1);
    const link = new OlderServer({ address: { host: '127.0.0.1', port: hub.port }, identity: () => first.lan.identity, isServer: () => true });
    const sizes = await hub.database.query.selectFrom('content').select(['hash', 'size']).where('hash', 'in', [scan, small]).execute();
    const wanted = [...sizes.map(({ hash, size }) => ({ hash, size, mime: 'application/pdf' })), { hash: createHash('sha256').digest('hex'), size: 0, mime: 'text/plain' }, { hash: '0'.repeat(64), size: 5, mime: 'text/plain' }];
    const came = await fetchSmall(link, wanted);
    link.close();
    expect(came.ok && new Map([...came.value].map(([hash, bytes]) => [hash, bytes.length]))).toEqual(new Map(wanted.slice(0, 3).map(({ hash, size }) => [hash, size])));
  });
});

/** Knows no question for many contents. */
class OlderServer extends CentreLink {
  override async ask<Asks extends z.ZodType, Answers extends z.ZodType>(route: { readonly path: string; readonly asks: Asks; readonly answers: Answers }, body: z.input<Asks>): ReturnType<typeof CentreLink.prototype.ask<Asks, Answers>> {
    return super.ask(route.path === routes.smallContents.path ? { ...route, path: '/desk/no-such-question' } : route, body);
  }
}

describe('an event of which no table can be made', () => {
  withServer();

  it('is kept beside the record; those that came with it are taken in', slow, async () => {
    const { first, second, officer, fileIds, rows } = await lostDesk();
    const fresh = await desks.join(first, [officer.person.postId], { replaces: second.lan.id });
    const { firstLoad, store } = fresh.kit.desk;
    firstLoad.current?.hold(true);
    expect(standing(fresh)?.events ?? 0).toBe(0);
    store.database.exec(`CREATE TRIGGER no_such_note BEFORE INSERT ON note WHEN NEW.file_id = '${fileIds[1] ?? ''}' BEGIN SELECT RAISE(ABORT, 'no table'); END`);
    firstLoad.current?.hold(false);
    await loads(fresh);
    expect(standing(fresh)).toMatchObject({ aside: 1 });
    const notes = store.all(store.build.selectFrom('note').select('file_id')).map(({ file_id: file }) => file);
    expect(notes.toSorted()).toEqual([fileIds[0], fileIds[2]].toSorted());
    expect(workOf(fresh.kit)).toMatchObject({ attachment: z.object({ attachment: z.array(z.string()) }).parse(rows).attachment });
  });
});

describe('a server that is not honest about a log', () => {
  withServer();

  it('is found out when it alters an event, leaves one out, cuts off the end or goes back; what does not hold is not taken in', slow, async () => {
    const { first, second, officer, log, rows } = await lostDesk();
    const events = await hub.database.query.selectFrom('event_log').selectAll().where('log', '=', log).orderBy('seq').execute();
    const [last, middle] = [events.at(-1), events[3]];
    if (!last || !middle) throw new Error('no events');
    const { query } = hub.database;
    await loosen();
    const put = async (row: typeof last) => query.insertInto('event_log').values(row).onConflict((conflict) => conflict.columns(['log', 'seq']).doUpdateSet(row)).execute();
    const drop = async ({ seq }: typeof last) => query.deleteFrom('event_log').where('log', '=', log).where('seq', '=', seq).execute();

    await put(altered(middle));
    const fresh = await desks.join(first, [officer.person.postId], { replaces: second.lan.id });
    await finds(fresh, 'logBroken');
    expect(syncStatus(fresh.kit.desk).firstLoad, 'who sits there is told, though nothing of the log was taken').toMatchObject({ acts: 0, trouble: 'differs' });
    await put(altered(last));
    await put(middle);
    await finds(fresh, 'eventForged');
    expect(fresh.kit.desk.store.all(fresh.kit.desk.store.build.selectFrom('file').select('id'))).toEqual([]);
    await drop(middle);
    await put(last);
    await finds(fresh, 'logBroken');
    await drop(last);
    await put(middle);
    await finds(fresh, 'logDiffers');
    await put(last);
    await loads(fresh);
    expect(workOf(fresh.kit)).toEqual(rows);
    await query.updateTable('log_head').set({ size: last.seq - 1 }).where('log', '=', log).execute();
    await finds(fresh, 'logDiffers');
    expect(workOf(fresh.kit)).toEqual(rows);
  });

  it('cannot pass a signature on that is none: the log is the lost desk\'s all the same, and whoever sits there is told, also after the next start', slow, async () => {
    const { first, second, officer, log, rows } = await lostDesk(15);
    const { query } = hub.database;
    await loosen();
    const signed = await query.selectFrom('event_log').selectAll().where('log', '=', log).orderBy('seq').execute();
    const one = signed.findLast(({ seq, bytes }) => seq < signed.length && readStoredEvent(new Uint8Array(bytes))?.officerSignature);
    if (!one) throw new Error('no event');
    await query.updateTable('event_log').set({ bytes: otherwiseSigned(new Uint8Array(one.bytes)) }).where('log', '=', log).where('seq', '=', one.seq).execute();
    let fresh = await desks.join(first, [officer.person.postId], { replaces: second.lan.id });
    await loads(fresh);
    expect(workOf(fresh.kit)).toEqual(rows);
    await comesTo(() => standing(fresh)?.proven === standing(fresh)?.of);
    expect(syncStatus(fresh.kit.desk).firstLoad).toMatchObject({ trouble: 'flawed', papers: 0 });
    expect(audit(fresh.kit.desk).problems).toEqual([{ where: `event ${log.slice(0, 8)}/${one.seq}`, what: 'the officer did not sign this' }]);
    await desks.end(fresh);
    fresh = await desks.again(fresh);
    await comesTo(() => syncStatus(fresh.kit.desk).firstLoad?.trouble === 'flawed');
  });

  it('gives the log to the desk that stands in the place of its own, to no other', slow, async () => {
    const { first, log } = await lostDesk(1);
    const other = await desks.join(first);
    await until(() => other.kit.desk.sync.current?.succeededAt !== null);
    const link = new CentreLink({ address: { host: '127.0.0.1', port: hub.port }, identity: () => other.lan.identity, isServer: () => true });
    expect(await link.ask(routes.logs, {})).toMatchObject({ ok: true, value: { logs: [{ desk: other.lan.id }] } });
    expect(await link.ask(routes.pull, { log, after: 0, bytes: 1000 })).toMatchObject({ ok: false, error: { code: 'notAllowed' } });
    expect(standing(other)).toBeNull();
    link.close();
  });
});

/** The server's database lets itself be changed. */
async function loosen(): Promise<void> {
  for (const act of ['update', 'delete']) await sql`DROP TRIGGER ${sql.ref(`event_log_no_${act}`)}`.execute(hub.database.query);
}

/** Hides the events of a log after so many, until the returned function is called. */
async function withoutTheEnd(log: string, size: number): Promise<() => Promise<unknown>> {
  const { query } = hub.database;
  const end = await query.selectFrom('event_log').selectAll().where('log', '=', log).where('seq', '>', size).execute();
  await loosen();
  await query.deleteFrom('event_log').where('log', '=', log).where('seq', '>', size).execute();
  return () => query.insertInto('event_log').values(end).execute();
}

/** The same event under an officer's signature that is none. */
function otherwiseSigned(bytes: Uint8Array): Uint8Array {
  const read = readStoredEvent(bytes);
  if (!read) throw new Error('no event');
  return encodeSignedEvent({ ...read, officerSignature: new Uint8Array(64).fill(7) });
}

/** The same event with another letter in what the officer said; whoever takes it for whole finds nothing amiss. */
function altered<Row extends { readonly bytes: Uint8Array }>(row: Row): Row {
  const read = readStoredEvent(new Uint8Array(row.bytes));
  if (!read) throw new Error('no event');
  const envelope = Uint8Array.from(read.envelope);
  envelope[envelope.length - 10] = (envelope[envelope.length - 10] ?? 0) ^ 1;
  return { ...row, bytes: encodeSignedEvent({ ...read, envelope }) };
}
