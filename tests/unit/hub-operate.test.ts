import { request } from 'node:http';
import { connect } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { routes } from '../../main/core/sync/wire.ts';
import { openHub, type Hub, type HubOptions } from '../../main/hub/hub.ts';
import { HubKit, sampleLog } from './hub-kit.ts';

let kit: HubKit;
let hubs: Hub[];
beforeEach(() => {
  kit = new HubKit();
  hubs = [];
});
afterEach(async () => {
  for (const hub of hubs) await hub.stop();
  await kit.end();
});

async function open(more: Partial<HubOptions> = {}): Promise<Hub> {
  const hub = await openHub({ folder: `${kit.folder}/hub`, port: 0, host: '127.0.0.1', operatePort: 0, nativeBinding: process.env['DAFTAR_SQLITE_BINDING'], ...more });
  hubs.push(hub);
  return hub;
}

function told({ operatePort }: Hub, path: string): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: operatePort ?? 0, path }, (answer) => {
      let body = '';
      answer.on('data', (text: Buffer) => (body += text.toString()));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
    });
    asked.on('error', reject).end();
  });
}

describe('a central server that is kept running', () => {
  it('tells the operator whether it is well, and what it has done, by routes and reasons and nobody’s name', async () => {
    const lines: string[] = [];
    const hub = await open({ log: { write: (line) => void lines.push(line) } });
    const { office, registrar, link } = await kit.office(hub, 'office-canary');
    const log = sampleLog(registrar.signing, 5);
    await link.ask(routes.push, { log: log.name, events: log.events.slice(0, 2) });
    await link.ask(routes.push, { log: log.name, events: log.events.slice(3) });
    expect(JSON.parse((await told(hub, '/health')).body)).toMatchObject({ database: true });
    const metrics = (await told(hub, '/metrics')).body;
    for (const line of ['daftar_hub_events_total 2', 'daftar_hub_batches_total 1', 'daftar_hub_refused_total{reason="gap"} 1', 'daftar_hub_database_connections 1']) expect(metrics).toContain(line);
    expect(metrics).toContain('daftar_hub_request_seconds_count{route="/desk/push",status="409"} 1');
    const said = lines.map((line): unknown => JSON.parse(line));
    expect(said).toContainEqual(expect.objectContaining({ level: 'info', event: 'refused', route: '/desk/push', reason: 'gap' }));
    for (const secret of ['canary', office.roster.office, 'Sample Office', registrar.id, log.name, '127.0.0.1']) expect(lines.join('') + metrics).not.toContain(secret);
    await hub.database.close();
    expect(await told(hub, '/health')).toMatchObject({ status: 503 });
  });

  it('turns desks away that would wait too long, says when to come again, and serves those that were let in', async () => {
    const hub = await open({ gate: { working: 1, waiting: 2, bytes: 10_000_000 } });
    const { office, registrar } = await kit.office(hub);
    const log = sampleLog(registrar.signing, 200);
    const links = Array.from({ length: 8 }, () => kit.link(hub, office, registrar));
    for (const link of links) await link.ask(routes.logs, {});
    const answers = await Promise.all(links.map((link) => link.ask(routes.push, { log: log.name, events: [...log.events] })));
    const codes = answers.map((answer) => (answer.ok ? 'taken' : answer.error.code));
    expect([codes.includes('taken'), codes.includes('busy'), codes.every((code) => code === 'taken' || code === 'busy')]).toEqual([true, true, true]);
    const asked = links.map((link) => link.takeAskedToWait());
    expect(asked.map((wait) => wait !== null)).toEqual(codes.map((code) => code === 'busy'));
    for (const wait of asked.flatMap((one) => one ?? [])) expect(wait).toBeGreaterThanOrEqual(2000);
  });

  it('holds no more bytes at once than it has room for, whatever is announced, and gives the room back when a desk goes away', async () => {
    const hub = await open({ gate: { working: 4, waiting: 4, bytes: 1_500_000 } });
    const { office, registrar, link } = await kit.office(hub);
    const log = sampleLog(registrar.signing, 1);
    const lingering = connect({ host: '127.0.0.1', port: hub.port, rejectUnauthorized: false });
    await new Promise((resolve) => lingering.once('secureConnect', resolve));
    lingering.on('error', () => undefined);
    lingering.write('POST /desk/push HTTP/1.1\r\nhost: x\r\ncontent-type: application/cbor\r\ncontent-length: 1000000\r\n\r\n');
    const big = new Uint8Array(1_000_000);
    const put = () => kit.link(hub, office, registrar).putContent('a'.repeat(64), { offset: 0, size: 2_000_000, bytes: big });
    await expect.poll(async () => (await put()).ok, { timeout: 5000, interval: 20 }).toBe(false);
    lingering.destroy();
    await expect.poll(async () => (await link.ask(routes.push, { log: log.name, events: [...log.events] })).ok && (await put()).ok, { timeout: 5000, interval: 50 }).toBe(true);
  });

  it('that is told to stop lets requests under way end, and takes no more', async () => {
    const hub = await open();
    const { office, registrar, link } = await kit.office(hub);
    const log = sampleLog(registrar.signing, 200);
    const under = [0, 1, 2].map(() => kit.link(hub, office, registrar).ask(routes.push, { log: log.name, events: [...log.events] }));
    await Promise.race(under);
    const stopping = hub.stop();
    hubs = [];
    const ended = await Promise.all(under);
    await stopping;
    expect(ended.some(({ ok }) => ok)).toBe(true);
    expect(ended.every((answer) => answer.ok || answer.error.code === 'unreachable' || answer.error.code === 'notTheServer')).toBe(true);
    expect(await link.ask(routes.logs, {})).toMatchObject({ ok: false, error: { code: 'unreachable' } });
    const again = await open();
    expect(await kit.link(again, office, registrar).ask(routes.logs, {})).toMatchObject({ ok: true, value: { logs: [{ size: 200 }] } });
  });
});
