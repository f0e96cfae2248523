import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { certificateToPem } from '../../main/core/keys/certificates.ts';
import { certifyDesk, datesFor } from '../../main/core/lan/certificates/desk-certificate.ts';
import { spkiOf } from '../../main/core/lan/roster/desk-keys.ts';
import { plainBytes } from '../../main/core/ledger/event.ts';
import { routes } from '../../main/core/sync/wire.ts';
import type { BucketPlace } from '../../main/hub/contents/bucket-place.ts';
import { openContentBucket } from '../../main/hub/contents/content-bucket.ts';
import { bytesOfContent, type ContentStore } from '../../main/hub/contents/content-store.ts';
import type { Hub, HubOptions } from '../../main/hub/hub.ts';
import { backupHub } from '../../main/hub/keeping/hub-backup.ts';
import { checkHubBackup, restoreHub } from '../../main/hub/keeping/hub-restore.ts';
import { portOf } from '../../main/hub/port-of.ts';
import { heavyPdf } from '../support/heavy-pdf.ts';
import { s3Key, startS3, type S3Server } from '../support/s3-server.ts';
import { ask, demoPerson } from './desk-kit.ts';
import { DesksKit, until, worksAt } from './desks-kit.ts';
import { HubKit } from './hub-kit.ts';
import { takeIn } from './scans.ts';

const nativeBinding = process.env['DAFTAR_SQLITE_BINDING'];
let s3: S3Server;
let place: BucketPlace;
let contents: ContentStore;
let hubs: HubKit;
let aside: string;
const lines: string[] = [];
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.stop());
beforeEach(async () => {
  place = await s3.bucket();
  contents = await openContentBucket(place);
  [hubs, aside] = [new HubKit(), mkdtempSync(join(tmpdir(), 'daftar-aside-'))];
  lines.length = 0;
});
afterEach(async () => {
  await hubs.end();
  rmSync(aside, { recursive: true, force: true });
});

const open = (more: Partial<HubOptions> = {}): Promise<Hub> => hubs.open(undefined, join(hubs.folder, 'hub'), 0, { contents, operatePort: 0, log: { write: (line) => void lines.push(line) }, ...more });
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const health = ({ operatePort }: Hub) =>
  new Promise<unknown>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: operatePort ?? 0, path: '/health' }, (answer) => {
      let body = '';
      answer.on('data', (text: Buffer) => (body += text.toString()));
      answer.on('end', () => resolve({ status: answer.statusCode, ...JSON.parse(body) }));
    });
    asked.on('error', reject).end();
  });

