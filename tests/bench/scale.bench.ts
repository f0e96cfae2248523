import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { z } from 'zod';
import { certifyDesk, datesFor } from '../../main/core/lan/certificates/desk-certificate.ts';
import { admitDesks, sampleOffice, type SampleDesk } from '../../main/core/lan/office.fixture.ts';
import { entriesFrom } from '../../main/core/lan/roster/roster.ts';
import { checkpointSignature } from '../../main/core/ledger/checkpoint.ts';
import { encodeEnvelope, plainBytes } from '../../main/core/ledger/event.ts';
import { MerkleTree } from '../../main/core/ledger/merkle.ts';
import { encodeSignedEvent, eventHash, signAsDesk } from '../../main/core/ledger/signed-event.ts';
import { readCode } from '../../main/core/sync/centre-code.ts';
import { CentreLink } from '../../main/core/sync/centre-link.ts';
import { foldBatch, type FoldedBatch } from '../../main/core/sync/folded-batch.ts';
import { mostOnTheWay } from '../../main/core/sync/rules.ts';
import { routes, syncVersion } from '../../main/core/sync/wire.ts';
import { openHubDatabase } from '../../main/hub/db/open-hub-database.ts';
import { startPostgres } from '../support/postgres.ts';
import { daftar } from '../support/run.ts';
import { notingText, startHub } from './sync-office.ts';

/** `npm run bench -- scale DESKS EVENTS`: what one server process on PostgreSQL holds; desks, server and database share this machine (docs/scale.md). */
const [desks = 400, eventsADesk = 20_000] = process.argv.slice(2).map(Number);
const batchEvents = 200;
const bringing = 4;
const folder = mkdtempSync(join(tmpdir(), 'daftar-bench-scale-'));

/** An officer's notings as a desk writes them, batch by batch; officers' signatures are chance, at which the server does not look. */
function notingsOf({ signing }: SampleDesk, count: number): { readonly log: string; readonly batches: readonly FoldedBatch[]; readonly bytes: number } {
  const log = plainBytes(randomBytes(16));
  const name = Buffer.from(log).toString('hex');
  const tree = new MerkleTree();
  const [post, person, file] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  let prev: Uint8Array = new Uint8Array(32);
  let bytes = 0;
  const batches: FoldedBatch[] = [];
  for (let at = 0; at < count; at += batchEvents) {
    const events = Array.from({ length: Math.min(batchEvents, count - at) }, (_, place) => {
      const seq = at + place + 1;
      const body = { id: crypto.randomUUID(), side: 'left', number: seq, content: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: notingText(seq) }] }] } };
      const envelope = encodeEnvelope({
        version: 1, log, seq, prev, type: 'note.signed', typeVersion: 1, file: { id: file, epoch: 0, previous: prev }, actor: { post, person, acting: false, key: new Uint8Array(8) },
        wall: Date.now(), hlc: plainBytes(randomBytes(8)), body, blobs: [], must: [], algorithm: 1,
      });
      prev = eventHash(envelope);
      tree.add(prev);
      const event = encodeSignedEvent({ envelope, deskSignature: signAsDesk(prev, signing), officerSignature: plainBytes(randomBytes(64)) });
      bytes += event.length;
      return event;
    });
    batches.push(foldBatch(name, events, checkpointSignature({ origin: `daftar/${name}`, size: tree.size, root: tree.root() }, signing)));
  }
  return { log: name, batches, bytes };
}

const residentKiB = (pid: number): number => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
/** Seconds of the processor that a process has used. */
const usedSeconds = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

const postgres = await startPostgres();
const url = postgres.database();
const hub = await startHub(folder, url);
const database = await openHubDatabase({ folder: join(folder, 'look'), url, now: Date.now });
const links: CentreLink[] = [];
try {
  const office = sampleOffice('scale');
  const [registrar] = admitDesks(office, 1, { roles: ['desk', 'registrar'] });
  if (!registrar) throw new Error('no registrar');
  const others = admitDesks(office, desks - 1);
  const linkOf = ({ keys, tls }: SampleDesk): CentreLink => {
    const certificate = certifyDesk(keys.tls, datesFor(Date.now(), 0), office.certifier);
    const link = new CentreLink({ address: { host: '127.0.0.1', port: hub.port }, identity: () => ({ key: tls, certificate }), isServer: () => true });
    links.push(link);
    return link;
  };
  const first = linkOf(registrar);
  const { code } = z.object({ code: z.string() }).parse((await daftar('hub-code', '--data', hub.data, '--database', url)).value);
  const roster = entriesFrom(office.roster, 1).map(plainBytes);
  const joined = await first.ask(routes.join, { secret: readCode(code)?.secret ?? '', office: 'scale', name: 'Scale', roster: roster.slice(0, 400) });
  if (!joined.ok) throw new Error(joined.error.code);
  for (let from = 400; from < roster.length; from += 400) await first.ask(routes.roster, { from: from + 1, entries: roster.slice(from, from + 400) });

  const before = residentKiB(hub.running.pid);
  const greeted = performance.now();
  const cpuBefore = usedSeconds(hub.running.pid);
  for (let at = 0; at < others.length; at += 20) {
    await Promise.all(others.slice(at, at + 20).map((desk) => linkOf(desk).ask(routes.hello, { version: syncVersion, roster: office.roster.number, log: '0'.repeat(32), size: 0, program: 'bench' })));
  }
  const connections = { count: others.length, aSecond: Math.round((1000 * others.length) / (performance.now() - greeted)), serverMsEach: Math.round((1000_00 * (usedSeconds(hub.running.pid) - cpuBefore)) / others.length) / 100, KiBEach: Math.round((residentKiB(hub.running.pid) - before) / others.length) };

  const logs = others.slice(0, bringing).map((desk) => notingsOf(desk, eventsADesk));
  const began = performance.now();
  const cpu = usedSeconds(hub.running.pid);
  await Promise.all(
    logs.map(async ({ batches }, at) => {
      const stream = links[at + 1]?.stream('quick');
      if (!stream) throw new Error('no link');
      const answer = async () => {
        const next = await stream.answer();
        if (!next.ok) throw new Error(next.error.code);
      };
      for (const [sent, batch] of batches.entries()) {
        if (sent >= mostOnTheWay) await answer();
        await stream.send(batch);
      }
      for (let left = Math.min(mostOnTheWay, batches.length); left > 0; left -= 1) await answer();
      stream.finish();
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const events = bringing * eventsADesk;
  const { rows } = await sql<{ bytes: string }>`SELECT pg_total_relation_size('event_log') AS bytes`.execute(database.query);
  const ingest = {
    events, eventsASecond: Math.round(events / seconds), serverMicrosecondsEach: Math.round((1e6 * (usedSeconds(hub.running.pid) - cpu)) / events),
    bytesAnEvent: Math.round(logs.reduce((sum, { bytes }) => sum + bytes, 0) / events), bytesInTheDatabase: Math.round(Number(rows[0]?.bytes) / events), serverMiB: Math.round(residentKiB(hub.running.pid) / 1024),
  };
  process.stdout.write(`${JSON.stringify({ connections, ingest })}\n`);
} finally {
  for (const link of links) link.close();
  await database.close();
  await hub.running.end('SIGTERM');
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
