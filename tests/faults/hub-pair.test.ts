import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { sampleOffice, type SampleDesk, type SampleOffice } from '../../main/core/lan/office.fixture.ts';
import { certifyDesk, datesFor } from '../../main/core/lan/certificates/desk-certificate.ts';
import { entriesFrom } from '../../main/core/lan/roster/roster.ts';
import { plainBytes } from '../../main/core/ledger/event.ts';
import { readCode } from '../../main/core/sync/centre-code.ts';
import { CentreLink } from '../../main/core/sync/centre-link.ts';
import { routes } from '../../main/core/sync/wire.ts';
import { contentFolder } from '../../main/hub/contents/content-folder.ts';
import { openHubDatabase } from '../../main/hub/db/open-hub-database.ts';
import { startPostgres } from '../support/postgres.ts';
import { HubKit, sampleLog, type SampleLog } from '../unit/hub-kit.ts';
import { HubProcess } from './hub-process.ts';
import { patienceOf, runs, tally } from './tally.ts';

const desks = 16;
const eventsEach = 240;
const batch = 20;
/** Events that each batch repeats of the one before, as after an answer that was lost. */
const repeated = 7;
const contentBytes = 200_000;
const pieceBytes = 64 * 1024;

type Crowd = { readonly log: SampleLog; readonly content: Uint8Array; readonly links: readonly CentreLink[] };
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The same batch to both servers at once, until one of them has it for good. */
async function pushes({ log, links }: Crowd, from: number): Promise<void> {
  const events = log.events.slice(Math.max(0, from - repeated), from + batch);
  for (let isThere = false; !isThere; await turn()) {
    const answers = await Promise.all(links.map((link) => link.ask(routes.push, { log: log.name, events })));
    isThere = answers.some((answer) => answer.ok && answer.value.size >= from + batch);
  }
}

/** The same content to one server, from wherever it says that it stands: the other brings it further meanwhile. */
async function brings(content: Uint8Array, link: CentreLink): Promise<void> {
  const [hash, size] = [hashOf(content), content.length];
  for (let offset = 0; offset < size; await turn()) {
    const put = await link.putContent(hash, { offset, size, bytes: content.subarray(offset, offset + pieceBytes) });
    if (put.ok) offset += pieceBytes;
    else if (put.error.code === 'gap') offset = Number(put.error.params?.['size'] ?? 0);
  }
}

const linkTo = (port: number, office: SampleOffice, desk: SampleDesk) => {
  const certificate = certifyDesk(desk.keys.tls, datesFor(Date.now(), 0), office.certifier);
  return new CentreLink({ address: { host: '127.0.0.1', port }, identity: () => ({ key: desk.tls, certificate }), isServer: () => true });
};

it('two server processes on one PostgreSQL, under load and one of them killed in the middle, lose and double nothing', { timeout: patienceOf(240_000) }, async () => {
  const postgres = await startPostgres();
  const kit = new HubKit();
  const folder = mkdtempSync(join(tmpdir(), 'daftar-pair-'));
  const settings = { folder, host: '127.0.0.1', database: postgres.database() };
  const first = await HubProcess.begun({ ...settings, port: 0 });
  let second = await HubProcess.begun({ ...settings, port: 0 });
  const office = sampleOffice('pair');
  const registrar = kit.desk(office, { roles: ['desk', 'registrar'] });
  const all: Crowd[] = [];
  try {
    const listed = Array.from({ length: desks }, () => kit.desk(office));
    const home = linkTo(first.port, office, registrar);
    const { secret } = readCode(await first.code()) ?? { secret: '' };
    expect(await home.ask(routes.join, { secret, office: office.roster.office, name: 'Pair', roster: entriesFrom(office.roster, 1).map(plainBytes) })).toMatchObject({ ok: true });
    home.close();
    for (const _run of runs({ few: 1, column: 10, most: 100 })) {
      await tally('hub pair', async () => {
        const crowd = listed.map((desk): Crowd => ({ log: sampleLog(desk.signing, eventsEach), content: new Uint8Array(randomBytes(contentBytes)), links: [first, second].map(({ port }) => linkTo(port, office, desk)) }));
        let half: () => void = () => undefined;
        const isHalf = new Promise<void>((resolve) => {
          half = resolve;
        });
        const bringing = crowd.map(async (one) => {
          const contents = one.links.map((link) => brings(one.content, link));
          for (let from = 0; from < eventsEach; from += batch) {
            await pushes(one, from);
            if (from >= eventsEach / 2) half();
          }
          await Promise.all(contents);
        });
        await isHalf;
        const { port } = second;
        await second.kill();
        second = await HubProcess.begun({ ...settings, port });
        await Promise.all(bringing);
        for (const link of crowd.flatMap(({ links }) => links)) link.close();
        all.push(...crowd);
      });
    }
    const database = await openHubDatabase({ folder, url: settings.database, now: Date.now });
    const kept = contentFolder(join(folder, 'contents'));
    for (const { log, content } of all) {
      const rows = await database.query.selectFrom('event_log').select(['seq', 'bytes']).where('log', '=', log.name).orderBy('seq').execute();
      expect(rows.map(({ seq }) => Number(seq))).toEqual(log.events.map((_, at) => at + 1));
      expect(rows.every(({ bytes }, at) => Buffer.from(bytes).equals(log.events[at] ?? new Uint8Array()))).toBe(true);
      expect(hashOf((await kept.read(hashOf(content), 0, contentBytes)) ?? new Uint8Array())).toBe(hashOf(content));
    }
    expect(await database.query.selectFrom('fork').select('seq').execute()).toEqual([]);
    expect(await database.query.selectFrom('content').select('hash').execute()).toHaveLength(all.length);
    await database.close();
  } finally {
    for (const link of all.flatMap(({ links }) => links)) link.close();
    await first.drop();
    await second.drop();
    await kit.end();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
