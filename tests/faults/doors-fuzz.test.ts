import { connect } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Hub } from '../../main/hub/hub.ts';
import { citizens } from '../unit/citizens.ts';
import { HubKit } from '../unit/hub-kit.ts';

/** `npm run faults -- --nightly` asks for more; each request is a connection of its own, as hostile clients make them. */
const requests = process.env['DAFTAR_RUNS_FOR'] === undefined ? 20_000 : 100_000;
const seed = Number(process.env['DAFTAR_SEED'] ?? 20_261_122);
const atOnce = 64;
/** By then code is compiled and tables have their size. */
const warmAfter = 2_000;
/** Ten thousand askers that are remembered at most come to some megabytes. */
const mostGrowth = 24 * 1024 * 1024;

/** Bytes of the heap that are in use. */
function inUse(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}

let hubs: HubKit;
let hub: Hub;
beforeAll(async () => {
  hubs = new HubKit();
  hub = await hubs.open(undefined, undefined, 0, { public: citizens(), operatePort: 0 });
  await hubs.office(hub);
});
afterAll(() => hubs.end());

const known = ['/', '/verify.js', '/trust-list.cbor', '/status-lists.cbor', '/track', '/lists/office/trust-list.cbor', '/lists/office/status/0123456789abcdef-2026.cbor', `/lists/o/by-hash/${'a'.repeat(64)}.cbor`, '/office/', '/office/track'];
const odd = fc.constantFrom('%00', '%2e%2e%2f', '../', '%zz', '%c0%af', '//', '?q=1', '#x', ';', '\\', '%', 'é', ' ', '\t', "'", '"', '%F0%9F%92%A9', '::', '[', 'a'.repeat(300), '%u0000');
const operatorsKnown = ['/health', '/metrics', '/'];
const pathsAround = (paths: readonly string[]) =>
  fc.oneof(fc.constantFrom(...paths), fc.tuple(fc.constantFrom(...paths), odd, odd).map((parts) => parts.join('')), fc.tuple(odd, fc.constantFrom(...paths)).map((parts) => `/${parts.join('')}`), fc.string({ maxLength: 40 }).map((text) => `/${text}`), fc.constant('*'), fc.constant('http://other.example/'));
const method = fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'get', 'BREW', '');
const address = fc.oneof(fc.ipV4(), fc.ipV6(), fc.string({ maxLength: 20 }), fc.constant('203.0.113.1'));
const host = fc.constantFrom('verify.works.example', 'localhost', 'a:b:c', '[::1', '', ':99999', 'x'.repeat(200), '\u0001', 'evil.example@verify');
const body = fc.oneof(fc.constant(''), fc.json({ maxDepth: 3 }).map((text) => text.slice(0, 700)), fc.string({ maxLength: 60 }).map((code) => JSON.stringify({ code })), fc.constant('{"code":"22222222"}'), fc.string({ maxLength: 100 }));
const header = fc.constantFrom('accept-encoding: br;q=x, gzip', 'accept-encoding: ', `if-none-match: "${'a'.repeat(64)}"`, 'if-none-match: *', 'transfer-encoding: chunked', 'content-length: 9999', 'content-length: -1', 'range: bytes=5-1', 'expect: 100-continue', 'upgrade: websocket', `x-junk: ${'j'.repeat(9000)}`, 'content-encoding: br', 'cookie: a=b', 'x-forwarded-host: ,,', 'x-forwarded-proto: gopher', 'broken header');
const type = fc.constantFrom('application/json', 'application/json; charset=utf-16', 'text/plain', '', 'application/cbor', 'multipart/form-data');

/** Requests for these paths and others, and now and then bytes that are none. */
function hostile(paths: readonly string[]) {
  const message = fc
    .record({ method, path: pathsAround(paths), address, host, body, type, more: fc.array(header, { maxLength: 2 }), ending: fc.constantFrom('\r\n', '\r\n', '\r\n', '\n') })
    .map((one) => [`${one.method} ${one.path} HTTP/1.1`, `host: ${one.host}`, `x-forwarded-for: ${one.address}`, `content-type: ${one.type}`, 'connection: close', ...(one.body === '' ? [] : [`content-length: ${Buffer.byteLength(one.body)}`]), ...one.more, '', one.body].join(one.ending));
  return fc.oneof({ weight: 30, arbitrary: message.map((text) => Buffer.from(text)) }, { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) });
}

/** The whole answer as text; empty where the server hung up without one. A request that is never whole is left by us: at once, or where an answer takes asking the database, after `patienceMs` of silence. */
function send(port: number, bytes: Buffer, patienceMs: number): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => (patienceMs === 0 ? socket.end(bytes) : socket.write(bytes)));
    socket.setTimeout(patienceMs === 0 ? 5_000 : patienceMs, () => socket.destroy());
    socket.on('data', (piece: Buffer) => {
      if (answer.length < 8_192) answer += piece.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}

/** Sends so many hostile requests, and fails for the first answers that tell of a failure, or more than they should. */
async function survives(door: { readonly port: number; readonly paths: readonly string[]; readonly requests: number; readonly patienceMs: number }): Promise<ReadonlyMap<string, number>> {
  const statuses = new Map<string, number>();
  const failed: string[] = [];
  const work = fc.sample(hostile(door.paths), { numRuns: door.requests, seed });
  let before = 0;
  let next = 0;
  const sendOn = async (): Promise<void> => {
    for (let bytes = work[next++]; bytes; bytes = work[next++]) {
      if (next === warmAfter) before = inUse();
      const answer = await send(door.port, bytes, door.patienceMs);
      const status = /^HTTP\/1\.1 (\d{3})/u.exec(answer)?.[1] ?? 'none';
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      const bare = status.startsWith('5') || /set-cookie|node_modules|\bat .*\.ts:/iu.test(answer.slice(0, 4_096).replace(/^[^]*?\r\n\r\n[^]{2000,}/u, ''));
      if (bare) failed.push(`${bytes.toString('latin1').slice(0, 300)}\n-> ${answer.slice(0, 300)}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sendOn));
  expect(failed).toEqual([]);
  expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(door.requests);
  expect(inUse() - before).toBeLessThan(mostGrowth);
  return statuses;
}

describe('the doors of the server under any requests: each is answered or refused, never with a failure of the server, and memory does not grow', () => {
  it('the public one', { timeout: requests * 20 }, async () => {
    const port = hub.public?.port ?? 0;
    const statuses = await survives({ port, paths: known, requests, patienceMs: 0 });
    for (const status of ['200', '400', '404', '405', '429']) expect([...statuses.keys()]).toContain(status);
    expect((await fetch(`http://127.0.0.1:${port}/`, { headers: { 'x-forwarded-for': '198.51.100.77' } })).status).toBe(200);
  });

  it('the operator’s own', { timeout: requests * 20 }, async () => {
    const port = hub.operatePort ?? 0;
    const statuses = await survives({ port, paths: operatorsKnown, requests: requests / 5, patienceMs: 500 });
    for (const status of ['200', '400', '404']) expect([...statuses.keys()]).toContain(status);
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
  });
});
