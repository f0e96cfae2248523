import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPostgres, type Postgres } from '../support/postgres.ts';
import { sampleLog, signatureAt } from './hub-kit.ts';
import { rawPublicKey } from '../../main/core/keys/raw-keys.ts';
import { readCosignature } from '../../main/core/ledger/cosignature.ts';
import { MerkleTree } from '../../main/core/ledger/merkle.ts';
import { openHubDatabase, type HubDatabase } from '../../main/hub/db/open-hub-database.ts';
import { readBatch } from '../../main/core/sync/read-batch.ts';
import { checkBatch } from '../../main/hub/ledger/check-batch.ts';
import { LogStream } from '../../main/hub/ledger/log-stream.ts';
import { durableOf, takeIn, type Cosigner } from '../../main/hub/ledger/take-in.ts';

const deskKey = generateKeyPairSync('ed25519');
const owner = { office: 'office', desk: 'desk', signingKey: rawPublicKey(deskKey.publicKey) };
const hubKey = generateKeyPairSync('ed25519');
const cosigner: Cosigner = { witness: { name: 'daftar-hub/0011', publicKey: rawPublicKey(hubKey.publicKey) }, key: hubKey.privateKey };
const now = 1_795_000_000_000;

function rootOf(hashes: readonly Uint8Array[]): Buffer {
  const tree = new MerkleTree();
  for (const hash of hashes) tree.add(hash);
  return Buffer.from(tree.root());
}

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

describe('a batch of a desk', () => {
  it.each([
    ['a changed byte', (bytes: Uint8Array[]) => bytes.map((event, at) => (at === 1 ? event.map((byte, place) => (place === 60 ? byte ^ 1 : byte)) : event))],
    ['an event left out', (bytes: Uint8Array[]) => bytes.filter((_, at) => at !== 1)],
    ['two events in each other’s place', ([first, second, ...rest]: Uint8Array[]) => [second, first, ...rest].filter((event) => event !== undefined)],
    ['an event of another log', (bytes: Uint8Array[]) => [...bytes.slice(0, 2), ...sampleLog(deskKey.privateKey, 3).events.slice(2)]],
    ['nothing in it', () => []],
    ['bytes that are no event', () => [Uint8Array.of(1, 2, 3)]],
  ])('with %s is refused', async (_, change) => {
    const { name, events: bytes } = sampleLog(deskKey.privateKey, 4);
    expect((await checkBatch(name, change([...bytes]), deskKey.publicKey)).ok).toBe(false);
  });

  it('signed with another key is refused', async () => {
    const { name, events: bytes } = sampleLog(deskKey.privateKey, 2);
    expect(await checkBatch(name, bytes, generateKeyPairSync('ed25519').publicKey)).toMatchObject({ ok: false, error: { code: 'eventForged' } });
  });
});

