import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { publicKeyFromRaw } from '../../main/core/keys/raw-keys.ts';
import { certifyDesk, datesFor } from '../../main/core/lan/certificates/desk-certificate.ts';
import { listed, sampleDesk, sampleOffice, signInto } from '../../main/core/lan/office.fixture.ts';
import { readCosignature } from '../../main/core/ledger/cosignature.ts';
import { decodeSignedEvent, encodeSignedEvent } from '../../main/core/ledger/signed-event.ts';
import { fingerprintOf, readCode } from '../../main/core/sync/centre-code.ts';
import { CentreLink } from '../../main/core/sync/centre-link.ts';
import { foldBatch } from '../../main/core/sync/folded-batch.ts';
import { routes, syncVersion } from '../../main/core/sync/wire.ts';
import type { Hub } from '../../main/hub/hub.ts';
import { witnessName } from '../../main/hub/ledger/witness.ts';
import { startPostgres, type Postgres } from '../support/postgres.ts';
import { folded, HubKit, moment, sampleLog, sendRoster, signatureAt } from './hub-kit.ts';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

/** The same event under a signature that is none. */
const withOtherSignature = (bytes: Uint8Array) => encodeSignedEvent({ ...decodeSignedEvent(bytes), deskSignature: new Uint8Array(64) });

