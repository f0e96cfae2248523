import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../main/core/lan/clock.ts';
import type { Hub } from '../../main/hub/hub.ts';
import { citizens } from './citizens.ts';
import { HubKit } from './hub-kit.ts';

const { site } = citizens();
let hubs: HubKit;
let hub: Hub;
beforeEach(async () => {
  hubs = new HubKit();
  hub = await hubs.open(undefined, undefined, 0, { public: citizens() });
});
afterEach(() => hubs.end());

const at = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${hub.public?.port}${path}`, { redirect: 'manual', ...init });

describe('the public site', () => {
  it('serves every file of the built page, packed as the browser asks, and nothing else of the disk', async () => {
    for (const [name, packed] of [['', 'index.html'], ['verify.js', 'verify.js'], ['style.css', 'style.css'], ['decoder.wasm', 'decoder.wasm']] as const) {
      const plain = await at(`/${name}`, { headers: { 'accept-encoding': 'identity' } });
      expect(Buffer.from(await plain.arrayBuffer()).equals(readFileSync(join(site, packed)))).toBe(true);
      for (const [encoding, ending] of [['br', 'br'], ['gzip', 'gz']] as const) {
        const answer = await at(`/${name}`, { method: 'HEAD', headers: { 'accept-encoding': encoding } });
        expect([answer.headers.get('content-encoding'), answer.headers.get('content-length')]).toEqual([encoding, String(statSync(join(site, `${packed}.${ending}`)).size)]);
      }
      const etag = plain.headers.get('etag') ?? '';
      expect((await at(`/${name}`, { headers: { 'if-none-match': etag } })).status).toBe(304);
    }
    for (const path of ['/verify.js.br', '/../package.json', '/%2e%2e/package.json', '/..%2f..%2fpackage.json', '/.env', '/hub.sqlite', '/keys/tls-key', '/desk/hello', '/office/keys', '/health', '//evil.example', '/index.html/']) {
      expect([path, (await at(path)).status]).toEqual([path, 404]);
    }
  });

  it('says in every answer what the browser must not do, sets no cookie and names no software', async () => {
    for (const path of ['/', '/verify.js', '/nothing', '/trust-list.cbor', '/%zz']) {
      const { headers } = await at(path);
      const policy = headers.get('content-security-policy') ?? '';
      for (const part of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'", "connect-src 'self'"]) expect(`${path} ${policy}`).toContain(part);
      expect(policy).not.toContain('unsafe-inline');
      expect([headers.get('referrer-policy'), headers.get('x-content-type-options'), headers.get('cross-origin-opener-policy'), headers.get('x-frame-options')]).toEqual(['no-referrer', 'nosniff', 'same-origin', 'DENY']);
      expect([headers.get('set-cookie'), headers.get('server'), headers.get('x-powered-by')]).toEqual([null, null, null]);
    }
  });

  it('takes reads, and one kind of question', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) expect([method, (await at('/', { method })).status]).toEqual([method, 405]);
    const ask = (body: string, type = 'application/json') => at('/track', { method: 'POST', headers: { 'content-type': type }, body });
    const answer = await ask('{"code":"22222222"}');
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('access-control-allow-origin')]).toEqual([200, 'no-store', null]);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    for (const body of ['{', '[]', '{"code":5}', '{"code":"2","more":1}', '{"__proto__":{"code":"22222222"}}', '']) expect([body, (await ask(body)).status]).toEqual([body, 400]);
    expect((await ask(JSON.stringify({ code: '2'.repeat(600) }))).status).toBe(413);
    expect((await ask('code=22222222', 'application/x-www-form-urlencoded')).status).toBe(415);
    expect((await at('/track')).status).toBe(404);
  });

  it('turns away who asks too much, and nobody else', async () => {
    const still = await hubs.open(undefined, join(hubs.folder, 'still'), 0, { public: citizens({ clock: { ...systemClock, monotonic: () => 0 } }) });
    const from = (address: string) => fetch(`http://127.0.0.1:${still.public?.port}/style.css`, { method: 'HEAD', headers: { 'x-forwarded-for': address } });
    const many = await Promise.all(Array.from({ length: 450 }, (_, of) => from(`203.0.113.${of % 250}`)));
    const turnedAway = many.filter(({ status }) => status === 429);
    expect(turnedAway.length).toBe(50);
    expect(turnedAway[0]?.headers.get('retry-after')).toBe('60');
    expect((await from('198.51.100.1')).status).toBe(200);
  });

  it('is on the line in less than 150 KB with all that a first visit needs before the decoder, in English and Hindi; in Urdu besides a font that the device may have', () => {
    const sizeOf = (name: string) => statSync(join(site, name)).size;
    const page = ['index.html.br', 'style.css.br', 'verify.js.br', 'noto-sans-latin-400-normal.woff2', 'noto-sans-latin-600-normal.woff2'].reduce((sum, name) => sum + sizeOf(name), 0);
    expect(page).toBeLessThan(90_000);
    expect(page + sizeOf('noto-sans-devanagari-devanagari-400-normal.woff2')).toBeLessThan(150_000);
    expect(readFileSync(join(site, 'verify.js'), 'utf8')).not.toContain('PDFDocument');
  });

  it('never goes out in plain beyond this machine', async () => {
    await expect(hubs.open(undefined, join(hubs.folder, 'other'), 0, { public: citizens({ host: '0.0.0.0' }) })).rejects.toThrow('this machine alone');
  });

  it('is served under the operator’s own certificate, by TLS 1.2 at least', async () => {
    const [key, cert] = [join(hubs.folder, 'key.pem'), join(hubs.folder, 'cert.pem')];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key, '-out', cert, '-days', '1', '-subj', '/CN=verify.works.example'], { stdio: 'pipe' });
    const secure = await hubs.open(undefined, join(hubs.folder, 'secure'), 0, { public: citizens({ host: '127.0.0.1', tls: { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') } }) });
    const get = (more: object) =>
      new Promise<string>((resolve, reject) => {
        request({ host: '127.0.0.1', port: secure.public?.port, servername: 'verify.works.example', ca: readFileSync(cert), headers: { 'x-forwarded-for': '192.0.2.1' }, ...more }, (response) => {
          response.resume();
          resolve(`${response.statusCode} ${response.headers['strict-transport-security']}`);
        }).on('error', reject).end();
      });
    expect(await get({})).toBe('200 max-age=31536000');
    await expect(get({ maxVersion: 'TLSv1.1', minVersion: 'TLSv1.1' })).rejects.toThrow(/protocol|version|EPROTO|alert/iu);
  });
});
