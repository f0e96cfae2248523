import { mkdtempSync, rmSync } from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { rawPublicKey } from '../../main/core/keys/raw-keys.ts';
import { foldBatch } from '../../main/core/sync/folded-batch.ts';
import { mostOnTheWay } from '../../main/core/sync/rules.ts';
import { openHubDatabase, type HubDatabase } from '../../main/hub/db/open-hub-database.ts';
import { checkBatch } from '../../main/hub/ledger/check-batch.ts';
import { takeIn } from '../../main/hub/ledger/take-in.ts';
import { startPostgres } from '../support/postgres.ts';
import type { LineKind } from '../support/thin-line.ts';
import { HubKit, moment, sampleLog, type SampleLog } from '../unit/hub-kit.ts';
import { summary } from './measure.ts';
import { startHub, syncOffice } from './sync-office.ts';

const folder = mkdtempSync(join(tmpdir(), 'daftar-bench-sync-'));
const [rounds = 3, notings = 1_000, backlog = 45_000] = process.argv.slice(2).map(Number);
const batchEvents = 200;

const lineOf = (roundTripMs: number, kilobits: number): LineKind => ({ roundTripMs, rate: (kilobits * 1000) / 8 });

type Brought = { readonly ms: number; readonly up: number; readonly down: number };

const summed = (samples: readonly Brought[]) => ({ ms: summary(samples.map(({ ms }) => ms)), bytesUp: summary(samples.map(({ up }) => up)), bytesDown: summary(samples.map(({ down }) => down)) });

/** A desk as it is run, its server in a process of its own, a line of ours between them (ledger.md 8, B1 to B3 and B6). */
async function overLines() {
  const hub = await startHub(folder);
  const office = await syncOffice(folder, hub);
  const brought = async (kind: LineKind, how: 'cut' | 'held') => {
    // A desk at work knows its line; the first that a line was never spoken over is packed for the line before.
    await office.oneNoting(kind);
    const samples: Brought[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await office.note(notings, how);
      samples.push(await office.bring(kind));
    }
    return summed(samples);
  };
  const single = async (kind: LineKind) => {
    const samples: number[] = [];
    for (let round = 0; round <= 4 * rounds; round += 1) samples.push(await office.oneNoting(kind));
    return summary(samples.slice(1));
  };
  try {
    return {
      thin: await brought(lineOf(300, 256), 'held'),
      thinAfterBreak: await brought(lineOf(300, 256), 'cut'),
      thinner: await brought(lineOf(600, 128), 'held'),
      oneNoting: await single(lineOf(300, 256)),
      oneMoreOnLoopback: await single(lineOf(0, 0)),
    };
  } finally {
    await office.end();
    await hub.running.end('SIGTERM');
  }
}

/** A backlog over loopback, each batch checked, signed for and flushed to the disk; both ends in this one process (B4, B5). */
async function backlogs() {
  const kit = new HubKit();
  try {
    const hub = await kit.open(undefined);
    const { registrar, link } = await kit.office(hub);
    const bring = async (log: SampleLog) => {
      const began = performance.now();
      const stream = link.stream('quick');
      let answered = 0;
      const answer = async () => {
        const next = await stream.answer();
        if (!next.ok) throw new Error(next.error.code);
        answered = next.value.size;
      };
      for (let at = 0, sent = 0; at < log.events.length; at += batchEvents, sent += 1) {
        if (sent >= mostOnTheWay) await answer();
        await stream.send(foldBatch(log.name, log.events.slice(at, at + batchEvents)));
      }
      while (answered < log.events.length) await answer();
      stream.finish();
      return performance.now() - began;
    };
    const tenThousand: number[] = [];
    for (let round = 0; round < rounds; round += 1) tenThousand.push(await bring(sampleLog(registrar.signing, 10_000)));
    return { tenThousand: summary(tenThousand), backlog: { events: backlog, ms: Math.round(await bring(sampleLog(registrar.signing, backlog))) } };
  } finally {
    await kit.end();
  }
}

const owner = generateKeyPairSync('ed25519');
const server = generateKeyPairSync('ed25519');
const cosigner = { witness: { name: 'daftar-hub/bench', publicKey: rawPublicKey(server.publicKey) }, key: server.privateKey };

/** Events a second of a log taken in batch by batch. */
async function ingested(count: number, take: (log: SampleLog, batch: readonly Uint8Array[], first: number) => Promise<void>): Promise<number> {
  const log = sampleLog(owner.privateKey, count);
  const began = performance.now();
  for (let at = 0; at < count; at += batchEvents) await take(log, log.events.slice(at, at + batchEvents), at + 1);
  return (1000 * count) / (performance.now() - began);
}

async function checkedAndTaken(hub: HubDatabase, { name }: SampleLog, events: readonly Uint8Array[]): Promise<void> {
  const batch = await checkBatch(name, events, owner.publicKey);
  if (!batch.ok) throw new Error(batch.error.code);
  const taken = await takeIn(hub, { log: name, owner: { office: 'office', desk: 'desk', signingKey: rawPublicKey(owner.publicKey) }, batch: batch.value, cosigner, now: moment });
  if (!taken.ok) throw new Error(taken.error.code);
}

/** The bare insert of the same rows into the same database: arrays, one transaction a batch, nothing checked, hashed or signed. */
async function bare(hub: HubDatabase, { name, hashes }: SampleLog, events: readonly Uint8Array[], first: number): Promise<void> {
  const places = events.map((_, at) => first + at);
  await sql`INSERT INTO event_log (log, seq, hash, bytes) SELECT ${name}, * FROM unnest(${places}::bigint[], ${places.map((place) => Buffer.from(hashes[place - 1] ?? []))}::bytea[], ${events.map((event) => Buffer.from(event))}::bytea[])`.execute(hub.query);
}

/** Taking in at PostgreSQL beside PostgreSQL's own bulk insert, in turns (B11). */
async function ingest() {
  const postgres = await startPostgres();
  const hub = await openHubDatabase({ folder, url: postgres.database(), now: () => moment });
  try {
    await hub.query.insertInto('office').values({ id: 'office', root: Uint8Array.of(1), name: 'Office', joined_at: moment }).execute();
    const [ours, raw]: [number[], number[]] = [[], []];
    for (let round = 0; round <= rounds; round += 1) {
      raw.push(await ingested(10_000, (log, events, first) => bare(hub, log, events, first)));
      ours.push(await ingested(10_000, (log, events) => checkedAndTaken(hub, log, events)));
    }
    const [verified, bareInsert] = [summary(ours.slice(1)), summary(raw.slice(1))];
    return { unit: 'events a second', verified, bareInsert, ratio: Math.round((100 * verified.median) / bareInsert.median) / 100 };
  } finally {
    await hub.close();
    await postgres.stop();
  }
}

try {
  const own = { lines: await overLines(), loopback: await backlogs(), ingest: await ingest() };
  process.stdout.write(`${JSON.stringify({ unit: 'ms', notings, rounds, ours: own })}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