async function bytesAt(store: ContentStore, hash: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytesOfContent(store, hash, (await store.standing(hash)).have)) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('a central server that keeps contents in a bucket', () => {
  it('takes the papers of an office there, and gives them to a desk in the place of one whose disk died', { timeout: 120_000 }, async () => {
    const desks = new DesksKit();
    try {
      const hub = await open();
      const first = await desks.office();
      await ask(first.kit, first.registrar, 'sync.join', { address: { host: '127.0.0.1', port: hub.port }, code: await hub.invite() });
      const person = await demoPerson(first.kit, 'officer');
      const second = await desks.join(first, [person.postId]);
      await until(() => second.kit.desk.store.all(second.kit.desk.store.build.selectFrom('charge').select('id')).length > 0);
      const officer = await worksAt(first, second, person);
      const { id } = await ask(second.kit, officer, 'files.open', { subject: 'Boundary wall', heads: { head: '7' }, classification: 'normal' });
      const scan = await takeIn(second.kit, officer, 'plan.pdf', await heavyPdf(1_300_000));
      await ask(second.kit, officer, 'attachments.addToFile', { fileId: id, ids: [scan.id] });
      const { store, blobs, ledger } = second.kit.desk;
      const { hash = '' } = store.first(store.build.selectFrom('attachment').select('hash').where('id', '=', scan.id)) ?? {};
      const isThere = async () => {
        const size = (await hub.database.query.selectFrom('log_head').select('size').where('log', '=', ledger.logName).executeTakeFirst())?.size;
        return size === ledger.head.seq && (await hub.database.query.selectFrom('content').select('hash').where('hash', '=', hash).executeTakeFirst()) !== undefined;
      };
      await expect.poll(isThere, { timeout: 30_000, interval: 50 }).toBe(true);
      expect(await s3.names(place)).toContain(`office/${hash.slice(0, 2)}/${hash.slice(2)}`);
      expect(existsSync(join(hubs.folder, 'hub', 'contents'))).toBe(false);
      expect((await bytesAt(contents, hash)).length).toBe(blobs.sizeOf(hash));

      await desks.end(second);
      rmSync(second.folder, { recursive: true });
      const fresh = await desks.join(first, [person.postId], { replaces: second.lan.id });
      const isLoaded = () => {
        fresh.kit.desk.sync.current?.tryNow();
        return fresh.kit.desk.blobs.sizeOf(hash) !== null && fresh.kit.desk.blobs.isIntact(hash);
      };
      await expect.poll(isLoaded, { timeout: 30_000, interval: 50 }).toBe(true);
    } finally {
      await desks.endAll();
    }
  });

  it('takes nothing while the bucket is away, asks desks to come again, tells the operator, and goes on by itself', async () => {
    const hub = await open();
    const { link } = await hubs.office(hub);
    const bytes = randomBytes(300_000);
    const hash = hashOf(bytes);
    const put = (offset: number) => link.putContent(hash, { offset, size: bytes.length, bytes: bytes.subarray(offset, offset + 100_000) });
    expect([(await put(0)).ok, await health(hub)]).toMatchObject([true, { database: true, contents: true }]);
    await s3.kill();
    for (const asked of [put(100_000), link.getContent(hash, 0, 10), put(0)]) expect(await asked).toMatchObject({ ok: false, error: { code: 'busy' } });
    expect(link.takeAskedToWait()).toBeGreaterThanOrEqual(2000);
    expect(await health(hub)).toMatchObject({ status: 503, healthy: false, database: true, contents: false });
    await s3.start();
    expect([(await put(100_000)).ok, (await put(200_000)).ok, await link.getContent(hash, 299_990, 10)]).toMatchObject([true, true, { ok: true, value: plainBytes(bytes.subarray(299_990)) }]);
    expect(await health(hub)).toMatchObject({ contents: true });
    const said = lines.join('');
    expect(said).toContain('"event":"contents"');
    for (const secret of [s3Key.secretAccessKey, s3Key.accessKeyId, place.bucket, hash, '127.0.0.1']) expect(said).not.toContain(secret);
  });

  it('notes one that became whole right before it was killed once its desk asks, so that backups hold it', async () => {
    const hub = await open();
    const { link } = await hubs.office(hub);
    const bytes = randomBytes(5000);
    await contents.append(hashOf(bytes), { offset: 0, size: 5000, bytes });
    const asked = await link.ask(routes.contents, { contents: [{ hash: hashOf(bytes), size: 5000 }, { hash: hashOf(randomBytes(5)), size: 5 }] });
    expect(asked).toMatchObject({ ok: true, value: { contents: [{ have: 5000 }, { have: 0 }] } });
    expect(await hub.database.query.selectFrom('content').select(['hash', 'size']).execute()).toEqual([{ hash: hashOf(bytes), size: 5000 }]);
  });

  it('is backed up with its contents, proven, and put back into another bucket or into a folder', async () => {
    const hub = await open();
    const { link } = await hubs.office(hub);
    const papers = [randomBytes(2_500_000), randomBytes(10), randomBytes(1024 * 1024)];
    for (const bytes of papers) {
      for (let offset = 0; offset < bytes.length; offset += 1_000_000) await link.putContent(hashOf(bytes), { offset, size: bytes.length, bytes: bytes.subarray(offset, offset + 1_000_000) });
    }
    const from = { folder: join(hubs.folder, 'hub'), nativeBinding };
    const file = join(aside, 'hub.backup');
    expect(await backupHub({ ...from, contents }, file)).toMatchObject({ contents: 3, missing: 0 });
    expect(await checkHubBackup(file, nativeBinding)).toMatchObject({ sound: true, contents: 3, contentBytes: 2_500_010 + 1024 * 1024 });
    const other = await openContentBucket(await s3.bucket());
    await restoreHub(file, { folder: join(hubs.folder, 'in-bucket'), contents: other, nativeBinding });
    expect(existsSync(join(hubs.folder, 'in-bucket', 'contents'))).toBe(false);
    await restoreHub(file, { folder: join(hubs.folder, 'in-folder'), nativeBinding });
    const again = await hubs.open(undefined, join(hubs.folder, 'in-folder'));
    for (const bytes of papers) expect([(await bytesAt(other, hashOf(bytes))).equals(bytes), (await bytesAt(contents, hashOf(bytes))).equals(bytes)]).toEqual([true, true]);
    const road = hubs.link(again, ...(await hubs.office(again).then(({ office, registrar }) => [office, registrar] as const)));
    expect(await road.getContent(hashOf(papers[1] ?? new Uint8Array()), 0, 100)).toMatchObject({ ok: true, value: plainBytes(papers[1] ?? new Uint8Array()) });

    expect(await backupHub(from, join(aside, 'forgetful.backup')), 'who does not say where contents lie is told').toMatchObject({ contents: 0, missing: 3 });
    await s3.kill();
    await expect(backupHub({ ...from, contents }, join(aside, 'none.backup'))).rejects.toMatchObject({ code: 'contentsUnreachable' });
    await expect(restoreHub(file, { folder: join(hubs.folder, 'none'), contents: other, nativeBinding })).rejects.toMatchObject({ code: 'contentsUnreachable' });
    await s3.start();
    expect([readdirSync(aside).toSorted(), readdirSync(join(hubs.folder, 'none'))]).toEqual([['forgetful.backup', 'hub.backup'], []]);
  });
});