describe.each(['sqlite', 'postgres'] as const)('the central server on %s', (kind) => {
  let kit: HubKit;
  let url: string | undefined;
  let hub: Hub;
  beforeEach(async () => {
    kit = new HubKit();
    url = kind === 'postgres' ? postgres.database() : undefined;
    hub = await kit.open(url);
  });
  afterEach(() => kit.end());

  it('keeps the log of a desk, tells it what is durable under its signature, and gives it back', async () => {
    const { registrar, link } = await kit.office(hub);
    const log = sampleLog(registrar.signing, 30);
    const greeting = { version: syncVersion, roster: 2, log: log.name, size: 30, program: 'test' };
    expect(await link.ask(routes.hello, greeting)).toMatchObject({ ok: true, value: { instance: hub.database.instance, durable: { size: 0, cosignature: '' }, roster: 2, at: moment } });
    await link.ask(routes.push, { log: log.name, events: log.events.slice(0, 20) });
    const pushed = await link.ask(routes.push, { log: log.name, events: log.events.slice(20) });
    expect(pushed).toMatchObject({ ok: true, value: { size: 30 } });
    const witness = { name: witnessName(hub.database.instance), publicKey: hub.keys.signingPublic };
    const note = pushed.ok ? pushed.value.cosignature : '';
    expect(readCosignature(note, witness, publicKeyFromRaw('ed25519', hub.keys.signingPublic))).toMatchObject({ size: 30, at: moment / 1000 });
    const back = await link.ask(routes.pull, { log: log.name, after: 10, bytes: 1_000_000 });
    expect(back.ok && back.value.events).toEqual(log.events.slice(10));
    expect(await link.ask(routes.hello, greeting)).toMatchObject({ ok: true, value: { durable: { size: 30, cosignature: note } } });
  });

  it('takes a stream of batches, answers each, and ends it with why at the first that it does not take', async () => {
    const { registrar, link } = await kit.office(hub);
    const log = sampleLog(registrar.signing, 60);
    for (const [line, from] of [['quick', 0], ['thin', 25]] as const) {
      const stream = link.stream(line);
      for (let at = from; at < from + 25; at += 5) await stream.send(folded(log, at, at + 5, registrar.signing));
      const answers = [];
      for (let at = 0; at < 5; at += 1) answers.push(await stream.answer());
      expect(answers.map((answer) => answer.ok && answer.value.size)).toEqual([5, 10, 15, 20, 25].map((size) => size + from));
      stream.finish();
    }
    const again = link.stream('quick');
    await again.send(folded(log, 40, 52, registrar.signing));
    await again.send(folded(log, 55, 60, registrar.signing));
    expect([await again.answer(), await again.answer(), await again.answer()]).toMatchObject([{ ok: true, value: { size: 52 } }, { ok: false, error: { code: 'gap', params: { size: 52 } } }, { ok: false, error: { code: 'gap' } }]);
    const nonsense = link.stream('thin');
    await nonsense.send({ head: Uint8Array.of(1, 2, 3), signatures: Uint8Array.of(4) });
    expect(await nonsense.answer()).toMatchObject({ ok: false, error: { code: 'badInput' } });
    const back = await link.ask(routes.pull, { log: log.name, after: 0, bytes: 1_000_000 });
    expect(back.ok && back.value.events).toEqual(log.events.slice(0, 52));
  });

  it('believes a stream by the desk’s signature of the log as it stands after a batch, and holds each event against its key afterwards', async () => {
    const { registrar, link } = await kit.office(hub);
    const log = sampleLog(registrar.signing, 20);
    const stream = link.stream('quick');
    await stream.send(folded(log, 0, 10, registrar.signing));
    expect(await stream.answer()).toMatchObject({ ok: true, value: { size: 10 } });
    await stream.send(foldBatch(log.name, log.events.slice(10, 20), signatureAt(log, 19, registrar.signing)));
    expect(await stream.answer()).toMatchObject({ ok: false, error: { code: 'eventForged', params: { size: 10 } } });
    const proven = async () => (await hub.database.query.selectFrom('log_head').select(['proven', 'size']).where('log', '=', log.name).execute())[0];
    expect(await proven()).toEqual({ proven: 0, size: 10 });
    await hub.proving.caughtUp();
    expect(await proven()).toEqual({ proven: 10, size: 10 });
    await link.ask(routes.push, { log: log.name, events: log.events.slice(10) });
    expect(await proven()).toEqual({ proven: 20, size: 20 });
    expect(await hub.database.query.selectFrom('defect').selectAll().execute()).toEqual([]);
  });

  it('tells of an event whose own signature does not hold, also where the desk has signed the log that it stands in, and lets no desk bring the log of another as its own', async () => {
    const { office, registrar, link } = await kit.office(hub);
    const log = sampleLog(registrar.signing, 6);
    const events = log.events.map((event, at) => (at === 3 ? withOtherSignature(event) : event));
    const stream = link.stream('quick');
    await stream.send(foldBatch(log.name, events, signatureAt(log, 6, registrar.signing)));
    expect(await stream.answer()).toMatchObject({ ok: true, value: { size: 6 } });
    await hub.proving.caughtUp();
    expect(await hub.database.query.selectFrom('defect').selectAll().execute()).toEqual([{ log: log.name, seq: 4, seen_at: moment }]);
    const other = kit.desk(office);
    await sendRoster(link, office);
    const theirs = kit.link(hub, office, other).stream('quick');
    const another = sampleLog(registrar.signing, 4);
    await theirs.send(folded(another, 0, 4, other.signing));
    expect(await theirs.answer()).toMatchObject({ ok: false, error: { code: 'eventForged' } });
    expect(await link.ask(routes.push, { log: another.name, events: [...another.events] })).toMatchObject({ ok: true, value: { size: 4 } });
  });

  it('says how far a log stands when something before is missing, and refuses what is not the desk’s', async () => {
    const { registrar, office, link } = await kit.office(hub);
    const log = sampleLog(registrar.signing, 10);
    await link.ask(routes.push, { log: log.name, events: log.events.slice(0, 4) });
    expect(await link.ask(routes.push, { log: log.name, events: log.events.slice(6) })).toMatchObject({ ok: false, error: { code: 'gap', params: { size: 4 } } });
    const branch = sampleLog(registrar.signing, 6, { log, common: 2 });
    expect(await link.ask(routes.push, { log: log.name, events: [...branch.events] })).toMatchObject({ ok: false, error: { code: 'forked', params: { size: 4 } } });
    const other = kit.desk(office);
    await sendRoster(link, office);
    const theirs = kit.link(hub, office, other);
    expect(await theirs.ask(routes.push, { log: log.name, events: log.events.slice(4) })).toMatchObject({ ok: false, error: { code: 'eventForged' } });
    expect(await link.ask(routes.pull, { log: log.name, after: 0, bytes: 1_000_000 })).toMatchObject({ ok: true, value: { durable: { size: 4 } } });
  });

  it('lets a desk read its own logs and those of the desk it replaced, the registrar and the records room all of their office, nobody another office', async () => {
    const { office, registrar, link } = await kit.office(hub);
    const [clerk, records] = [kit.desk(office), kit.desk(office, { roles: ['desk', 'recordsRoom'] })];
    await sendRoster(link, office);
    const logs = [registrar, clerk, records].map((desk) => ({ desk, log: sampleLog(desk.signing, 3) }));
    for (const { desk, log } of logs) await kit.link(hub, office, desk).ask(routes.push, { log: log.name, events: [...log.events] });
    const replacing = sampleDesk();
    signInto(office, { kind: 'replaced', old: clerk.id, desk: listed(replacing) });
    await sendRoster(link, office);
    const readBy = async (asking: typeof link) => {
      const answer = await asking.ask(routes.logs, {});
      return answer.ok ? answer.value.logs.map(({ desk }) => desk).toSorted() : answer.error.code;
    };
    const all = [registrar.id, clerk.id, records.id].toSorted();
    expect(await readBy(link)).toEqual(all);
    expect(await readBy(kit.link(hub, office, records))).toEqual(all);
    expect(await readBy(kit.link(hub, office, replacing))).toEqual([clerk.id]);
    expect(await readBy(kit.link(hub, office, clerk))).toBe('notListed');
    const elsewhere = await kit.office(hub);
    expect(await readBy(elsewhere.link)).toEqual([]);
    for (const { log } of logs) expect(await elsewhere.link.ask(routes.pull, { log: log.name, after: 0, bytes: 1000 })).toMatchObject({ ok: false, error: { code: 'notAllowed' } });
  });

  it('takes an office in once for a code, brought by its registrar’s desk, and no other way', async () => {
    const { office, registrar } = await kit.office(hub);
    const clerk = kit.desk(office);
    const code = await hub.invite();
    expect(await kit.join(hub, office, kit.link(hub, office, clerk), code)).toMatchObject({ ok: false, error: { code: 'notAllowed' } });
    expect(await kit.join(hub, office, kit.link(hub, office, registrar), 'AAAAA-AAAAA-AAAAA-AAAAA')).toMatchObject({ ok: false, error: { code: 'inviteUnknown' } });
    expect(await kit.join(hub, office, kit.link(hub, office, registrar), code)).toMatchObject({ ok: true, value: { addresses: [{ host: '127.0.0.1', port: hub.port }] } });
    expect(await kit.join(hub, office, kit.link(hub, office, registrar), code)).toMatchObject({ ok: false, error: { code: 'inviteUnknown' } });
  });

  it('shows by the first half of a code that it is the server that gave it', async () => {
    const { link } = await kit.office(hub);
    const told = await link.ask(routes.keys, {});
    const { fingerprint } = readCode(await hub.invite()) ?? { fingerprint: '' };
    expect(told.ok && fingerprintOf(told.value)).toBe(fingerprint);
  });

  it('keeps contents piece by piece, goes on where a line broke, and throws away what is not what it was called', async () => {
    const { link } = await kit.office(hub);
    const bytes = new Uint8Array(randomBytes(300_000));
    const hash = createHash('sha256').update(bytes).digest('hex');
    const have = async () => {
      const answer = await link.ask(routes.contents, { contents: [{ hash, size: bytes.length }] });
      return answer.ok ? answer.value.contents[0]?.have : answer.error.code;
    };
    const put = (offset: number, end: number, of = bytes) => link.putContent(hash, { offset, size: bytes.length, bytes: of.subarray(offset, end) });
    expect(await have()).toBe(0);
    expect((await put(0, 100_000)).ok).toBe(true);
    expect(await put(200_000, 300_000)).toMatchObject({ ok: false, error: { code: 'gap', params: { size: 100_000 } } });
    expect(await have()).toBe(100_000);
    expect(await put(100_000, 300_000, bytes.map((byte) => byte ^ 1))).toMatchObject({ ok: false, error: { code: 'contentWrong' } });
    expect(await have()).toBe(0);
    await put(0, 300_000);
    expect((await put(0, 300_000)).ok).toBe(true);
    const back = await link.getContent(hash, 150_000, 150_000);
    expect(back.ok && Buffer.from(back.value).equals(Buffer.from(bytes.subarray(150_000)))).toBe(true);
    expect(await link.getContent('0'.repeat(64), 0, 10)).toMatchObject({ ok: false, error: { code: 'contentUnknown' } });
  });

  it('goes on under its name after a restart, with all that it told as durable', async () => {
    const { office, registrar, link } = await kit.office(hub);
    const log = sampleLog(registrar.signing, 5);
    const told = await link.ask(routes.push, { log: log.name, events: [...log.events] });
    await kit.stop(hub);
    const again = await kit.open(url);
    const greeted = await kit.link(again, office, registrar).ask(routes.hello, { version: syncVersion, roster: 2, log: log.name, size: 5, program: 'test' });
    expect(greeted).toMatchObject({ ok: true, value: { instance: hub.database.instance, durable: told.ok ? told.value : {} } });
  });

  it('sends nothing to, and takes nothing from, who is not who the office’s list names', async () => {
    const { office, registrar, link } = await kit.office(hub);
    const wary = kit.link(hub, office, registrar, () => false);
    expect(await wary.ask(routes.logs, {})).toMatchObject({ ok: false, error: { code: 'otherServer' } });
    const stranger = kit.link(hub, office, sampleDesk());
    for (const ask of [stranger.ask(routes.logs, {}), stranger.stream('quick').answer(), stranger.ask(routes.hello, { version: 1, roster: 1, log: '0'.repeat(32), size: 0, program: '' }), stranger.getContent('0'.repeat(64), 0, 1)]) {
      expect(await ask).toMatchObject({ ok: false, error: { code: 'notListed' } });
    }
    signInto(office, { kind: 'revoked', desk: registrar.id, reason: 'lost' });
    await sendRoster(link, office);
    expect(await link.ask(routes.logs, {})).toMatchObject({ ok: false, error: { code: 'notListed' } });
  });
});

