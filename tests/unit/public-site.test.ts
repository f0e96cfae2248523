import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sealingKeyFromPrivateKey } from '../../main/core/seal/private-key.ts';
import type { SealingKey } from '../../main/core/seal/sealing-key.ts';
import { signStatusList } from '../../main/core/seal/sign-status-list.ts';
import { readStatusPack } from '../../main/core/seal/status-pack.ts';
import { readTrustList, signTrustList } from '../../main/core/seal/trust-list.ts';
import { judge } from '../../main/core/seal/verdict.ts';
import { sampleOffice, type SampleOffice } from '../../main/core/lan/office.fixture.ts';
import { plainBytes } from '../../main/core/ledger/event.ts';
import { readOffice } from '../../main/core/office/office.ts';
import { ListPublisher } from '../../main/core/sync/publish-lists.ts';
import { routes } from '../../main/core/sync/wire.ts';
import type { Hub } from '../../main/hub/hub.ts';
import { emptyTracking } from '../../main/hub/tracking/tracking.ts';
import { startPostgres, type Postgres } from '../support/postgres.ts';
import { ask, draftInHand, signedIn } from './desk-kit.ts';
import { DesksKit, type Registrar } from './desks-kit.ts';
import { citizens } from './citizens.ts';
import { HubKit, strangersKey } from './hub-kit.ts';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const nobody = { name: '', designation: '', organisation: '', address: '', city: '', email: '', mobile: '' };
const application = { form: 'physical', receivedOn: '2026-11-20', deliveryMode: 'hand', sender: { ...nobody, name: 'Sample Sender', mobile: '03001234567' }, language: 'en', subject: 'Broken street lamp' } as const;