describe('a bucket that can’t be used', () => {
  it('is refused at the start, each time with why', async () => {
    const refused = (more: Partial<BucketPlace>) => openContentBucket({ ...place, ...more });
    await expect(refused({ secretAccessKey: 'wrong' })).rejects.toMatchObject({ code: 'contentsRefused', params: { told: '403 SignatureDoesNotMatch' } });
    await expect(refused({ accessKeyId: 'nobody' })).rejects.toMatchObject({ code: 'contentsRefused' });
    await expect(refused({ region: 'ap-south-1' })).rejects.toMatchObject({ code: 'contentsRefused', params: { told: '400 AuthorizationHeaderMalformed' } });
    await expect(refused({ bucket: 'nowhere' })).rejects.toMatchObject({ code: 'contentsBucketMissing', params: { told: 'nowhere' } });
    await expect(refused({ origin: 'http://127.0.0.1:1' })).rejects.toMatchObject({ code: 'contentsUnreachable', params: { told: 'ECONNREFUSED' } });
  });

  it('is told nothing where its certificate does not hold', async () => {
    let asked = 0;
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const tls = { key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })), cert: certificateToPem(certifyDesk(spkiOf(privateKey), datesFor(Date.now(), 0), privateKey)) };
    const server = createServer(tls, (_, answer) => {
      asked += 1;
      answer.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `https://127.0.0.1:${portOf(server.address())}`;
    await expect(openContentBucket({ ...place, origin })).rejects.toMatchObject({ code: 'contentsUnreachable', params: { told: 'DEPTH_ZERO_SELF_SIGNED_CERT' } });
    expect(asked).toBe(0);
    server.close();
  });
});
