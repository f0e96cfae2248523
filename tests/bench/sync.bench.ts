import { mkdtempSync, rmSync } from 'node:fs';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { rawPublicKey } from '../../main/core/keys/raw-keys.ts';
import { checkpointSignature } from '../../main/core/ledger/checkpoint.ts';
import { MerkleTree } from '../../main/core/ledger/merkle.ts';
import { foldBatch } from '../../main/core/sync/folded-batch.ts';
import { readBatch } from '../../main/core/sync/read-batch.ts';
import { mostOnTheWay } from '../../main/core/sync/rules.ts';
import { openHubDatabase, type HubDatabase } from '../../main/hub/db/open-hub-database.ts';
import { oneAhead } from '../../main/hub/ledger/one-ahead.ts';
import { LogStream } from '../../main/hub/ledger/log-stream.ts';
import { startPostgres } from '../support/postgres.ts';
import type { LineKind } from '../support/thin-line.ts';
import { HubKit, moment, sampleLog, type SampleLog } from '../unit/hub-kit.ts';
import { firstLoad } from './first-load.ts';
import { summary } from './measure.ts';
import { startHub, syncOffice } from './sync-office.ts';
import { actual, needPeers, pouch } from './sync-peers.ts';

const folder = mkdtempSync(join(tmpdir(), 'daftar-bench-sync-'));
const [rounds = 3, notings = 1_000, backlog = 45_000] = process.argv.slice(2, 5).map(Number);
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

type Batch = { readonly first: number; readonly events: readonly Uint8Array[]; readonly checkpoint: Uint8Array };

/** A log batch by batch, with the desk's signature of the log as it stands after each. */
function* batchesOf({ name, events, hashes }: SampleLog, signing: KeyObject): Generator<Batch> {
  const tree = new MerkleTree();
  for (let at = 0; at < events.length; at += batchEvents) {
    for (const hash of hashes.slice(at, at + batchEvents)) tree.add(hash);
    yield { first: at + 1, events: events.slice(at, at + batchEvents), checkpoint: checkpointSignature({ origin: `daftar/${name}`, size: tree.size, root: tree.root() }, signing) };
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
      let sent = 0;
      for (const { events, checkpoint } of batchesOf(log, registrar.signing)) {
        if (sent >= mostOnTheWay) await answer();
        await stream.send(foldBatch(log.name, events, checkpoint));
        sent += 1;
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

/** Events a second of a log taken in batch by batch, as a stream of a desk is: the next is prepared while the one before goes to the disk. */
async function ingested<Prepared>(log: SampleLog, prepare: (batch: Batch) => Prepared, finish: (prepared: Prepared) => Promise<void>): Promise<number> {
  const batches = [...batchesOf(log, owner.privateKey)];
  const began = performance.now();
  await oneAhead(inTurn(batches), prepare, finish);
  return (1000 * log.events.length) / (performance.now() - began);
}

async function* inTurn<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

/** Read, hashed, held against the desk's signature, cosigned. */
const verified = (hub: HubDatabase, log: SampleLog) => {
  const stream = new LogStream({ hub, owner: { office: 'office', desk: 'desk', signingKey: rawPublicKey(owner.publicKey) }, cosigner, now: () => moment });
  return ingested(
    log,
    ({ events, checkpoint }) => {
      const batch = readBatch(log.name, events);
      if (!batch.ok) throw new Error(batch.error.code);
      return stream.prepare(log.name, { ...batch.value, proof: { by: 'checkpoint', signature: checkpoint } });
    },
    async (batch) => {
      const taken = await stream.take(batch);
      if (!taken.ok) throw new Error(taken.error.code);
    },
  );
};

/** The bare insert of the same rows into the same database: arrays, one transaction a batch, nothing checked, hashed or signed. */
const bare = (hub: HubDatabase, { name, ...log }: SampleLog) =>
  ingested(
    { name, ...log },
    ({ first, events }) => ({ places: events.map((_, at) => first + at), hashes: log.hashes.slice(first - 1, first - 1 + events.length).map((hash) => Buffer.from(hash)), bytes: events.map((event) => Buffer.from(event)) }),
    async ({ places, hashes, bytes }) => {
      await sql`INSERT INTO event_log (log, seq, hash, bytes) SELECT ${name}, * FROM unnest(${places}::bigint[], ${hashes}::bytea[], ${bytes}::bytea[])`.execute(hub.query);
    },
  );

/** Taking in at PostgreSQL beside PostgreSQL's own bulk insert, in turns (B11). */
async function ingest() {
  const postgres = await startPostgres();
  const hub = await openHubDatabase({ folder, url: postgres.database(), now: () => moment });
  try {
    await hub.query.insertInto('office').values({ id: 'office', root: Uint8Array.of(1), name: 'Office', joined_at: moment }).execute();
    const [ours, raw]: [number[], number[]] = [[], []];
    for (let round = 0; round <= rounds; round += 1) {
      raw.push(await bare(hub, sampleLog(owner.privateKey, 10_000)));
      ours.push(await verified(hub, sampleLog(owner.privateKey, 10_000)));
    }
    const [taken, bareInsert] = [summary(ours.slice(1)), summary(raw.slice(1))];
    return { unit: 'events a second', verified: taken, bareInsert, ratio: Math.round((100 * taken.median) / bareInsert.median) / 100 };
  } finally {
    await hub.close();
    await postgres.stop();
  }
}

/** A replaced desk brings as many events as the backlog has, and a content for every 25 of them, over loopback (B12). */
async function first() {
  const hub = await startHub(join(folder, 'first'));
  try {
    return await firstLoad(hub, { events: backlog, contents: Math.ceil(backlog / 25) });
  } finally {
    await hub.running.end('SIGTERM');
  }
}

/** `npm run bench -- sync ROUNDS NOTINGS BACKLOG PART...`: only these parts, all of them when none is named. */
const parts = {
  lines: overLines,
  loopback: backlogs,
  ingest,
  first,
  pouch: () => pouch(join(folder, 'pouch'), notings, { thin: lineOf(300, 256), thinner: lineOf(600, 128), loopback: lineOf(0, 0) }),
  actual: () => actual(join(folder, 'actual'), [10_000, backlog]),
};

try {
  const named = process.argv.slice(5);
  if (named.length === 0 || named.includes('pouch') || named.includes('actual')) needPeers();
  const measured: Record<string, unknown> = {};
  for (const [name, measure] of Object.entries(parts)) if (named.length === 0 || named.includes(name)) measured[name] = await measure();
  process.stdout.write(`${JSON.stringify({ unit: 'ms', notings, rounds, ...measured })}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