describe.each(['sqlite', 'postgres'] as const)('the server’s ledger on %s', (kind) => {
  let folder = '';
  let url: string | undefined;
  let hub: HubDatabase;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'daftar-hub-'));
    url = kind === 'postgres' ? postgres.database() : undefined;
    hub = await openHubDatabase({ folder, url, now: () => now, nativeBinding: process.env['DAFTAR_SQLITE_BINDING'] });
    await hub.query.insertInto('office').values({ id: 'office', root: Uint8Array.of(1), name: 'Office', joined_at: now }).execute();
  });
  afterEach(async () => {
    await hub.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const take = async (log: string, bytes: readonly Uint8Array[]) => {
    const batch = await checkBatch(log, bytes, deskKey.publicKey);
    if (!batch.ok) throw new Error(batch.error.code);
    const taken = await takeIn(hub, { log, owner, batch: batch.value, cosigner, now });
    return taken.ok ? { ok: true, value: taken.value.durable } : taken;
  };
  const kept = async (log: string) => (await hub.query.selectFrom('event_log').select('bytes').where('log', '=', log).orderBy('seq').execute()).map(({ bytes }) => Buffer.from(bytes));

  it('keeps what it is given, and says with its signature what it holds', async () => {
    const { name, events: bytes, hashes } = sampleLog(deskKey.privateKey, 5);
    await take(name, bytes.slice(0, 3));
    const taken = await take(name, bytes.slice(3));
    expect(taken).toMatchObject({ ok: true, value: { size: 5 } });
    const note = 'value' in taken ? taken.value.cosignature : '';
    expect(readCosignature(note, cosigner.witness, hubKey.publicKey)).toMatchObject({ origin: `daftar/${name}`, size: 5 });
    expect(Buffer.from((await durableOf(hub, name)).root)).toEqual(rootOf(hashes));
    expect(await kept(name)).toEqual(bytes.map((event) => Buffer.from(event)));
  });

  it('takes what it has already as told: once, and with the same answer', async () => {
    const { name, events: bytes } = sampleLog(deskKey.privateKey, 6);
    const first = await take(name, bytes.slice(0, 4));
    expect(await take(name, bytes.slice(0, 4))).toEqual(first);
    expect(await take(name, bytes.slice(2))).toMatchObject({ ok: true, value: { size: 6 } });
    expect(await kept(name)).toHaveLength(6);
  });

  it('goes on from where the last batch of a stream ended, and finds its way when another has moved the log since', async () => {
    const log = sampleLog(deskKey.privateKey, 30);
    const prepared = (stream: LogStream, from: number, to: number, signature = signatureAt(log, to, deskKey.privateKey)) => {
      const read = readBatch(log.name, log.events.slice(from, to));
      if (!read.ok) throw new Error(read.error.code);
      return stream.prepare(log.name, { ...read.value, proof: { by: 'checkpoint', signature } });
    };
    const newStream = () => new LogStream({ hub, owner, cosigner, now: () => now });
    const stream = newStream();
    for (const [from, to] of [[0, 5], [5, 8], [8, 10]] as const) expect(await stream.take(prepared(stream, from, to))).toMatchObject({ ok: true, value: { size: to } });
    expect(await newStream().take(prepared(newStream(), 10, 15, new Uint8Array(64)))).toMatchObject({ ok: false, error: { code: 'eventForged' } });
    const [next, afterNext] = [prepared(stream, 10, 14), prepared(stream, 14, 20)];
    await take(log.name, log.events.slice(10, 12));
    expect(await stream.take(next)).toMatchObject({ ok: true, value: { size: 14 } });
    expect(await stream.take(afterNext)).toMatchObject({ ok: true, value: { size: 20 } });
    expect(await stream.take(prepared(stream, 20, 26))).toMatchObject({ ok: true, value: { size: 26 } });
    expect(await stream.take(prepared(stream, 24, 30))).toMatchObject({ ok: true, value: { size: 30 } });
    expect(await kept(log.name)).toEqual(log.events.map((event) => Buffer.from(event)));
    expect(Buffer.from((await durableOf(hub, log.name)).root)).toEqual(rootOf(log.hashes));
  });

  it('takes nothing after a gap', async () => {
    const { name, events: bytes } = sampleLog(deskKey.privateKey, 6);
    expect(await take(name, bytes.slice(2))).toMatchObject({ ok: false, error: { code: 'gap' } });
    await take(name, bytes.slice(0, 2));
    expect(await take(name, bytes.slice(3))).toMatchObject({ ok: false, error: { code: 'gap' } });
    expect((await durableOf(hub, name)).size).toBe(2);
  });

  it.each([2, 4])('finds a log that says something else after event %i, keeps the evidence, and keeps what it had', async (common) => {
    const log = sampleLog(deskKey.privateKey, 4);
    const { name, events: bytes } = log;
    await take(name, bytes);
    const branch = sampleLog(deskKey.privateKey, 6, { log, common: common });
    expect(await take(name, branch.events.slice(common === 4 ? 3 : 1))).toMatchObject(common === 4 ? { ok: true } : { ok: false, error: { code: 'forked' } });
    const forks = await hub.query.selectFrom('fork').select('seq').orderBy('seq').execute();
    expect(forks.map(({ seq }) => seq)).toEqual(common === 4 ? [] : [3, 4]);
    expect((await kept(name)).slice(0, 4)).toEqual(bytes.map((event) => Buffer.from(event)));
  });

  it('finds a log that goes on from another event than the last one here', async () => {
    const log = sampleLog(deskKey.privateKey, 4);
    const { name, events: bytes } = log;
    await take(name, bytes);
    const branch = sampleLog(deskKey.privateKey, 6, { log, common: 3 });
    expect(await take(name, branch.events.slice(4))).toMatchObject({ ok: false, error: { code: 'forked' } });
    expect((await hub.query.selectFrom('fork').select('seq').execute()).map(({ seq }) => seq)).toEqual([5]);
  });

  it('gives a log to the desk that began it alone', async () => {
    const { name, events: bytes } = sampleLog(deskKey.privateKey, 2);
    await take(name, bytes.slice(0, 1));
    const other = { ...owner, signingKey: new Uint8Array(32) };
    const batch = await checkBatch(name, bytes.slice(1), deskKey.publicKey);
    if (!batch.ok) throw new Error(batch.error.code);
    expect(await takeIn(hub, { log: name, owner: other, batch: batch.value, cosigner, now })).toMatchObject({ ok: false, error: { code: 'notTheirLog' } });
  });

  it('keeps one of what is given many times at once', async () => {
    const { name, events: bytes, hashes } = sampleLog(deskKey.privateKey, 40);
    const starts = [0, 0, 5, 10, 10, 20, 20, 30];
    for (let round = 0; round < 8; round += 1) await Promise.all(starts.map((start) => take(name, bytes.slice(start, start + 12))));
    expect(await kept(name)).toHaveLength(40);
    expect(Buffer.from((await durableOf(hub, name)).root)).toEqual(rootOf(hashes));
  });

  it('refuses to change or delete an event', async () => {
    const { name, events: bytes } = sampleLog(deskKey.privateKey, 2);
    await take(name, bytes);
    await expect(sql`UPDATE event_log SET seq = seq`.execute(hub.query)).rejects.toThrow(/append-only/);
    await expect(sql`DELETE FROM event_log`.execute(hub.query)).rejects.toThrow(/append-only/);
  });

  it('has the same name after a restart, and another than every other database', async () => {
    const { instance } = hub;
    await hub.close();
    hub = await openHubDatabase({ folder, url, now: () => now, nativeBinding: process.env['DAFTAR_SQLITE_BINDING'] });
    expect(hub.instance).toBe(instance);
    const other = mkdtempSync(join(folder, 'other-'));
    const second = await openHubDatabase({ folder: other, url: kind === 'postgres' ? postgres.database() : undefined, now: () => now, nativeBinding: process.env['DAFTAR_SQLITE_BINDING'] });
    expect(second.instance).not.toBe(instance);
    await second.close();
  });
});

describe('the server’s ledger on PostgreSQL', () => {
  it('lives on when a connection is ended between two queries of a transaction', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'daftar-hub-'));
    const hub = await openHubDatabase({ folder, url: postgres.database(), now: () => now });
    const cutOff = hub.query.transaction().execute(async (work) => {
      const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(work);
      const pid = rows[0]?.pid ?? 0;
      await sql`SELECT pg_terminate_backend(${pid})`.execute(hub.query);
      const isThere = async () => (await sql`SELECT 1 FROM pg_stat_activity WHERE pid = ${pid}`.execute(hub.query)).rows.length;
      await expect.poll(isThere, { timeout: 10_000, interval: 20 }).toBe(0);
      await sql`SELECT 1`.execute(work);
    });
    await expect(cutOff).rejects.toBeInstanceOf(Error);
    expect((await sql`SELECT 1`.execute(hub.query)).rows).toHaveLength(1);
    await hub.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