describe.each(['sqlite', 'postgres'] as const)('what a citizen reaches of a server on %s', (kind) => {
  let desks: DesksKit;
  let hubs: HubKit;
  let hub: Hub;
  beforeEach(async () => {
    desks = new DesksKit();
    hubs = new HubKit();
    hub = await hubs.open(kind === 'postgres' ? postgres.database() : undefined, undefined, 0, { public: citizens() });
  });
  afterEach(async () => {
    await desks.endAll();
    await hubs.end();
  });

  const get = (path: string, headers: Record<string, string> = {}) => fetch(`http://127.0.0.1:${hub.public?.port}${path}`, { headers });
  const bytesAt = async (path: string) => new Uint8Array(await (await get(path)).arrayBuffer());
  const track = (code: string, from = '192.0.2.1') =>
    fetch(`http://127.0.0.1:${hub.public?.port}/track`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-forwarded-for': from }, body: JSON.stringify({ code }) });
  const standing = async (code: string, from?: string): Promise<unknown> => (await track(code, from)).json();
  /** As a browser that came to that host, through a proxy that passes on what anybody sends. */
  const askedAt = (host: string, path: string) =>
    new Promise<Buffer>((resolve, reject) => {
      request({ host: '127.0.0.1', port: hub.public?.port, path, headers: { host, 'x-forwarded-host': 'verify.works.example' } }, (response) => {
        response.toArray().then((pieces) => resolve(Buffer.concat(pieces)), reject);
      }).end();
    });
  let asked = 0;
  const told = (code: string) => expect.poll(() => standing(code, `192.0.${Math.trunc((asked += 1) / 15)}.1`), { timeout: 15_000, interval: 50 });

  const joined = async (): Promise<Registrar> => {
    const office = await desks.office();
    await ask(office.kit, office.registrar, 'sync.join', { address: { host: '127.0.0.1', port: hub.port }, code: await hub.invite() });
    return office;
  };

  it('is told that a letter is cancelled by the lists, within one visit of the desk that cancelled it', async () => {
    const office = await joined();
    const officer = await signedIn(office.kit, 'officer');
    const { letterId } = await draftInHand(office.kit, officer);
    await ask(office.kit, officer, 'letters.approve', { letterId, pin: officer.person.pin });
    const { store } = office.kit.desk;
    const { token } = store.first(store.build.selectFrom('letter').select('token').where('id', '=', letterId)) ?? { token: null };
    const verdict = async () => {
      const trust = readTrustList(await bytesAt('/trust-list.cbor'));
      if (!trust.ok) return trust.error.code;
      const status = await readStatusPack(await bytesAt('/status-lists.cbor'), trust.value);
      if (!status.ok) return status.error.code;
      return judge({ token: token && plainBytes(token), trust: trust.value, statusLists: status.value, now: Math.floor(office.kit.clock.now / 1000) }).verdict;
    };
    await expect.poll(verdict, { timeout: 15_000, interval: 50 }).toBe('genuine');
    const before = await get('/status-lists.cbor');
    const etag = before.headers.get('etag') ?? '';
    expect((await get('/status-lists.cbor', { 'if-none-match': etag })).status).toBe(304);
    await ask(office.kit, officer, 'letters.cancel', { letterId, reason: 'A wrong figure', pin: officer.person.pin });
    await expect.poll(verdict, { timeout: 15_000, interval: 50 }).toBe('cancelled');
    expect((await get('/status-lists.cbor', { 'if-none-match': etag })).status).toBe(200);
    const { id } = await hub.database.query.selectFrom('office').select('id').executeTakeFirstOrThrow();
    for (const [folder, name] of [[`/${id}`, 'trust-list.cbor'], [`/lists/${id}`, 'trust-list.cbor'], [`/lists/${id}`, 'status-lists.cbor']] as const) {
      expect(await bytesAt(`${folder}/${name}`)).toEqual(await bytesAt(`/${name}`));
    }
    const [row] = await hub.database.query.selectFrom('published_list').select(['kid', 'list', 'hash']).where('kind', '=', 'status').execute();
    const one = await get(`/lists/${id}/status/${row?.kid}-${row?.list}.cbor`);
    const byHash = await get(`/lists/${id}/by-hash/${row?.hash}.cbor`);
    expect(byHash.headers.get('cache-control')).toContain('immutable');
    const [oneBytes, hashBytes] = [await one.arrayBuffer(), await byHash.arrayBuffer()];
    expect(createHash('sha256').update(Buffer.from(hashBytes)).digest('hex')).toBe(row?.hash);
    expect(Buffer.from(oneBytes).equals(Buffer.from(hashBytes))).toBe(true);
  });

  it('hears by the code of a slip where an application lies and since when, and what became of it', async () => {
    const office = await joined();
    const clerk = await signedIn(office.kit, 'dispatcher');
    const officer = await signedIn(office.kit, 'officer');
    const { sections } = await ask(office.kit, office.registrar, 'office.structure', {});
    const nameOf = (sectionId: string) => sections.find(({ id }) => id === sectionId)?.name;
    const { id, number, trackingCode } = await ask(office.kit, clerk, 'dak.diarise', application);
    const here = { number, receivedOn: '2026-11-20', endedOn: null };
    await told(trackingCode).toMatchObject({ ...here, state: 'with', section: nameOf(clerk.person.sectionId), since: '2026-11-21' });
    office.kit.clock.now += 3 * 86_400_000;
    await ask(office.kit, clerk, 'session.unlock', { pin: clerk.person.pin });
    await ask(office.kit, officer, 'session.unlock', { pin: officer.person.pin });
    await ask(office.kit, clerk, 'dak.mark', { receiptId: id, toPostId: officer.person.postId });
    const elsewhere = clerk.person.sectionId !== officer.person.sectionId;
    await told(` ${trackingCode.slice(0, 4)}-${trackingCode.slice(4).toLowerCase()}`).toMatchObject({ ...here, state: 'with', section: nameOf(officer.person.sectionId), since: elsewhere ? '2026-11-24' : '2026-11-21' });
    await ask(office.kit, officer, 'dak.receive', { receiptId: id });
    await ask(office.kit, officer, 'dak.dispose', { receiptId: id, remarks: 'The lamp was repaired' });
    await told(trackingCode).toMatchObject({ state: 'disposed', number, receivedOn: '2026-11-20', section: null, since: null, endedOn: '2026-11-24' });
    const said = JSON.stringify(await standing(trackingCode, '198.51.100.1'));
    for (const secret of ['Sample', 'lamp', '1234567', 'repaired', officer.person.postId, officer.person.personId]) expect(said).not.toContain(secret);
  });

  it('hears of an answer, through the file in which the application lies', async () => {
    const office = await joined();
    const clerk = await signedIn(office.kit, 'dispatcher');
    const officer = await signedIn(office.kit, 'officer');
    const { id, trackingCode } = await ask(office.kit, clerk, 'dak.diarise', application);
    await ask(office.kit, clerk, 'dak.mark', { receiptId: id, toPostId: officer.person.postId });
    await ask(office.kit, officer, 'dak.receive', { receiptId: id });
    const file = await ask(office.kit, officer, 'files.open', { subject: 'Lamps', heads: { head: '7' }, classification: 'normal' });
    await ask(office.kit, officer, 'dak.putInFile', { receiptId: id, fileId: file.id });
    const { draft } = await ask(office.kit, officer, 'letters.view', { letterId: (await draftInHand(office.kit, officer)).letterId });
    const letter = await ask(office.kit, officer, 'letters.create', { fileId: file.id, draft: { ...draft, replyToReceiptId: id } });
    await told(trackingCode).toMatchObject({ state: 'with' });
    await ask(office.kit, officer, 'letters.approve', { letterId: letter.id, pin: officer.person.pin });
    await told(trackingCode).toMatchObject({ state: 'answered', endedOn: '2026-11-21' });
    await ask(office.kit, officer, 'letters.cancel', { letterId: letter.id, reason: 'Sent in error', pin: officer.person.pin });
    await told(trackingCode).toMatchObject({ state: 'with' });
    expect(await standing(trackingCode, '198.51.100.1')).toMatchObject({ endedOn: null });
  });

  it('hears of graded papers and closed covers that they were received, and no more', async () => {
    const office = await joined();
    const clerk = await signedIn(office.kit, 'dispatcher');
    const officer = await signedIn(office.kit, 'officer');
    const cover = await ask(office.kit, clerk, 'dak.diarise', { ...application, sender: nobody, subject: '', classification: 'secret', unopenedCover: true, addresseePostId: officer.person.postId });
    const only = { state: 'received', number: null, receivedOn: '2026-11-20', section: null, since: null, endedOn: null };
    await told(cover.trackingCode).toMatchObject(only);
    const graded = await ask(office.kit, officer, 'dak.diarise', { ...application, classification: 'secret' });
    await told(graded.trackingCode).toMatchObject(only);
    expect(await standing(graded.trackingCode, '198.51.100.1')).toEqual(only);
  });

  it('learns of a code that stands for nothing neither by form nor by length, and is turned away after twenty tries', async () => {
    const office = await joined();
    const clerk = await signedIn(office.kit, 'dispatcher');
    const { trackingCode } = await ask(office.kit, clerk, 'dak.diarise', application);
    await told(trackingCode).toMatchObject({ state: 'with' });
    const lengths = new Set<number>();
    const keys = new Set<string>();
    for (const code of [trackingCode, '22222222', 'nonsense', '']) {
      const text = await (await track(code, '203.0.113.1')).text();
      lengths.add(Buffer.byteLength(text));
      keys.add(Object.keys(JSON.parse(text)).join());
    }
    expect([lengths.size, keys.size]).toEqual([1, 1]);
    const tries = await Promise.all(Array.from({ length: 25 }, (_, at) => track('22222222', `203.0.114.${at}`)));
    expect(tries.filter(({ status }) => status === 429).length).toBe(5);
    expect((await track('22222222', '203.0.115.1')).status).toBe(200);
  });

  it('is told the same after everything was made from the logs again; the tables give away no code, no name and no subject', async () => {
    const office = await joined();
    const clerk = await signedIn(office.kit, 'dispatcher');
    const { trackingCode } = await ask(office.kit, clerk, 'dak.diarise', application);
    await told(trackingCode).toMatchObject({ state: 'with' });
    const { query } = hub.database;
    const rows = async () => JSON.stringify(await Promise.all((['track_code', 'track_step', 'track_fact', 'track_cursor'] as const).map(async (table) => (await query.selectFrom(table).selectAll().execute()).map((row) => JSON.stringify(row)).toSorted())));
    await hub.public?.tracking.caughtUp();
    const before = await rows();
    for (const secret of [trackingCode, 'Sample', 'lamp', '1234567']) expect(before).not.toContain(secret);
    await query.transaction().execute(emptyTracking);
    expect(await standing(trackingCode, '198.51.100.9')).toMatchObject({ state: 'unknown' });
    await hub.public?.tracking.caughtUp();
    expect(await rows()).toBe(before);
  });

  describe('signed lists', () => {
    const now = 1_795_000_000;
    const works = sealingKeyFromPrivateKey(strangersKey());
    const trustList = (sequence: number, { root }: Pick<SampleOffice, 'root'>, key: SealingKey = works) =>
      signTrustList(
        { sequence, issuedAt: now, nextUpdate: now + 1000, hosts: ['verify.works.example'], entries: [{ kid: key.kid, publicKey: key.publicKey, officeId: 'works', office: { en: 'Works' }, section: null, profiles: [1, 2], signFrom: '2026-01-01', signTo: '2027-12-31', state: 'active', compromisedAt: null, statusUri: null, signatories: [] }] },
        sealingKeyFromPrivateKey(root),
      );
    const statusList = (sequence: number, key: SealingKey = works, kid = key.kid) =>
      signStatusList({ kid, list: 2026, sequence, issuedAt: now, timeToLive: 1000, states: ['inForce', sequence > 5 ? 'cancelled' : 'inForce'], tokenPrefixes: new Map(), supersededBy: new Map() }, key);

    it('are taken when the office’s root vouches for them, and never give way to older ones', async () => {
      const { office, link } = await hubs.office(hub);
      const publish = async (trust: Uint8Array | null, ...status: Uint8Array[]) => {
        const answer = await link.ask(routes.publish, { trust, status });
        return answer.ok ? [answer.value.taken, answer.value.refused] : answer.error.code;
      };
      expect(await publish(null, statusList(1))).toEqual([0, 1]);
      expect(await publish(trustList(3, office), statusList(6))).toEqual([2, 0]);
      expect(await publish(trustList(3, office), statusList(6))).toEqual([0, 0]);
      expect(await publish(trustList(2, office), statusList(4))).toEqual([0, 0]);
      expect(await publish(trustList(9, { root: strangersKey() }), statusList(9, sealingKeyFromPrivateKey(strangersKey())), statusList(9, sealingKeyFromPrivateKey(strangersKey()), works.kid))).toEqual([0, 3]);
      expect(await publish(new Uint8Array([1, 2, 3]), new Uint8Array(10))).toEqual([0, 2]);
      const served = readTrustList(await bytesAt('/trust-list.cbor'));
      expect(served.ok && served.value.sequence).toBe(3);
      const status = served.ok && (await readStatusPack(await bytesAt('/status-lists.cbor'), served.value));
      expect(status && status.ok && status.value.map(({ sequence, states }) => [sequence, states[1]])).toEqual([[6, 'cancelled']]);
      expect(await publish(trustList(4, office), statusList(7))).toEqual([2, 0]);
    });

    it('belong to the page at the host that they name, and to no page where it might be one of several', async () => {
      const first = await hubs.office(hub, 'office-first');
      await first.link.ask(routes.publish, { trust: trustList(1, first.office), status: [] });
      expect((await get('/trust-list.cbor')).status).toBe(200);
      const second = await hubs.office(hub, 'office-second');
      const other = signTrustList({ sequence: 1, issuedAt: now, nextUpdate: now + 1000, hosts: ['verify.health.example'], entries: [] }, sealingKeyFromPrivateKey(second.office.root));
      await second.link.ask(routes.publish, { trust: other, status: [] });
      expect((await get('/trust-list.cbor')).status).toBe(404);
      expect(await get('/office-second/trust-list.cbor').then(async (answer) => Buffer.from(await answer.arrayBuffer()))).toEqual(Buffer.from(other));
      expect(await askedAt('Verify.Health.example:8443', '/trust-list.cbor')).toEqual(Buffer.from(other));
      expect((await get('/office-third/')).status).toBe(404);
      expect((await get('/office-second/')).status).toBe(200);
    });

    it('are brought again an hour after they were refused, and not again once they were taken', async () => {
      const { office, link } = await hubs.office(hub);
      let hour = 0;
      const status = [statusList(1)];
      const publisher = new ListPublisher(() => ({ trust: null, status }), () => hour * 3_600_000);
      const published = async () => {
        await publisher.publish(link, 'instance');
        return (await hub.database.query.selectFrom('published_list').select('sequence').where('kind', '=', 'status').execute()).length;
      };
      expect(await published()).toBe(0);
      await link.ask(routes.publish, { trust: trustList(1, office), status: [] });
      expect(await published()).toBe(0);
      hour = 2;
      expect(await published()).toBe(1);
      await hub.database.query.deleteFrom('published_list').where('kind', '=', 'status').execute();
      hour = 4;
      expect(await published()).toBe(0);
    });

    it('are asked for by a desk of the office alone', async () => {
      const stranger = hubs.link(hub, sampleOffice(), hubs.desk(sampleOffice()));
      expect(await stranger.ask(routes.publish, { trust: null, status: [] })).toMatchObject({ ok: false, error: { code: 'notListed' } });
    });
  });
});

describe('two servers on one PostgreSQL', () => {
  it('serve citizens at the one what desks brought to the other', async () => {
    const [desks, hubs] = [new DesksKit(), new HubKit()];
    try {
      const url = postgres.database();
      const forDesks = await hubs.open(url);
      const forCitizens = await hubs.open(url, undefined, 0, { public: citizens() });
      const office = await desks.office();
      await ask(office.kit, office.registrar, 'sync.join', { address: { host: '127.0.0.1', port: forDesks.port }, code: await forDesks.invite() });
      const clerk = await signedIn(office.kit, 'dispatcher');
      const { number, trackingCode } = await ask(office.kit, clerk, 'dak.diarise', application);
      const { id } = readOffice(office.kit.desk.store);
      const standing = async () => {
        await forCitizens.public?.tracking.caughtUp();
        return forCitizens.public?.tracking.standing(id, trackingCode);
      };
      await expect.poll(standing, { timeout: 15_000, interval: 50 }).toMatchObject({ state: 'with', number });
      await expect.poll(async () => (await fetch(`http://127.0.0.1:${forCitizens.public?.port}/trust-list.cbor`)).status, { timeout: 15_000, interval: 50 }).toBe(200);
    } finally {
      await desks.endAll();
      await hubs.end();
    }
  });
});

describe('a server whose database is away', () => {
  it('tells citizens no more than that it failed, and its log why', async () => {
    const hubs = new HubKit();
    const lines: string[] = [];
    const hub = await hubs.open(postgres.database(), undefined, 0, { public: citizens(), log: { write: (line) => void lines.push(line) } });
    await postgres.kill();
    const answer = await fetch(`http://127.0.0.1:${hub.public?.port}/trust-list.cbor`, { headers: { host: 'verify.demo.invalid' } });
    expect([answer.status, await answer.text()]).toEqual([500, '']);
    await hub.public?.tracking.caughtUp();
    await postgres.start();
    expect(lines.filter((line) => line.includes('"event":"public"')).length).toBeGreaterThanOrEqual(2);
    expect(lines.join('')).not.toContain('postgres@');
    await hubs.end();
  });
});