describe('two servers on one PostgreSQL', () => {
  it('grow one log beside each other, and lose and double nothing', async () => {
    const kit = new HubKit();
    const url = postgres.database();
    const folder = join(kit.folder, 'hub');
    const [first, second] = [await kit.open(url, folder), await kit.open(url, folder)];
    const { office, registrar } = await kit.office(first);
    const log = sampleLog(registrar.signing, 120);
    const links = [first, second].map((hub) => kit.link(hub, office, registrar));
    for (let start = 0; start < 120; start += 10) {
      await Promise.all(links.flatMap((link) => [0, 5].map((back) => link.ask(routes.push, { log: log.name, events: log.events.slice(Math.max(0, start - back), start + 10) }))));
    }
    for (const link of links) {
      const back = await link.ask(routes.pull, { log: log.name, after: 0, bytes: 1_000_000 });
      expect(back.ok && back.value.events).toEqual(log.events);
    }
    await kit.end();
  });
});

describe('a line to the server', () => {
  it('is given up when it falls silent, in the middle of the handshake too', async () => {
    const sockets = new Set<Socket>();
    const mute = createServer((socket) => void sockets.add(socket)).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const address = mute.address();
    const office = sampleOffice('mute');
    const desk = sampleDesk();
    const identity = { key: desk.tls, certificate: certifyDesk(desk.keys.tls, datesFor(Date.now(), 0), office.certifier) };
    const link = new CentreLink({ address: { host: '127.0.0.1', port: typeof address === 'object' && address ? address.port : 0 }, identity: () => identity, isServer: () => true, silentFor: 100 });
    expect(await link.ask(routes.logs, {})).toMatchObject({ ok: false, error: { code: 'unreachable' } });
    expect(sockets.size).toBe(1);
    link.close();
    for (const socket of sockets) socket.destroy();
    mute.close();
  });
});
