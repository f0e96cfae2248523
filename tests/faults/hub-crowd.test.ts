import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeCbor } from '../../main/core/lan/cbor.ts';
import { certifyDesk, datesFor } from '../../main/core/lan/certificates/desk-certificate.ts';
import { entriesFrom } from '../../main/core/lan/roster/roster.ts';
import { sampleOffice, type SampleDesk, type SampleOffice } from '../../main/core/lan/office.fixture.ts';
import { unjudgedTls, type TlsIdentity } from '../../main/core/lan/transport/tls.ts';
import { plainBytes } from '../../main/core/ledger/event.ts';
import { readCode } from '../../main/core/sync/centre-code.ts';
import { CentreLink } from '../../main/core/sync/centre-link.ts';
import { routes } from '../../main/core/sync/wire.ts';
import { openHubDatabase } from '../../main/hub/db/open-hub-database.ts';
import { HubKit, sampleLog, type SampleLog } from '../unit/hub-kit.ts';
import { HubProcess } from './hub-process.ts';
import { isLonger, patienceOf, tally } from './tally.ts';

const desks = 200;
/** Thirty of a hundred ask for a long log, and read it as slowly as a line of 16 kbit/s. */
const isSlow = (at: number): boolean => at % 10 < 3;
const eventsEach = 8;
const eventsOfLongLog = 500;
const mostMemory = 500 * 1024 * 1024;
const rounds = isLonger ? 20 : 1;

const identityOf = (office: SampleOffice, desk: SampleDesk): TlsIdentity => ({ key: desk.tls, certificate: certifyDesk(desk.keys.tls, datesFor(Date.now(), 0), office.certifier) });

it('200 desks that come at once, of which sixty read slowly, are all served; the server’s memory stays bounded', { timeout: patienceOf(240_000) }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'daftar-crowd-'));
  const kit = new HubKit();
  const hub = await HubProcess.begun({ folder, host: '127.0.0.1', port: 0 });
  const links: CentreLink[] = [];
  const linkOf = (office: SampleOffice, desk: SampleDesk) => {
    const identity = identityOf(office, desk);
    const link = new CentreLink({ address: { host: '127.0.0.1', port: hub.port }, identity: () => identity, isServer: () => true, connections: 1 });
    links.push(link);
    return link;
  };
  try {
    const office = sampleOffice('crowd');
    const registrar = kit.desk(office, { roles: ['desk', 'registrar'] });
    const long = sampleLog(registrar.signing, eventsOfLongLog);
    const crowd = Array.from({ length: desks }, (_, at) => {
      const desk = kit.desk(office, { roles: isSlow(at) ? ['desk', 'recordsRoom'] : ['desk'] });
      return { desk, log: sampleLog(desk.signing, eventsEach), link: linkOf(office, desk) };
    });
    const entries = entriesFrom(office.roster, 1).map(plainBytes);
    const { secret } = readCode(await hub.code()) ?? { secret: '' };
    const home = linkOf(office, registrar);
    expect(await home.ask(routes.join, { secret, office: office.roster.office, name: 'Crowd', roster: entries.slice(0, 500) })).toMatchObject({ ok: true });
    expect(await home.ask(routes.push, { log: long.name, events: [...long.events] })).toMatchObject({ ok: true });
    for (let round = 0; round < rounds; round += 1) {
      await tally('hub L1', async () => {
        const slow = crowd.filter((_, at) => isSlow(at)).map(({ desk }) => readsSlowly(identityOf(office, desk), hub.port, long));
        await Promise.all(crowd.map(({ log, link }) => pushesAll(link, log)));
        for (const end of slow) end();
        expect(hub.hasEnded).toBe(false);
        expect(hub.mostMemory).toBeLessThan(mostMemory);
      });
    }
    const database = await openHubDatabase({ folder, nativeBinding: process.env['DAFTAR_SQLITE_BINDING'], now: Date.now });
    const kept = await database.query.selectFrom('event_log').select(({ fn }) => ['log', fn.countAll().as('events')]).groupBy('log').execute();
    await database.close();
    expect(kept.map(({ log, events }) => `${log} ${events}`).toSorted()).toEqual([`${long.name} ${eventsOfLongLog}`, ...crowd.map(({ log }) => `${log.name} ${eventsEach}`)].toSorted());
  } finally {
    for (const link of links) link.close();
    await hub.drop();
    rmSync(folder, { recursive: true, force: true });
    await kit.end();
  }
});

/** Pushes in batches, and comes again when it is told to, as soon as it may: nobody is served by others giving up. */
async function pushesAll(link: CentreLink, { name, events }: SampleLog): Promise<void> {
  for (let at = 0; at < events.length; ) {
    const pushed = await link.ask(routes.push, { log: name, events: events.slice(at, at + 4) });
    if (pushed.ok) at += 4;
    else if (pushed.error.code === 'busy' || pushed.error.code === 'unreachable') await new Promise((resolve) => setTimeout(resolve, 200));
    else throw new Error(pushed.error.code);
  }
}

/** Asks for a log twenty times over one connection, and hardly reads; gives what ends it. */
function readsSlowly(identity: TlsIdentity, port: number, { name }: SampleLog): () => void {
  const socket = unjudgedTls({ host: '127.0.0.1', port }, identity);
  const body = Buffer.from(writeCbor({ log: name, after: 0, bytes: 1_000_000 }));
  const question = Buffer.concat([Buffer.from(`POST /desk/pull HTTP/1.1\r\nhost: x\r\ncontent-type: application/cbor\r\ncontent-length: ${body.length}\r\n\r\n`), body]);
  socket.on('error', () => undefined);
  socket.once('secureConnect', () => {
    for (let asked = 0; asked < 20; asked += 1) socket.write(question);
  });
  const timer = setInterval(() => void socket.read(200), 100);
  return () => {
    clearInterval(timer);
    socket.destroy();
  };
}
