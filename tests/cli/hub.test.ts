import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { createServer } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { portOf } from '../../main/hub/port-of.ts';
import { daftar, startDaftar } from '../support/run.ts';
import { s3Key, startS3, urlOf, type S3Server } from '../support/s3-server.ts';
import { temporaryFolder } from '../unit/desk-kit.ts';

const place = temporaryFolder();
afterAll(() => place.remove());
const serving = z.looseObject({ event: z.literal('serving'), port: z.int().positive(), public: z.int().positive() });

describe('the central server from the command line', () => {
  it('serves citizens the page that checks letters, until it is told to end', async () => {
    const hub = startDaftar('hub', '--data', `${place.path}/hub`, '--port', '0', '--public-port', '0', '--public-http');
    const { public: port } = serving.parse(JSON.parse(await hub.line((line) => line.includes('"serving"'))));
    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect([page.status, (await page.text()).includes('./verify.js')]).toEqual([200, true]);
    expect(await hub.end('SIGTERM')).toBe(0);
  });

  it('says what it needs: a certificate, or that plain HTTP stays on the machine', async () => {
    const refused = async (...more: string[]) => (await daftar('hub', '--data', `${place.path}/other`, '--port', '0', '--public-port', '0', ...more)).value;
    expect(await refused()).toEqual({ error: { code: 'badInput', params: { field: '--public-cert' } } });
    expect(await refused('--public-cert', `${place.path}/none.pem`, '--public-key', `${place.path}/none.pem`)).toEqual({ error: { code: 'badInput', params: { field: '--public-cert' } } });
    expect(await refused('--public-http', '--public-host', '0.0.0.0')).toEqual({ error: { code: 'badInput', params: { field: '--public-host' } } });
    expect(await refused('--public-http', '--public-cert', 'cert.pem')).toEqual({ error: { code: 'badInput', params: { field: '--public-http' } } });
  });
});

describe('the central server with its contents in a bucket', () => {
  const refused = async (url: string, ...more: string[]) => daftar('hub', '--data', `${place.path}/refused`, '--port', '0', '--contents', url, ...more);
  let s3: S3Server;
  beforeAll(async () => {
    s3 = await startS3();
  });
  afterAll(() => s3.stop());
  afterEach(() => void vi.unstubAllEnvs());

  it('takes the key from the environment, keeps contents there, and is backed up and put back with them', { timeout: 60_000 }, async () => {
    const bucket = urlOf(await s3.bucket());
    vi.stubEnv('AWS_ACCESS_KEY_ID', s3Key.accessKeyId);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', s3Key.secretAccessKey);
    const hub = startDaftar('hub', '--data', `${place.path}/with-bucket`, '--port', '0', '--contents', bucket);
    await hub.line((line) => line.includes('"serving"'));
    expect(await hub.end('SIGTERM')).toBe(0);
    const file = `${place.path}/bucket.backup`;
    expect((await daftar('hub-backup', '--data', `${place.path}/with-bucket`, '--out', file, '--contents', bucket)).value).toMatchObject({ file, contents: 0, missing: 0 });
    expect((await daftar('hub-restore', '--in', file, '--data', `${place.path}/again`, '--contents', bucket)).value).toMatchObject({ logs: 0 });
    expect((await daftar('hub-restore', '--in', file, '--check')).value).toMatchObject({ sound: true });
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'a-wrong-secret');
    const wrong = await refused(bucket);
    expect([wrong.code, wrong.value]).toEqual([1, { error: { code: 'contentsRefused', params: { told: '403 SignatureDoesNotMatch' } } }]);
    expect(wrong.stderr).toContain('Check AWS_ACCESS_KEY_ID');
    expect(wrong.stderr + wrong.stdout).not.toContain('a-wrong-secret');
  });

  it('goes there by TLS under an authority that the operator names, and not without it', async () => {
    const [key, cert] = [`${place.path}/store-key.pem`, `${place.path}/store-cert.pem`];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key, '-out', cert, '-days', '2', '-subj', '/CN=store.example.gov', '-addext', 'subjectAltName=IP:127.0.0.1'], { stdio: 'pipe' });
    const before = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (secure) => {
      const plain = connect(Number(new URL(s3.origin).port), '127.0.0.1');
      for (const end of [secure, plain]) end.on('error', () => undefined);
      secure.pipe(plain).pipe(secure);
    }).listen(0, '127.0.0.1');
    await once(before, 'listening');
    const bucket = urlOf({ ...(await s3.bucket()), origin: `https://127.0.0.1:${portOf(before.address())}` });
    vi.stubEnv('AWS_ACCESS_KEY_ID', s3Key.accessKeyId);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', s3Key.secretAccessKey);
    expect((await refused(bucket)).value).toEqual({ error: { code: 'contentsUnreachable', params: { told: 'DEPTH_ZERO_SELF_SIGNED_CERT' } } });
    vi.stubEnv('NODE_EXTRA_CA_CERTS', cert);
    const hub = startDaftar('hub', '--data', `${place.path}/secure`, '--port', '0', '--contents', bucket);
    await hub.line((line) => line.includes('"serving"'));
    expect(await hub.end('SIGTERM')).toBe(0);
    before.close();
  });

  it('says what it needs: an address, TLS on the way to another machine, a key, a store that answers', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', '');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', '');
    const codeOf = async (url: string) => (await refused(url)).value;
    expect(await codeOf('store.example.gov/contents')).toEqual({ error: { code: 'badInput', params: { field: '--contents' } } });
    expect(await codeOf('https://key:secret@store.example.gov/contents')).toEqual({ error: { code: 'badInput', params: { field: '--contents' } } });
    expect(await codeOf('http://store.example.gov/contents')).toEqual({ error: { code: 'contentsNeedTls' } });
    expect(await codeOf('https://store.example.gov/contents')).toEqual({ error: { code: 'contentsKeyMissing' } });
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'id');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    expect(await codeOf('http://127.0.0.1:1/contents')).toEqual({ error: { code: 'contentsUnreachable', params: { told: 'ECONNREFUSED' } } });
    expect((await refused('http://127.0.0.1:1/contents')).stderr).toContain('does not answer as it should (ECONNREFUSED)');
  });
});
